public import BillingCore

/// What each line of CSV belongs to: the subscriptions and the period.
enum ContextColumns {
    static func of(_ scope: Scope, _ period: BillingPeriod) -> [TableHeader.Context] {
        let subscription =
            switch scope {
            case .all: "all"
            case .subscriptions(let ids): ids.map(\.rawValue).joined(separator: " ")
            }
        return [
            .init("subscription", .text(subscription)), .init("periodStart", .day(period.start)),
            .init("periodEnd", .day(period.last)),
        ]
    }
}

/// The rows of `statement`, with the keys of design section 8.
public enum StatementRows {
    /// A statement's meters.
    ///
    /// - Parameter lines: The meters, in order; all of the statement's unless told.
    public static func table(_ statement: Statement, lines: [StatementLine]? = nil, asOf: Day?) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "statement", asOf: asOf, context: ContextColumns.of(statement.scope, statement.period),
                facts: [
                    CoverageFacts.metric(statement.provenance.metric), EstimateFacts.of(statement, asOf: asOf),
                ],
                columns: [
                    .init("meterCategory"), .init("meterSubcategory"), .init("meterName"), .init("meterRegion"),
                    .init("unit"), .init("consumed", isNumber: true), .init("included", isNumber: true),
                    .init("billable", isNumber: true), .init("rate", isNumber: true),
                    .init("value", isNumber: true), .init("currency"),
                ]),
            rows: (lines ?? statement.lines).map { line in
                [
                    .text(line.meter.category), .optional(line.meter.subcategory), .text(line.meter.name),
                    .optional(line.meter.region), .optional(line.meter.unit), .number(line.consumed),
                    .number(line.included), .number(line.billable), .number(line.rate),
                    .amount(line.isPriced ? line.value.amount : nil),
                    .text(line.value.currency.rawValue),
                ]
            })
    }
}
