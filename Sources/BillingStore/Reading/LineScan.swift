import BillingCore
import GRDB

/// Passes over the lines of some parts, in the source's order, without those that a path does not go into.
///
/// The packed columns are read, a tenth of what the rows themselves take. Used on one connection.
struct LineScan {
    /// Some lines of a day of a part, side by side; valid until the pass goes on.
    struct Chunk {
        /// The key of the first line; the others follow without gaps.
        let key: Int64
        let columns: PackedColumns
        fileprivate let test: LineTest

        var part: Int64 { LineKey.part(of: key) }

        /// Hands on the place of each line that the path goes into.
        @inline(__always)
        func forEachLine(_ body: (Int) -> Void) { test.forEach(in: columns, body) }
    }

    /// The datasets of the parts, each once.
    let datasets: [Int64]
    /// The days with lines, in order.
    let days: [Int]
    private let tests: [Int64: LineTest]
    /// The keys of the chunks, by day and then by part.
    private let keys: [Int64]
    private let statement: BulkStatement

    init(_ usage: UsageQuery, parts: [ActivePart], _ db: Database) throws {
        var byDataset: [Int64: LineTest] = [:]
        var tests: [Int64: LineTest] = [:]
        var keys: [Int64] = []
        let ids = try BulkStatement(db, sql: "SELECT id FROM lineColumns WHERE id BETWEEN ? AND ?")
        for part in parts {
            let test =
                try byDataset[part.dataset] ?? LineTest(PathSelection(usage.path, dataset: part.dataset, db))
            byDataset[part.dataset] = test
            tests[part.id] = test
            let range = usage.day.map { LineKey.range(part: part.id, day: $0.number) } ?? LineKey.range(part: part.id)
            ids.bind(range.lowerBound, at: 1)
            ids.bind(range.upperBound, at: 2)
            while try ids.next() { keys.append(ids.integer(at: 0)) }
        }
        datasets = byDataset.keys.sorted()
        days = Set(keys.map(LineKey.day)).sorted()
        self.tests = tests
        self.keys = keys.sorted { LineKey.sourceOrder(of: $0) < LineKey.sourceOrder(of: $1) }
        statement = try BulkStatement(db, sql: "SELECT lineCount, columns FROM lineColumns WHERE id = ?")
    }

    /// Makes one pass.
    ///
    /// - Throws: `CancellationError` soon after the task was cancelled.
    func forEachChunk(_ body: (Chunk) throws -> Void) throws {
        try Task.checkCancellation()
        var turn = CoreTurn()
        for key in keys {
            try turn.check()
            guard let test = tests[LineKey.part(of: key)] else { continue }
            statement.bind(key, at: 1)
            guard try statement.next() else { continue }
            defer { statement.reset() }
            let columns = try PackedColumns(count: Int(statement.integer(at: 0)), statement.blob(at: 1))
            try body(Chunk(key: key, columns: columns, test: test))
        }
    }
}
