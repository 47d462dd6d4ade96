import BillingCore

/// Numbers of a statement that is made from usage lines.
enum ChargeText {
    /// A quantity with eight decimals, as the statement has them: rounded half to even, filled up with zeros.
    static func quantity(_ quantity: ExactDecimal) -> ExactDecimal { quantity.rescaled(to: 8) ?? quantity }

    /// What is charged for: all of it, as it is not known what the offer includes.
    static func billable(_ line: StatementLine) -> ExactDecimal? {
        guard line.included == nil, let consumed = line.consumed, consumed.mantissa > 0 else { return nil }
        return quantity(consumed)
    }

    /// Value by quantity, to 28 digits; `nil` when nothing was used, or when the quantity has too many digits for it.
    static func blendedRate(_ line: StatementLine) -> ExactDecimal? {
        guard let consumed = line.consumed?.normalized, consumed.mantissa != 0 else { return nil }
        let value = line.value.amount.units
        if value == 0 { return .zero }
        let divisor = Int128(consumed.mantissa.magnitude)
        var (quotient, rest) = Int128(value.magnitude).quotientAndRemainder(dividingBy: divisor)
        var scale = Amount.decimals - consumed.scale
        // Digit by digit: the dividend with all its digits would not fit.
        while scale < 0 || (rest != 0 && quotient < mostDigits && scale < ExactDecimal.maximumScale) {
            let (dividend, restOverflows) = rest.multipliedReportingOverflow(by: 10)
            if restOverflows { return nil }
            let (next, restOfNext) = dividend.quotientAndRemainder(dividingBy: divisor)
            let (shifted, shiftOverflows) = quotient.multipliedReportingOverflow(by: 10)
            let (longer, sumOverflows) = shifted.addingReportingOverflow(next)
            if shiftOverflows || sumOverflows { return nil }
            (quotient, rest, scale) = (longer, restOfNext, scale + 1)
        }
        if scale > ExactDecimal.maximumScale { return nil }
        if rest >= divisor - rest { quotient += 1 }
        let isNegative = (value < 0) != (consumed.mantissa < 0)
        return ExactDecimal(mantissa: isNegative ? -quotient : quotient, scale: scale).normalized
    }

    /// 28 digits.
    private static let mostDigits: Int128 = 1_000_000_000_000_000_000_000_000_000

    /// `$0.17 USD`, with more decimals where two do not hold the amount.
    ///
    /// Never three: a point before three digits may be read as one that groups them.
    static func value(_ money: Money) -> String {
        let exact = money.amount.decimal
        let places = exact.scale <= 2 ? 2 : max(4, exact.scale)
        let digits = ExactDecimal(mantissa: Int128(exact.mantissa.magnitude), scale: exact.scale).rescaled(to: places)
        let sign = exact.mantissa < 0 ? "-" : ""
        let code = money.currency.rawValue
        return "\(sign)\(symbols[code] ?? "")\(digits ?? exact) \(code)"
    }

    private static let symbols = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"]
}
