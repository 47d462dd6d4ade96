import BillingCore

/// Reads the days that files write (usage-formats 0.6).
///
/// `2026-10-12`, with a time after a blank or a `T`; slash dates such as
/// `10/12/2026` or `7/1/2018`; and `12.10.2026`, whose day comes first. Days
/// outside 1990 to 2199 are none.
///
/// Which part of a slash date is the month is settled once for a file, or for all partitions of an export: the
/// caller sets ``order`` from what it saw ahead; else the first date that can
/// be read in one way only settles it. Until then the month comes first, and a
/// later date that contradicts this is no day (``RowProblem/Reason/otherDayOrder``).
struct DayCells {
    /// Which part of a slash date comes first.
    enum Order {
        case monthFirst
        case dayFirst
    }

    /// The order, when something has settled it.
    var order: Order?
    /// Whether a date was read as month first though it could be the other way.
    private var isAssumed = false
    private let last = ByteScratch(capacity: 64)
    private var lastDay = Day(number: 0)

    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")
    private static let years = 1990...2199

    /// A day; `nil` when the cell is none.
    @inline(__always)
    mutating func day(_ cell: UnsafeRawBufferPointer) -> Day? {
        if cell.holdsSame(as: last.bytes), !last.isEmpty { return lastDay }
        guard let day = parse(cell.trimmed) else { return nil }
        last.clear()
        last.append(cell)
        lastDay = day
        return day
    }

    /// The order that a slash date leaves no doubt about; `nil` when it could be either or is none.
    static func evidentOrder(_ cell: UnsafeRawBufferPointer) -> Order? {
        var reader = Cursor(cell.trimmed)
        guard let first = reader.number(1...2), reader.skip(slash), let second = reader.number(1...2),
            reader.skip(slash)
        else { return nil }
        return evidentOrder(first, second)
    }

    /// Why a cell that ``day(_:)`` found no day in is none.
    static func defect(of cell: UnsafeRawBufferPointer) -> RowProblem.Reason {
        if cell.isEmpty { return .missingValue }
        var alone = DayCells()
        // What is a day by itself is one in the other order than the file's.
        return alone.day(cell) == nil ? .notADay : .otherDayOrder
    }

    private static func evidentOrder(_ first: Int, _ second: Int) -> Order? {
        if (13...31).contains(first), (1...12).contains(second) { return .dayFirst }
        return (13...31).contains(second) && (1...12).contains(first) ? .monthFirst : nil
    }

    private mutating func parse(_ cell: UnsafeRawBufferPointer) -> Day? {
        var reader = Cursor(cell)
        guard let first = reader.number(1...4) else { return nil }
        if reader.digits == 4 {
            guard reader.skip(UInt8(ascii: "-")), let month = reader.number(2...2), reader.skip(UInt8(ascii: "-")),
                let day = reader.number(2...2), reader.isTimeOrEnd
            else { return nil }
            return Self.day(first, month, day)
        }
        let mark = reader.skip(Self.dot) ? Self.dot : Self.slash
        guard reader.digits <= 2, mark == Self.dot || reader.skip(Self.slash), let second = reader.number(1...2),
            reader.skip(mark), let year = reader.number(4...4), reader.isTimeOrEnd
        else { return nil }
        if mark == Self.dot { return Self.day(year, second, first) }
        if order == nil { settle(first, second) }
        return order == .dayFirst ? Self.day(year, second, first) : Self.day(year, first, second)
    }

    private mutating func settle(_ first: Int, _ second: Int) {
        switch Self.evidentOrder(first, second) {
        case .monthFirst: order = .monthFirst
        case .dayFirst: order = isAssumed ? .monthFirst : .dayFirst
        case nil: isAssumed = isAssumed || (first <= 12 && second <= 12)
        }
    }

    /// The day of a year, a month and a day of the month; `nil` when there is none.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
        years.contains(year) ? Day(year: year, month: month, day: day) : nil
    }
}

/// Walks over the digits and marks of a date.
private struct Cursor {
    private let bytes: UnsafeRawBufferPointer
    private var index = 0
    /// Digits of the number read last.
    private(set) var digits = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// A number of so many digits.
    mutating func number(_ lengths: ClosedRange<Int>) -> Int? {
        var value = 0
        digits = 0
        while index < bytes.count, digits <= lengths.upperBound, bytes[index] &- 48 < 10 {
            value = value * 10 + Int(bytes[index] - 48)
            index += 1
            digits += 1
        }
        return lengths.contains(digits) ? value : nil
    }

    mutating func skip(_ mark: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == mark else { return false }
        index += 1
        return true
    }

    /// Whether nothing follows but a time of day, whose value does not matter: usage days are days in UTC.
    var isTimeOrEnd: Bool {
        guard index < bytes.count else { return true }
        guard bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "T"), index + 1 < bytes.count,
            bytes[index + 1] &- 48 < 10
        else { return false }
        return bytes[(index + 1)...].allSatisfy { byte in
            byte &- 48 < 10 || ":.+-ZAPM ".utf8.contains(byte)
        }
    }
}
