public import BillingCore

extension SampleAccount {
    /// Hands the account's usage to a sink: facts of each subscription first, then its lines, day by day.
    ///
    /// Actual cost is that of every subscription with usage; amortized cost only
    /// that of subscriptions under other agreements than pay-as-you-go, which have
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
        let runs = plans.flatMap { plan in
            self.runs(of: plan).map { run in
                let texts = LineTexts(plan, metric: metric, invoice: run.invoice)
                return (
                    plan: plan, periods: run.periods, texts: plan.uses.indices.map { arena.keep(texts.texts(of: $0)) }
                )
            }
        }
        try arena.bytes.withUnsafeBytes { memory in
            for run in runs {
                // A record a use, so that a line sets three numbers and no text.
                var records = run.texts.map { TextArena.record($0, in: memory) }
                for period in run.periods { try Self.deliver(run.plan, period, metric, &records, to: sink) }
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
        plan.spec.agreement != .onlineServices
    }

    /// Periods whose lines say the same: those of a customer agreement name their invoice.
    private func runs(of plan: UsagePlan) -> [(periods: [BillingPeriod], invoice: String)] {
        guard plan.spec.agreement == .customer else { return [(plan.periods, "")] }
        return plan.periods.map { period in
            let invoice = snapshot.invoices.first {
                $0.owner == .billingProfile(Roster.profile) && $0.period == period && !$0.isCreditNote
            }
            return ([period], invoice?.id ?? "")
        }
    }

    private static func deliver(
        _ plan: UsagePlan, _ period: BillingPeriod, _ metric: Metric, _ records: inout [UsageRecord],
        to sink: any UsageSink
    ) throws {
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
