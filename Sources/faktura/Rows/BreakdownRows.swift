import BillingCore

/// The rows of `usage` by anything but the line, with the keys of design section 8.
enum BreakdownRows {
    static func table(_ report: UsageBreakdown, asOf: Day) -> OutputTable {
        let usage = report.query.usage
        let context = ContextColumns.values(usage.scope, usage.period)
        // A table has the name that a person knows a resource by, as the screen does.
        let isResource = report.query.grouping == .resource
        let short = isResource ? [OutputTable.Column(key: "resource", isOnlyInTable: true)] : []
        return OutputTable(
            noun: "usage", asOf: asOf,
            columns: ContextColumns.columns + short + [
                .init(key: key(of: report.query.grouping), isWide: isResource), .init(key: "cost", isNumber: true),
                .init(key: "currency"), .init(key: "lines", isNumber: true),
            ],
            rows: report.rows.map { row in
                context
                    + (isResource ? [.text(row.group.isNone ? "-" : UsageLine.name(ofResource: row.group.name))] : [])
                    + [
                        name(of: row.group), .amount(row.cost.amount), .text(row.cost.currency.rawValue),
                        .integer(row.lineCount),
                    ]
            })
    }

    /// The pivot's own name, as `--by` takes it.
    private static func key(of grouping: UsageGrouping) -> String {
        switch grouping {
        case .day: "day"
        case .service: "service"
        case .meter: "meter"
        case .resource: "resource"
        case .resourceGroup: "group"
        case .location: "location"
        case .tag: "tag"
        }
    }

    /// The group's name; none for lines without one, which is not the same as a tag with an empty value.
    private static func name(of group: UsageGroup) -> OutputValue {
        if group.isNone { return .name(nil, tableFallback: "-") }
        guard case .meter(let meter) = group else { return .text(group.name) }
        let parts = [meter.category, meter.subcategory, meter.name, meter.region]
        return .text(parts.filter { !$0.isEmpty }.joined(separator: " / "))
    }
}
