/// An exact amount of money without its currency, in units of 10⁻¹⁵.
///
/// Azure's meters report fractions of a cent; nothing is rounded before it is
/// drawn. In the store an amount is two 64-bit integers, ``micros`` and
/// ``remainder``, whose sums are exact at hundreds of millions of lines (design
/// section 5).
public struct Amount: Hashable, Sendable {
    /// The amount times 10¹⁵.
    public let units: Int128

    /// Decimals that an amount keeps.
    public static let decimals = 15
    /// Nothing owed.
    public static let zero = Amount(units: 0)

    private static let unitsPerMicro: Int128 = 1_000_000_000

    /// Creates an amount of `units` × 10⁻¹⁵.
    public init(units: Int128) { self.units = units }

    /// Creates an amount from what the store holds; both parts may be sums of many lines.
    public init(micros: Int64, remainder: Int64) {
        units = Int128(micros) * Self.unitsPerMicro + Int128(remainder)
    }

    /// Rounds a number to 15 decimals, half to even; `nil` above about 10²².
    public init?(_ number: ExactDecimal) {
        guard let value = number.rescaled(to: Self.decimals) else { return nil }
        units = value.mantissa
    }

    /// Reads an amount such as `12.50`; `nil` when it is no number.
    public init?(_ text: some StringProtocol) {
        guard let number = ExactDecimal(text) else { return nil }
        self.init(number)
    }

    /// Whole millionths, rounded towards zero; `nil` when beyond 64 bits.
    public var micros: Int64? { Int64(exactly: units / Self.unitsPerMicro) }
    /// What ``micros`` leaves, in 10⁻¹⁵, with the amount's sign.
    public var remainder: Int64 { Int64(truncatingIfNeeded: units % Self.unitsPerMicro) }

    /// The amount as a decimal number without trailing zeros.
    public var decimal: ExactDecimal { ExactDecimal(mantissa: units, scale: Self.decimals).normalized }

    /// Rounded to `places` decimals (`0...15`), half to even.
    public func rounded(to places: Int) -> ExactDecimal {
        ExactDecimal(
            mantissa: units.dividedHalfEven(by: PowersOfTen[Self.decimals - places]), scale: places)
    }

    /// The nearest binary value, for bars and trends only.
    public var approximate: Double { Double(units) / 1e15 }

    /// The exact sum.
    public static func + (left: Amount, right: Amount) -> Amount { Amount(units: left.units + right.units) }
    /// The exact difference.
    public static func - (left: Amount, right: Amount) -> Amount { Amount(units: left.units - right.units) }
    /// Adds in place.
    public static func += (left: inout Amount, right: Amount) { left = left + right }
}

extension Amount: Comparable, CustomStringConvertible {
    public static func < (left: Self, right: Self) -> Bool { left.units < right.units }

    /// All decimals that are not trailing zeros: `12.5`.
    public var description: String { decimal.description }
}
