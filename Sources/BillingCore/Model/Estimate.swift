/// How an estimate was computed, the best way first (azure-apis 3.3, 3.5).
public enum EstimateWay: String, Hashable, Sendable, CaseIterable {
    /// Azure summed it up: Cost Management's Query.
    case costQuery
    /// The sum of the usage details.
    case usageLines
    /// Quantities used times list prices, for readers who may not see costs.
    case rateCard
}

/// What an unbilled period was estimated to have cost so far, at one moment.
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
    /// How it was computed.
    public let way: EstimateWay
    /// Meters used that the rate card has no price of, so that ``cost`` lacks them; 0 where it is whole.
    public let unpricedMeters: Int

    /// Creates an estimate.
    public init(
        subscription: SubscriptionID, period: BillingPeriod, generatedAt: Int64, cost: Money,
        way: EstimateWay = .costQuery, unpricedMeters: Int = 0
    ) {
        self.subscription = subscription
        self.period = period
        self.generatedAt = generatedAt
        self.cost = cost
        self.way = way
        self.unpricedMeters = unpricedMeters
    }

    /// The day it was generated on, in UTC.
    public var day: Day { Day(number: Int(generatedAt.quotientRoundedDown(by: 86_400))) }
}

extension Int64 {
    /// The quotient rounded towards minus infinity; `divisor` is positive.
    func quotientRoundedDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
