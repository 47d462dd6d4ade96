/// How the invoices of a period go from its usage to what is to be paid, in one currency.
public struct Settlement: Hashable, Sendable {
    /// Usage and purchases as invoiced, before credit and tax.
    public let usage: Amount
    /// Credit taken off, zero or negative.
    public let credit: Amount
    /// Tax.
    public let tax: Amount
    /// What is to be paid.
    public let total: Amount

    /// Tax as a percentage of what it was charged on, rounded to one decimal; `nil` where that is zero.
    public var taxPercent: ExactDecimal? {
        let base = usage.units + credit.units
        guard base != 0, tax.units != 0 else { return nil }
        return ExactDecimal(mantissa: (tax.units * 1000).dividedHalfEven(by: base), scale: 1).normalized
    }
}

extension Statement {
    /// The settlement in a currency; `nil` where the invoices do not say what they are made of, or are of other usage.
    ///
    /// An invoice of a billing profile covers more than one of its
    /// subscriptions, and a marketplace invoice other days: only where the
    /// invoiced usage is the statement's own, to the cent, does one lead to the other.
    public func settlement(in currency: CurrencyCode) -> Settlement? {
        let own = invoices.filter { $0.total.currency == currency }
        let charges = own.compactMap(\.charges)
        guard !own.isEmpty, charges.count == own.count, let usage = totals[currency] else { return nil }
        // What was credited was invoiced before: the two take each other away.
        let demanded = zip(own, charges).filter { !$0.0.isCreditNote }.map(\.1)
        let invoiced = demanded.reduce(Amount.zero) { $0 + $1.usage }
        guard invoiced.rounded(to: currency.minorUnitDigits) == usage.rounded(to: currency.minorUnitDigits) else {
            return nil
        }
        return Settlement(
            usage: invoiced, credit: demanded.reduce(.zero) { $0 + $1.credit },
            tax: demanded.reduce(.zero) { $0 + $1.tax }, total: demanded.reduce(.zero) { $0 + $1.total })
    }
}
