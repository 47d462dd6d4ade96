import BillingCore

/// A usage row as bytes with gaps: writing a line copies bytes and fills the gaps.
struct RowTemplate: Sendable {
    /// What differs from line to line.
    ///
    /// Each is marked by a character of a private area, which no text has.
    enum Gap: UInt8, CaseIterable {
        case name, day, nextDay, quantity, cost, costInUSD, monthName, anniversaryName, periodStart, periodEnd
        /// `MM/dd/yyyy`, as cost details files write days.
        case usDay, usPeriodStart, usPeriodEnd

        var mark: String { String(UnicodeScalar(UInt16(0xE000 + Int(rawValue))) ?? " ") }
        var number: JSON { .number(mark) }
    }

    private let pieces: [(bytes: [UInt8], gap: Gap?)]

    /// Takes what a writer wrote apart at the marks.
    init(_ bytes: [UInt8]) {
        var pieces: [(bytes: [UInt8], gap: Gap?)] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0xEE, index + 2 < bytes.count, bytes[index + 1] == 0x80,
                let gap = Gap(rawValue: bytes[index + 2] &- 0x80)
            else {
                index += 1
                continue
            }
            pieces.append((Array(bytes[start..<index]), gap))
            index += 3
            start = index
        }
        pieces.append((Array(bytes[start...]), nil))
        self.pieces = pieces
    }

    /// Writes one line of a book.
    func write(_ index: Int, of book: UsageBook, days: DayTexts, into bytes: inout [UInt8]) {
        let line = book.lines[index]
        for piece in pieces {
            bytes.append(contentsOf: piece.bytes)
            switch piece.gap {
            case nil: break
            case .name?: bytes.append(contentsOf: Self.name(index))
            case .day?: bytes.append(contentsOf: days[line.day])
            case .nextDay?: bytes.append(contentsOf: days[line.day.advanced(by: 1)])
            case .quantity?: bytes.append(contentsOf: book.digits[line.quantityDigits])
            case .cost?: bytes.append(contentsOf: book.digits[line.costDigits])
            case .costInUSD?: bytes.append(contentsOf: Self.dollars(line.cost).utf8)
            case .anniversaryName?:
                bytes.append(contentsOf: PeriodName.anniversary(of: book.periods[line.period]).utf8)
            case .monthName?: bytes.append(contentsOf: PeriodName.month(of: book.periods[line.period]).utf8)
            case .periodStart?: bytes.append(contentsOf: days[book.periods[line.period].start])
            case .periodEnd?: bytes.append(contentsOf: days[book.periods[line.period].last])
            case .usDay?: bytes.append(contentsOf: Self.monthFirst(line.day).utf8)
            case .usPeriodStart?:
                bytes.append(contentsOf: Self.monthFirst(book.periods[line.period].start).utf8)
            case .usPeriodEnd?: bytes.append(contentsOf: Self.monthFirst(book.periods[line.period].last).utf8)
            }
        }
    }

    /// The sample account's dollar: a hundred euro are a hundred and eight.
    static func dollars(_ cost: Amount) -> String {
        ExactDecimal(mantissa: cost.units * 108, scale: Amount.decimals + 2).normalized.description
    }

    /// The last twelve digits of an identifier.
    private static func name(_ index: Int) -> [UInt8] {
        var digits = [UInt8](repeating: UInt8(ascii: "0"), count: 12)
        var rest = index
        var place = 11
        while rest > 0 {
            let digit = UInt8(rest & 15)
            digits[place] = digit < 10 ? 48 + digit : 87 + digit
            rest >>= 4
            place -= 1
        }
        return digits
    }

    private static func monthFirst(_ day: Day) -> String {
        let (year, month, number) = day.components
        return "\(month < 10 ? "0" : "")\(month)/\(number < 10 ? "0" : "")\(number)/\(year)"
    }
}

/// Days written out once.
struct DayTexts {
    private var texts: [Day: [UInt8]] = [:]

    /// Those that lines of a book, and its periods, name.
    init(_ book: UsageBook) {
        let days = book.lines.map(\.day) + book.periods.flatMap { [$0.start, $0.last] }
        for day in Set(days) {
            texts[day] = Array(day.description.utf8)
            texts[day.advanced(by: 1)] = Array(day.advanced(by: 1).description.utf8)
        }
    }

    subscript(day: Day) -> [UInt8] { texts[day] ?? Array(day.description.utf8) }
}

/// What Azure calls a period, which is not always its month (azure-apis 2.1).
enum PeriodName {
    /// `202611`, of the month in which it begins: customer and enterprise agreements.
    static func month(of period: BillingPeriod) -> String {
        let (year, month, _) = period.start.components
        return "\(year)\(month < 10 ? "0" : "")\(month)"
    }

    /// `202612-1`, of the month after it begins: pay-as-you-go.
    static func anniversary(of period: BillingPeriod) -> String {
        let (year, month, _) = period.start.components
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return "\(next.0)\(next.1 < 10 ? "0" : "")\(next.1)-1"
    }
}
