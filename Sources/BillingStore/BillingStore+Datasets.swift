public import BillingCore
import GRDB

extension BillingStore {
    /// Every dataset that is whole, by number.
    public func datasets() throws -> [Dataset] {
        try read { db in
            let parts = try Row.fetchAll(
                db,
                sql: """
                    SELECT part.*, subscription.key FROM part JOIN subscription ON subscription.id = subscription
                    WHERE state IN (\(PartState.candidate), \(PartState.active)) ORDER BY key, periodStart
                    """)
            let byDataset = Dictionary(grouping: parts) { $0["dataset"] as Int64 }
            return try Row.fetchAll(db, sql: "SELECT * FROM dataset WHERE state = 1 ORDER BY id").map { row in
                Dataset(
                    id: row["id"], provenance: Provenance(dataset: row), path: row["path"],
                    format: (row["format"] as String?).flatMap(UsageFileFormat.init(rawValue:)),
                    parts: (byDataset[row["id"]] ?? []).compactMap(Self.part))
            }
        }
    }

    private static func part(_ row: Row) -> Dataset.Part? {
        guard let period = BillingPeriod(row, "periodStart", "periodEnd"),
            let coverage = BillingPeriod(row, "coverStart", "coverEnd")
        else { return nil }
        return Dataset.Part(
            subscription: SubscriptionID(row["key"] as String), period: period, coverage: coverage,
            isActive: row["state"] == PartState.active, lineCount: row["lineCount"])
    }

    /// Removes a dataset; where it was shown, the widest candidate left takes its place.
    ///
    /// - Throws: ``StoreProblem/noDataset(_:)`` when there is none of this number.
    public func removeDataset(_ number: Int) throws {
        guard !isReadOnly else { throw StoreProblem.readOnly(path: path) }
        let lock = try StoreLock(.writer, storePath: path)
        defer { withExtendedLifetime(lock) {} }
        try write { db in
            try db.inTransaction(.immediate) {
                guard
                    try Bool.fetchOne(db, sql: "SELECT 1 FROM dataset WHERE id = ? AND state = 1", arguments: [number])
                        == true
                else { throw StoreProblem.noDataset(number) }
                try Self.forgetReading(of: number, db)
                try db.execute(
                    sql: "UPDATE part SET state = \(PartState.doomed) WHERE dataset = ?", arguments: [number])
                try db.execute(sql: "UPDATE dataset SET state = \(PartState.doomed) WHERE id = ?", arguments: [number])
                try Self.promoteCandidates(db)
                // What nothing is known of any more is not listed.
                try db.execute(
                    sql: """
                        DELETE FROM subscription WHERE invoiceAccess IS NULL AND access IS NULL
                        AND key NOT IN (SELECT subscription FROM reader) AND NOT EXISTS (SELECT 1 FROM part WHERE part.subscription =
                        subscription.id AND state IN (\(PartState.candidate), \(PartState.active)))
                        """)
                return .commit
            }
            Self.sweepAsFarAsPossible(db)
        }
    }

    /// Lets the next sync read again what is removed of Azure's.
    private static func forgetReading(of dataset: Int, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT key, periodStart, periodEnd, part.metric FROM part
                JOIN subscription ON subscription.id = subscription JOIN dataset ON dataset.id = dataset
                WHERE dataset = ? AND source = 'azure'
                """, arguments: [dataset])
        for row in rows {
            guard let period = BillingPeriod(row, "periodStart", "periodEnd"),
                let metric = Metric(rawValue: row["metric"])
            else { continue }
            let piece = SyncPiece.usage(SubscriptionID(row["key"] as String), period, metric)
            try db.execute(sql: "DELETE FROM syncRecord WHERE piece = ?", arguments: [try KeptJSON.text(piece)])
        }
    }

    /// Makes candidates active that no active part stands against any more, the widest and newest first.
    private static func promoteCandidates(_ db: Database) throws {
        let candidates = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM part WHERE state = \(PartState.candidate)
                ORDER BY coverEnd - coverStart DESC, id DESC
                """)
        for candidate in candidates {
            try db.execute(
                sql: """
                    UPDATE part SET state = \(PartState.active) WHERE id = ?1 AND NOT EXISTS (
                    SELECT 1 FROM part AS other WHERE other.subscription = part.subscription
                    AND other.metric = part.metric AND other.state = \(PartState.active)
                    AND other.periodStart < part.periodEnd AND other.periodEnd > part.periodStart)
                    """, arguments: [candidate["id"] as Int64])
        }
    }

    /// Takes out what nothing shows: replaced parts, and datasets that were never finished.
    ///
    /// The caller holds the writer's lock, so that nobody is loading what looks abandoned.
    static func sweep(_ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE part SET state = \(PartState.doomed) WHERE state = \(PartState.loading);
                UPDATE dataset SET state = \(PartState.doomed) WHERE state = \(PartState.loading) OR (partCount > 0
                AND NOT EXISTS (SELECT 1 FROM part WHERE part.dataset = dataset.id AND part.state <> \(PartState.doomed)));
                """)
        for part in try Int64.fetchAll(db, sql: "SELECT id FROM part WHERE state = \(PartState.doomed)") {
            try delete(part: part, db)
        }
        for dataset in try Int64.fetchAll(db, sql: "SELECT id FROM dataset WHERE state = \(PartState.doomed)") {
            try deleteDictionaries(of: dataset, db)
        }
    }

    /// Sweeps after a change that stands whatever becomes of the sweep.
    ///
    /// Nothing shows what is left, and the next writer sweeps it.
    static func sweepAsFarAsPossible(_ db: Database) {
        do { try sweep(db) } catch { return }
    }

    /// Takes out a dataset that could not be finished.
    static func discard(dataset: Int64, _ db: Database) throws {
        let parts = try Int64.fetchAll(db, sql: "SELECT id FROM part WHERE dataset = ?", arguments: [dataset])
        for part in parts { try delete(part: part, db) }
        try deleteDictionaries(of: dataset, db)
    }

    /// Deletes a part's lines some thousands at a time, each its own transaction, then its sums.
    private static func delete(part: Int64, _ db: Database) throws {
        let range = LineKey.range(part: part)
        repeat {
            try db.execute(
                sql: """
                    DELETE FROM line WHERE id BETWEEN ?1 AND coalesce((
                    SELECT id FROM line WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT 1 OFFSET 20000), ?2)
                    """, arguments: [range.lowerBound, range.upperBound])
        } while db.changesCount > 0
        try db.inTransaction(.immediate) {
            let tables = [
                "partTotal", "dayTotal", "meterTotal", "meterDayTotal", "statementLine", "accountCenterCharge",
                "dayRun", "tagKeyTotal",
            ]
            for table in tables {
                try db.execute(sql: "DELETE FROM \(table) WHERE part = ?", arguments: [part])
            }
            for table in ["lineColumns", "totalColumns"] {
                try db.execute(
                    sql: "DELETE FROM \(table) WHERE id BETWEEN ? AND ?",
                    arguments: [range.lowerBound, range.upperBound])
            }
            try db.execute(sql: "DELETE FROM part WHERE id = ?", arguments: [part])
            return .commit
        }
    }

    private static func deleteDictionaries(of dataset: Int64, _ db: Database) throws {
        try db.inTransaction(.immediate) {
            for table in ["meter", "resource", "charge", "text", "entryGroup", "tag", "provisioningRow"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE dataset = ?", arguments: [dataset])
            }
            try db.execute(sql: "DELETE FROM dataset WHERE id = ?", arguments: [dataset])
            return .commit
        }
    }
}

extension Provenance {
    /// Where the figures of a row of `dataset` come from.
    init(dataset row: Row) {
        let path: String? = row["path"]
        let origin: DatasetSource.Origin? = DatasetSource.Origin(rawValue: row["source"])
        let source: Source =
            switch origin {
            case .azure: .azure
            case .sample: .sample
            case .file, nil: .file(path?.split(separator: "/").last.map(String.init) ?? "")
            }
        self.init(
            source: source,
            metric: Metric(rawValue: row["metric"]) ?? .actual, fetchedAt: row["fetchedAt"])
    }
}

extension BillingStore {
    /// Notes under which paths contents were opened now, for files that were moved or copied.
    ///
    /// - Parameter paths: The path of each content, by its name (``LoadedFile/contentHash``).
    public func setPaths(_ paths: [String: String]) throws {
        let isOther = try read { db in
            try Row.fetchAll(db, sql: "SELECT contentHash, path FROM dataset WHERE state = 1").contains { row in
                let hash: String? = row["contentHash"]
                return hash.flatMap { paths[$0] }.map { $0 != row["path"] } ?? false
            }
        }
        guard isOther else { return }
        try write { db in
            for (hash, path) in paths {
                try db.execute(
                    sql: "UPDATE dataset SET path = ? WHERE contentHash = ? AND path <> ?",
                    arguments: [path, hash, path])
            }
        }
    }
}
