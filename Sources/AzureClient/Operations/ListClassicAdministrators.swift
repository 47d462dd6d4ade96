public import BillingCore

/// The administrators of the older kind, among them the Account Administrator (azure-apis 5.1); often none are left.
public struct ListClassicAdministrators: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID

    /// Creates the operation.
    public init(_ subscription: SubscriptionID) { self.subscription = subscription }

    public func run(on azure: AzureAPI) async throws -> [ClassicAdministrator] {
        let path = "\(subscription.path)/providers/Microsoft.Authorization/classicAdministrators"
        return try await azure.list(azure.call(.get, path, version: "2015-06-01")) { fields in
            let roles = fields["properties"].text("role") ?? ""
            return ClassicAdministrator(
                mail: try fields["properties"].required("emailAddress"),
                roles: roles.split(separator: ";").map(String.init))
        }
    }
}

/// An administrator of the older kind.
public struct ClassicAdministrator: Hashable, Sendable {
    /// How one can write to them.
    public let mail: String
    /// `ServiceAdministrator`, `AccountAdministrator`, `CoAdministrator`.
    public let roles: [String]

    /// Whether it is the one who signed up.
    public var isAccountAdministrator: Bool { roles.contains { $0.lowercased() == "accountadministrator" } }
}
