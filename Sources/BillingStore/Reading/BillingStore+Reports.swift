public import BillingCore
import GRDB

extension BillingStore {
    /// Every subscription known, by identifier.
    public func subscriptions() throws -> [Subscription] {
        try read { db in try Self.subscriptions(.all, db) }
    }

    /// The newest period that has usage, with its subscription's rule; `nil` in an empty store.
    public func newestPeriod(metric: Metric) throws -> (period: BillingPeriod, rule: PeriodRule)? {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT periodStart, periodEnd, anchorDay FROM part
                    JOIN subscription ON subscription.id = subscription
                    WHERE state = \(PartState.active) AND metric = ? ORDER BY periodEnd DESC LIMIT 1
                    """, arguments: [metric.rawValue])
            guard let row, let period = BillingPeriod(row, "periodStart", "periodEnd") else { return nil }
            return (period, Self.rule(anchorDay: row["anchorDay"], periodStart: period.start))
        }
    }

    /// The metrics that there is usage of.
    public func metrics() throws -> Set<Metric> {
        try read { db in
            let names = try String.fetchAll(
                db, sql: "SELECT DISTINCT metric FROM part WHERE state = \(PartState.active)")
            return Set(names.compactMap(Metric.init(rawValue:)))
        }
    }

    /// The billing history of a scope.
    public func history(_ scope: Scope, metric: Metric, asOf: Day) throws -> BillingHistory {
        try read { db in
            var history = BillingHistory.make(
                scope: scope, costs: try Self.periodCosts(scope, metric: metric, db),
                rules: try Self.rules(db), account: try Self.account(scope, db), asOf: asOf,
                fallback: try self.origin(metric, db))
            history.services = ServiceMatrix(
                periods: history.periods,
                cells: try Self.serviceCosts(scope, periods: history.periods, metric: metric, db))
            return history
        }
    }

    /// The history of each subscription of a scope by itself, by subscription name.
    public func histories(
        _ scope: Scope, metric: Metric, asOf: Day
    ) throws -> [(subscription: Subscription, history: BillingHistory)] {
        try read { db in
            let subscriptions = try Self.subscriptions(scope, db).sorted {
                let (left, right) = ($0.displayName.lowercased(), $1.displayName.lowercased())
                return left != right ? left < right : $0.id < $1.id
            }
            let costs = Dictionary(grouping: try Self.periodCosts(scope, metric: metric, db), by: \.subscription)
            let rules = try Self.rules(db)
            let account = try Self.account(scope, db)
            let origin = try self.origin(metric, db)
            return subscriptions.map { subscription in
                let history = BillingHistory.make(
                    scope: .one(subscription.id), costs: costs[subscription.id] ?? [], rules: rules,
                    account: account.of(subscription), asOf: asOf, fallback: origin)
                return (subscription, history)
            }
        }
    }

    /// Every subscription of a scope with its unbilled cost, last closed period and trend.
    public func overview(_ scope: Scope, metric: Metric, asOf: Day) throws -> SubscriptionOverview {
        let histories = try histories(scope, metric: metric, asOf: asOf)
        let rows = histories.flatMap { SubscriptionOverview.rows(of: $0.subscription, history: $0.history) }
        let provenance = Provenance.merged(histories.filter { !$0.history.rows.isEmpty }.map(\.history.provenance))
        return SubscriptionOverview(
            asOf: asOf, rows: rows,
            provenance: provenance ?? Provenance(source: .files(0), metric: metric, fetchedAt: nil))
    }

    /// The statement of a scope in one period: of each subscription the file's own where it has one, else summed from
    /// its lines; where it has none, what a rate card priced.
    public func statement(_ scope: Scope, period: BillingPeriod, metric: Metric) throws -> BillingCore.Statement {
        try read { db in
            let parts = try Self.activeParts(scope, period: period, metric: metric, db)
            var merger = StatementMerger()
            for part in parts {
                let own = try Self.ownStatement(of: part.id, db)
                let lines = own.isEmpty ? try Self.summedStatement(of: part.id, db) : own
                for line in lines { merger.add(line) }
            }
            var members = parts.map(\.subscription)
            // List prices know no other way of spreading charges.
            if metric == .actual {
                for (subscription, line) in try Self.pricedLines(scope, period, beside: parts, db) {
                    merger.add(line)
                    if !members.contains(subscription) { members.append(subscription) }
                }
            }
            // The one asked for has invoices and estimates without any line too.
            if case .subscriptions(let ids) = scope, ids.count == 1 { members = ids }
            return BillingCore.Statement(
                scope: scope, period: period, lines: merger.lines,
                invoices: try Self.invoices(of: members, in: period, db),
                trail: try Self.trail(of: members, in: period, parts: parts, db),
                provenance: try parts.isEmpty
                    ? self.origin(metric, db) : Self.provenance(of: parts, metric: metric))
        }
    }
}
