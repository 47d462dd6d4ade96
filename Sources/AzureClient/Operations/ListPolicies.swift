public import BillingCore

/// The billing policies of a subscription, by their names: `ViewCharges` is `Allowed` or not (azure-apis 5.2).
public struct ListPolicies: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID

    /// Creates the operation.
    public init(_ subscription: SubscriptionID) { self.subscription = subscription }

    public func run(on azure: AzureAPI) async throws -> [String: String] {
        let path = "\(subscription.path)/providers/Microsoft.Billing/policies/default"
        return try await azure.document(azure.call(.get, path, version: "2024-04-01")) { fields in
            var policies: [String: String] = [:]
            for policy in fields["properties"].list("policies") {
                policies[try policy.required("name")] = policy.text("value")
            }
            return policies
        }
    }
}
