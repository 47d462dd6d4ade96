public import BillingCore
import GRDB

extension BillingStore {
    /// The subscriptions of a scope that have usage in a period, by identifier.
    public func subscriptions(
        of scope: Scope, withUsageIn period: BillingPeriod, metric: Metric
    ) throws -> [Subscription] {
        try read { db in
            let ids = Set(try Self.activeParts(scope, period: period, metric: metric, db).map(\.subscription))
            return try Self.subscriptions(.all, db).filter { ids.contains($0.id) }
        }
    }

    /// Hands out what an Account Center file of a subscription and period holds, all from one snapshot.
    ///
    /// The statement is the file's own where one was read, else it is summed from the lines by meter (azure-apis
    /// 3.7). Lines of an Account Center file come as they stood in it, others by day and within a day as in the source; some
    /// thousand of them are in memory at a time.
    ///
    /// - Parameter body: Gets everything but the lines, and a function that hands every line to its argument.
    /// - Throws: ``StoreProblem``; what `body` throws; `CancellationError` when the task was cancelled.
    public func usageFile(
        of subscription: Subscription, in period: BillingPeriod, metric: Metric,
        _ body: (_ file: AccountCenterFile, _ lines: ((UsageLine) throws -> Void) throws -> Void) throws -> Void
    ) throws {
        try read { db in
            let parts = try Self.activeParts(.one(subscription.id), period: period, metric: metric, db)
            let charges = try parts.flatMap { try Self.charges(of: $0.id, db) }
            let provisioning = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM provisioningRow WHERE subscription = ?
                    AND dataset IN (\(parts.map { String($0.dataset) }.joined(separator: ",")))
                    ORDER BY dataset, position
                    """, arguments: [subscription.id.rawValue]
            ).map { ProvisioningRow($0) }
            let file = AccountCenterFile(
                subscription: subscription, period: period, provisioning: provisioning, charges: charges)
            let fetch = try LineFetch(parts: parts, db)
            try body(file) { take in
                for part in parts {
                    try Self.forEachKeys(of: part, db) { for line in try fetch.lines($0) { try take(line) } }
                }
            }
        }
    }

    /// Hands out the keys of a part's lines, a thousand at a time, in the order of the file.
    private static func forEachKeys(of part: ActivePart, _ db: Database, _ take: ([Int64]) throws -> Void) throws {
        var places: [Int: Int] = [:]
        var keys: [Int64] = []
        let runs = try Row.fetchCursor(
            db, sql: "SELECT day, lineCount FROM dayRun WHERE part = ? ORDER BY position", arguments: [part.id])
        while let run = try runs.next() {
            let (day, count): (Int, Int) = (run["day"], run["lineCount"])
            let first = places[day, default: 0]
            places[day] = first + count
            for place in first..<first + count {
                keys.append(LineKey.make(part: part.id, day: day, place: place))
                guard keys.count == windowSize else { continue }
                try take(keys)
                keys.removeAll(keepingCapacity: true)
            }
        }
        if !keys.isEmpty { try take(keys) }
        guard places.isEmpty else { return }
        let cells = try LineCells(parts: [part], day: nil, db)
        for offset in stride(from: 0, to: cells.count, by: windowSize) {
            try take(cells.keys(offset: offset, limit: windowSize))
        }
    }

    private static let windowSize = 1000

    private static func charges(of part: Int64, _ db: Database) throws -> [AccountCenterFile.Charge] {
        let own = try ownStatement(of: part, db)
        if own.isEmpty {
            var merger = StatementMerger()
            for line in try summedStatement(of: part, db) { merger.add(line) }
            return merger.lines.sorted { $0.meter.isOrdered(before: $1.meter) }.map { AccountCenterFile.Charge($0) }
        }
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM accountCenterCharge WHERE part = ?", arguments: [part])
        let details = Dictionary(
            rows.map { ($0["position"] as Int, AccountCenterCharge($0)) }, uniquingKeysWith: { first, _ in first })
        return own.enumerated().map { AccountCenterFile.Charge($1, details: details[$0]) }
    }
}

extension Meter {
    /// By category, subcategory, name, region and unit.
    fileprivate func isOrdered(before other: Meter) -> Bool {
        (category, subcategory, name, region, unit)
            < (other.category, other.subcategory, other.name, other.region, other.unit)
    }
}
