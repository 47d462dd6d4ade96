import BillingCore
import BillingStore

/// The rows of `usage`, with the keys of design section 8.
enum UsageRows {
    static func days(_ usage: DailyUsage, asOf: Day) -> OutputTable {
        let context = ContextColumns.values(usage.query.scope, usage.query.period)
        return OutputTable(
            noun: "usage", asOf: asOf,
            columns: ContextColumns.columns + [
                .init(key: "day"), .init(key: "cost", isNumber: true), .init(key: "currency"),
                .init(key: "lines", isNumber: true),
            ],
            rows: usage.rows.map { row in
                context + [
                    .day(row.day), .amount(row.cost.amount), .text(row.cost.currency.rawValue),
                    .integer(row.lineCount),
                ]
            })
    }

    /// Lines are fetched as they are printed.
    static func lines(_ query: UsageQuery, _ store: BillingStore, asOf: Day) -> OutputTable {
        let context = ContextColumns.values(query.scope, query.period)
        return OutputTable(noun: "usage", asOf: asOf, columns: ContextColumns.columns + lineColumns) { body in
            try store.forEachUsageLine(UsageLineQuery(usage: query)) { try body(context + values(of: $0)) }
        }
    }

    private static let lineColumns: [OutputTable.Column] = [
        .init(key: "day"), .init(key: "subscriptionId", isWide: true), .init(key: "service"),
        .init(key: "meterCategory", isWide: true), .init(key: "meterSubcategory", isWide: true),
        .init(key: "meterName"), .init(key: "meterRegion", isWide: true), .init(key: "meterId", isWide: true),
        .init(key: "resourceGroup"), .init(key: "resource", isWide: true), .init(key: "location"),
        .init(key: "quantity", isNumber: true), .init(key: "unit"), .init(key: "unitPrice", isNumber: true),
        .init(key: "cost", isNumber: true), .init(key: "currency"), .init(key: "chargeType"),
        .init(key: "tags", isWide: true), .init(key: "additionalInfo", isWide: true),
    ]

    private static func values(of line: UsageLine) -> [OutputValue] {
        [
            .day(line.day), .text(line.subscription.rawValue), .optional(line.service),
            .optional(line.meter.category), .optional(line.meter.subcategory), .optional(line.meter.name),
            .optional(line.meter.region), .optional(line.meterID), .optional(line.resourceGroup),
            .optional(line.resource), .optional(line.location), .number(line.quantity), .optional(line.meter.unit),
            .number(line.unitPrice), .amount(line.cost.amount), .text(line.cost.currency.rawValue),
            .optional(line.chargeType), fields(line.tags), fields(line.additionalInfo),
        ]
    }

    private static func fields(_ text: String) -> OutputValue {
        let fields = OtherFieldText.parse(text)
        // Text that has no names stays whole; braces around nothing are nothing.
        let isUnnamed = fields.isEmpty && text.contains { !$0.isWhitespace && $0 != "{" && $0 != "}" }
        if isUnnamed { return .fields([UsageLine.OtherField(name: "", value: text)], source: text) }
        return text.isEmpty ? .none : .fields(fields, source: text)
    }
}
