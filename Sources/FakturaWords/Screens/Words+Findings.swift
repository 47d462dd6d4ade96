public import BillingCore

/// Why there is no invoice, with what the answer rests on (azure-apis 5, 10.2).
extension Words {
    /// Why a subscription's period has no invoice, in sentences; Azure's request id last, where there is one.
    public func absence(_ finding: AbsenceFinding) -> String {
        if case .notTold(let problem) = finding.reason {
            return notTold(
                problem, finding.subscription.billingProfile == nil ? .subscriptionInvoices : .billingProfile)
        }
        let text =
            switch (finding.reason, finding.grant) {
            case (.periodNotEnded, _): absence(finding.reason)
            case _ where finding.evidence.contains(.noBillingAccount): noBillingAccounts
            case (.notPermitted(let code, let role, _, false), let grant?) where grant.role != .billingReader:
                notPermitted(code: code, role: role, grant)
            case (.notPermitted(let code, let role, _, true), _):
                amountsNotPermitted(code: code, role: role, of: finding.subscription)
            default: absence(finding.reason)
            }
        return text + (finding.requestID.map { pick(" (request id \($0))", sv: " (begärans id \($0))") } ?? "")
    }

    /// A refusal that the Account Administrator's switch would not open.
    private func notPermitted(code: String, role: String?, _ grant: AccessGrant) -> String {
        let own = role.map { pick(" You are \(article($0)) here.", sv: " Du är \($0) här.") } ?? ""
        let lead = pick(
            "No invoice is open to you: Azure answered \(code).\(own) ",
            sv: "Ingen faktura är öppen för dig: Azure svarade \(code).\(own) ")
        guard let granter = grant.granter else {
            return lead
                + pick(
                    "Invoices of this subscription are open to the Account Administrator only.",
                    sv: "Prenumerationens fakturor är öppna bara för kontoadministratören.")
        }
        return lead
            + pick(
                "They belong to the billing profile: \(self.granter(granter)) can give you \(grant.role.rawValue).",
                sv: "De hör till faktureringsprofilen: \(self.granter(granter)) kan ge dig \(grant.role.rawValue).")
    }

    /// Who can grant a role, as it stands within a sentence.
    public func granter(_ granter: AccessGrant.Granter) -> String {
        switch granter {
        case .accountAdministrator(let name):
            pick("the Account Administrator", sv: "kontoadministratören") + (name.map { " (\($0))" } ?? "")
        case .subscriptionOwner: pick("an owner of the subscription", sv: "en ägare av prenumerationen")
        case .billingProfileOwner: pick("a billing profile owner", sv: "en ägare av faktureringsprofilen")
        case .enterpriseAdministrator: pick("an enrolment administrator", sv: "en administratör av registreringen")
        }
    }

    /// A fact that an answer rests on: `usage cost 12.00 SEK`.
    public func evidence(_ evidence: AbsenceFinding.Evidence) -> String {
        switch evidence {
        case .lastDay(let day):
            pick("the period's last day is \(longDay(day))", sv: "periodens sista dag är \(longDay(day))")
        case .answer(let code, let seconds):
            pick("Azure answered \(code)", sv: "Azure svarade \(code)") + moment(seconds)
        case .listed(let seconds):
            pick(
                "Azure listed the invoices\(moment(seconds)), and none is of this period",
                sv: "Azure räknade upp fakturorna\(moment(seconds)), och ingen hör till perioden")
        case .listedWithoutAmounts:
            pick("Azure lists invoices without amounts", sv: "Azure räknar upp fakturor utan belopp")
        case .agreement(let agreement):
            pick("the agreement is \(name(of: agreement))", sv: "avtalet är \(name(of: agreement))")
        case .offer(let offer):
            pick("the offer is ", sv: "erbjudandet är ") + self.offer(offer)
                + (offer.name == nil ? "" : " (\(offer.id))")
        case .subscribed(let day): pick("subscribed on \(longDay(day))", sv: "tecknad \(longDay(day))")
        case .cost(let cost): pick("usage cost \(money(cost))", sv: "användningskostnad \(money(cost))")
        case .credit(let credit): pick("monthly credit \(money(credit))", sv: "månadskredit \(money(credit))")
        case .spendingLimit: pick("the spending limit is on", sv: "utgiftsgränsen är på")
        case .accountMoved:
            pick("Azure says that the billing account was moved", sv: "Azure säger att faktureringskontot flyttats")
        case .role(let role): pick("your role is \(role)", sv: "din roll är \(role)")
        case .noBillingAccount:
            pick("Azure lists no billing account for you", sv: "Azure har inget faktureringskonto att visa dig")
        case .noAnswer(let seconds): pick("no answer came", sv: "inget svar kom") + moment(seconds)
        case .filesOnly: pick("only usage files were read", sv: "bara användningsfiler har lästs")
        }
    }

    private func moment(_ seconds: Int64?) -> String { seconds.map { " " + moment($0, today: nil) } ?? "" }

    /// A contract's name in full.
    public func name(of agreement: Agreement) -> String {
        switch agreement {
        case .onlineServices: "Microsoft Online Services Program"
        case .customer: pick("Microsoft Customer Agreement", sv: "Microsoft-kundavtal")
        case .enterprise: pick("Enterprise Agreement", sv: "Enterprise-avtal")
        case .partner: pick("Microsoft Partner Agreement", sv: "Microsoft-partneravtal")
        }
    }

    /// A rule, in a sentence without full stop; `nil` where there is none to tell.
    public func rule(_ rule: BillingRule) -> String? {
        switch rule {
        case .afterPeriodEnd:
            pick("an invoice is made after its period has ended", sv: "en faktura görs när dess period har slutat")
        case .openedByAdministrator:
            pick(
                "the Account Administrator opens invoices to other roles",
                sv: "kontoadministratören öppnar fakturor för andra roller")
        case .profileRole:
            pick(
                "invoices of a customer agreement need a role on the billing profile",
                sv: "kundavtalets fakturor kräver en roll på faktureringsprofilen")
        case .enrolmentInvoiced:
            pick(
                "the enrolment is invoiced, not its subscriptions",
                sv: "registreringen faktureras, inte prenumerationen")
        case .partnerInvoices: pick("who sells the subscription invoices it", sv: "den som säljer fakturerar")
        case .offerWithoutInvoices: pick("some offers have no invoices", sv: "vissa erbjudanden har inga fakturor")
        case .firstThirtyDays:
            pick(
                "no invoice in the first 30 days of a subscription",
                sv: "ingen faktura under prenumerationens första 30 dagar")
        case .onlyWhenOwed:
            pick("an invoice is made only when money is owed", sv: "en faktura görs bara när pengar ska betalas")
        case .withinTwoDays:
            pick(
                "an invoice comes up to two days after its period",
                sv: "en faktura kommer inom två dagar efter perioden")
        case .administratorBefore2016:
            pick(
                "older invoices are open to the Account Administrator only",
                sv: "äldre fakturor är öppna bara för kontoadministratören")
        case .movedAccount:
            pick(
                "after a move, invoices are on the billing profile",
                sv: "efter en flytt finns fakturor på faktureringsprofilen")
        case .alwaysInvoiced:
            pick(
                "a customer agreement makes an invoice even of zero, so one is missing",
                sv: "ett kundavtal fakturerar även noll, så en saknas")
        case .noRule: nil
        }
    }

    /// What a page of Microsoft's holds.
    public func place(_ place: PortalPlace) -> String {
        switch place {
        case .subscriptions: pick("Subscriptions and invoices", sv: "Prenumerationer och fakturor")
        case .profile: pick("Profile, with the address for mail", sv: "Profil, med adressen för e-post")
        case .support: pick("Support request", sv: "Supportbegäran")
        case .understandBill: pick("Understand your bill", sv: "Förstå din faktura")
        case .unexpectedCosts: pick("Prevent unexpected costs", sv: "Förhindra oväntade kostnader")
        case .manageAccess: pick("Who may see billing", sv: "Vem som får se fakturering")
        case .getInvoice: pick("Get invoices and daily usage", sv: "Hämta fakturor och daglig användning")
        }
    }
}
