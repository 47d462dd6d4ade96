/// What Azure forecast an unbilled period to come to at its end, or why it did not (azure-apis 3.6).
public struct Forecast: Hashable, Sendable {
    /// What became of the question.
    public enum Outcome: Hashable, Sendable {
        /// Usage cost of the whole period, before credit and tax.
        case cost(Money)
        /// Azure has none, as for a week after subscribing.
        case none(AzureProblem)
    }

    /// The subscription.
    public let subscription: SubscriptionID
    /// The period.
    public let period: BillingPeriod
    /// Seconds since 1970 (UTC) at which Azure was asked.
    public let generatedAt: Int64
    /// What became of the question.
    public let outcome: Outcome

    /// Creates a forecast.
    public init(subscription: SubscriptionID, period: BillingPeriod, generatedAt: Int64, outcome: Outcome) {
        self.subscription = subscription
        self.period = period
        self.generatedAt = generatedAt
        self.outcome = outcome
    }

    /// The cost in a currency; `nil` where there is none.
    public func cost(in currency: CurrencyCode) -> Amount? {
        if case .cost(let money) = outcome, money.currency == currency { money.amount } else { nil }
    }

    /// Why there is none.
    public var problem: AzureProblem? { if case .none(let problem) = outcome { problem } else { nil } }

    /// What a period comes to when its days go on as those that are covered: no forecast of Azure's.
    public static func atPace(of cost: Amount, over coverage: BillingPeriod, until period: BillingPeriod) -> Amount {
        Amount(units: cost.units / Int128(coverage.dayCount) * Int128(period.dayCount))
    }
}
