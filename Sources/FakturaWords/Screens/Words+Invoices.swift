public import BillingCore

extension Words {
    /// An invoice in one line: what it is, its number, when it was made, what it is made of, where it stands.
    public func invoice(_ invoice: Invoice) -> String {
        let made = invoice.invoiceDay.map { pick(" of \(longDay($0))", sv: " den \(longDay($0))") } ?? ""
        var text = "\(document(invoice)) \(invoice.id)\(made)"
        if case .creditNote(let number) = invoice.document {
            text += pick(" credits \(number)", sv: " krediterar \(number)")
        }
        let currency = invoice.total.currency
        if let charges = invoice.charges {
            var parts = [pick("usage ", sv: "användning ") + amount(charges.usage, currency)]
            if charges.credit != .zero {
                parts.append(pick("credit ", sv: "kredit ") + amount(charges.credit, currency))
            }
            if charges.tax != .zero { parts.append(pick("tax ", sv: "moms ") + amount(charges.tax, currency)) }
            text += ": " + parts.joined(separator: ", ")
        }
        text += pick(", total ", sv: ", summa ") + money(invoice.total)
        if invoice.isCreditNote { return text + "." }
        switch (invoice.state, invoice.dueDay) {
        case (.due, let day?), (.overdue, let day?):
            return text
                + pick(
                    "; \(state(invoice.state)), pay by \(longDay(day)).",
                    sv: "; \(state(invoice.state)), betalas senast \(longDay(day)).")
        default: return text + "; \(state(invoice.state))."
        }
    }

    /// The text of a statement that has invoices and no usage, as of a support plan.
    public func invoicedWithoutUsage(_ invoices: [Invoice]) -> String {
        let head = pick(
            "No usage was told of for this period; this was invoiced:",
            sv: "Ingen användning är känd för perioden; detta fakturerades:")
        return ([head, ""] + invoices.map(invoice)).joined(separator: "\n")
    }

    /// What a document is called: `Invoice`, `Marketplace invoice`, `Credit note`.
    public func document(_ invoice: Invoice) -> String {
        if invoice.isCreditNote { return pick("Credit note", sv: "Kreditnota") }
        return switch invoice.kind {
        case .services: pick("Invoice", sv: "Faktura")
        case .marketplace: pick("Marketplace invoice", sv: "Marketplace-faktura")
        case .support: pick("Support invoice", sv: "Supportfaktura")
        }
    }

    /// Why there is no invoice, in one word or two, for a table; `nil` where nothing is known of invoices.
    public func absenceWord(_ absence: InvoiceAbsence) -> String? {
        switch absence {
        case .periodNotEnded(_, nil), .periodNotEnded(_, .withinCredit): pick("not yet", sv: "inte än")
        case .periodNotEnded(_, let then?): absenceWord(then)
        case .notPermitted: pick("no access", sv: "ej åtkomst")
        case .enterprise: pick("enrolled", sv: "avtal")
        case .partner: pick("partner", sv: "partner")
        case .offerWithoutInvoices(let offer):
            offer?.billing == .azureInOpen ? pick("prepaid", sv: "förbetald") : pick("not made", sv: "görs ej")
        case .recentlySubscribed: pick("too new", sv: "för ny")
        case .freeTrial: pick("trial", sv: "prov")
        case .withinCredit: pick("credit", sv: "kredit")
        case .creditNotTold: pick("credit?", sv: "kredit?")
        case .spendingLimit: pick("limit", sv: "gräns")
        case .beingPrepared: pick("soon", sv: "snart")
        case .tooOld: pick("too old", sv: "för gammal")
        case .accountMoved: pick("moved", sv: "flyttad")
        case .notTold: pick("not read", sv: "ej läst")
        case .notReturned: pick("none", sv: "ingen")
        case .notAsked: nil
        }
    }

    /// Why there is no invoice, in sentences: the reason, what it rests on, and what helps.
    public func absence(_ absence: InvoiceAbsence) -> String {
        switch absence {
        case .periodNotEnded(let end, let then): return periodNotEnded(end: end, then: then)
        case .notPermitted(let code, let role, let administrator, let isListed):
            return isListed
                ? amountsNotPermitted(code: code, role: role, of: nil)
                : notPermitted(code: code, role: role, administrator: administrator)
        case .enterprise:
            return pick(
                "Under an Enterprise Agreement the enrolment is invoiced, not the subscription: invoices go to the "
                    + "enrolment's contacts.",
                sv: "I ett Enterprise-avtal faktureras registreringen, inte prenumerationen: fakturor går till "
                    + "registreringens kontakter.")
        case .partner:
            return pick(
                "A partner sells this subscription and sends the invoice.",
                sv: "En partner säljer prenumerationen och skickar fakturan.")
        case .offerWithoutInvoices(let offer):
            guard let offer, offer.billing == .azureInOpen else {
                let name = offer.map { " \(self.offer($0))" } ?? ""
                return pick(
                    "Azure has no invoices of single subscriptions of the offer\(name).",
                    sv: "Azure har inga fakturor för enskilda prenumerationer med erbjudandet\(name).")
            }
            return pick(
                "\(self.offer(offer)) (\(offer.id)) has no invoices here: its credit was bought from a reseller.",
                sv: "\(self.offer(offer)) (\(offer.id)) har inga fakturor här: krediten köptes av en återförsäljare.")
        case .recentlySubscribed(let since):
            let day = longDay(since.advanced(by: 30))
            return pick(
                "Subscribed on \(longDay(since)), less than 30 days ago: the first invoice comes after \(day).",
                sv: "Tecknad \(longDay(since)), för mindre än 30 dagar sedan: första fakturan kommer efter \(day).")
        case .freeTrial: return freeTrial
        case .withinCredit(let cost, let credit): return withinCredit(cost: cost, credit: credit)
        case .creditNotTold(let cost): return creditNotTold(cost: cost)
        case .spendingLimit: return spendingLimit
        case .beingPrepared(let end):
            let day = longDay(end.advanced(by: -1))
            let latest = longDay(end.advanced(by: InvoiceAbsence.daysOfPreparation))
            return pick(
                "The period ended on \(day): its invoice is being prepared, usually within two days, at the latest on "
                    + "\(latest).",
                sv: "Perioden slutade \(day): fakturan förbereds, oftast inom två dagar, senast \(latest).")
        case .tooOld(let end): return tooOld(end: end)
        case .accountMoved: return accountMoved
        case .notTold(let problem): return notTold(problem, .subscriptionInvoices)
        case .notReturned:
            return pick(
                "Azure has no invoice for this period, and nothing that is known says why.",
                sv: "Azure har ingen faktura för perioden, och inget som är känt säger varför.")
        case .notAsked:
            return pick(
                "Nothing is known of invoices: the figures come from usage files.",
                sv: "Inget är känt om fakturor: siffrorna kommer från användningsfiler.")
        }
    }

    func notTold(_ problem: AzureProblem, _ right: NeededRight) -> String {
        sentence(for: problem, wanted: pick("the invoices", sv: "fakturorna"), right: right)
    }

    private var freeTrial: String {
        pick(
            "A free trial is not invoiced: nothing is charged beyond its credit.",
            sv: "En kostnadsfri utvärdering faktureras inte: inget debiteras utöver dess kredit.")
    }

    private func tooOld(end: Day) -> String {
        let day = longDay(end.advanced(by: -1))
        return pick(
            "The period ended on \(day): invoices from before December 2016 are open to the Account Administrator only.",
            sv: "Perioden slutade \(day): fakturor från före december 2016 är öppna bara för kontoadministratören.")
    }

    private var spendingLimit: String {
        pick(
            "A spending limit is on: nothing is charged until it is removed, so there is no invoice.",
            sv: "En utgiftsgräns är på: inget debiteras förrän den tas bort, så det finns ingen faktura.")
    }

    private var accountMoved: String {
        pick(
            "The billing account was moved to a Microsoft Customer Agreement: later invoices are on its billing "
                + "profile, where a billing profile owner can give you Billing profile reader.",
            sv: "Faktureringskontot har flyttats till ett Microsoft-kundavtal: senare fakturor finns på dess "
                + "faktureringsprofil, där en ägare kan ge dig Billing profile reader.")
    }

    private func notPermitted(code: String, role: String?, administrator: String?) -> String {
        let own = role.map { pick(" You are \(article($0)) here.", sv: " Du är \($0) här.") } ?? ""
        let who = administrator.map { " (\($0))" } ?? ""
        return pick(
            "No invoice is open to you: Azure answered \(code).\(own) The Account Administrator\(who) can open invoices "
                + "to others in the portal: Subscriptions › Invoices › Access to invoice.",
            sv: "Ingen faktura är öppen för dig: Azure svarade \(code).\(own) Kontoadministratören\(who) kan öppna "
                + "fakturor för andra i portalen: Prenumerationer › Fakturor › Åtkomst till faktura.")
    }

    func article(_ role: String) -> String {
        ("AEIOUaeiou".contains(role.prefix(1)) ? "an " : "a ") + role
    }

    private func withinCredit(cost: Money?, credit: Money?) -> String {
        guard let cost, let credit else {
            return pick(
                "Nothing is owed for this period, so there is no invoice.",
                sv: "Inget ska betalas för perioden, så det finns ingen faktura.")
        }
        return pick(
            "The usage, \(money(cost)), stayed within the monthly credit of \(money(credit)): nothing is owed, so there "
                + "is no invoice.",
            sv:
                "Användningen, \(money(cost)), höll sig inom månadskrediten \(money(credit)): inget ska betalas, så det "
                + "finns ingen faktura.")
    }
}
