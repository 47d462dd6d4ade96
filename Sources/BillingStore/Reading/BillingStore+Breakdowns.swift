public import BillingCore
import GRDB

extension BillingStore {
    /// What some usage comes to by day, service, meter, resource, resource group, location or tag.
    ///
    /// Made of sums that are written with the lines, so that it takes milliseconds at a million lines a period.
    ///
    /// - Throws: ``StoreProblem``; `CancellationError` soon after the task was cancelled.
    public func breakdown(_ query: UsageBreakdownQuery) throws -> UsageBreakdown {
        try read { db in
            let usage = query.usage
            let parts = try Self.activeParts(usage.scope, period: usage.period, metric: usage.metric, db)
            let facts = (
                tagKeys: try Self.tagKeys(of: parts, db), provenance: Self.provenance(of: parts, metric: usage.metric)
            )
            if query.grouping == .day, let rows = try Self.summedDays(parts, usage, db) {
                return UsageBreakdown(query, groups: rows, tagKeys: facts.tagKeys, provenance: facts.provenance)
            }
            let scan = try BreakdownScan(query, parts: parts, db)
            if query.grouping == .resource, query.filter.isEmpty, query.order != .group, query.limit != nil {
                return try Self.greatestResources(scan, query, facts.tagKeys, facts.provenance, db)
            }
            let names = query.grouping == .resource ? try GroupNames(.resource, db) : nil
            var rows: [UsageBreakdown.Row] = []
            try scan.forEachSum { group, currency, sum in
                rows.append(
                    UsageBreakdown.Row(
                        group: try scan.numbers.group(group, names), cost: Money(sum.amount, scan.currencies[currency]),
                        lineCount: Int(sum.lines)))
            }
            return UsageBreakdown(query, groups: rows, tagKeys: facts.tagKeys, provenance: facts.provenance)
        }
    }

    /// The days of some usage, oldest first.
    public func dailyUsage(_ usage: UsageQuery) throws -> UsageBreakdown {
        try breakdown(UsageBreakdownQuery(usage, by: .day))
    }

    /// The tags of some parts, those of most lines first.
    private static func tagKeys(of parts: [ActivePart], _ db: Database) throws -> [TagKey] {
        let list = parts.map { String($0.id) }.joined(separator: ",")
        return try String.fetchAll(
            db,
            sql: """
                SELECT min(name) FROM tagKeyTotal WHERE part IN (\(list)) GROUP BY key
                ORDER BY sum(lineCount) DESC, key
                """
        ).map(TagKey.init)
    }

    /// The sums of days that need no line; `nil` where resources or tags matter.
    private static func summedDays(
        _ parts: [ActivePart], _ usage: UsageQuery, _ db: Database
    ) throws -> [UsageBreakdown.Row]? {
        var sums: [Int: [CurrencyCode: (amount: Amount, lines: Int)]] = [:]
        for part in parts {
            let selection = try PathSelection(usage.path, dataset: part.dataset, db)
            guard selection.isOfAllResources else { return nil }
            for row in try dayRows(of: part, selection, day: usage.day, db) {
                let money = Money(row)
                let lines: Int = row["lineCount"]
                sums[row["day"], default: [:]][money.currency, default: (.zero, 0)].amount += money.amount
                sums[row["day"], default: [:]][money.currency, default: (.zero, 0)].lines += lines
            }
        }
        return sums.flatMap { day, currencies in
            currencies.map { currency, sum in
                UsageBreakdown.Row(
                    group: .day(Day(number: day)), cost: Money(sum.amount, currency), lineCount: sum.lines)
            }
        }
    }

    private static func dayRows(
        of part: ActivePart, _ selection: PathSelection, day: Day?, _ db: Database
    ) throws -> [Row] {
        var sql = "SELECT day, currency, micros, remainder, lineCount FROM dayTotal WHERE part = ?"
        if let meters = selection.meters {
            let wanted = meters.isWanted.indices.filter { meters.isWanted[$0] }
            let list = wanted.map { String(meters.first + Int64($0)) }.joined(separator: ",")
            sql = """
                SELECT day, currency, micros, remainder, lineCount FROM meterDayTotal WHERE part = ?
                AND meter IN (\(list))
                """
        }
        if let day { sql += " AND day = \(day.number)" }
        return try Row.fetchAll(db, sql: sql, arguments: [part.id])
    }

    /// The resources that a query wants, named; the others are added up without being named.
    private static func greatestResources(
        _ scan: BreakdownScan, _ query: UsageBreakdownQuery, _ tagKeys: [TagKey], _ provenance: Provenance,
        _ db: Database
    ) throws -> UsageBreakdown {
        var selection = GreatestSums(
            query, currencies: scan.currencies, noResource: scan.numbers.noResource.map(Int.init))
        scan.forEachSum { selection.add(GreatestSums.Entry(group: $0, currency: $1, sum: $2)) }
        selection.finish()
        let names = try GroupNames(.resource, db)
        let rows = try selection.kept.map { entry in
            UsageBreakdown.Row(
                group: try scan.numbers.group(entry.group, names),
                cost: Money(entry.amount, scan.currencies[entry.currency]),
                lineCount: entry.lines)
        }
        return UsageBreakdown(
            query, rows: rows.sorted { $0.stands(before: $1, query) }, others: selection.others,
            totals: selection.totals, lineCount: selection.lineCount, tagKeys: tagKeys, provenance: provenance)
    }
}
