public import BillingCore

/// One subscription as the resource manager lists it (azure-apis 1.1).
public struct GetSubscription: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID

    /// Creates the operation.
    public init(_ subscription: SubscriptionID) { self.subscription = subscription }

    public func run(on azure: AzureAPI) async throws -> AzureSubscription {
        try await azure.document(azure.call(.get, subscription.path, version: "2022-12-01")) {
            try AzureSubscription($0)
        }
    }
}
