public import BillingCore

/// The rows of `statement --reconcile`: the steps from lines to invoice.
public enum ReconciliationRows {
    /// The steps of some reconciliations; one without steps is a row of its own.
    ///
    /// - Parameter steps: The steps, of the only reconciliation; all unless told.
    public static func table(
        _ reconciliations: [Reconciliation], steps: [Reconciliation.Step]? = nil, asOf: Day?
    ) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "reconciliation", asOf: asOf,
                facts: [
                    .init("invoiced", .integer(reconciliations.count(where: \.isInvoiced))),
                    .init("equal", .integer(reconciliations.count { $0.outcome == .equal })),
                ],
                columns: [
                    .init("subscriptionId", isWide: true), .init("subscriptionName"), .init("start"), .init("end"),
                    .init("item"), .init("invoiceId"), .init("lines", isNumber: true), .init("amount", isNumber: true),
                    .init("currency"), .init("result"), .init("reason"),
                ]),
            rows: reconciliations.flatMap { reconciliation -> [[TableValue]] in
                let shown = steps ?? reconciliation.steps
                return shown.isEmpty
                    ? [row(reconciliation, nil)] : shown.map { row(reconciliation, $0) }
            })
    }

    private static func row(_ reconciliation: Reconciliation, _ step: Reconciliation.Step?) -> [TableValue] {
        let subscription = reconciliation.subscription
        return [
            .text(subscription.id.rawValue), .name(subscription.name, tableFallback: subscription.id.rawValue),
            .day(reconciliation.period.start), .day(reconciliation.period.last),
            .optional(step?.item.rawValue), .optional(step?.invoice?.id),
            step?.lineCount.map { .integer($0) } ?? .none, .amount(step?.amount),
            .optional(reconciliation.currency?.rawValue), .text(reconciliation.outcome.code),
            .optional(reconciliation.outcome.reason),
        ]
    }
}

extension Reconciliation.Outcome {
    /// The outcome as a word that scripts can rely on.
    public var code: String {
        switch self {
        case .equal: "equal"
        case .rest: "rest"
        case .notTold: "not-told"
        case .noInvoice: "no-invoice"
        case .notEnded: "not-ended"
        }
    }

    /// Why there is no invoice, or what a rest may come from, as a word; `nil` for nothing to say.
    var reason: String? {
        switch self {
        case .noInvoice(let absence): absence.code
        case .rest(_, isLate: true): "late-usage"
        default: nil
        }
    }
}
