import BillingCore
import BillingStore

/// The rows of `usage --by line`, with the keys of design section 8.
enum UsageRows {
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
        text.isEmpty ? .none : .fields(OtherFieldText.parse(text), source: text)
    }
}
