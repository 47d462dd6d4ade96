public import BillingCore

extension Words {
    /// The label of a sum of usage cost that lacks meters without a price.
    public var incompleteUsageTotal: String { pick("Incomplete usage cost", sv: "Ofullständig kostnad") }

    /// Which meters have no list price, so that what they cost is not known; `nil` where all have one.
    public func unpricedMeters(_ statement: Statement) -> String? {
        let unpriced = statement.unpriced
        guard !unpriced.isEmpty else { return nil }
        let (some, all) = (count(unpriced.count), count(statement.lines.count))
        if unpriced.count == statement.lines.count {
            return pick(
                "There is no estimate: costs are not open to you, and no meter used has a list price (\(all)).",
                sv: "Det finns ingen uppskattning: kostnader är inte öppna för dig, och ingen använd mätare har "
                    + "listpris (\(all)).")
        }
        let named = unpriced.prefix(3).map { meter($0.meter) }.joined(separator: ", ")
        let more = unpriced.count - min(unpriced.count, 3)
        let names = more == 0 ? named : pick("\(named) and \(count(more)) more", sv: "\(named) och \(count(more)) till")
        return pick(
            "The total is incomplete: \(some) of \(all) meters have no list price and are left out: \(names).",
            sv: "Summan är ofullständig: \(some) av \(all) mätare saknar listpris och är inte med: \(names).")
    }
}
