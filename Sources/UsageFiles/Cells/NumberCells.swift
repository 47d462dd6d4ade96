import BillingCore

/// Reads numbers as Azure writes them: a point for decimals, no groups; a comma, blanks between groups of three digits
/// and a typographic minus where a spreadsheet wrote the file.
///
/// Which of the two a file has is settled by its first number with either; the
/// other one is then no number. Files with commas between cells have points.
struct NumberCells {
    private static let point = UInt8(ascii: ".")
    private static let comma = UInt8(ascii: ",")

    /// The decimal separator; 0 until a number has shown it.
    private var separator: UInt8
    private let scratch = ByteScratch(capacity: 64)
    private let ungrouped = ByteScratch(capacity: 64)

    init(delimiter: UInt8) { separator = delimiter == Delimiter.comma ? Self.point : 0 }

    /// A quantity; `nil` when the cell is no number, or one of 10¹⁸ and more, which nothing is used of.
    @inline(__always)
    mutating func number(_ cell: UnsafeRawBufferPointer) -> ExactDecimal? {
        guard let plain = plain(cell) else { return slow(cell).flatMap(Self.usable) }
        let value = Int128(plain.digits)
        if plain.digits >= 1_000_000_000_000_000_000, plain.decimals == 0 { return nil }
        return ExactDecimal(mantissa: plain.isNegative ? -value : value, scale: plain.decimals)
    }

    /// An amount of money, rounded half to even at 15 decimals; `nil` when the cell is no number or beyond ``payable``.
    @inline(__always)
    mutating func amount(_ cell: UnsafeRawBufferPointer) -> Amount? {
        guard let plain = plain(cell) else { return slow(cell).flatMap(Amount.init).flatMap(Self.payable) }
        var units: Int128
        if plain.decimals <= Amount.decimals {
            units = Int128(plain.digits) * Int128(Self.power(Amount.decimals &- plain.decimals))
        } else {
            let divisor = Self.power(plain.decimals &- Amount.decimals)
            var (quotient, rest) = plain.digits.quotientAndRemainder(dividingBy: divisor)
            let above = divisor &- rest
            if rest > above || (rest == above && quotient & 1 == 1) { quotient &+= 1 }
            units = Int128(quotient)
        }
        if plain.isNegative { units = -units }
        return Self.payable(Amount(units: units))
    }

    /// The amount, unless it is 10¹² or more, which is no money on a bill and which sums could not hold.
    @inline(__always)
    static func payable(_ amount: Amount) -> Amount? {
        amount.units.magnitude < 1_000_000_000_000_000_000_000_000_000 ? amount : nil
    }

    private static func usable(_ number: ExactDecimal) -> ExactDecimal? {
        abs(number.approximate) < 1e18 ? number : nil
    }

    /// The text of a number with `.` for decimals and no exponent, valid until the next call; `nil` for no number.
    mutating func text(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var points = 0
        var isPlain = cell.count > 0 && separator == Self.point
        if isPlain {
            for byte in cell.dropFirst(cell[0] == UInt8(ascii: "-") ? 1 : 0) where byte &- 48 > 9 {
                if byte == Self.point { points += 1 } else { isPlain = false }
            }
        }
        // At least one digit, as `-`, `.` and `-.` are none; beyond 37 digits it is rounded.
        if isPlain, points <= 1, cell.count < 37, cell[cell.count - 1] &- 48 < 10, cell[0] != Self.point { return cell }
        guard let value = slow(cell) else { return nil }
        scratch.clear()
        var text = value.description
        text.withUTF8 { scratch.append(UnsafeRawBufferPointer($0)) }
        return scratch.bytes
    }

    private typealias Plain = (digits: UInt64, decimals: Int, isNegative: Bool)

    /// Up to 19 digits with at most one separator, which is what nearly every cell is.
    @inline(__always)
    private func plain(_ cell: UnsafeRawBufferPointer) -> Plain? {
        let count = cell.count
        guard count > 0, count <= 21 else { return nil }
        var index = 0
        let isNegative = cell[0] == UInt8(ascii: "-")
        if isNegative { index = 1 }
        var digits: UInt64 = 0
        var digitCount = 0
        var decimalsFrom = -1
        while index < count {
            let byte = cell[index]
            let digit = byte &- 48
            if digit < 10 {
                digits = digits &* 10 &+ UInt64(digit)
                digitCount &+= 1
            } else if byte == separator, separator != 0, decimalsFrom < 0 {
                decimalsFrom = digitCount
            } else {
                return nil
            }
            index &+= 1
        }
        guard digitCount > 0, digitCount <= 19 else { return nil }
        return (digits, decimalsFrom < 0 ? 0 : digitCount &- decimalsFrom, isNegative)
    }

    /// Blanks, exponents, many digits, and the first number of a file without commas between cells.
    private mutating func slow(_ cell: UnsafeRawBufferPointer) -> ExactDecimal? {
        let cell = withoutGroups(cell.trimmed)
        if separator != 0 { return ExactDecimal(ascii: cell, decimalSeparator: separator) }
        guard let found = cell.first(where: { $0 == Self.comma || $0 == Self.point }) else {
            return ExactDecimal(ascii: cell)
        }
        guard let value = ExactDecimal(ascii: cell, decimalSeparator: found) else { return nil }
        separator = found
        return value
    }

    /// The number without blanks between groups, and with a plain minus; the cell itself where it has neither, or other
    /// groups than of three digits.
    private func withoutGroups(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard cell.contains(where: { $0 == 0x20 || $0 >= 0x80 }) else { return cell }
        ungrouped.clear()
        var index = 0
        // Digits since the last blank; blanks may stand before the decimals only.
        var (digits, hasGroups, isWhole) = (0, false, true)
        if UnsafeRawBufferPointer(rebasing: cell.prefix(3)).equals("\u{2212}") {
            ungrouped.append(UInt8(ascii: "-"))
            index = 3
        }
        while index < cell.count {
            let blank = Self.blankLength(UnsafeRawBufferPointer(rebasing: cell[index...]))
            if blank > 0 {
                guard isWhole, hasGroups ? digits == 3 : (1...3).contains(digits) else { return cell }
                (hasGroups, digits) = (true, 0)
                index += blank
                continue
            }
            if cell[index] &- 48 < 10 {
                digits += 1
            } else if cell[index] == Self.comma || cell[index] == Self.point {
                if isWhole, hasGroups, digits != 3 { return cell }
                isWhole = false
            }
            ungrouped.append(cell[index])
            index += 1
        }
        return isWhole && hasGroups && digits != 3 ? cell : ungrouped.bytes
    }

    /// Bytes of the blank that the text starts with, of those that group digits; 0 for another character.
    private static func blankLength(_ text: UnsafeRawBufferPointer) -> Int {
        let blanks: [StaticString] = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
        let found = blanks.first { blank in
            text.count >= blank.utf8CodeUnitCount
                && UnsafeRawBufferPointer(rebasing: text.prefix(blank.utf8CodeUnitCount)).equals(blank)
        }
        return found?.utf8CodeUnitCount ?? 0
    }

    @inline(__always)
    private static func power(_ exponent: Int) -> UInt64 { powers[exponent] }

    private static let powers: [UInt64] = (0...19).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
