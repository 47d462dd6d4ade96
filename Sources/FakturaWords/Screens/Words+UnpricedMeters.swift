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

    /// An amount that lacks meters without a price: it is more than that.
    public func incomplete(_ amount: Amount, _ currency: CurrencyCode?) -> String {
        "> \(self.amount(amount, currency))"
    }

    /// What stands in a cell of cost that has no plain amount; `nil` where it has.
    public func wordOfCost(
        _ cost: Amount?, _ currency: CurrencyCode?, _ problem: AzureProblem?, _ unpricedMeters: Int
    ) -> String? {
        guard let cost else { return problem.map(accessWord) }
        return unpricedMeters > 0 ? incomplete(cost, currency) : nil
    }

    /// That an estimate lacks meters; empty where it is whole.
    func incompleteEstimate(_ unpricedMeters: Int) -> String {
        guard unpricedMeters > 0 else { return "" }
        return pick(
            "It is incomplete: \(meters(unpricedMeters)) without a list price \(unpricedMeters == 1 ? "is" : "are") left "
                + "out; the statement names them. ",
            sv: "Den är ofullständig: \(meters(unpricedMeters)) utan listpris är inte med; kontoutdraget nämner dem. ")
    }

    /// Why an estimate is more than its figure.
    func incompletePart(_ unpricedMeters: Int) -> WhyPart {
        WhyPart(
            title: pick("Why is the estimate incomplete?", sv: "Varför är uppskattningen ofullständig?"),
            text: incompleteEstimate(unpricedMeters)
                + pick(
                    "Costs are not open to you, so quantities were priced by the offer's list prices.",
                    sv: "Kostnader är inte öppna för dig, så mängder prissattes med erbjudandets listpriser."),
            links: [])
    }

    private func meters(_ number: Int) -> String {
        pick("\(count(number)) \(number == 1 ? "meter" : "meters")", sv: "\(count(number)) mätare")
    }
}
