import GRDB

/// A line by what it is put in order of; all of it integers.
struct LineEntry {
    let rank: Int64
    /// What tells lines of one rank apart.
    let fine: Int64
    /// The line's key, turned as ``LineKey/sourceOrder(of:)`` says: ties stay as in the source.
    let source: Int64

    @inline(__always)
    static func isAscending(_ left: LineEntry, _ right: LineEntry) -> Bool {
        if left.rank != right.rank { return left.rank < right.rank }
        return left.fine != right.fine ? left.fine < right.fine : left.source < right.source
    }

    @inline(__always)
    static func isDescending(_ left: LineEntry, _ right: LineEntry) -> Bool {
        if left.rank != right.rank { return left.rank > right.rank }
        return left.fine != right.fine ? left.fine > right.fine : left.source < right.source
    }
}

/// The quantities of some lines that follow each other, as integers in their order.
final class LineQuantities {
    private let statement: BulkStatement
    private var quantities: [Int64] = []

    init(_ db: Database) throws {
        statement = try BulkStatement(db, sql: "SELECT quantity, scale FROM line WHERE id BETWEEN ? AND ?")
    }

    func read(from key: Int64, count: Int) throws {
        quantities.removeAll(keepingCapacity: true)
        statement.bind(key, at: 1)
        statement.bind(key + Int64(count) - 1, at: 2)
        var turn = CoreTurn()
        while try statement.next() {
            if quantities.count & 0x3F == 0 { try turn.check() }
            quantities.append(Self.ordered(statement.number(at: 0) / Self.power(statement.integer(at: 1))))
        }
        guard quantities.count == count else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "lines and their columns are not the same")
        }
    }

    /// The quantity at a place of what was read.
    subscript(index: Int) -> Int64 { quantities[index] }

    private static func power(_ scale: Int64) -> Double {
        var result = 1.0
        for _ in 0..<max(0, scale) { result *= 10 }
        return result
    }

    /// An integer in the order of the number; both zeros are one.
    private static func ordered(_ value: Double) -> Int64 {
        let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
        return bits < 0 ? bits ^ Int64.max : bits
    }
}
