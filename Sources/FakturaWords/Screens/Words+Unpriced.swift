import BillingCore

/// Invoices that Azure lists without what they come to.
extension Words {
    /// Why none of them has its amount, and how its PDF is had.
    ///
    /// - Parameter subscription: Whose invoices they are; `nil` where that is not known.
    func amountsNotPermitted(code: String, role: String?, of subscription: Subscription?) -> String {
        let own = role.map { pick(" You are \(article($0)) here.", sv: " Du är \($0) här.") } ?? ""
        let scope = subscription.map { ["--subscription", quoted($0)] } ?? []
        let place = cloud.map { ["--cloud", $0] } ?? []
        let command = (["faktura invoices download --all"] + scope + place).joined(separator: " ")
        return pick(
            "No invoice with its amounts is open to you: Azure answered \(code).\(own) It lists invoices without "
                + "amounts, so the PDF may still be downloaded: '\(command)'.",
            sv:
                "Ingen faktura med belopp är öppen för dig: Azure svarade \(code).\(own) Azure räknar upp fakturor utan "
                + "belopp, så PDF:en kan kanske ändå hämtas: ”\(command)”.")
    }

    /// A subscription as a shell takes it: by its name where that is plain, else by its ID.
    private func quoted(_ subscription: Subscription) -> String {
        let name = subscription.displayName
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || " -_.0123456789".unicodeScalars.contains($0)
        }
        guard isPlain else { return subscription.id.rawValue }
        return name.contains(" ") ? "\"\(name)\"" : name
    }
}
