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
    /// Where the invoice stands; of several, the most pressing.
    public let state: PeriodState
    /// Credit notes, and invoices of the period that other charges are on: a marketplace purchase that no usage line tells of.
    public let apart: [Invoice]

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
    /// Only where the invoiced usage is the statement's own, to the cent, does
    /// one lead to the other: an invoice of a billing profile covers more than
    /// one of its subscriptions. Of several kinds of invoices in a period, those
    /// for services alone may be the statement's; the others then stand apart.
    public func settlement(in currency: CurrencyCode) -> Settlement? {
        let own = invoices.filter { $0.total.currency == currency }
        guard !own.isEmpty, let usage = totals[currency] else { return nil }
        let services = own.filter { $0.kind == .services }
        return [own, services].lazy.compactMap { settle($0, usage, currency, of: own) }.first
    }

    private func settle(
        _ chosen: [Invoice], _ usage: Amount, _ currency: CurrencyCode, of own: [Invoice]
    ) -> Settlement? {
        // What was credited was invoiced before: the two take each other away.
        let charges = chosen.filter { !$0.isCreditNote }.map(\.charges)
        let known = charges.compactMap(\.self)
        guard !known.isEmpty, known.count == charges.count else { return nil }
        let invoiced = known.reduce(Amount.zero) { $0 + $1.usage }
        guard invoiced.rounded(to: currency.minorUnitDigits) == usage.rounded(to: currency.minorUnitDigits) else {
            return nil
        }
        return Settlement(
            usage: invoiced, credit: known.reduce(.zero) { $0 + $1.credit }, tax: known.reduce(.zero) { $0 + $1.tax },
            total: known.reduce(.zero) { $0 + $1.total },
            state: PeriodState.mostPressing(of: chosen) ?? .unknown,
            apart: own.filter { $0.isCreditNote || !chosen.contains($0) })
    }
}
