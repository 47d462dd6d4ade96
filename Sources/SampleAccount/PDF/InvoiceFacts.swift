import BillingCore

/// What stands on an invoice beside its figures.
struct InvoiceFacts {
    /// `Invoice` or `Credit note`.
    let title: String
    /// Labels with their values.
    let lines: [(String, String)]
    /// What must be seen first: what is credited, what was withdrawn.
    let notices: [String]
    let address: [String]
    /// `Tax 25 %`.
    let taxLabel: String
    /// How and by when to pay.
    let payment: [String]

    /// Puts them together.
    ///
    /// - Parameters:
    ///   - creditNote: The number of the credit note that takes the invoice back.
    ///   - subscription: The plan of the subscription or of one of the profile.
    init(_ invoice: Invoice, creditNote: String?, plan: UsagePlan?) {
        title = invoice.isCreditNote ? "Credit note" : "Invoice"
        var lines = [("\(title) number", invoice.id)]
        if let day = invoice.invoiceDay { lines.append(("\(title) date", day.description)) }
        lines.append(("Billing period", "\(invoice.period.start) to \(invoice.period.last)"))
        switch invoice.owner {
        case .subscription(let id):
            lines += [("Subscription", plan?.spec.name ?? id.rawValue), ("Subscription ID", id.rawValue)]
        case .billingProfile(let id):
            let name = Roster.profiles.first { $0.id == id }?.name ?? id
            lines += [("Billing profile", "\(name) (\(id))"), ("Billing account", "Sample customer agreement")]
        }
        if let day = invoice.dueDay { lines.append(("Due date", day.description)) }
        lines.append(("Total", "\(invoice.total.amount.grouped()) \(invoice.total.currency)"))
        self.lines = lines
        var notices: [String] = []
        if case .creditNote(let number) = invoice.document {
            notices.append("This credit note takes back invoice \(number) in full.")
        }
        if let creditNote { notices.append("This invoice was withdrawn by credit note \(creditNote).") }
        self.notices = notices
        let rate = plan?.spec.invoicing?.taxRate ?? 0
        taxLabel = rate % 10 == 0 ? "Tax \(rate / 10) %" : "Tax \(rate / 10).\(rate % 10) %"
        address = ["Sample customer", "Example street 1", "12345 Exampletown", "billing@example.com"]
        payment = Self.payment(invoice)
    }

    private static func payment(_ invoice: Invoice) -> [String] {
        if invoice.isCreditNote { return ["Nothing is to be paid: the amount is taken off what you owe."] }
        guard let due = invoice.dueDay else { return [] }
        return ["To be paid by \(due), with the invoice number \(invoice.id)."]
    }
}

extension Amount {
    /// An amount with its thousands set apart: `-11,416.75`; rounded half to even.
    func grouped(decimals: Int = 2) -> String {
        let number = rounded(to: decimals)
        let digits = String(number.mantissa.magnitude).padded(to: decimals + 1)
        var whole = String(digits.dropLast(decimals))
        var groups: [String] = []
        while whole.count > 3 {
            groups.insert(String(whole.suffix(3)), at: 0)
            whole.removeLast(3)
        }
        groups.insert(whole, at: 0)
        return (number.mantissa < 0 ? "-" : "") + groups.joined(separator: ",") + "." + digits.suffix(decimals)
    }
}
