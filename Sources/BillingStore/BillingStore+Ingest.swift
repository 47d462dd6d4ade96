public import BillingCore
import GRDB

/// What is known of a dataset before it is read.
public struct DatasetSource: Hashable, Sendable {
    /// What kind of source it is.
    public enum Origin: String, Hashable, Sendable {
        /// A usage file.
        case file
        /// Azure's REST APIs.
        case azure
        /// The sample account.
        case sample
    }

    /// What kind of source it is.
    public let origin: Origin
    /// The file; of other sources, what messages call it.
    public let path: String
    /// How its charges are spread over time, unless the file itself tells (``LoadedFile/metric``).
    public let metric: Metric
    /// Seconds since 1970 (UTC) at which it is read.
    public let fetchedAt: Int64

    /// Creates a source.
    public init(origin: Origin = .file, path: String, metric: Metric, fetchedAt: Int64) {
        self.origin = origin
        self.path = path
        self.metric = metric
        self.fetchedAt = fetchedAt
    }
}

/// What a reader knows once it has handed everything on.
public struct LoadedFile: Hashable, Sendable {
    /// The format; `nil` for what is no file.
    public let format: UsageFileFormat?
    /// Names the content; equal content, equal name.
    public let contentHash: String
    /// Bytes of the file.
    public let byteCount: Int64
    /// First to last day of usage; `nil` without any.
    public let coverage: BillingPeriod?
    /// Periods that the file's own statement covers from end to end.
    public let wholePeriods: Set<BillingPeriod>
    /// How its charges are spread over time, where that was not known before; `nil` for what the source says.
    public let metric: Metric?

    /// Creates a result.
    public init(
        format: UsageFileFormat?, contentHash: String, byteCount: Int64, coverage: BillingPeriod?,
        wholePeriods: Set<BillingPeriod>, metric: Metric? = nil
    ) {
        self.format = format
        self.contentHash = contentHash
        self.byteCount = byteCount
        self.coverage = coverage
        self.wholePeriods = wholePeriods
        self.metric = metric
    }
}

/// What became of a dataset that was read.
public struct IngestResult: Hashable, Sendable {
    /// The dataset's number.
    public let dataset: Int
    /// Whether the store held this content before, so that nothing changed.
    public let isKnown: Bool
    /// Lines taken.
    public let lineCount: Int
    /// What became of each subscription and period.
    public let parts: [ImportReport.PartResult]
}

extension BillingStore {
    /// Writes a dataset in batches, then publishes it in one small transaction.
    ///
    /// Nothing of it is shown before; when `read` throws, everything written is
    /// taken out again and what was shown stays. What the dataset replaces is
    /// deleted afterwards in small batches.
    ///
    /// - Parameters:
    ///   - source: Where it comes from.
    ///   - anchorDay: The anniversary day of subscriptions whose own is not known; `nil` for calendar months.
    ///   - record: What to note of a sync when the dataset is published; `nil` for nothing.
    ///   - read: Hands the records to the sink and tells what it read; runs on the calling thread.
    /// - Throws: ``StoreProblem``, and what `read` throws.
    public func ingest(
        _ source: DatasetSource, anchorDay: Int? = nil, noting record: SyncRecord? = nil,
        read: (any UsageSink) throws -> LoadedFile
    ) throws -> IngestResult {
        try ingest(source, anchorDay, record) { start, writer in
            let intake = DatasetIntake(start, hand: writer.write)
            let file = try read(intake)
            return (file, try intake.finish())
        }
    }

    /// Writes a dataset as ``ingest(_:anchorDay:noting:read:)`` does, while `read` runs on a thread of its own.
    ///
    /// On two processors it takes hardly more than half the time.
    public func ingestWhileReading(
        _ source: DatasetSource, anchorDay: Int? = nil,
        read: @escaping @Sendable (any UsageSink) throws -> LoadedFile
    ) throws -> IngestResult {
        try ingest(source, anchorDay, nil) { start, writer in
            let channel = BatchChannel<(LoadedFile, IntakeEnd)>(depth: 2)
            channel.start { channel in
                let intake = DatasetIntake(start, hand: channel.send)
                let file = try read(intake)
                return (file, try intake.finish())
            }
            return try channel.receive(writer.write)
        }
    }

    private func ingest(
        _ source: DatasetSource, _ anchorDay: Int?, _ record: SyncRecord?,
        lines: (IntakeStart, DatasetWriter) throws -> (LoadedFile, IntakeEnd)
    ) throws -> IngestResult {
        guard !isReadOnly else { throw StoreProblem.readOnly(path: path) }
        let lock = try StoreLock(.writer, storePath: path)
        defer { withExtendedLifetime(lock) {} }
        return try write { db in
            try Self.sweep(db)
            let start = try IntakeStart(db, path: path, defaultAnchorDay: anchorDay)
            let writer = try DatasetWriter(db, source: source)
            do {
                let (file, end) = try lines(start, writer)
                let metric = file.metric ?? source.metric
                if let known = try Self.dataset(holding: file.contentHash, metric: metric, db) {
                    Self.takeOut(writer, db)
                    return IngestResult(dataset: Int(known), isKnown: true, lineCount: end.lineCount, parts: [])
                }
                let parts = try writer.finish(end, coverage: file.coverage, wholePeriods: file.wholePeriods)
                let results = try Publication(
                    dataset: writer.dataset, file: file, metric: metric, isFromAzure: source.origin == .azure,
                    record: record
                )
                .publish(parts, of: end.facts, lineCount: end.lineCount, db)
                Self.sweepAsFarAsPossible(db)
                return IngestResult(
                    dataset: Int(writer.dataset), isKnown: false, lineCount: end.lineCount, parts: results)
            } catch let stop as CancellationError {
                // Whoever stops it does not wait for a million lines to go: the next writer sweeps them.
                throw stop
            } catch {
                Self.takeOut(writer, db)
                throw error is AmountTooLarge ? StoreProblem.tooLarge(path: path) : error
            }
        }
    }

    /// Takes out what was written of a dataset that is not to be shown.
    ///
    /// Why it is not to be shown is what counts for the caller: what a full disk
    /// keeps here is swept by the next writer.
    private static func takeOut(_ writer: DatasetWriter, _ db: Database) {
        do {
            try discard(dataset: writer.dataset, db)
        } catch {
            return
        }
    }

    /// The dataset that holds a content already, no part of it replaced since; `nil` when none does.
    ///
    /// - Parameters:
    ///   - byteCount: Size of the file; the hash is asked for only when a dataset of this size is there.
    ///   - metric: How charges are spread over time; `nil` for either way.
    ///   - contentHash: The content's name, made on demand.
    public func dataset(
        byteCount: Int64, metric: Metric?, contentHash: () throws -> String
    ) throws -> Int? {
        let isCandidate = try read {
            try Bool.fetchOne(
                $0, sql: "SELECT 1 FROM dataset WHERE byteCount = ? AND state = 1", arguments: [byteCount])
        }
        guard isCandidate == true else { return nil }
        let hash = try contentHash()
        return try read { try Self.dataset(holding: hash, metric: metric, $0) }.map(Int.init)
    }

    /// The contents of a size that were loaded, by their names (``LoadedFile/contentHash``), the latest first.
    public func contentHashes(byteCount: Int64) throws -> [String] {
        try read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT contentHash FROM dataset WHERE byteCount = ? AND state = 1 AND contentHash IS NOT NULL
                    ORDER BY id DESC
                    """, arguments: [byteCount])
        }
    }

    private static func dataset(holding contentHash: String, metric: Metric?, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT id FROM dataset WHERE contentHash = ?1 AND metric = coalesce(?2, metric) AND state = 1
                AND partCount = (
                SELECT count(*) FROM part WHERE part.dataset = dataset.id
                AND part.state IN (\(PartState.candidate), \(PartState.active)))
                """, arguments: [contentHash, metric?.rawValue])
    }
}
