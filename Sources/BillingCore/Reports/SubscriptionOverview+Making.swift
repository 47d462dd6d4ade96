extension SubscriptionOverview {
    /// The rows of one subscription: one for each currency of its history, or one without figures.
    public static func rows(of subscription: Subscription, history: BillingHistory) -> [Row] {
        let currencies = Set(history.rows.compactMap(\.currency)).sorted()
        let finding = finding(of: subscription, in: history)
        let newest = history.rows.first
        func standing(hasInvoice: Bool) -> PeriodStanding? {
            newest.map { newest in
                PeriodStanding(
                    subscription: subscription, finding: hasInvoice ? nil : finding, problem: newest.problem)
            }
        }
        guard !currencies.isEmpty else {
            return [
                Row(
                    subscription: subscription, currency: nil, unbilledCost: nil, lastPeriod: nil,
                    lastPeriodCost: nil, lastInvoice: nil, unpaid: [], absence: finding?.reason,
                    problem: newest?.problem,
                    standing: standing(hasInvoice: false), trend: [])
            ]
        }
        let periods = history.rows.map(\.period).reduce(into: [BillingPeriod]()) { list, period in
            if list.last != period { list.append(period) }
        }
        return currencies.map { currency in
            let own = history.rows.filter { $0.currency == currency }
            let last = own.first { $0.state != .unbilled }
            let invoice = own.lazy.compactMap { $0.invoices.first { !$0.isCreditNote } }.first
            let costs = Dictionary(own.map { ($0.period, $0.usageCost) }, uniquingKeysWith: { first, _ in first })
            let running = own.first { $0.state == .unbilled }
            return Row(
                subscription: subscription, currency: currency, unbilledCost: running?.usageCost,
                unpricedMeters: running?.unpricedMeters ?? 0, lastPeriod: last?.period,
                lastPeriodCost: last?.usageCost, lastInvoice: invoice,
                unpaid: own.flatMap(\.invoices).filter(\.isUnpaid),
                absence: invoice == nil ? finding?.reason : nil, problem: newest?.problem,
                standing: standing(hasInvoice: invoice != nil),
                trend: periods.reversed().map { costs[$0] ?? nil })
        }
    }

    /// Why the last closed period has no invoice; where none has closed, that it is too early for one.
    private static func finding(of subscription: Subscription, in history: BillingHistory) -> AbsenceFinding? {
        let closed = history.rows.first { $0.state != .unbilled }
        return (closed ?? history.rows.first)?.standings.first?.finding
    }
}
