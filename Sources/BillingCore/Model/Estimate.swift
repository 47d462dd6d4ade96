/// What Azure estimated an unbilled period to have cost so far, at one moment.
///
/// Made once a day; may miss usage, and the invoice may differ.
public struct Estimate: Hashable, Sendable {
    /// The subscription.
    public let subscription: SubscriptionID
    /// The period that had not ended.
    public let period: BillingPeriod
    /// Seconds since 1970 (UTC) at which it was generated.
    public let generatedAt: Int64
    /// Usage cost so far, before credit and tax.
    public let cost: Money

    /// Creates an estimate.
    public init(subscription: SubscriptionID, period: BillingPeriod, generatedAt: Int64, cost: Money) {
        self.subscription = subscription
        self.period = period
        self.generatedAt = generatedAt
        self.cost = cost
    }
}
