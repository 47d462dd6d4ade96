public import BillingCore
import GRDB

extension BillingStore {
    static func record(_ estimate: Estimate, _ db: Database) throws {
        let cost = try columns(estimate.cost.amount)
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO estimate
                (subscription, periodStart, periodEnd, generatedAt, currency, micros, remainder, way,
                unpricedMeters) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                estimate.subscription.rawValue, estimate.period.start.number, estimate.period.end.number,
                estimate.generatedAt, estimate.cost.currency.rawValue, cost.micros, cost.remainder,
                estimate.way.rawValue, estimate.unpricedMeters,
            ])
    }

    /// The forecasts of a period take the place of all before.
    static func record(_ forecasts: [Forecast], _ db: Database) throws {
        for forecast in forecasts {
            try db.execute(
                sql: "DELETE FROM forecast WHERE subscription = ? AND periodStart = ?",
                arguments: [forecast.subscription.rawValue, forecast.period.start.number])
        }
        for forecast in forecasts {
            var values: [(any DatabaseValueConvertible)?] = [
                forecast.subscription.rawValue, forecast.period.start.number, forecast.period.end.number,
                forecast.generatedAt,
            ]
            switch forecast.outcome {
            case .cost(let cost):
                let amount = try columns(cost.amount)
                values += [cost.currency.rawValue, amount.micros, amount.remainder, nil]
            case .none(let problem): values += ["", nil, nil, try KeptJSON.text(problem)]
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO forecast VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: StatementArguments(values))
        }
    }

    /// Keeps what was found out of a period; of a day the last estimate stays.
    static func keep(
        _ answer: EstimateAnswer, of id: SubscriptionID, _ period: BillingPeriod, _ db: Database
    ) throws {
        for estimate in answer.estimates {
            // The sum of lines is as old as they are: it takes no newer estimate's place.
            let isOutdone = try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM estimate WHERE subscription = ?1 AND periodStart = ?2 AND currency = ?3
                    AND generatedAt / 86400 = ?4 / 86400 AND generatedAt > ?4)
                    """,
                arguments: [
                    estimate.subscription.rawValue, estimate.period.start.number, estimate.cost.currency.rawValue,
                    estimate.generatedAt,
                ])
            if isOutdone == true { continue }
            try db.execute(
                sql: """
                    DELETE FROM estimate WHERE subscription = ? AND periodStart = ? AND currency = ?
                    AND generatedAt / 86400 = ? / 86400
                    """,
                arguments: [
                    estimate.subscription.rawValue, estimate.period.start.number, estimate.cost.currency.rawValue,
                    estimate.generatedAt,
                ])
            try record(estimate, db)
        }
        try keep(answer.lines, of: id, period, db)
        if let credit = answer.monthlyCredit {
            let amount = try columns(credit.amount)
            try db.execute(
                sql: """
                    UPDATE subscription SET creditMicros = ?, creditRemainder = ?, creditCurrency = ?
                    WHERE key = ? AND creditMicros IS NULL
                    """, arguments: [amount.micros, amount.remainder, credit.currency.rawValue, id.rawValue])
        }
    }

    private static func keep(
        _ lines: [StatementLine], of id: SubscriptionID, _ period: BillingPeriod, _ db: Database
    ) throws {
        try db.execute(sql: "DELETE FROM estimateLine WHERE subscription = ?", arguments: [id.rawValue])
        for (position, line) in lines.enumerated() {
            let value = try columns(line.value.amount)
            let values: [(any DatabaseValueConvertible)?] = [
                id.rawValue, period.start.number, position, period.end.number, line.meter.category,
                line.meter.subcategory, line.meter.name, line.meter.region, line.meter.unit,
                line.consumed?.description, line.included?.description, line.billable?.description,
                line.rate?.description, line.value.currency.rawValue, value.micros, value.remainder,
            ]
            try db.execute(
                sql: "INSERT INTO estimateLine VALUES (?\(String(repeating: ", ?", count: values.count - 1)))",
                arguments: StatementArguments(values))
        }
    }

    /// The estimates of a scope, of one period or of all.
    static func estimates(_ scope: Scope, in period: BillingPeriod? = nil, _ db: Database) throws -> [Estimate] {
        try rows(of: "estimate", scope, period, db).compactMap(Estimate.init(row:))
    }

    /// The last forecasts of a scope, of one period or of all.
    static func forecasts(_ scope: Scope, in period: BillingPeriod? = nil, _ db: Database) throws -> [Forecast] {
        try rows(of: "forecast", scope, period, db).compactMap(Forecast.init(row:))
    }

    private static func rows(
        of table: String, _ scope: Scope, _ period: BillingPeriod?, _ db: Database
    ) throws -> [Row] {
        let condition = scope.condition(on: "subscription")
        let sql = "SELECT * FROM \(table) WHERE \(condition.sql)"
        guard let period else { return try Row.fetchAll(db, sql: sql, arguments: condition.arguments) }
        return try Row.fetchAll(
            db, sql: sql + " AND periodStart = ? AND periodEnd = ?",
            arguments: condition.arguments + [period.start.number, period.end.number])
    }

    /// What rate cards priced in a period of subscriptions without usage lines: the figure that a history has of them.
    static func pricedLines(
        _ scope: Scope, _ period: BillingPeriod, beside parts: [ActivePart], _ db: Database
    ) throws -> [(subscription: SubscriptionID, line: StatementLine)] {
        let condition = scope.condition(on: "subscription")
        let metered = Set(parts.map(\.subscription))
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM estimateLine WHERE periodStart = ? AND periodEnd = ? AND \(condition.sql)
                ORDER BY subscription, position
                """, arguments: [period.start.number, period.end.number] + condition.arguments
        ).compactMap { row in
            let subscription = SubscriptionID(row["subscription"] as String)
            if metered.contains(subscription) { return nil }
            // A rate card says of every meter that it prices how much is included.
            let line = StatementLine(row: row)
            let isPriced = line.included != nil || line.value.amount != .zero
            return (subscription, isPriced ? line : StatementLine(row: row, isPriced: false))
        }
    }

    /// The trail of a statement of just these subscriptions.
    static func trail(
        of members: [SubscriptionID], in period: BillingPeriod, parts: [ActivePart], _ db: Database
    ) throws -> EstimateTrail {
        var credit: Money?
        if members.count == 1 { credit = try subscriptions(.one(members[0]), db).first?.monthlyCredit }
        return EstimateTrail(
            estimates: try estimates(.subscriptions(members), in: period, db),
            forecasts: try forecasts(.subscriptions(members), in: period, db),
            coverage: try coverage(of: parts, db), monthlyCredit: credit, used: try used(in: parts, db))
    }

    /// The days that parts cover together; `nil` without parts.
    static func coverage(of parts: [ActivePart], _ db: Database) throws -> BillingPeriod? {
        guard !parts.isEmpty else { return nil }
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT min(coverStart) AS coverStart, max(coverEnd) AS coverEnd FROM part
                WHERE id IN (\(parts.map { String($0.id) }.joined(separator: ", ")))
                """)
        return row.flatMap { BillingPeriod($0, "coverStart", "coverEnd") }
    }

    /// What the lines of each subscription come to, by currency.
    private static func used(
        in parts: [ActivePart], _ db: Database
    ) throws -> [CurrencyCode: [SubscriptionID: Amount]] {
        let owners = Dictionary(parts.map { ($0.id, $0.subscription) }, uniquingKeysWith: { first, _ in first })
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT part, currency, micros, remainder FROM partTotal
                WHERE part IN (\(parts.map { String($0.id) }.joined(separator: ", ")))
                """)
        return rows.reduce(into: [:]) { used, row in
            guard let owner = owners[row["part"]] else { return }
            let cost = Money(row)
            used[cost.currency, default: [:]][owner, default: .zero] += cost.amount
        }
    }
}

extension Estimate {
    fileprivate init?(row: Row) {
        guard let period = BillingPeriod(row, "periodStart", "periodEnd") else { return nil }
        self.init(
            subscription: SubscriptionID(row["subscription"] as String), period: period,
            generatedAt: row["generatedAt"], cost: Money(row),
            way: EstimateWay(rawValue: row["way"]) ?? .costQuery, unpricedMeters: row["unpricedMeters"])
    }
}

extension Forecast {
    /// A forecast as it was recorded; `nil` for what a newer version may have written.
    fileprivate init?(row: Row) {
        guard let period = BillingPeriod(row, "periodStart", "periodEnd") else { return nil }
        let outcome: Outcome
        if (row["micros"] as Int64?) != nil {
            outcome = .cost(Money(row))
        } else {
            guard let problem = KeptJSON.value(row["problem"], as: AzureProblem.self) else { return nil }
            outcome = .none(problem)
        }
        self.init(
            subscription: SubscriptionID(row["subscription"] as String), period: period,
            generatedAt: row["generatedAt"], outcome: outcome)
    }
}

extension BillingStore {
    /// The newest estimate of a subscription's period; `nil` without any.
    public func newestEstimate(of id: SubscriptionID, in period: BillingPeriod) throws -> Estimate? {
        try read { try Self.estimates(.one(id), in: period, $0) }.max { $0.generatedAt < $1.generatedAt }
    }

    /// The currency that a subscription is known to be billed in: of its last invoice, its credit or its lines.
    public func currency(of id: SubscriptionID) throws -> CurrencyCode? {
        try read { db in
            let account = try Self.account(.one(id), db)
            if let invoice = account.invoices.max(by: { $0.period < $1.period }) { return invoice.total.currency }
            if let credit = account.subscriptions.first?.monthlyCredit { return credit.currency }
            return try Self.periodCosts(.one(id), metric: .actual, db).max { $0.period < $1.period }?.cost.currency
        }
    }
}
