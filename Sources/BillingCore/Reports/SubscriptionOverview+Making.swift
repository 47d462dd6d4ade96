extension SubscriptionOverview {
    /// The rows of one subscription: one for each currency of its history, or one without figures.
    public static func rows(of subscription: Subscription, history: BillingHistory) -> [Row] {
        let currencies = Set(history.rows.compactMap(\.currency)).sorted()
        guard !currencies.isEmpty else {
            return [
                Row(
                    subscription: subscription, currency: nil, unbilledCost: nil, lastPeriod: nil,
                    lastPeriodCost: nil, lastInvoice: nil, absence: absence(of: subscription, in: history),
                    problem: history.rows.first?.problem,
                    standing: standing(of: subscription, in: history, hasInvoice: false), trend: [])
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
            return Row(
                subscription: subscription, currency: currency,
                unbilledCost: own.first { $0.state == .unbilled }?.usageCost, lastPeriod: last?.period,
                lastPeriodCost: last?.usageCost, lastInvoice: invoice,
                absence: invoice == nil ? absence(of: subscription, in: history) : nil,
                problem: history.rows.first?.problem,
                standing: standing(of: subscription, in: history, hasInvoice: invoice != nil),
                trend: periods.reversed().map { costs[$0] ?? nil })
        }
    }
    /// The reason of the last closed period; where none has closed, that it is too early for one.
    private static func absence(of subscription: Subscription, in history: BillingHistory) -> InvoiceAbsence? {
        if let closed = history.rows.first(where: { $0.state != .unbilled }) { return closed.absence }
        guard let start = subscription.startDay, InvoiceAbsence.isRecent(start, on: history.asOf) else {
            return history.rows.first?.absence
        }
        return .recentlySubscribed(since: start)
    }

    /// The evidence of ``absence(of:in:)``, and the problem of the newest period.
    private static func standing(
        of subscription: Subscription, in history: BillingHistory, hasInvoice: Bool
    ) -> PeriodStanding? {
        guard let newest = history.rows.first else { return nil }
        let closed = history.rows.first { $0.state != .unbilled }
        var finding = (closed ?? newest).standings.first?.finding
        if closed == nil, let start = subscription.startDay, InvoiceAbsence.isRecent(start, on: history.asOf) {
            finding = finding?.asRecentlySubscribed(since: start)
        }
        return PeriodStanding(
            subscription: subscription, finding: hasInvoice ? nil : finding, problem: newest.problem)
    }
}
