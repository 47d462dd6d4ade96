public import BillingCore
import GRDB

extension BillingStore {
    /// The subscriptions of a scope that have usage in a period, by identifier.
    public func subscriptions(
        of scope: Scope, withUsageIn period: BillingPeriod, metric: Metric
    ) throws -> [Subscription] {
        try read { db in
            let ids = Set(try Self.activeParts(scope, period: period, metric: metric, db).map(\.subscription))
            return try Self.subscriptions(db).filter { ids.contains($0.id) }
        }
    }

    /// Hands out what an Account Center file of a subscription and period holds, all from one snapshot.
    ///
    /// The statement is the file's own where one was read, else it is summed from the lines by meter (azure-apis
    /// 3.7). Lines come by day, and within a day as in the source; some thousand of them are in memory at a time.
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
            let places = try LineCells(parts: parts, day: nil, db)
            try body(file) { take in
                for offset in stride(from: 0, to: places.count, by: 1000) {
                    for line in try fetch.lines(places.keys(offset: offset, limit: 1000)) { try take(line) }
                }
            }
        }
    }

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
