import BillingCore

/// What a subscription's lines come to, day by day, without any rounding.
struct CostLedger {
    let plan: UsagePlan
    /// The sum of all days before each day of the plan, and of all of them at the end.
    private let sums: [Amount]

    /// Adds a plan's actual lines up.
    init(_ plan: UsagePlan) {
        self.plan = plan
        var costs = Array(repeating: Int128(0), count: plan.days.count)
        let first = plan.days.lowerBound
        plan.eachLine(in: plan.days, metric: .actual) { costs[$0.day - first] += $0.cost.units }
        var sums = [Amount.zero]
        sums.reserveCapacity(costs.count + 1)
        for cost in costs { sums.append(Amount(units: sums[sums.count - 1].units + cost)) }
        self.sums = sums
    }

    /// The exact cost of a period's lines so far.
    func cost(of period: BillingPeriod) -> Amount { cost(of: plan.days(of: period)) }

    private func cost(of days: Range<Int>) -> Amount {
        guard !days.isEmpty else { return .zero }
        return sums[days.upperBound - plan.days.lowerBound] - sums[days.lowerBound - plan.days.lowerBound]
    }

    /// One estimate a day of the open period and the one before, made at 04:10 UTC from the lines up to the day before.
    func estimates(upTo today: Day) -> [Estimate] {
        guard !plan.uses.isEmpty else { return [] }
        return plan.periods.suffix(2).flatMap { period in
            let start = max(period.start.number, plan.days.lowerBound)
            let last = max(start, min(today.number, period.last.number))
            return (start...last).map { number in
                Estimate(
                    subscription: plan.id, period: period, generatedAt: Int64(number) * 86_400 + Self.secondOfDay,
                    cost: Money(cost(of: start..<number), plan.spec.prices.currency))
            }
        }
    }

    /// The open period at the pace of its last seven days; refused to those who have not two weeks of usage yet.
    func forecast(on today: Day) -> Forecast? {
        guard let open = plan.periods.last, !plan.uses.isEmpty else { return nil }
        let outcome: Forecast.Outcome
        if plan.days.count < 14 {
            outcome = .none(
                .refused(AzureRefusal(status: 424, code: "FailedDependency", reason: .notEnoughHistory)))
        } else {
            let week = cost(of: today.number - 7..<today.number)
            let left = Int128(today.distance(to: open.end))
            outcome = .cost(Money(cost(of: open) + Amount(units: week.units / 7 * left), plan.spec.prices.currency))
        }
        return Forecast(
            subscription: plan.id, period: open, generatedAt: Int64(today.number) * 86_400 + Self.secondOfDay,
            outcome: outcome)
    }

    /// 04:10 UTC, when Azure's figures of the day are made.
    static let secondOfDay: Int64 = 4 * 3_600 + 10 * 60
}
