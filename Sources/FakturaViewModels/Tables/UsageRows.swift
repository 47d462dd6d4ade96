public import BillingCore

/// The rows of `usage --by line`, with the keys of design section 8.
public enum UsageRows {
    /// The keys of usage lines.
    public static func header(_ query: UsageQuery, asOf: Day?) -> TableHeader {
        TableHeader(
            noun: "usage", asOf: asOf, context: ContextColumns.of(query.scope, query.period),
            facts: [CoverageFacts.metric(query.metric)], columns: lineColumns)
    }

    private static let lineColumns: [TableHeader.Column] = [
        .init("day"), .init("subscriptionId", isWide: true), .init("service"),
        .init("meterCategory", isWide: true), .init("meterSubcategory", isWide: true),
        .init("meterName"), .init("meterRegion", isWide: true), .init("meterId", isWide: true),
        .init("resourceGroup"), .init("resource", isWide: true), .init("location"),
        .init("quantity", isNumber: true), .init("unit"), .init("unitPrice", isNumber: true),
        .init("cost", isNumber: true), .init("currency"), .init("chargeType"),
        .init("tags", isWide: true), .init("additionalInfo", isWide: true),
    ]

    /// The row of a usage line, under the keys of ``header(_:asOf:)``.
    public static func values(of line: UsageLine) -> [TableValue] {
        [
            .day(line.day), .text(line.subscription.rawValue), .optional(line.service),
            .optional(line.meter.category), .optional(line.meter.subcategory), .optional(line.meter.name),
            .optional(line.meter.region), .optional(line.meterID), .optional(line.resourceGroup),
            .optional(line.resource), .optional(line.location), .number(line.quantity), .optional(line.meter.unit),
            .number(line.unitPrice), .amount(line.cost.amount), .text(line.cost.currency.rawValue),
            .optional(line.chargeType), .optionalFields(line.tags), .optionalFields(line.additionalInfo),
        ]
    }
}
