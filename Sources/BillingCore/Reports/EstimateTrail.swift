/// What is known of a period beside its lines while it runs, and what was known of it: estimates day by day, forecasts.
public struct EstimateTrail: Hashable, Sendable {
    /// The newest estimate of each subscription, put together.
    public struct Latest: Hashable, Sendable {
        /// Seconds since 1970 (UTC) at which the oldest of them was generated.
        public let generatedAt: Int64
        /// Their sum, before credit and tax.
        public let cost: Amount
        /// How they were computed, the best way first.
        public let ways: [EstimateWay]
    }

    /// What was estimated on a day.
    public struct Step: Hashable, Sendable {
        /// The day, in UTC.
        public let day: Day
        /// The sum, before credit and tax.
        public let cost: Amount
    }

    /// The estimates of the period, oldest first.
    public let estimates: [Estimate]
    /// The last forecast asked for of each subscription, and each currency.
    public let forecasts: [Forecast]
    /// The days that the statement's lines cover; `nil` without lines.
    public let coverage: BillingPeriod?
    /// What each period brings to be used up; `nil` where that is nothing, unknown, or of several subscriptions.
    public let monthlyCredit: Money?
    /// What the lines of each subscription come to so far, by currency.
    public let used: [CurrencyCode: [SubscriptionID: Amount]]

    /// Creates a trail; estimates are put in order.
    public init(
        estimates: [Estimate] = [], forecasts: [Forecast] = [], coverage: BillingPeriod? = nil,
        monthlyCredit: Money? = nil, used: [CurrencyCode: [SubscriptionID: Amount]] = [:]
    ) {
        self.used = used
        self.estimates = estimates.sorted { ($0.generatedAt, $0.subscription) < ($1.generatedAt, $1.subscription) }
        self.forecasts = forecasts
        self.coverage = coverage
        self.monthlyCredit = monthlyCredit
    }

    /// The newest estimates in a currency; `nil` without any.
    public func latest(in currency: CurrencyCode) -> Latest? {
        let own = estimates.filter { $0.cost.currency == currency }
        let newest = Dictionary(own.map { ($0.subscription, $0) }, uniquingKeysWith: { $1 }).values
        guard let oldest = newest.map(\.generatedAt).min() else { return nil }
        let ways = Set(newest.map(\.way))
        return Latest(
            generatedAt: oldest, cost: newest.reduce(.zero) { $0 + $1.cost.amount },
            ways: EstimateWay.allCases.filter(ways.contains))
    }

    /// How the estimate grew in a currency, a step for each day with an estimate.
    ///
    /// Of several subscriptions, from the first day that all of them were
    /// estimated; one that was not estimated on a day counts as the day before.
    public func growth(in currency: CurrencyCode) -> [Step] {
        let own = estimates.filter { $0.cost.currency == currency }
        let members = Set(own.map(\.subscription))
        var current: [SubscriptionID: Amount] = [:]
        var sum = Amount.zero
        var steps: [Step] = []
        for estimate in own {
            let before = current.updateValue(estimate.cost.amount, forKey: estimate.subscription) ?? .zero
            sum += estimate.cost.amount - before
            guard current.count == members.count else { continue }
            let step = Step(day: estimate.day, cost: sum)
            if steps.last?.day == step.day { steps.removeLast() }
            steps.append(step)
        }
        return steps
    }

    /// What Azure forecasts in a currency; `nil` unless it does for every subscription that has an estimate or lines.
    ///
    /// A forecast below what was estimated or used already, in whole minor
    /// units, is none: the period can't end with less.
    public func forecast(in currency: CurrencyCode) -> Amount? {
        let lines = used[currency] ?? [:]
        let members = Set(estimates.filter { $0.cost.currency == currency }.map(\.subscription)).union(lines.keys)
        let known = forecasts.compactMap { forecast in
            forecast.cost(in: currency).map { (forecast.subscription, $0) }
        }
        guard !known.isEmpty, members.isSubset(of: known.map(\.0)) else { return nil }
        let sum = known.reduce(Amount.zero) { $0 + $1.1 }
        let soFar = [latest(in: currency)?.cost, lines.values.reduce(.zero, +)].compactMap(\.self).max() ?? .zero
        let digits = currency.minorUnitDigits
        return sum.rounded(to: digits) < soFar.rounded(to: digits) ? nil : sum
    }

    /// Why Azure forecasts nothing; `nil` where it does, was not asked, or gave several reasons.
    public var forecastProblem: AzureProblem? {
        let problems = Set(forecasts.compactMap(\.problem))
        return problems.count == 1 ? problems.first : nil
    }
}
