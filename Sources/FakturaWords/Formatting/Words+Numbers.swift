public import BillingCore

extension Words {
    private var groupSeparator: String { pick(",", sv: "\u{00A0}") }
    private var decimalSeparator: String { pick(".", sv: ",") }

    /// A whole number with groups of three: `38,412`.
    public func count(_ number: Int) -> String { grouped(String(number.magnitude), isNegative: number < 0) }

    /// An amount rounded to its currency's minor unit, half to even: `12,403.10`; a minus is U+2212.
    public func amount(_ amount: Amount, _ currency: CurrencyCode?) -> String {
        number(amount.rounded(to: currency?.minorUnitDigits ?? 2))
    }

    /// An amount rounded to whole units, for charts.
    public func wholeAmount(_ amount: Amount) -> String { number(amount.rounded(to: 0)) }

    /// An amount with its currency: `12,403.10 SEK`.
    public func money(_ money: Money) -> String { "\(amount(money.amount, money.currency)) \(money.currency)" }

    /// Every digit of an amount, with its currency.
    public func exactMoney(_ money: Money) -> String {
        let least = money.amount.rounded(to: money.currency.minorUnitDigits)
        let exact = money.amount.decimal
        return "\(number(exact.scale > least.scale ? exact : least)) \(money.currency)"
    }

    /// A number with all the decimals it has.
    public func number(_ number: ExactDecimal) -> String {
        let text = number.mantissa.magnitude == 0 ? number.description : number.description.replacing("-", with: "")
        let parts = text.split(separator: ".", maxSplits: 1)
        let whole = grouped(String(parts.first ?? "0"), isNegative: number.mantissa < 0)
        return parts.count > 1 ? whole + decimalSeparator + parts[1] : whole
    }

    /// A quantity with at most `places` decimals and at least `least`, half to even.
    public func quantity(_ quantity: ExactDecimal, places: Int = 4, least: Int = 0) -> String {
        let short = quantity.scale > places ? quantity.rescaled(to: places) ?? quantity : quantity
        // A tiny quantity is not nothing.
        if short.mantissa == 0, quantity.mantissa != 0 {
            return quantity.mantissa < 0 ? ">\u{2212}" + tiny(places) : "<" + tiny(places)
        }
        let plain = short.normalized
        return number(plain.scale < least ? plain.rescaled(to: least) ?? plain : plain)
    }

    private func tiny(_ places: Int) -> String {
        "0" + decimalSeparator + String(repeating: "0", count: places - 1) + "1"
    }

    /// A change as a signed percentage with one decimal: `+3.1%`.
    public func change(_ fraction: ExactDecimal) -> String {
        let percent = ExactDecimal(mantissa: fraction.mantissa * 100, scale: fraction.scale).rescaled(to: 1) ?? .zero
        let sign = percent.mantissa > 0 ? "+" : ""
        return sign + number(percent) + pick("%", sv: "\u{00A0}%")
    }

    /// Bytes in the unit that leaves one to three digits: `88 KB`.
    public func bytes(_ count: Int64) -> String {
        let units = ["B", "KB", "MB", "GB", "TB"]
        var (value, unit) = (Double(count), 0)
        // What rounds to a thousand is one of the next unit.
        while value >= (unit == 0 ? 1000 : 999.5), unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        if unit == 0 || value >= 99.95 { return "\(Int(value.rounded())) \(units[unit])" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10)\(decimalSeparator)\(tenths % 10) \(units[unit])"
    }

    private func grouped(_ digits: String, isNegative: Bool) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += groupSeparator }
            result.append(digit)
        }
        return isNegative ? "\u{2212}" + result : result
    }
}
