import BillingCore
import GRDB

/// A line as breakdowns need it, or a sum of several; all of it integers.
struct PivotLine {
    /// The line's key; of a sum, where it is written.
    var key: Int64
    var meter: Int64
    var resource: Int64
    var charge: Int64
    var tags: Int64
    var micros: Int64
    var remainder: Int64
    var lines: Int64 = 1
}

/// Writes what breakdowns are made of, beside a dataset's lines (``StoreSchema/pivots``).
///
/// Memory is bounded: lines go out some thousands at a time, and sums are made
/// of so many resources at once that their number stays small.
final class PivotWriter {
    private struct Sum {
        var amount = Amount.zero
        var lines: Int64 = 0
    }

    let groups: EntryGroups
    let tags: TagSets
    private let db: Database
    private let buffer = ColumnBuffer()
    private let insertLines: BulkStatement
    /// The day of a part that the lines in the buffer are of, and the key of the first.
    private var open: (day: Int64, key: Int64) = (-1, 0)

    /// Lines of a part that are added up at once.
    private static let linesAtOnce: Int64 = 300_000
    private static let tagBits: Int64 = 40

    init(_ db: Database, dataset: Int64) throws {
        self.db = db
        groups = EntryGroups(db, dataset: dataset)
        tags = try TagSets(db, dataset: dataset)
        insertLines = try BulkStatement(db, sql: "INSERT INTO lineColumns VALUES (?,?,?)")
    }

    /// Takes a line; lines of a batch come in order of their keys.
    func add(_ line: PivotLine) throws {
        let day = line.key >> LineKey.placeBits
        if day != open.day || buffer.isFull {
            try flush()
            open = (day, line.key)
        }
        buffer.append(line)
    }

    /// Writes the lines taken so far.
    func flush() throws {
        guard buffer.count > 0 else { return }
        try write(insertLines, key: open.key)
        open.day = -1
    }

    /// Writes the sums of each part; all lines are written.
    func finish(parts: [Int64]) throws {
        try groups.finish()
        for part in parts { try addUp(part) }
    }

    private func write(_ insert: BulkStatement, key: Int64) throws {
        insert.bind(key, at: 1)
        insert.bind(Int64(buffer.count), at: 2)
        insert.bind(blob: buffer.packed(), at: 3)
        try insert.run()
    }

    private func addUp(_ part: Int64) throws {
        let range = LineKey.range(part: part)
        let count = try Int64.fetchOne(
            db, sql: "SELECT sum(lineCount) FROM lineColumns WHERE id BETWEEN ? AND ?",
            arguments: [range.lowerBound, range.upperBound])
        guard let count, count > 0 else { return }
        let resources = groups.resourceRange
        let steps = max(1, (count + Self.linesAtOnce - 1) / Self.linesAtOnce)
        let width = max(1, (Int64(resources.count) + steps - 1) / steps)
        let insert = try BulkStatement(db, sql: "INSERT INTO totalColumns VALUES (?,?,?)")
        var linesByTags: [Int64: Int64] = [:]
        var key = range.lowerBound
        for first in stride(from: resources.lowerBound, to: resources.upperBound, by: Int(width)) {
            let sums = try sums(range, of: first..<first + width)
            for (entry, sum) in sums.entries {
                if buffer.isFull { try write(insert, key: key) }
                guard let micros = sum.amount.micros else { throw AmountTooLarge() }
                let tags = entry.detail & ((1 << Self.tagBits) - 1)
                buffer.append(
                    PivotLine(
                        key: 0, meter: entry.meter, resource: entry.part, charge: entry.detail >> Self.tagBits,
                        tags: tags, micros: micros, remainder: sum.amount.remainder, lines: sum.lines))
                key += 1
                linesByTags[tags, default: 0] += sum.lines
            }
        }
        if buffer.count > 0 { try write(insert, key: key) }
        for (tag, lines) in tags.keyCounts(linesByTags) {
            try db.execute(
                sql: "INSERT INTO tagKeyTotal VALUES (?,?,?,?)", arguments: [part, tag.folded, tag.name, lines])
        }
    }

    /// The sums of some resources' lines by resource (in the place of the part), meter, tags and currency.
    private func sums(_ range: ClosedRange<Int64>, of resources: Range<Int64>) throws -> SumTable<Sum> {
        var sums = SumTable(initial: Sum())
        let statement = try BulkStatement(
            db,
            sql: """
                SELECT lineCount, columns FROM lineColumns
                WHERE id BETWEEN \(range.lowerBound) AND \(range.upperBound) ORDER BY id
                """)
        while try statement.next() {
            let lines = try PackedColumns(count: Int(statement.integer(at: 0)), statement.blob(at: 1))
            let (meter, resource, charge, tags) = (lines[.meter], lines[.resource], lines[.charge], lines[.tags])
            let (micros, remainder) = (lines[.micros], lines[.remainder])
            for index in 0..<lines.count where resources.contains(resource[index]) {
                let detail = groups.currency(of: charge[index]) << Self.tagBits | tags[index]
                sums.update(.init(part: resource[index], meter: meter[index], detail: detail)) {
                    $0.amount += Amount(micros: micros[index], remainder: remainder[index])
                    $0.lines += 1
                }
            }
        }
        return sums
    }
}
