/// Reads one number from ASCII bytes into an ``ExactDecimal``.
struct DecimalParser {
    let bytes: UnsafeRawBufferPointer
    let separator: UInt8
    private var index = 0
    private var mantissa: UInt64 = 0
    private var wide: Int128 = 0
    private var isWide = false
    private var digits = 0
    private var decimals = 0
    /// Decimals past what 128 bits hold: the first, and whether one of the rest is not zero.
    private var dropped: (first: UInt8, rest: Bool)?
    /// Whether 128 bits do not hold the digits before the separator.
    private var isTooLarge = false

    init(bytes: UnsafeRawBufferPointer, separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
    }

    mutating func parse() -> ExactDecimal? {
        let isNegative = readSign()
        let start = index
        readDigits(isFraction: false)
        var digitCount = index - start
        if index < bytes.count, bytes[index] == separator {
            index += 1
            let fraction = index
            readDigits(isFraction: true)
            digitCount += index - fraction
        }
        guard digitCount > 0, !isTooLarge else { return nil }
        guard let exponent = readExponent(), index == bytes.count else { return nil }
        var value = isWide ? wide : Int128(mantissa)
        if let dropped, dropped.first > 5 || (dropped.first == 5 && (dropped.rest || value % 2 != 0)) {
            guard value < Int128.max else { return nil }
            value += 1
        }
        return scaled(isNegative ? -value : value, decimals: decimals - exponent)
    }

    private mutating func readSign() -> Bool {
        guard let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else { return false }
        index = 1
        return first == UInt8(ascii: "-")
    }

    private mutating func readDigits(isFraction: Bool) {
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return }
            index += 1
            take(digit, isFraction: isFraction)
        }
    }

    private mutating func take(_ digit: UInt8, isFraction: Bool) {
        if digits < 18, decimals < ExactDecimal.maximumScale {
            mantissa = mantissa &* 10 &+ UInt64(digit)
        } else if !takeWide(digit, isFraction: isFraction) {
            return
        }
        // Leading zeros are no significant digits.
        if digits > 0 || digit != 0 { digits += 1 }
        if isFraction { decimals += 1 }
    }

    /// Takes a digit past the 18th; `false` when there is no room for it.
    private mutating func takeWide(_ digit: UInt8, isFraction: Bool) -> Bool {
        if !isWide {
            isWide = true
            wide = Int128(mantissa)
        }
        let (shifted, isOver) = wide.multipliedReportingOverflow(by: 10)
        let (value, isPast) = shifted.addingReportingOverflow(Int128(digit))
        if dropped == nil, !isOver, !isPast, decimals < ExactDecimal.maximumScale {
            wide = value
            return true
        }
        if !isFraction {
            isTooLarge = true
        } else if let first = dropped?.first {
            if digit != 0 { dropped = (first, true) }
        } else {
            dropped = (digit, false)
        }
        return false
    }

    /// The exponent after `E`; zero when there is none, `nil` when it is malformed.
    private mutating func readExponent() -> Int? {
        guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") else { return 0 }
        index += 1
        var sign = 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
            index += 1
        }
        let start = index
        var exponent = 0
        while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10, index - start < 4 {
            exponent = exponent * 10 + Int(bytes[index] - UInt8(ascii: "0"))
            index += 1
        }
        return index > start ? sign * exponent : nil
    }

    private func scaled(_ value: Int128, decimals: Int) -> ExactDecimal? {
        if value == 0 { return ExactDecimal(mantissa: 0, scale: min(max(0, decimals), ExactDecimal.maximumScale)) }
        if decimals > ExactDecimal.maximumScale {
            let excess = decimals - ExactDecimal.maximumScale
            guard excess <= PowersOfTen.maximumExponent else { return .zero }
            return ExactDecimal(
                mantissa: value.dividedHalfEven(by: PowersOfTen[excess]), scale: ExactDecimal.maximumScale)
        }
        if decimals >= 0 { return ExactDecimal(mantissa: value, scale: decimals) }
        guard decimals >= -PowersOfTen.maximumExponent else { return nil }
        let (product, overflow) = value.multipliedReportingOverflow(by: PowersOfTen[-decimals])
        return overflow ? nil : ExactDecimal(mantissa: product, scale: 0)
    }
}
