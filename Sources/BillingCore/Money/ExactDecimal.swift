/// A decimal number kept digit by digit, trailing zeros included.
///
/// Quantities and unit prices arrive with up to 28 significant digits; this
/// holds 37. `1.50` and `1.5` are equal and hash alike, and each prints as it came.
public struct ExactDecimal: Sendable {
    /// The digits as one integer: `1.50` is `150`.
    public let mantissa: Int128
    /// How many of the digits stand after the point, `0...maximumScale`.
    public let scale: Int

    /// The most decimals a value keeps; further ones are rounded half to even.
    public static let maximumScale = 37
    /// Zero without decimals.
    public static let zero = ExactDecimal(mantissa: 0, scale: 0)

    /// Creates `mantissa × 10^-scale`; `scale` is in `0...maximumScale`.
    public init(mantissa: Int128, scale: Int) {
        precondition((0...Self.maximumScale).contains(scale))
        self.mantissa = mantissa
        self.scale = scale
    }

    /// Reads a number written in text, or returns `nil` when it is none or too large.
    ///
    /// Accepts a sign, digits, one decimal separator and an exponent
    /// (`5.64902E-05`); no group separators and no blanks.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        guard let value = copy.withUTF8({ ExactDecimal(ascii: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = value
    }

    /// Reads a number from ASCII bytes; see ``init(_:)``.
    ///
    /// - Parameter decimalSeparator: The byte between units and decimals.
    public init?(ascii bytes: UnsafeRawBufferPointer, decimalSeparator: UInt8 = UInt8(ascii: ".")) {
        var parser = DecimalParser(bytes: bytes, separator: decimalSeparator)
        guard let value = parser.parse() else { return nil }
        self = value
    }

    /// The same value with the fewest decimals: `1.50` becomes `1.5`.
    public var normalized: ExactDecimal {
        guard mantissa != 0 else { return .zero }
        var (mantissa, scale) = (mantissa, scale)
        while scale > 0 {
            let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
            if remainder != 0 { break }
            (mantissa, scale) = (quotient, scale - 1)
        }
        return ExactDecimal(mantissa: mantissa, scale: scale)
    }

    /// This value with `scale` decimals, rounded half to even; `nil` when it would not fit.
    public func rescaled(to newScale: Int) -> ExactDecimal? {
        if newScale == scale { return self }
        if newScale > scale {
            let power = PowersOfTen[newScale - scale]
            let (scaled, overflow) = mantissa.multipliedReportingOverflow(by: power)
            return overflow ? nil : ExactDecimal(mantissa: scaled, scale: newScale)
        }
        return ExactDecimal(
            mantissa: mantissa.dividedHalfEven(by: PowersOfTen[scale - newScale]), scale: newScale)
    }

    /// The exact sum, decimals beyond what fits rounded half to even; `nil` beyond about 10³⁸.
    ///
    /// For numbers that come from outside, which may be as large as they like.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        var sumScale = max(scale, other.scale)
        while sumScale >= 0 {
            if let left = rescaled(to: sumScale), let right = other.rescaled(to: sumScale) {
                let (sum, overflow) = left.mantissa.addingReportingOverflow(right.mantissa)
                if !overflow { return ExactDecimal(mantissa: sum, scale: sumScale) }
            }
            sumScale -= 1
        }
        return nil
    }

    /// The sum of numbers known to stay below 10³⁸; see ``adding(_:)`` for others.
    public static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        guard let sum = left.adding(right) else { preconditionFailure("a sum beyond 10^38") }
        return sum
    }

    /// Adds in place; see ``+(_:_:)``.
    public static func += (left: inout ExactDecimal, right: ExactDecimal) { left = left + right }

    /// The nearest binary value, for bars and sort keys only, never for money.
    public var approximate: Double { Double(mantissa) / Double(PowersOfTen[scale]) }
}

extension ExactDecimal: Hashable, Comparable {
    public static func == (left: Self, right: Self) -> Bool {
        let (a, b) = (left.normalized, right.normalized)
        return a.mantissa == b.mantissa && a.scale == b.scale
    }

    public func hash(into hasher: inout Hasher) {
        let value = normalized
        hasher.combine(value.mantissa)
        hasher.combine(value.scale)
    }

    public static func < (left: Self, right: Self) -> Bool {
        let scale = max(left.scale, right.scale)
        // What does not fit with the other's decimals is the greater of the two in size.
        guard let a = left.rescaled(to: scale) else { return left.mantissa < 0 }
        guard let b = right.rescaled(to: scale) else { return right.mantissa > 0 }
        return a.mantissa < b.mantissa
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The digits with a point and a leading minus: `-0.50`; never an exponent.
    public var description: String {
        let digits = String(mantissa.magnitude)
        let sign = mantissa < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return "\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))"
    }
}

/// The powers of ten that fit 128 bits, by exponent.
enum PowersOfTen {
    static let maximumExponent = 38

    private static let table: [Int128] = {
        var powers: [Int128] = [1]
        for _ in 0..<maximumExponent { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// `10^exponent`, for exponents `0...maximumExponent`.
    static subscript(exponent: Int) -> Int128 { table[exponent] }
}

extension Int128 {
    /// The quotient rounded to the nearest integer, ties to the even one; `divisor` is positive.
    func dividedHalfEven(by divisor: Int128) -> Int128 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        // Compared with the rest of the divisor, so that nothing doubles past 128 bits.
        let below = remainder.magnitude
        let above = divisor.magnitude - below
        let isUp = below > above || (below == above && quotient % 2 != 0)
        return isUp ? quotient + (self < 0 ? -1 : 1) : quotient
    }
}
