public import BillingCore

extension Words {
    /// What the Reconciliation screen is called.
    public var reconciliation: String { pick("Reconciliation", sv: "Avstämning") }
    /// Titles of the Reconciliation screen's columns: step, lines or invoice, amount.
    public var reconciliationColumns: (step: String, basis: String, amount: String) {
        (pick("STEP", sv: "STEG"), pick("FROM", sv: "UR"), pick("AMOUNT", sv: "BELOPP"))
    }
    /// What the key that reconciles does.
    public var reconcileKey: KeyWords {
        KeyWords(
            label: pick("reconcile", sv: "stäm av"),
            description: pick(
                "how the invoice follows from the usage lines", sv: "hur fakturan följer av användningsraderna"))
    }
    /// Why a period cannot be reconciled here.
    public var needsPeriodToReconcile: String {
        pick(
            "A period is reconciled with its invoice: from the history or a statement.",
            sv: "En period stäms av mot sin faktura: från historiken eller ett kontoutdrag.")
    }
    /// Why the key that reconciles does nothing on its own screen.
    public var isReconciliation: String {
        pick("This is the reconciliation.", sv: "Detta är avstämningen.")
    }
    /// Said of a statement whose lines lead to its invoice; a check mark follows.
    public var reconciledToTheCent: String { pick("reconciled to the cent", sv: "avstämt på öret") }
    /// The text of a reconciliation without anything to reconcile.
    public var nothingToReconcile: String {
        pick(
            "There are neither usage lines nor an invoice in this period.\n[ and ] show other periods, Esc goes back.",
            sv: "Perioden har varken användningsrader eller faktura.\n[ och ] visar andra perioder, Esc går tillbaka.")
    }

    /// A step's name.
    public func step(_ item: Reconciliation.Item) -> String {
        switch item {
        case .usage: pick("Usage lines", sv: "Användningsrader")
        case .purchases: pick("Purchases", sv: "Köp")
        case .refunds: pick("Refunds", sv: "Återbetalningar")
        case .otherCharges: pick("Other charges", sv: "Andra kostnader")
        case .otherSubscriptions: pick("Other subscriptions", sv: "Andra prenumerationer")
        case .fee: pick("Support plan", sv: "Supportplan")
        case .included: pick("Included quantities", sv: "Kvantiteter som ingår")
        case .rounding: pick("Rounding", sv: "Avrundning")
        case .meterRounding: pick("Rounding of each meter", sv: "Avrundning av varje mätare")
        case .lateUsage: pick("Usage that came late", sv: "Sen användning")
        case .rest: pick("Not explained", sv: "Oförklarat")
        case .billed: pick("= Billed before credit and tax", sv: "= Debiterat före kredit och moms")
        case .credit: pick("Credit", sv: "Kredit")
        case .tax: pick("Tax", sv: "Moms")
        case .totalRounding: pick("Rounding of the total", sv: "Avrundning av summan")
        case .notTold: pick("Credit, tax and rounding", sv: "Kredit, moms och avrundning")
        case .total: pick("= Invoice total", sv: "= Fakturans summa")
        case .apart: pick("Invoiced apart", sv: "Fakturerat för sig")
        }
    }

    /// What a step's amount rests on: a number of lines, an invoice; empty where there is nothing to name.
    public func basis(_ step: Reconciliation.Step) -> String {
        if let count = step.lineCount { return lines(count) }
        guard let invoice = step.invoice else { return "" }
        switch step.item {
        case .apart: return "\(document(invoice)) \(invoice.id)"
        case .billed, .total, .fee: return invoice.id
        default: return ""
        }
    }

    /// What a step means, in a sentence; `nil` where its name says it.
    public func explanation(of step: Reconciliation.Step) -> String? {
        switch step.item {
        case .otherSubscriptions:
            pick(
                "The invoice covers the whole billing profile: these lines are of its other subscriptions.",
                sv: "Fakturan gäller hela faktureringsprofilen: raderna hör till dess andra prenumerationer.")
        case .fee:
            pick(
                "A support plan is charged without usage lines.", sv: "En supportplan debiteras utan användningsrader.")
                + (step.isGross ? " " + pick("Its tax is in it.", sv: "Dess moms är med.") : "")
        case .included:
            pick(
                "The lines are priced in full; the offer brings these quantities without charge.",
                sv: "Raderna är fullt prissatta; erbjudandet ger dessa kvantiteter utan kostnad.")
        case .rounding:
            pick(
                "Lines are exact, an invoice is in whole cents: it rounds their sum once.",
                sv: "Raderna är exakta, fakturan i hela ören: den avrundar deras summa en gång.")
        case .meterRounding:
            pick(
                "Lines are exact, an invoice is in whole cents: this one rounds each meter.",
                sv: "Raderna är exakta, fakturan i hela ören: denna avrundar varje mätare.")
        case .apart: step.invoice.map(apart)
        case .credit, .tax: step.amount == nil ? onlyInPDF : nil
        case .notTold: onlyInPDF
        case .usage, .purchases, .refunds, .otherCharges, .lateUsage, .rest, .billed, .totalRounding, .total: nil
        }
    }

    private var onlyInPDF: String {
        pick(
            "Of this kind of agreement Azure's list of invoices tells totals alone; what they are made of is in the PDF.",
            sv: "För denna sorts avtal anger Azures fakturalista bara summor; vad de består av står i PDF:en.")
    }

    private func apart(_ invoice: Invoice) -> String {
        if case .creditNote(let number) = invoice.document {
            return pick("It takes invoice \(number) back.", sv: "Den återtar faktura \(number).")
        }
        return invoice.kind == .marketplace
            ? pick(
                "Marketplace purchases are invoiced apart, by calendar month; no usage line tells of them.",
                sv: "Marketplace-köp faktureras för sig, per kalendermånad; ingen användningsrad visar dem.")
            : pick(
                "It covers other charges than these lines.", sv: "Den gäller andra kostnader än dessa rader.")
    }

    /// Said where amortized charges are in front: their sum is no invoice's.
    public var onlyActualIsReconciled: String {
        pick(
            "An invoice bills actual charges; amortized ones are not reconciled.",
            sv: "En faktura debiterar faktiska kostnader; periodiserade stäms inte av.")
    }

    /// Whether it comes out, in sentences.
    ///
    /// - Parameter hasKeys: Whether keys can be pressed, as on a screen, so that the one that helps is named.
    public func outcome(_ reconciliation: Reconciliation, hasKeys: Bool) -> String {
        let currency = reconciliation.currency
        let figure = { (amount: Amount) in
            currency.map { self.money(Money(amount, $0)) } ?? self.amount(amount, nil)
        }
        switch reconciliation.outcome {
        case .equal:
            return pick(
                "Equal to the cent: the lines lead to the invoice.", sv: "Lika på öret: raderna leder till fakturan.")
        case .rest(let rest, isLate: true): return late(reconciliation, rest: figure(rest), hasKeys: hasKeys)
        case .rest(let rest, isLate: false):
            return pick(
                "\(figure(rest)) is left that nothing known explains. Compare with the PDF; support can tell what it "
                    + "is.",
                sv: "\(figure(rest)) återstår som inget känt förklarar. Jämför med PDF:en; supporten kan säga vad det "
                    + "är.")
        case .notTold(let rest): return notTold(reconciliation, rest: figure(rest), hasKeys: hasKeys, figure)
        case .noInvoice(let absence): return self.absence(absence)
        case .notEnded:
            return pick(
                "The period has not ended: there is no invoice to reconcile with yet.",
                sv: "Perioden har inte slutat: det finns ingen faktura att stämma av mot ännu.")
        }
    }

    /// What is missing where lines were read too early, or not at all, and how they are had.
    private func late(_ reconciliation: Reconciliation, rest: String, hasKeys: Bool) -> String {
        let again =
            hasKeys
            ? pick("(r, or 'faktura sync')", sv: "(r, eller ”faktura sync”)")
            : pick("('faktura sync')", sv: "(”faktura sync”)")
        guard reconciliation.steps.contains(where: { $0.lineCount != nil }) else {
            return pick(
                "\(rest) was billed, of which no usage lines of actual charges are known. Read them \(again).",
                sv: "\(rest) debiterades, utan att några användningsrader med faktiska kostnader är kända. Läs dem "
                    + "\(again).")
        }
        return pick(
            "\(rest) more was billed than the lines hold: they were read before all usage had come in, or "
                + "not for every day. Read them again \(again).",
            sv: "\(rest) mer debiterades än raderna visar: de lästes innan all användning kommit in, eller "
                + "inte för alla dagar. Läs om dem \(again).")
    }

    /// What is known where Azure tells a total alone, and where the rest stands.
    private func notTold(
        _ reconciliation: Reconciliation, rest: String, hasKeys: Bool, _ figure: (Amount) -> String
    ) -> String {
        let key = hasKeys ? pick(": d in the history gets it.", sv: ": d i historiken hämtar den.") : "."
        let total = figure(reconciliation[.total] ?? .zero)
        if let fee = reconciliation.steps.first(where: { $0.item == .fee }), fee.isGross {
            return pick(
                "The whole invoice, \(total), is the support plan's with its tax. How much of it is tax, the invoice "
                    + "tells only in its PDF\(key)",
                sv: "Hela fakturan, \(total), är supportplanens med moms. Hur mycket som är moms står bara i fakturans "
                    + "PDF\(key)")
        }
        return pick(
            "The lines come to \(figure(reconciliation.lines)), the invoice to \(total). The rest, \(rest), is credit, "
                + "tax and rounding, which the invoice tells only in its PDF\(key)",
            sv: "Raderna blir \(figure(reconciliation.lines)), fakturan \(total). Resten, \(rest), är kredit, moms och "
                + "avrundning, som står bara i fakturans PDF\(key)")
    }

    /// How the PDF is had that an outcome refers to, by a command; `nil` where none does.
    public func pdfHint(_ reconciliation: Reconciliation) -> String? {
        switch reconciliation.outcome {
        case .notTold, .rest(_, isLate: false): break
        case .equal, .rest(_, isLate: true), .noInvoice, .notEnded: return nil
        }
        let command = downloadCommand(of: reconciliation.subscription, period: reconciliation.period.last)
        return pick("The PDF: '\(command)'.", sv: "PDF:en: ”\(command)”.")
    }

    /// How many reconciliations come out equal: `3 of 4 equal to the cent`.
    public func equalCount(_ equal: Int, of all: Int) -> String {
        pick("\(count(equal)) of \(count(all)) equal to the cent", sv: "\(count(equal)) av \(count(all)) lika på öret")
    }
}
