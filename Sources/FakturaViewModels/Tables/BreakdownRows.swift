public import BillingCore
import FakturaWords

/// The rows of `usage` by anything but the line, with the keys of design section 8.
public enum BreakdownRows {
    /// Groups of usage, under the pivot's own name.
    public static func table(_ report: UsageBreakdown, asOf: Day?) -> ReportTable {
        table(report.query, rows: report.rows.map(DailyUsageModel.Row.init), asOf: asOf)
    }

    /// Groups of usage as a screen has them; what it does not name is one row.
    static func table(
        _ query: UsageBreakdownQuery, rows: [DailyUsageModel.Row], asOf: Day?
    ) -> ReportTable {
        // Tables for people have the name that a person knows a resource by, as the screen does.
        let isResource = query.grouping == .resource
        let short = isResource ? [TableHeader.Column("resource", isOnlyInTable: true)] : []
        return ReportTable(
            TableHeader(
                noun: "usage", asOf: asOf, context: ContextColumns.of(query.usage.scope, query.usage.period),
                facts: [CoverageFacts.metric(query.usage.metric)],
                columns: short + [
                    .init(query.grouping.key, isWide: isResource), .init("cost", isNumber: true), .init("currency"),
                    .init("lines", isNumber: true),
                ]),
            rows: rows.map { row in
                (isResource ? [shortName(of: row)] : []) + [
                    name(of: row), .amount(row.cost.amount), .text(row.cost.currency.rawValue),
                    .integer(row.lineCount),
                ]
            })
    }

    private static func shortName(of row: DailyUsageModel.Row) -> TableValue {
        guard case .resource(let id) = row.group, !id.isEmpty else { return name(of: row) }
        return .text(UsageLine.name(ofResource: id))
    }

    /// The group's name; none for lines without one, which is not the same as a tag with an empty value.
    private static func name(of row: DailyUsageModel.Row) -> TableValue {
        guard let group = row.group else { return .text(Words(.english).others(row.othersCount)) }
        if group.isNone { return .name(nil, tableFallback: "-") }
        switch group {
        case .day(let day): return .day(day)
        case .meter(let meter):
            let parts = [meter.category, meter.subcategory, meter.name, meter.region]
            return .text(parts.filter { !$0.isEmpty }.joined(separator: " / "))
        default: return .text(group.name)
        }
    }
}

extension UsageGrouping {
    /// The key of its groups in rows, and what `--by` takes for all but tags.
    public var key: String {
        switch self {
        case .day: "day"
        case .service: "service"
        case .meter: "meter"
        case .resource: "resource"
        case .resourceGroup: "group"
        case .location: "location"
        case .tag: "tag"
        }
    }
}
