import BillingCore

/// What each line of CSV belongs to: the subscriptions and the period.
enum ContextColumns {
    static let columns: [OutputTable.Column] = [
        .init(key: "subscription", isContext: true), .init(key: "periodStart", isContext: true),
        .init(key: "periodEnd", isContext: true),
    ]

    static func values(_ scope: Scope, _ period: BillingPeriod) -> [OutputValue] {
        let subscription =
            switch scope {
            case .all: "all"
            case .subscriptions(let ids): ids.map(\.rawValue).joined(separator: " ")
            }
        return [.text(subscription), .day(period.start), .day(period.last)]
    }
}

/// The rows of `statement`, with the keys of design section 8.
enum StatementRows {
    static func table(_ statement: Statement, asOf: Day) -> OutputTable {
        let context = ContextColumns.values(statement.scope, statement.period)
        return OutputTable(
            noun: "statement", asOf: asOf,
            columns: ContextColumns.columns + [
                .init(key: "meterCategory"), .init(key: "meterSubcategory"), .init(key: "meterName"),
                .init(key: "meterRegion"), .init(key: "unit"), .init(key: "consumed", isNumber: true),
                .init(key: "included", isNumber: true), .init(key: "billable", isNumber: true),
                .init(key: "rate", isNumber: true, isWide: true), .init(key: "value", isNumber: true),
                .init(key: "currency"),
            ],
            rows: statement.lines.map { line in
                context + [
                    .text(line.meter.category), .optional(line.meter.subcategory), .text(line.meter.name),
                    .optional(line.meter.region), .optional(line.meter.unit), .number(line.consumed),
                    .number(line.included), .number(line.billable), .number(line.rate), .amount(line.value.amount),
                    .text(line.value.currency.rawValue),
                ]
            })
    }
}
