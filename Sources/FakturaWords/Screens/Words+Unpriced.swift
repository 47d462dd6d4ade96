import BillingCore

/// Invoices that Azure lists without what they come to.
extension Words {
    /// Why none of them has its amount, and how its PDF is had.
    ///
    /// - Parameter subscription: Whose invoices they are; `nil` where that is not known.
    func amountsNotPermitted(code: String, role: String?, of subscription: Subscription?) -> String {
        let own = role.map { pick(" You are \(article($0)) here.", sv: " Du är \($0) här.") } ?? ""
        let command = downloadCommand(of: subscription)
        return pick(
            "No invoice with its amounts is open to you: Azure answered \(code).\(own) It lists invoices without "
                + "amounts, so the PDF may still be downloaded: '\(command)'.",
            sv:
                "Ingen faktura med belopp är öppen för dig: Azure svarade \(code).\(own) Azure räknar upp fakturor utan "
                + "belopp, så PDF:en kan kanske ändå hämtas: ”\(command)”.")
    }

    /// What a document without amounts is.
    public var documentWithoutAmounts: String { pick("Invoice", sv: "Faktura") }

    /// A document without amounts in a line.
    func withoutAmounts(_ number: Invoice.ID) -> String {
        pick(
            "\(documentWithoutAmounts) \(number): Azure lists it without amounts; its total, state and due day stand in "
                + "the PDF.",
            sv: "\(documentWithoutAmounts) \(number): Azure räknar upp den utan belopp; summa, läge och förfallodag "
                + "står i PDF:en.")
    }
}
