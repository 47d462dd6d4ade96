public import BillingCore

extension SampleAccount {
    /// An invoice's PDF: who it is for, its charges by service and meter, credit, tax, total and when it is due.
    ///
    /// The rows by service, with one for rounding where needed, add up to the
    /// charges, and these with credit and tax to the total. Characters that PDF's
    /// standard fonts do not have are written as their base letter or their number.
    ///
    /// - Parameter invoice: One of ``snapshot``'s; of another one only its own totals are told.
    /// - Returns: The file's bytes, the same each time.
    public func pdf(of invoice: Invoice) -> [UInt8] {
        let plan = plans.first { plan in
            switch invoice.owner {
            case .subscription(let id): plan.id == id
            case .billingProfile: plan.spec.agreement == .customer && plan.spec.invoicing != nil
            }
        }
        let creditNote = snapshot.invoices.first { $0.document == .creditNote(of: invoice.id) }
        return InvoicePaper.document(
            invoice, figures: InvoiceFigures(invoice, plans: plans),
            facts: InvoiceFacts(invoice, creditNote: creditNote?.id, plan: plan)
        ).bytes()
    }
}
