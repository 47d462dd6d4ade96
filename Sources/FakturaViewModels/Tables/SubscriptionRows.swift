public import BillingCore

/// The rows of `subscriptions`, with the keys of design section 8.
public enum SubscriptionRows {
    /// Subscriptions with their figures.
    ///
    /// - Parameter rows: The rows, in order; all of the report's unless told.
    public static func table(
        _ overview: SubscriptionOverview, rows: [SubscriptionOverview.Row]? = nil
    ) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "subscriptions", asOf: overview.asOf, facts: [CoverageFacts.metric(overview.provenance.metric)],
                columns: [
                    .init("subscriptionId", isWide: true), .init("subscriptionName"), .init("offer"),
                    .init("agreement"), .init("role"), .init("currency"), .init("lastPeriod", isOnlyInTable: true),
                    .init("lastPeriodCost", isNumber: true, isOnlyInTable: true),
                    .init("unbilledCost", isNumber: true), .init("lastInvoice"),
                    .init("lastInvoiceTotal", isNumber: true), .init("lastInvoiceState"),
                ]),
            rows: (rows ?? overview.rows).map(values))
    }

    private static func values(of row: SubscriptionOverview.Row) -> [TableValue] {
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
    }
}

/// The rows of `periods`.
public enum PeriodRows {
    /// A subscription with rows of its history; an identifier `all` stands for the sums of several.
    public typealias History = (subscription: Subscription, rows: [BillingHistory.Row])

    /// The periods of histories, by a metric.
    public static func table(_ histories: [History], asOf: Day?, metric: Metric) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "periods", asOf: asOf,
                facts: [
                    CoverageFacts.metric(metric),
                    .init(
                        "metersWithoutPrice", .integer(histories.flatMap(\.rows).reduce(0) { $0 + $1.unpricedMeters })),
                ],
                columns: [
                    .init("subscriptionId", isWide: true), .init("subscriptionName"), .init("start"), .init("end"),
                    .init("state"), .init("usageCost", isNumber: true), .init("currency"),
                    .init("change", isNumber: true), .init("invoiceId"), .init("invoiceTotal", isNumber: true),
                    .init("dueDate"), .init("reason"), .init("source", isWide: true),
                    .init("fetchedAt", isWide: true),
                ]),
            rows: histories.flatMap { subscription, rows in rows.map { values(of: $0, subscription) } })
    }

    private static func values(of row: BillingHistory.Row, _ subscription: Subscription) -> [TableValue] {
        // The total is of all of them, so all of them are named.
        let numbers = row.invoiceNumbers.joined(separator: " ")
        let fetchedAt = row.provenance?.fetchedAt.map { Timestamp.iso($0) }
        return [
            .text(subscription.id.rawValue), .name(subscription.name, tableFallback: subscription.id.rawValue),
            .day(row.period.start),
            .day(row.period.last), .text(row.state.rawValue), .amount(row.usageCost),
            .optional(row.currency?.rawValue), .number(row.change), .optional(numbers),
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
