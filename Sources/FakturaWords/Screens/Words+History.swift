public import BillingCore

extension Words {
    /// What the selected row of the history needs said: its invoices, why there is none, what an estimate leaves out.
    ///
    /// - Parameter asOf: The day that the history was made for.
    public func explanation(of row: BillingHistory.Row, asOf: AsOf?) -> String {
        let costs = costsExplanation(of: row, asOf: asOf)
        if let costs, row.usageCost == nil, row.state == .unbilled { return costs }
        let rest = restOfExplanation(of: row, asOf: asOf)
        guard let costs else { return rest }
        return row.usageCost == nil ? "\(costs)\n\(rest)" : "\(rest)\n\(costs)"
    }

    /// Why a period that runs has no invoice, beside what its estimate leaves out.
    ///
    /// - Returns: `nil` for one that has ended, and where its subscriptions have different reasons.
    public func noInvoiceYet(of row: BillingHistory.Row) -> String? {
        guard row.state == .unbilled, row.invoices.isEmpty else { return nil }
        return row.absence.map(absence)
    }

    /// Why costs are not shown, or not anew; `nil` where nothing is wrong.
    private func costsExplanation(of row: BillingHistory.Row, asOf: AsOf?) -> String? {
        let closed = row.standings.filter { $0.problem != nil }
        guard let first = closed.first, let problem = first.problem else { return nil }
        if closed.count == 1 {
            return costsNotShown(of: first.subscription, problem, access: first.subscription.access, asOf: asOf?.day)
        }
        return pick(
            "Costs of \(count(closed.count)) subscriptions could not be read; i says why.",
            sv: "Kostnader för \(count(closed.count)) prenumerationer kunde inte läsas; i säger varför.")
    }

    /// Why a period has no costs to show, a sentence for each subscription; `nil` where nothing is known of it.
    ///
    /// - Parameters:
    ///   - standings: Of the period, one for each subscription.
    ///   - asOf: The day it is asked on, in UTC; `nil` when unknown.
    public func noCosts(_ standings: [PeriodStanding], asOf: Day?) -> String? {
        let sentences = standings.compactMap { standing -> String? in
            let subscription = standing.subscription
            var problem = standing.problem
            // Azure need not be asked for those of a support plan (azure-apis 3.5).
            if problem == nil, let offer = subscription.offer, offer.billing == .support {
                problem = .refused(AzureRefusal(status: 400, reason: .offerNotSupported(offer)))
            }
            return problem.map {
                costsNotShown(of: subscription, $0, access: subscription.access, asOf: asOf)
            }
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private func restOfExplanation(of row: BillingHistory.Row, asOf: AsOf?) -> String {
        if row.state == .unbilled { return estimateExplanation(of: row, asOf: asOf) }
        if !row.invoices.isEmpty { return row.invoices.map(invoice).joined(separator: "\n") }
        if row.absence == nil, !row.listedInvoices.isEmpty {
            return row.listedInvoices.map { withoutAmounts($0.id) }.joined(separator: "\n")
        }
        let part = partExplanation(of: row)
        switch row.absence {
        case .notAsked, nil:
            if row.state == .none {
                return part
                    + pick(
                        "No invoice of these subscriptions covers these days; each has its own reason, which i shows.",
                        sv:
                            "Ingen faktura för prenumerationerna omfattar dagarna; var och en har sitt skäl, som i visar."
                    )
            }
            guard row.coverage != nil else {
                // Whatever kept the figures away was said already.
                if row.standings.contains(where: { $0.problem != nil }) {
                    return pick("Nothing is known of invoices.", sv: "Inget är känt om fakturor.")
                }
                return pick(
                    "Nothing of this period was read. Its usage file may not have been opened.",
                    sv: "Inget av perioden har lästs in. Dess användningsfil är kanske inte öppnad.")
            }
            return part
                + pick(
                    "Nothing is known of invoices: these figures come from usage files. Usage cost is before credit "
                        + "and tax.",
                    sv: "Inget är känt om fakturor: siffrorna kommer från användningsfiler. Kostnaden är före kredit "
                        + "och moms.")
        case .some(let absence):
            let findings = row.standings.compactMap(\.finding)
            return part + (findings.count == 1 ? self.absence(findings[0]) : self.absence(absence))
        }
    }

    /// The services that a list has no room for, together.
    public func otherServices(_ number: Int) -> String { pick("\(count(number)) others", sv: "\(count(number)) andra") }

    private func partExplanation(of row: BillingHistory.Row) -> String {
        guard let coverage = row.coverage, coverage != row.period else { return "" }
        return pick(
            "Only part of the period was read: \(covered(row, coverage)). ",
            sv: "Bara en del är inläst: \(covered(row, coverage)). ")
    }

    func covered(_ row: BillingHistory.Row, _ coverage: BillingPeriod) -> String {
        pick(
            "\(period(coverage)), \(coverage.dayCount) of \(days(row.period.dayCount))",
            sv: "\(period(coverage)), \(coverage.dayCount) av \(days(row.period.dayCount))")
    }

    func estimateExplanation(of row: BillingHistory.Row, asOf: AsOf?) -> String {
        guard let coverage = row.coverage else {
            return pick(
                "This period has not ended, and nothing of it is known yet.",
                sv: "Perioden har inte slutat, och inget är känt om den ännu.")
        }
        if let seconds = row.estimatedAt {
            let moment = moment(seconds, today: asOf?.day)
            return incompleteEstimate(row.unpricedMeters)
                + pick(
                    "The estimate was generated \(moment). It is updated once a day, may not hold all usage, and the "
                        + "invoice may differ.",
                    sv: "Uppskattningen gjordes \(moment). Den uppdateras en gång om dagen, saknar kanske användning, "
                        + "och fakturan kan avvika.") + outlook(of: row)
        }
        let covered = covered(row, coverage)
        return pick(
            "This period has not ended: its figures are an estimate. They cover \(covered), "
                + "may not hold all usage, and the invoice may differ.",
            sv: "Perioden har inte slutat: siffrorna är en uppskattning. De omfattar \(covered), "
                + "saknar kanske användning, och fakturan kan avvika.") + outlook(of: row)
    }

    /// A moment in UTC, from seconds since 1970: `today 04:10 UTC`, `12 Nov 04:10 UTC`.
    public func moment(_ seconds: Int64, today: Day?) -> String {
        let day = Day(number: Int((Double(seconds) / 86_400).rounded(.down)))
        let rest = Int(seconds) - day.number * 86_400
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)) UTC"
        return day == today ? pick("today \(clock)", sv: "i dag \(clock)") : "\(shortDay(day)) \(clock)"
    }
}
