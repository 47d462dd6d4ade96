import GRDB

/// Where the entries of some datasets stand in a dictionary; other datasets' may stand between them.
struct EntryRange {
    /// The number of the first entry.
    let first: Int64
    /// Numbers up to the last entry.
    let count: Int

    /// - Parameter kind: A kind of the dictionary's entries that has four bytes for each.
    init(_ kind: EntryGroupKind, datasets: [Int64], _ db: Database) throws {
        var bounds: Range<Int64>?
        let row = try BulkStatement(
            db, sql: "SELECT firstEntry, length(entries) / 4 FROM entryGroup WHERE dataset = ? AND kind = ?")
        for dataset in datasets {
            row.bind(dataset, at: 1)
            row.bind(Int64(kind.rawValue), at: 2)
            guard try row.next() else { continue }
            let (first, count) = (row.integer(at: 0), row.integer(at: 1))
            row.reset()
            bounds = min(bounds?.lowerBound ?? first, first)..<max(bounds?.upperBound ?? first, first + count)
        }
        first = bounds?.lowerBound ?? 0
        count = bounds.map { Int($0.upperBound - $0.lowerBound) } ?? 0
    }

    /// The place of an entry, from 0; `nil` beyond the range.
    @inline(__always)
    func place(of entry: Int64) -> Int? {
        let place = Int(truncatingIfNeeded: entry &- first)
        return place >= 0 && place < count ? place : nil
    }
}

/// Which entries of a dictionary some lines refer to.
struct EntryMarks {
    let range: EntryRange
    private var isMarked: [Bool]

    init(_ range: EntryRange) {
        self.range = range
        isMarked = Array(repeating: false, count: range.count)
    }

    @inline(__always)
    mutating func mark(_ entry: Int64) {
        if let place = range.place(of: entry) { isMarked[place] = true }
    }

    /// Hands on the place of each entry that is marked, with the row that has its columns.
    ///
    /// Neighbours are read one after the other, over a few that are not wanted; the rest is found by key.
    ///
    /// - Throws: `CancellationError` soon after the task was cancelled.
    func forEach(
        _ columns: String, of table: String, _ db: Database, _ body: (Int, BulkStatement) throws -> Void
    ) throws {
        let rows = try BulkStatement(db, sql: "SELECT id, \(columns) FROM \(table) WHERE id BETWEEN ? AND ?")
        var turn = CoreTurn()
        var seen = 0
        for run in runs {
            rows.bind(range.first + Int64(run.lowerBound), at: 1)
            rows.bind(range.first + Int64(run.upperBound), at: 2)
            while try rows.next() {
                seen += 1
                if seen & 0x1F == 0 { try turn.check() }
                guard let place = range.place(of: rows.integer(at: 0)), isMarked[place] else { continue }
                try body(place, rows)
            }
        }
    }

    /// Most entries passed over in one run; finding one by key takes as long as reading a few.
    private static let maximumGap = 4

    private var runs: [ClosedRange<Int>] {
        var runs: [ClosedRange<Int>] = []
        for place in isMarked.indices where isMarked[place] {
            if let last = runs.last, place - last.upperBound <= Self.maximumGap {
                runs[runs.count - 1] = last.lowerBound...place
            } else {
                runs.append(place...place)
            }
        }
        return runs
    }
}
