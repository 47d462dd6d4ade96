public import BillingCore

extension SampleAccount {
    /// Hands the account's usage to a sink: facts of each subscription first, then its lines, day by day.
    ///
    /// Actual cost is that of every subscription with usage; amortized cost only
    /// that of subscriptions under enterprise and customer agreements, which have
    /// reservations. Lines go up to yesterday and name their period.
    ///
    /// - Throws: What the sink throws.
    public func deliver(_ metric: Metric, to sink: any UsageSink) throws {
        let plans = plans.filter { !$0.uses.isEmpty && (metric == .actual || Self.hasAmortized($0)) }
        for plan in plans {
            try sink.receive(
                SubscriptionFacts(
                    id: plan.id, name: plan.spec.name, offer: plan.spec.offer, anchorDay: plan.rule.anchorDay))
        }
        var arena = TextArena()
        let texts = plans.map { plan in
            let texts = LineTexts(plan, metric: metric)
            return plan.uses.indices.map { arena.keep(texts.texts(of: $0)) }
        }
        try arena.bytes.withUnsafeBytes { memory in
            for (plan, texts) in zip(plans, texts) {
                // A record a use, so that a line sets three numbers and no text.
                var records = texts.map { TextArena.record($0, in: memory) }
                try Self.deliver(plan, metric, &records, to: sink)
            }
        }
    }

    /// First to last day of a metric's usage, half-open; on the day the account began, that day.
    public func coverage(_ metric: Metric) -> BillingPeriod {
        let covered = plans.filter { !$0.days.isEmpty && (metric == .actual || Self.hasAmortized($0)) }.map(\.days)
        let first = covered.map(\.lowerBound).min() ?? today.number
        let end = covered.map(\.upperBound).max() ?? first
        return BillingPeriod(start: Day(number: first), end: Day(number: max(end, first + 1)))
            ?? PeriodRule.calendarMonth.period(containing: today)
    }

    private static func hasAmortized(_ plan: UsagePlan) -> Bool {
        plan.spec.agreement == .enterprise || plan.spec.agreement == .customer
    }

    private static func deliver(
        _ plan: UsagePlan, _ metric: Metric, _ records: inout [UsageRecord], to sink: any UsageSink
    ) throws {
        for period in plan.periods {
            try plan.eachLine(in: plan.days(of: period), metric: metric) { line in
                records[line.use].day = Day(number: line.day)
                records[line.use].period = period
                records[line.use].cost = line.cost
                records[line.use].quantity = ExactDecimal(
                    mantissa: Int128(line.quantity), scale: plan.rates[line.use].decimals)
                try sink.receive(records[line.use])
            }
        }
    }
}
