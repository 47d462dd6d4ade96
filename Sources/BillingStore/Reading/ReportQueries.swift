import BillingCore
import GRDB

/// An active part, as queries need it.
struct ActivePart {
    let id: Int64
    let subscription: SubscriptionID
    let dataset: Int64
    let provenance: Provenance
}

extension BillingStore {
    /// How each subscription's periods follow each other: by its anniversary day, else as the newest period tells.
    static func rules(_ db: Database) throws -> [SubscriptionID: PeriodRule] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT key, anchorDay, (SELECT periodStart FROM part WHERE part.subscription = subscription.id
                AND state = \(PartState.active) ORDER BY periodStart DESC LIMIT 1) AS newestStart FROM subscription
                """)
        return rows.reduce(into: [:]) { rules, row in
            let start: Int? = row["newestStart"]
            rules[SubscriptionID(row["key"] as String)] = rule(
                anchorDay: row["anchorDay"], periodStart: start.map(Day.init(number:)))
        }
    }

    static func rule(anchorDay: Int?, periodStart: Day?) -> PeriodRule {
        (anchorDay ?? periodStart?.components.day).flatMap(PeriodRule.init(anchorDay:)) ?? .calendarMonth
    }

    static func periodCosts(_ scope: Scope, metric: Metric, _ db: Database) throws -> [PeriodCost] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT part.*, key, currency, micros, remainder, partTotal.lineCount AS currencyLines, source, path,
                fetchedAt FROM part JOIN subscription ON subscription.id = subscription
                JOIN dataset ON dataset.id = dataset JOIN partTotal ON partTotal.part = part.id
                WHERE part.state = \(PartState.active) AND part.metric = ?
                """, arguments: [metric.rawValue])
        return rows.compactMap { row in
            let subscription = SubscriptionID(row["key"] as String)
            guard scope.contains(subscription), let period = BillingPeriod(row, "periodStart", "periodEnd"),
                let coverage = BillingPeriod(row, "coverStart", "coverEnd")
            else { return nil }
            return PeriodCost(
                subscription: subscription, period: period, coverage: coverage,
                cost: Money(Amount(micros: row["micros"], remainder: row["remainder"]), CurrencyCode(row["currency"])),
                lineCount: row["currencyLines"], provenance: Provenance(dataset: row))
        }
    }

    /// What each service of some periods cost, by subscription.
    static func serviceCosts(
        _ scope: Scope, periods: [BillingPeriod], metric: Metric, _ db: Database
    ) throws -> [ServiceMatrix.Cell] {
        let shown = Set(periods)
        guard let first = periods.map(\.start).min() else { return [] }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT key, periodStart, periodEnd, category, currency, sum(micros) AS micros,
                sum(remainder) AS remainder FROM part JOIN subscription ON subscription.id = subscription
                JOIN meterTotal ON meterTotal.part = part.id JOIN meter ON meter.id = meterTotal.meter
                WHERE part.state = \(PartState.active) AND part.metric = ? AND periodStart >= ?
                GROUP BY part.id, category, currency
                """, arguments: [metric.rawValue, first.number])
        return rows.compactMap { row in
            guard let period = BillingPeriod(row, "periodStart", "periodEnd"), shown.contains(period),
                scope.contains(SubscriptionID(row["key"] as String))
            else { return nil }
            return ServiceMatrix.Cell(period: period, service: row["category"], cost: Money(row))
        }
    }

    /// The parts that a period's reports are made of, by subscription.
    static func activeParts(
        _ scope: Scope, period: BillingPeriod, metric: Metric, _ db: Database
    ) throws -> [ActivePart] {
        let condition = scope.condition(on: "key")
        return try Row.fetchAll(
            db,
            sql: """
                SELECT part.id, key, dataset, source, path, part.metric, fetchedAt FROM part
                JOIN subscription ON subscription.id = subscription JOIN dataset ON dataset.id = dataset
                WHERE part.state = \(PartState.active) AND periodStart = ? AND periodEnd = ? AND part.metric = ?
                AND \(condition.sql) ORDER BY key
                """,
            arguments: [period.start.number, period.end.number, metric.rawValue] + condition.arguments
        ).map { row in
            ActivePart(
                id: row["id"], subscription: SubscriptionID(row["key"] as String), dataset: row["dataset"],
                provenance: Provenance(dataset: row))
        }
    }

    static func provenance(of parts: [ActivePart], metric: Metric) -> Provenance {
        Provenance.merged(parts.map(\.provenance))
            ?? Provenance(source: .files(0), metric: metric, fetchedAt: nil)
    }

    static func ownStatement(of part: Int64, _ db: Database) throws -> [StatementLine] {
        try Row.fetchAll(db, sql: "SELECT * FROM statementLine WHERE part = ? ORDER BY position", arguments: [part])
            .map { StatementLine(row: $0) }
    }

    static func summedStatement(of part: Int64, _ db: Database) throws -> [StatementLine] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT meter.*, currency, micros, remainder, consumed, rate FROM meterTotal
                JOIN meter ON meter.id = meter WHERE part = ?
                """, arguments: [part]
        ).map { row in
            StatementLine(
                meter: Meter(row), consumed: number(row["consumed"]), included: nil, billable: nil,
                rate: number(row["rate"]), value: Money(row))
        }
    }

    fileprivate static func number(_ text: String?) -> ExactDecimal? { text.flatMap { ExactDecimal($0) } }
}

extension StatementLine {
    init(row: Row, isPriced: Bool = true) {
        self.init(
            meter: Meter(row), consumed: BillingStore.number(row["consumed"]),
            included: BillingStore.number(row["included"]), billable: BillingStore.number(row["billable"]),
            rate: BillingStore.number(row["rate"]), value: Money(row), isPriced: isPriced)
    }
}

/// Adds up statement lines of one meter and currency from several subscriptions.
struct StatementMerger {
    private struct Key: Hashable {
        let meter: Meter
        let currency: CurrencyCode
        let isPriced: Bool
    }

    private var order: [Key] = []
    private var merged: [Key: StatementLine] = [:]

    var lines: [StatementLine] { order.compactMap { merged[$0] } }

    mutating func add(_ line: StatementLine) {
        let key = Key(meter: line.meter, currency: line.value.currency, isPriced: line.isPriced)
        guard let before = merged[key] else {
            order.append(key)
            merged[key] = line
            return
        }
        merged[key] = StatementLine(
            meter: line.meter, consumed: Self.sum(before.consumed, line.consumed),
            included: Self.sum(before.included, line.included), billable: Self.sum(before.billable, line.billable),
            rate: before.rate == line.rate ? line.rate : nil,
            value: Money(before.value.amount + line.value.amount, line.value.currency), isPriced: line.isPriced)
    }

    private static func sum(_ left: ExactDecimal?, _ right: ExactDecimal?) -> ExactDecimal? {
        guard let left, let right else { return nil }
        return left.adding(right)
    }
}

extension Meter {
    init(_ row: Row) {
        self.init(
            category: row["category"], subcategory: row["subcategory"], name: row["name"], region: row["region"],
            unit: row["unit"])
    }
}

extension Money {
    init(_ row: Row) {
        self.init(Amount(micros: row["micros"], remainder: row["remainder"]), CurrencyCode(row["currency"]))
    }
}
