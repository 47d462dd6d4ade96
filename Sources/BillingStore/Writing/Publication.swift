import BillingCore
import GRDB

/// Makes a whole dataset the one that reports show, where it is to be.
struct Publication {
    let dataset: Int64
    let file: LoadedFile
    let metric: Metric
    let isFromAzure: Bool
    /// What to note of a sync; `nil` for nothing.
    let record: SyncRecord?

    private struct ActivePart {
        let id: Int64
        let period: BillingPeriod
        let coverage: BillingPeriod
        let isFromAzure: Bool
    }

    /// Writes what the source says of its subscriptions and decides for each part, in one transaction.
    func publish(
        _ parts: [WrittenPart], of subscriptions: [SubscriptionFacts], lineCount: Int, _ db: Database
    ) throws -> [ImportReport.PartResult] {
        var results: [ImportReport.PartResult] = []
        try db.inTransaction(.immediate) {
            var rows: [SubscriptionID: Int64] = [:]
            for facts in subscriptions { rows[facts.id] = try row(of: facts, db) }
            for part in parts {
                guard let row = rows[part.subscription] else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
                try db.execute(
                    sql: "UPDATE part SET subscription = ?, metric = ? WHERE id = ?",
                    arguments: [row, metric.rawValue, part.id])
                let outcome = try place(part, subscription: row, db)
                results.append(
                    ImportReport.PartResult(
                        part: Dataset.Part(
                            subscription: part.subscription, period: part.period, coverage: part.coverage,
                            isActive: outcome.isShown, lineCount: part.lineCount),
                        outcome: outcome))
            }
            try db.execute(
                sql: """
                    UPDATE dataset SET state = 1, metric = ?, format = ?, contentHash = ?, byteCount = ?,
                    lineCount = ?, partCount = ? WHERE id = ?
                    """,
                arguments: [
                    metric.rawValue, file.format?.rawValue, file.contentHash, file.byteCount, lineCount, parts.count,
                    dataset,
                ])
            try record?.keep(db)
            return .commit
        }
        return results
    }

    /// The subscription's row; what the source does not say of it stays as it was.
    private func row(of facts: SubscriptionFacts, _ db: Database) throws -> Int64? {
        try db.execute(
            sql: """
                INSERT INTO subscription (key, name, offer, anchorDay, agreement) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT DO UPDATE SET name = coalesce(?2, name), offer = coalesce(?3, offer),
                anchorDay = coalesce(?4, anchorDay), agreement = coalesce(?5, agreement)
                """,
            arguments: [
                facts.id.rawValue, facts.name, facts.offer?.id, facts.anchorDay, facts.agreement?.rawValue,
            ])
        return try Int64.fetchOne(
            db, sql: "SELECT id FROM subscription WHERE key = ?", arguments: [facts.id.rawValue])
    }

    private func place(
        _ part: WrittenPart, subscription: Int64, _ db: Database
    ) throws -> ImportReport.PartResult.Outcome {
        let rivals = try activeParts(of: subscription, overlapping: part.period, db)
        if let other = rivals.first(where: { $0.period != part.period }) {
            try set(part.id, state: PartState.candidate, db)
            return .overlaps(activePeriod: other.period)
        }
        guard let active = rivals.first else {
            try set(part.id, state: PartState.active, db)
            return .added
        }
        switch Succession.of(
            newcomer: part.coverage, fromAzure: isFromAzure, against: active.coverage,
            activeFromAzure: active.isFromAzure)
        {
        case .replaces:
            try set(active.id, state: PartState.doomed, db)
            try set(part.id, state: PartState.active, db)
            return .replaced(coverage: active.coverage)
        case .outweighs:
            try set(active.id, state: PartState.candidate, db)
            try set(part.id, state: PartState.active, db)
            return .outweighed(coverage: active.coverage)
        case .isNarrower:
            try set(part.id, state: PartState.candidate, db)
            return .narrower(activeCoverage: active.coverage)
        }
    }

    private func set(_ part: Int64, state: Int, _ db: Database) throws {
        try db.execute(sql: "UPDATE part SET state = ? WHERE id = ?", arguments: [state, part])
    }

    private func activeParts(
        of subscription: Int64, overlapping period: BillingPeriod, _ db: Database
    ) throws -> [ActivePart] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT part.*, dataset.source FROM part JOIN dataset ON dataset.id = part.dataset
                WHERE subscription = ? AND part.metric = ? AND part.state = \(PartState.active)
                AND periodStart < ? AND periodEnd > ?
                """,
            arguments: [subscription, metric.rawValue, period.end.number, period.start.number]
        ).compactMap { row in
            guard let period = BillingPeriod(row, "periodStart", "periodEnd"),
                let coverage = BillingPeriod(row, "coverStart", "coverEnd")
            else { return nil }
            return ActivePart(id: row["id"], period: period, coverage: coverage, isFromAzure: row["source"] == "azure")
        }
    }
}

extension BillingPeriod {
    /// The half-open period of two columns that hold day numbers.
    init?(_ row: Row, _ start: String, _ end: String) {
        self.init(start: Day(number: row[start]), end: Day(number: row[end]))
    }
}

extension ImportReport.PartResult.Outcome {
    /// Whether reports show the part.
    fileprivate var isShown: Bool {
        switch self {
        case .added, .replaced, .outweighed: true
        case .narrower, .overlaps: false
        }
    }
}
