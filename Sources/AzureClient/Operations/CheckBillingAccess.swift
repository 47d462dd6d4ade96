/// Whether the caller may do each of some actions on a part of the billing hierarchy (azure-apis 5.2).
public struct CheckBillingAccess: AzureOperation {
    /// The part asked about.
    public let scope: BillingScope
    /// The actions asked about: `Microsoft.Billing/billingAccounts/billingProfiles/invoices/read`.
    public let actions: [String]

    /// Changing a billing profile, how its invoices are mailed too.
    public static let writesProfile = "Microsoft.Billing/billingAccounts/billingProfiles/write"

    /// Creates the operation.
    public init(_ scope: BillingScope, actions: [String]) {
        self.scope = scope
        self.actions = actions
    }

    /// The decision for each action; what Azure leaves out is missing here too.
    public func run(on azure: AzureAPI) async throws -> [String: AzureWord<Decision>] {
        let body = JSONValue.members(["actions": .list(actions.map { .string($0) })])
        let call = azure.call(.post, scope.path + "/checkAccess", version: "2024-04-01", body: body)
        return try await azure.document(call) { fields in
            var decisions: [String: AzureWord<Decision>] = [:]
            for item in fields.elements {
                decisions[try item.required("action")] = item.word("accessDecision")
            }
            return decisions
        }
    }

    /// What Azure decides.
    public enum Decision: String, CaseIterable, Sendable {
        case allowed = "Allowed"
        case notAllowed = "NotAllowed"
    }
}
