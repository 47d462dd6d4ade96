/// Everything that the server does.
enum Operations {
    static let all: [Operation] =
        signIn + control + blobs + subscriptions + permissions + billingProperty + periods + legacyInvoices + invoices
        + accounts + usageDetails + commerce + costQuery + costDetails

    /// The operation for a method and a path, and what stood in its braces.
    static func find(_ method: String, _ path: [String]) -> (operation: Operation, names: [String: String])? {
        for operation in all where operation.method == method {
            if let names = operation.match(path) { return (operation, names) }
        }
        return nil
    }

    /// Whether another method would be answered.
    static func hasOtherMethod(_ path: [String]) -> Bool { all.contains { $0.match(path) != nil } }
}
