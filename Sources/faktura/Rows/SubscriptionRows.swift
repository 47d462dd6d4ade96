import BillingCore

/// The rows of `subscriptions` and `periods`, with the keys of design section 8.
enum SubscriptionRows {
    static func table(_ overview: SubscriptionOverview) -> OutputTable {
        OutputTable(
            noun: "subscriptions", asOf: overview.asOf,
            columns: [
                .init(key: "subscriptionId", isWide: true), .init(key: "subscriptionName"), .init(key: "offer"),
                .init(key: "agreement"), .init(key: "role"), .init(key: "currency"),
                .init(key: "lastPeriod", isOnlyInTable: true),
                .init(key: "lastPeriodCost", isNumber: true, isOnlyInTable: true),
                .init(key: "unbilledCost", isNumber: true), .init(key: "lastInvoice"),
                .init(key: "lastInvoiceTotal", isNumber: true), .init(key: "lastInvoiceState"),
            ],
            rows: overview.rows.map { row in
                let subscription = row.subscription
                return [
                    .text(subscription.id.rawValue),
                    .name(subscription.name, tableFallback: subscription.id.rawValue),
                    .optional(subscription.offer?.id),
                    .optional(subscription.agreement?.rawValue), .optional(subscription.role),
                    .optional(row.currency?.rawValue), .optional(row.lastPeriod?.description),
                    .amount(row.lastPeriodCost), .amount(row.unbilledCost), .optional(row.lastInvoice?.id),
                    .amount(row.lastInvoice?.total.amount), .optional(row.lastInvoice?.state.rawValue),
                ]
            })
    }
}

/// The rows of `periods`.
enum PeriodRows {
    /// A subscription with rows of its history.
    typealias History = (subscription: Subscription, rows: [BillingHistory.Row])

    /// The rows of each history that a choice means; all of them without one.
    static func chosen(
        _ histories: [(subscription: Subscription, history: BillingHistory)], _ choice: PeriodChoice?
    ) -> [History] {
        histories.map { ($0.subscription, chosen($0.history.rows, choice)) }
    }

    static func table(_ histories: [History], asOf: Day) -> OutputTable {
        OutputTable(
            noun: "periods", asOf: asOf,
            columns: [
                .init(key: "subscriptionId", isWide: true), .init(key: "subscriptionName"), .init(key: "start"),
                .init(key: "end"), .init(key: "state"), .init(key: "usageCost", isNumber: true),
                .init(key: "currency"), .init(key: "change", isNumber: true), .init(key: "invoiceId"),
                .init(key: "invoiceTotal", isNumber: true), .init(key: "dueDate"), .init(key: "reason"),
                .init(key: "source", isWide: true), .init(key: "fetchedAt", isWide: true),
            ],
            rows: histories.flatMap { subscription, rows in rows.map { values(of: $0, subscription) } })
    }

    private static func chosen(_ rows: [BillingHistory.Row], _ choice: PeriodChoice?) -> [BillingHistory.Row] {
        guard let choice else { return rows }
        var closed: [BillingPeriod] = []
        return rows.filter { row in
            let before = closed.last == row.period ? closed.count - 1 : closed.count
            if row.state != .unbilled, closed.last != row.period { closed.append(row.period) }
            return choice.matches(row.period, state: row.state, closedBefore: before)
        }
    }

    private static func values(of row: BillingHistory.Row, _ subscription: Subscription) -> [OutputValue] {
        let invoice = row.invoices.first
        let fetchedAt = row.provenance?.fetchedAt.map { Timestamp.iso($0) }
        return [
            .text(subscription.id.rawValue), .name(subscription.name, tableFallback: subscription.id.rawValue),
            .day(row.period.start),
            .day(row.period.last), .text(row.state.rawValue), .amount(row.usageCost),
            .optional(row.currency?.rawValue), .number(row.change), .optional(invoice?.id),
            .amount(row.invoicedTotal), .optional(row.dueDay?.description), .optional(reason(row)),
            .optional(row.provenance.map { source($0.source) }), .optional(fetchedAt),
        ]
    }

    /// Why there is no invoice, as a code: `period-not-ended`, `files-only`, `nothing-read`.
    private static func reason(_ row: BillingHistory.Row) -> String? {
        guard row.invoices.isEmpty else { return nil }
        return row.usageCost == nil && row.absence == .notAsked ? "nothing-read" : row.absence?.code
    }

    private static func source(_ source: Provenance.Source) -> String {
        switch source {
        case .azure: "azure"
        case .sample: "sample"
        case .file(let name): name
        case .files(let count): "\(count) files"
        }
    }
}

/// A moment as ISO 8601 in UTC, to the second.
enum Timestamp {
    static func iso(_ seconds: Int64) -> String {
        let day = Day(number: Int((Double(seconds) / 86_400).rounded(.down)))
        let rest = Int(seconds) - day.number * 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
