public import BillingCore
import Foundation
import GRDB

/// What faktura knows, in one SQLite file: datasets, and reports over the active ones.
///
/// # Layout
/// A usage line is one row of integers: four dictionary references, quantity as
/// digits and scale, cost as micro-units and remainder (``Amount``). Texts stand
/// once per dataset in dictionaries. The row's key holds its part (subscription
/// and period of a dataset), day and place, so that lines of a day are one range
/// and the n-th is found by arithmetic; there is no index beside the key.
/// Roll-ups per part, day, meter and meter-day are written with the lines:
/// every screen above the single line reads a few hundred rows of them. Lines
/// stand a second time in packed columns, with a part's sums by meter, resource,
/// tags and currency: breakdowns scan those (``StoreSchema/pivots``).
///
/// # Why so
/// Measured with generated pay-as-you-go lines on two cores. The same lines with
/// columns for part and day and an index over them take 28 % more room (50 MB
/// instead of 39 MB for a million), another half second a million to build, and
/// read a part 35 times slower (69 ms instead of 2 ms), since its rows lie
/// scattered. As it is, a million lines take 3.3 s to import and 78 MB (0.17 of
/// the file), ten million 37 s and 624 MB, with a peak of 71 and 88 MB of memory; the
/// columns are a tenth of the time and three tenths of the room. On ten million over
/// seven periods, with 128,000 resources, a breakdown at the end of any path takes
/// 1 to 20 ms of one core, any other report above the single line under 7 ms, a window
/// of lines in 3 ms wherever it is, an order of a period's 1.5 million lines in
/// 0.05 to 0.6 s once and 2 ms for each window after that. A period of 1.5
/// million lines is imported and replaced in 7.5 s.
///
/// # Concurrency
/// Readers never block (WAL). Calls are synchronous and may be made from any
/// thread; putting lines in order stops when the task is cancelled. One writer
/// at a time holds a lock file beside the store.
public final class BillingStore: Sendable {
    /// Where the store is.
    public let path: String
    /// Whether it was opened for reading only.
    public let isReadOnly: Bool
    /// Who tells of its accounts.
    let teller: Provenance.Source
    let pool: any DatabaseReader
    let lineOrders = LineOrderCache()

    /// Opens a store; opening brings it to the newest schema.
    ///
    /// The folder is made (0700) when it is not there, the file is private to the user (0600).
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isReadOnly: Whether nothing is to be written, not even a migration.
    ///   - teller: Who tells of its accounts: as long as there is no usage, that is where reports come from.
    /// - Throws: ``StoreProblem``.
    public init(path: String, isReadOnly: Bool = false, teller: Provenance.Source = .azure) throws {
        self.path = path
        self.teller = teller
        self.isReadOnly = isReadOnly
        try StoreFile.check(path: path)
        if !isReadOnly { try StoreFile.prepare(path: path) }
        pool = try StoreFile.translating(path: path) {
            var configuration = Configuration()
            configuration.maximumReaderCount = 4
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { db in
                // WAL keeps the file whole after a crash; at worst the last batch is missing.
                try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000")
            }
            configuration.readonly = isReadOnly
            let pool: any DatabaseReader =
                isReadOnly
                ? try DatabaseQueue(path: StoreFile.readingLocation(of: path), configuration: configuration)
                : try DatabasePool(path: path, configuration: configuration)
            if try pool.read(StoreSchema.migrator.hasBeenSuperseded) { throw StoreProblem.newer(path: path) }
            if isReadOnly {
                // What can't be brought to the newest schema can't be read as such; an empty file is no store.
                guard try pool.read(StoreSchema.migrator.hasCompletedMigrations) else {
                    throw StoreProblem.notAStore(path: path)
                }
            } else if let writer = pool as? any DatabaseWriter {
                try StoreSchema.claim(writer)
                try StoreSchema.migrator.migrate(writer)
            }
            return pool
        }
    }

    /// Runs a query on a consistent snapshot.
    func read<Value>(_ query: (Database) throws -> Value) throws -> Value {
        try StoreFile.translating(path: path) { try pool.read(query) }
    }

    /// Runs writes on the one writing connection, outside of any transaction.
    func write<Value>(_ change: (Database) throws -> Value) throws -> Value {
        guard !isReadOnly, let writer = pool as? any DatabaseWriter else { throw StoreProblem.readOnly(path: path) }
        return try StoreFile.translating(path: path) { try writer.writeWithoutTransaction(change) }
    }
}
