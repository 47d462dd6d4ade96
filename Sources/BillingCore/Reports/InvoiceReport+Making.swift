extension InvoiceReport {
    /// The report of what is known of the subscriptions of a scope.
    ///
    /// - Parameters:
    ///   - scope: What it covers; `account` holds nothing else.
    ///   - account: Subscriptions and invoices; of a profile's invoices each once.
    ///   - profileNames: What billing profiles are called, by identifier.
    ///   - absence: Why there is none, where there is none.
    ///   - provenance: Where it was told.
    public static func make(
        scope: Scope, account: AccountSnapshot, profileNames: [String: String], absence: InvoiceAbsence?,
        provenance: Provenance
    ) -> InvoiceReport {
        let name = account.ownerNames(profileNames)
        let rebilled = rebills(account.invoices)
        let told = account.invoices.map {
            Row(invoice: $0, ownerName: name($0.owner), rebills: rebilled[$0.id])
        }
        let listed = account.listedInvoices.map { Row(listed: $0, ownerName: name($0.owner)) }
        let rows = told + listed
        return InvoiceReport(
            scope: scope, rows: rows.sorted(by: isNewer), absence: rows.isEmpty ? absence : nil,
            provenance: provenance)
    }

    /// Which invoice takes the place of which: one for the same charges and days as a credited one, made no earlier
    /// (azure-apis 2.6: a credit and rebill makes a credit note and a new invoice).
    private static func rebills(_ invoices: [Invoice]) -> [String: String] {
        let credited = Set(
            invoices.compactMap { if case .creditNote(let number) = $0.document { number } else { nil } })
        let demands = invoices.filter { !$0.isCreditNote }
        return demands.reduce(into: [:]) { result, invoice in
            guard !credited.contains(invoice.id) else { return }
            let replaced = demands.filter { other in
                guard credited.contains(other.id), other.owner == invoice.owner, other.kind == invoice.kind,
                    other.period == invoice.period, let made = invoice.invoiceDay, let before = other.invoiceDay
                else { return false }
                return made >= before
            }
            result[invoice.id] = replaced.max { ($0.invoiceDay?.number ?? 0) < ($1.invoiceDay?.number ?? 0) }?.id
        }
    }

    private static func isNewer(_ left: Row, _ right: Row) -> Bool {
        if left.period.end != right.period.end { return left.period.end > right.period.end }
        let (made, other) = (left.invoice?.invoiceDay?.number ?? .min, right.invoice?.invoiceDay?.number ?? .min)
        if made != other { return made > other }
        guard let first = left.invoice, let second = right.invoice else { return left.id < right.id }
        return first.rank < second.rank
    }
}
