public import BillingCore

/// One answer to "why?": the sentences, the facts under them, and where to go on.
public struct WhyPart: Hashable, Sendable {
    /// A labelled fact.
    public struct Fact: Hashable, Sendable {
        /// What it is.
        public let label: String
        /// What it says.
        public let value: String
    }

    /// A page that leads on.
    public struct Link: Hashable, Sendable {
        /// What is there.
        public let name: String
        /// Its address.
        public let address: String
    }

    /// The question.
    public let title: String
    /// The answer, in sentences.
    public let text: String
    /// What it rests on.
    public var facts: [Fact] = []
    /// Where to go on, the most useful first.
    public var links: [Link] = []
}

extension Words {
    /// Everything that can be told of a row of the history: its invoices or why there is none, what an estimate
    /// leaves out, and why costs are not shown.
    ///
    /// - Parameter asOf: The day that the history was made for.
    public func why(_ row: BillingHistory.Row, asOf: AsOf?) -> [WhyPart] {
        var parts: [WhyPart] = []
        let several = row.standings.count > 1
        parts += row.standings.compactMap { costsPart($0, isKnown: row.usageCost != nil, several, asOf) }
        if row.state == .unbilled, row.usageCost != nil { parts.append(estimatePart(row, asOf: asOf)) }
        if !row.invoices.isEmpty {
            parts.append(
                WhyPart(
                    title: pick("What was invoiced?", sv: "Vad fakturerades?"),
                    text: row.invoices.map(invoice).joined(separator: "\n"), links: links([.understandBill])))
        }
        if let part = unpaidPart(row.invoices.filter(\.isUnpaid), of: nil, asOf: asOf?.day) { parts.append(part) }
        let findings = row.standings.compactMap(\.finding)
        // Of all subscriptions with an invoice to come it is the same.
        let awaited = findings.first(where: \.awaitsInvoice).map { [absencePart($0, isNamed: false)] } ?? []
        return parts + awaited + findings.filter { !$0.awaitsInvoice }.map { absencePart($0, isNamed: several) }
    }

    /// Everything that can be told of a row of the subscriptions.
    ///
    /// - Parameter told: Invoices that another row told of, as those of a billing profile are shown on several.
    public func why(
        _ row: SubscriptionOverview.Row, isNamed: Bool, asOf: AsOf?, without told: Set<Invoice.ID> = []
    ) -> [WhyPart] {
        let unpaid = unpaidPart(
            row.unpaid.filter { !told.contains($0.id) }, of: isNamed ? row.subscription.displayName : nil,
            asOf: asOf?.day)
        guard let standing = row.standing else { return [unpaid].compactMap(\.self) }
        let costs = costsPart(standing, isKnown: row.unbilledCost != nil, isNamed, asOf)
        let incomplete = row.unpricedMeters > 0 ? incompletePart(row.unpricedMeters) : nil
        return [unpaid, costs, incomplete, standing.finding.map { absencePart($0, isNamed: isNamed) }]
            .compactMap(\.self)
    }

    /// Everything that can be told of one period without invoice, with the names of subscription and period.
    public func why(_ finding: AbsenceFinding) -> WhyPart {
        let part = absencePart(finding, isNamed: false)
        return WhyPart(
            title: "\(finding.subscription.displayName), \(period(finding.period)): \(part.title)", text: part.text,
            facts: part.facts, links: part.links)
    }

    /// Said below a table of many: how all is printed of one.
    public var whyInFull: String {
        pick(
            "For evidence, rule, your access and links of one: --subscription NAME --period -1. All of each: -o json.",
            sv:
                "För belägg, regel, din åtkomst och länkar för en: --subscription NAMN --period -1. Allt om alla: -o json."
        )
    }

    /// Why a number is refused where subscription and period are asked for.
    public func whyTakesNoNumber(_ asked: String) -> String {
        pick(
            "'\(asked)' is no file: why takes no invoice number, as it tells of periods without invoice. Name "
                + "--subscription and --period; 'faktura invoices show \(asked)' shows an invoice.",
            sv: "”\(asked)” är ingen fil: why tar inget fakturanummer, då den gäller perioder utan faktura. Ange "
                + "--subscription och --period; ”faktura invoices show \(asked)” visar en faktura.")
    }

    /// What is shown where nothing can be told.
    public var whyNothing: String {
        pick(
            "There is nothing to explain: the figures and the invoice are there.",
            sv: "Det finns inget att förklara: siffrorna och fakturan finns.")
    }

    /// Said by the command where there is nothing to explain.
    public var everyPeriodIsInvoiced: String {
        pick("Every period asked for has its invoice.", sv: "Alla perioder som efterfrågades har sin faktura.")
    }

    /// The title of the explanation.
    public var whyTitle: String { pick("Why?", sv: "Varför?") }

    /// The key that explains.
    public var whyKey: KeyWords {
        KeyWords(
            label: pick("why", sv: "varför"),
            description: pick(
                "why there is no invoice or no figure, and what helps",
                sv: "varför faktura eller siffra saknas, och vad som hjälper"))
    }

    /// Why the key that explains does nothing on screens without subscriptions or periods.
    public var explainsPeriods: String {
        pick(
            "it explains a subscription or a period; go out to one",
            sv: "den förklarar en prenumeration eller period; gå ut till en")
    }

    private func absencePart(_ finding: AbsenceFinding, isNamed: Bool) -> WhyPart {
        let question = pick("Why is there no invoice?", sv: "Varför finns ingen faktura?")
        var facts = finding.evidence.map { fact(pick("Evidence", sv: "Belägg"), evidence($0)) }
        if let rule = rule(finding.rule) {
            let source = finding.rule.source.map { " (Microsoft: \(place($0)))" } ?? ""
            facts.append(fact(pick("Rule", sv: "Regel"), rule + source))
        }
        if let day = finding.changesOn { facts.append(fact(pick("Changes on", sv: "Ändras"), longDay(day))) }
        if let grant = finding.grant {
            facts += roleFact(finding.subscription)
            facts.append(fact(pick("Role needed", sv: "Roll som krävs"), neededRole(grant.role)))
            let nobody = pick("nobody: it is one person's", sv: "ingen: den är en persons")
            facts.append(fact(pick("Granted by", sv: "Ges av"), grant.granter.map(granter) ?? nobody))
        }
        if let id = finding.requestID { facts.append(fact(activityField(.requestID), id)) }
        return WhyPart(
            title: isNamed ? "\(finding.subscription.displayName): \(question)" : question, text: absence(finding),
            facts: facts, links: links(finding.places))
    }

    private func costsPart(_ standing: PeriodStanding, isKnown: Bool, _ isNamed: Bool, _ asOf: AsOf?) -> WhyPart? {
        guard let problem = standing.problem else { return nil }
        let subscription = standing.subscription
        let question =
            isKnown
            ? pick("Why are the costs not up to date?", sv: "Varför är kostnaderna inte aktuella?")
            : pick("Why are costs not shown?", sv: "Varför visas inga kostnader?")
        var facts = roleFact(subscription)
        var places: [PortalPlace] = [.support]
        if case .refused(let refusal) = problem {
            let answer = evidence(.answer(refusal.code ?? "\(refusal.status)", at: nil))
            facts.insert(fact(pick("Evidence", sv: "Belägg"), "\(answer) (HTTP \(refusal.status))"), at: 0)
            switch refusal.reason {
            case .notOptedIn, .notAuthorized, .costsClosed: places = [.subscriptions, .manageAccess]
            case .offerNotSupported, .agreementNotSupported, .subscriptionDisabled: places = [.subscriptions]
            default: break
            }
        }
        if let id = problem.requestID { facts.append(fact(activityField(.requestID), id)) }
        return WhyPart(
            title: isNamed ? "\(subscription.displayName): \(question)" : question,
            text: costsNotShown(of: subscription, problem, access: subscription.access, asOf: asOf?.day),
            facts: facts, links: links(places))
    }

    private func estimatePart(_ row: BillingHistory.Row, asOf: AsOf?) -> WhyPart {
        var facts: [WhyPart.Fact] = []
        if let coverage = row.coverage {
            facts.append(fact(pick("Days covered", sv: "Dagar"), covered(row, coverage)))
        }
        facts.append(fact(pick("Not in it", sv: "Ingår inte"), omissions))
        facts.append(fact(pick("Changes on", sv: "Ändras"), longDay(row.period.end)))
        return WhyPart(
            title: pick("Why is this an estimate?", sv: "Varför är detta en uppskattning?"),
            text: estimateExplanation(of: row, asOf: asOf), facts: facts,
            links: links([.understandBill, .unexpectedCosts]))
    }

    private func roleFact(_ subscription: Subscription) -> [WhyPart.Fact] {
        accessLine(subscription, subscription.access).map { [fact(pick("Your access", sv: "Din åtkomst"), $0)] } ?? []
    }

    private func fact(_ label: String, _ value: String) -> WhyPart.Fact { WhyPart.Fact(label: label, value: value) }

    private func links(_ places: [PortalPlace]) -> [WhyPart.Link] {
        places.map { WhyPart.Link(name: place($0), address: $0.address) }
    }
}

extension AbsenceFinding {
    /// Whether nothing is missing but the end of the period.
    fileprivate var awaitsInvoice: Bool {
        if case .periodNotEnded(_, nil) = reason { true } else { false }
    }
}
