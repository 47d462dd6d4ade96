import BillingCore

/// Why a period that runs has no invoice, and why the offer alone does not tell of one that has ended.
extension Words {
    /// Promises an invoice only where one is to come.
    func periodNotEnded(end: Day, then: InvoiceAbsence?) -> String {
        let day = longDay(end.advanced(by: -1))
        let ends = pick("The period ends on \(day); ", sv: "Perioden slutar \(day); ")
        guard let then else {
            return ends + pick("its invoice is made after that.", sv: "fakturan görs efter det.")
        }
        return ends + afterwards(then)
    }

    private func afterwards(_ absence: InvoiceAbsence) -> String {
        switch absence {
        case .notPermitted(let code, _, _, false):
            return pick(
                "an invoice made after that is not open to you: Azure answered \(code).",
                sv: "en faktura som görs efter det är inte öppen för dig: Azure svarade \(code).")
        case .notPermitted(let code, _, _, true):
            return pick(
                "an invoice made after that is open to you without amounts only: Azure answered \(code).",
                sv: "en faktura som görs efter det är öppen för dig bara utan belopp: Azure svarade \(code).")
        case .withinCredit(_, let credit?):
            return pick(
                "an invoice is made after that only if the usage goes beyond the monthly credit of \(money(credit)).",
                sv: "en faktura görs efter det bara om användningen överstiger månadskrediten \(money(credit)).")
        case .withinCredit(_, nil):
            return pick(
                "an invoice is made after that only if the usage goes beyond the offer's monthly credit.",
                sv: "en faktura görs efter det bara om användningen överstiger erbjudandets månadskredit.")
        default: return pick("then too there is no invoice", sv: "inte heller då görs någon faktura") + ground(absence)
        }
    }

    /// What keeps every period from being invoiced here, after "there is no invoice".
    private func ground(_ absence: InvoiceAbsence) -> String {
        switch absence {
        case .enterprise:
            pick(
                " of its own: under an Enterprise Agreement the enrolment is invoiced.",
                sv: " för prenumerationen: i ett Enterprise-avtal faktureras registreringen.")
        case .partner:
            pick(
                " here: a partner sells the subscription and sends the invoice.",
                sv: " här: en partner säljer prenumerationen och skickar fakturan.")
        case .offerWithoutInvoices(let offer):
            pick(
                " here: Azure has none of the offer\(offer.map { " \(self.offer($0))" } ?? "").",
                sv: " här: Azure har ingen för erbjudandet\(offer.map { " \(self.offer($0))" } ?? "").")
        case .freeTrial:
            pick(
                ": a free trial is charged nothing beyond its credit.",
                sv: ": en kostnadsfri utvärdering debiteras inget utöver sin kredit.")
        case .spendingLimit:
            pick(
                " while the spending limit is on: nothing is charged until it is removed.",
                sv: " så länge utgiftsgränsen är på: inget debiteras förrän den tas bort.")
        default: "."
        }
    }

    /// Of an offer with a monthly credit that nothing tells.
    func creditNotTold(cost: Money?) -> String {
        guard let cost else {
            return pick(
                "Azure tells neither the offer's monthly credit nor the cost: either the credit covers the usage and "
                    + "nothing is owed, or the invoice is still to come.",
                sv: "Azure talar varken om erbjudandets månadskredit eller kostnaden: antingen täcker krediten "
                    + "användningen och inget ska betalas, eller så dröjer fakturan.")
        }
        return pick(
            "Azure does not tell the offer's monthly credit: either it covers the usage, \(money(cost)), and nothing is "
                + "owed, or the invoice is still being prepared.",
            sv: "Azure talar inte om erbjudandets månadskredit: antingen täcker den användningen, \(money(cost)), och "
                + "inget ska betalas, eller så förbereds fakturan ännu.")
    }
}
