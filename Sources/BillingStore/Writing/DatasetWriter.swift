import BillingCore
import GRDB

/// Writes one dataset: batches of numbered lines, that nothing shows yet.
///
/// Lines are sorted within a batch, so that each day of a part grows by runs,
/// and a batch is one transaction: another writer never waits long.
final class DatasetWriter {
    /// Lines that one statement inserts: starting and ending a statement costs as much as a row.
    private static let rowsAtOnce = 16
    private static let columns: Int32 = 12

    let dataset: Int64
    private let db: Database
    private let rollUps: RollUps
    private let pivots: PivotWriter
    private let entries: EntryWriter
    private let parts: PartRows
    private let insertLine: BulkStatement
    private let insertLines: BulkStatement
    private var order: [(key: Int64, index: Int32)] = []

    init(_ db: Database, source: DatasetSource) throws {
        self.db = db
        try db.execute(
            sql: """
                INSERT INTO dataset (state, source, path, metric, fetchedAt) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                PartState.loading, source.origin.rawValue, source.origin == .file ? source.path : nil,
                source.metric.rawValue, source.fetchedAt,
            ])
        dataset = db.lastInsertedRowID
        rollUps = RollUps(db)
        pivots = try PivotWriter(db, dataset: dataset)
        entries = try EntryWriter(db, dataset: dataset, groups: pivots.groups, rollUps: rollUps)
        parts = PartRows(db: db, dataset: dataset, metric: source.metric)
        let row = "(" + Array(repeating: "?", count: Int(Self.columns)).joined(separator: ",") + ")"
        let rows = Array(repeating: row, count: Self.rowsAtOnce).joined(separator: ",")
        insertLine = try BulkStatement(db, sql: "INSERT INTO line VALUES \(row)")
        insertLines = try BulkStatement(db, sql: "INSERT INTO line VALUES \(rows)")
    }

    /// Writes a batch in a transaction of its own.
    func write(_ batch: LineBatch) throws {
        try db.inTransaction(.immediate) {
            for part in batch.parts { try parts.insert(part) }
            try entries.write(batch.entries)
            try sort(batch.lines)
            try insert(batch)
            try addUp(batch)
            if rollUps.isFull { try rollUps.flushDays() }
            return .commit
        }
    }

    /// Writes what follows from all lines; the dataset is whole, and still not shown.
    ///
    /// - Returns: The parts, with the days each covers.
    func finish(
        _ end: IntakeEnd, coverage: BillingPeriod?, wholePeriods: Set<BillingPeriod>
    ) throws -> [WrittenPart] {
        var written: [WrittenPart] = []
        try db.inTransaction(.immediate) {
            let keys = end.parts.map(\.id)
            try rollUps.finish(parts: keys)
            try pivots.finish(parts: keys)
            written = try parts.finish(end, coverage: coverage, wholePeriods: wholePeriods)
            return .commit
        }
        return written
    }

    /// Places are sorted instead of the lines, which are six times as large.
    private func sort(_ lines: [PendingLine]) throws {
        order.removeAll(keepingCapacity: true)
        for (index, line) in lines.enumerated() { order.append((line.key, Int32(index))) }
        order.sort { $0.key < $1.key }
    }

    private func insert(_ batch: LineBatch) throws {
        let whole = order.count - order.count % Self.rowsAtOnce
        for start in stride(from: 0, to: whole, by: Self.rowsAtOnce) {
            for row in 0..<Self.rowsAtOnce {
                let line = batch.lines[Int(order[start + row].index)]
                bind(line, of: batch, to: insertLines, after: Int32(row) * Self.columns)
            }
            try insertLines.run()
        }
        for (_, index) in order[whole...] {
            bind(batch.lines[Int(index)], of: batch, to: insertLine, after: 0)
            try insertLine.run()
        }
    }

    /// Adds lines to what breakdowns and totals are made of; prices are compared in the order of the source.
    private func addUp(_ batch: LineBatch) throws {
        for line in batch.lines {
            try rollUps.add(
                part: LineKey.part(of: line.key), day: LineKey.day(of: line.key), meter: line.meter,
                charge: line.charge, cost: Amount(micros: line.micros, remainder: line.remainder),
                quantity: batch.quantity(of: line))
        }
        for (key, index) in order {
            let line = batch.lines[Int(index)]
            let tags = line.tags == 0 ? 0 : try pivots.tags.number(of: line.tags, reading: entries.text)
            try pivots.add(
                PivotLine(
                    key: key, meter: line.meter, resource: line.resource, charge: line.charge, tags: tags,
                    micros: line.micros, remainder: line.remainder))
        }
        try pivots.flush()
    }

    /// Binds a line's columns after the parameters of those before it.
    private func bind(_ line: PendingLine, of batch: LineBatch, to statement: BulkStatement, after first: Int32) {
        statement.bind(line.key, at: first + 1)
        statement.bind(line.meter, at: first + 2)
        statement.bind(line.resource, at: first + 3)
        statement.bind(line.charge, at: first + 4)
        statement.bindReference(line.tags, at: first + 5)
        statement.bindReference(line.info, at: first + 6)
        statement.bindReference(line.other, at: first + 7)
        switch line.scale {
        case PendingLine.noScale:
            statement.bindNull(at: first + 8)
            statement.bindNull(at: first + 9)
        case PendingLine.bigScale:
            statement.bind(batch.bigQuantities[Int(line.quantity)].description, at: first + 8)
            statement.bindNull(at: first + 9)
        default:
            statement.bind(line.quantity, at: first + 8)
            statement.bind(line.scale, at: first + 9)
        }
        statement.bind(line.micros, at: first + 10)
        statement.bind(line.remainder, at: first + 11)
        statement.bindReference(line.isUnallocated ? 1 : 0, at: first + 12)
    }
}

extension BulkStatement {
    /// Binds a number, or NULL for zero.
    @inline(__always)
    fileprivate func bindReference(_ number: Int64, at index: Int32) {
        if number == 0 { bindNull(at: index) } else { bind(number, at: index) }
    }
}
