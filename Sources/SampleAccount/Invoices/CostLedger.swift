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

    /// One estimate a day of the open period, made at 04:10 UTC from the lines up to the day before.
    func estimates(upTo today: Day) -> [Estimate] {
        guard let open = plan.periods.last, !plan.uses.isEmpty else { return [] }
        let start = max(open.start.number, plan.days.lowerBound)
        return (start...max(start, today.number)).map { number in
            Estimate(
                subscription: plan.id, period: open, generatedAt: Int64(number) * 86_400 + Self.secondOfDay,
                cost: Money(cost(of: start..<number), plan.spec.prices.currency))
        }
    }

    private static let secondOfDay: Int64 = 4 * 3_600 + 10 * 60
}
