import BillingCore

/// What is to be paid: which invoice, how much, by when, and where.
extension Words {
    /// Of invoices that are to be paid; `nil` for none.
    ///
    /// - Parameters:
    ///   - name: Whose they are; `nil` where that is plain.
    ///   - asOf: The day it is asked on; `nil` when unknown.
    func unpaidPart(_ invoices: [Invoice], of name: String?, asOf: Day?) -> WhyPart? {
        guard !invoices.isEmpty else { return nil }
        // What is late matters most.
        let invoices = invoices.filter { $0.state == .overdue } + invoices.filter { $0.state != .overdue }
        let question = pick("What is to be paid?", sv: "Vad ska betalas?")
        let how = pick(
            "It is paid in Azure's portal, at the address below: faktura pays nothing. The PDF says how else; d saves "
                + "it.",
            sv: "Betalning görs i Azure-portalen, på adressen nedan: faktura betalar inget. PDF:en visar andra sätt; "
                + "d sparar den.")
        let lines = invoices.map { unpaid($0, asOf: asOf) } + [how]
        return WhyPart(
            title: name.map { "\($0): \(question)" } ?? question, text: lines.joined(separator: "\n"),
            facts: invoices.flatMap { facts(of: $0, asOf: asOf) },
            links: [.subscriptions, .understandBill].map { WhyPart.Link(name: place($0), address: $0.address) })
    }

    private func unpaid(_ invoice: Invoice, asOf: Day?) -> String {
        let what = pick(
            "\(document(invoice)) \(invoice.id) of \(period(invoice.period)): \(money(invoice.total))",
            sv: "\(document(invoice)) \(invoice.id) för \(period(invoice.period)): \(money(invoice.total))")
        guard let day = invoice.dueDay else { return "\(what), \(state(invoice.state))." }
        let late = daysLate(invoice, asOf: asOf)
        return late.map {
            pick(
                "\(what), was to be paid by \(longDay(day)): \(days($0)) overdue.",
                sv: "\(what), skulle betalas senast \(longDay(day)): \(days($0)) försenad.")
        } ?? pick("\(what), to be paid by \(longDay(day)).", sv: "\(what), betalas senast \(longDay(day)).")
    }

    private func facts(of invoice: Invoice, asOf: Day?) -> [WhyPart.Fact] {
        var facts = [
            WhyPart.Fact(label: pick("Invoice", sv: "Faktura"), value: invoice.id),
            WhyPart.Fact(label: toPay, value: money(invoice.total)),
        ]
        if let day = invoice.dueDay {
            let late = daysLate(invoice, asOf: asOf).map { pick(" (\(days($0)) ago)", sv: " (\(days($0)) sedan)") }
            facts.append(WhyPart.Fact(label: pick("Pay by", sv: "Senast"), value: longDay(day) + (late ?? "")))
        }
        return facts
    }

    /// Days since an overdue invoice was to be paid; `nil` for one that is not overdue, and where that is unknown.
    private func daysLate(_ invoice: Invoice, asOf: Day?) -> Int? {
        guard invoice.state == .overdue, let due = invoice.dueDay, let asOf, due < asOf else { return nil }
        return asOf.number - due.number
    }
}
