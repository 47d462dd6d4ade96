/// The Invoices report: every invoice and credit note of a scope, newest first.
public struct InvoiceReport: Hashable, Sendable {
    /// One document, once however many subscriptions share it.
    public struct Row: Hashable, Sendable {
        /// Which document it is, for whom and of which days.
        public let document: InvoiceFile
        /// What it comes to and where it stands; `nil` where Azure lists it without.
        public let invoice: Invoice?
        /// The withdrawn invoice that this one takes the place of; `nil` for any other document.
        public let rebills: String?
        /// Where its PDF is; `nil` while it is not known to be anywhere.
        public var file: String?

        /// Creates a row.
        ///
        /// - Parameter ownerName: The name of the subscription or billing profile that it was made for, else its
        ///   identifier.
        public init(invoice: Invoice, ownerName: String, rebills: String? = nil, file: String? = nil) {
            document = InvoiceFile(
                id: invoice.id, owner: invoice.owner, ownerName: ownerName, period: invoice.period)
            self.invoice = invoice
            self.rebills = rebills
            self.file = file
        }

        /// Creates the row of a document that Azure lists without amounts.
        public init(listed: ListedInvoice, ownerName: String) {
            document = InvoiceFile(id: listed.id, owner: listed.owner, ownerName: ownerName, period: listed.period)
            invoice = nil
            rebills = nil
        }

        /// Azure's number of it.
        public var id: Invoice.ID { document.id }
        /// The days it covers.
        public var period: BillingPeriod { document.period }
        /// The name of the subscription or billing profile that it was made for, else its identifier.
        public var ownerName: String { document.ownerName }
        /// Where it stands; `unknown` where Azure does not tell.
        public var state: PeriodState { invoice?.state ?? .unknown }
    }

    /// The subscriptions covered.
    public let scope: Scope
    /// The documents, by their last day, then by the day they were made, newest first.
    public var rows: [Row]
    /// Why there is none; `nil` when there are, and where several subscriptions have different reasons.
    public let absence: InvoiceAbsence?
    /// Where the documents were told of.
    public let provenance: Provenance

    /// Creates a report of rows in order.
    public init(scope: Scope, rows: [Row], absence: InvoiceAbsence? = nil, provenance: Provenance) {
        self.scope = scope
        self.rows = rows
        self.absence = absence
        self.provenance = provenance
    }
}

/// What documents come to together.
public struct InvoiceTotals: Hashable, Sendable {
    /// What was invoiced, credit notes taken off.
    public private(set) var invoiced = CurrencyTotals()
    /// What is still to be paid: due and overdue invoices.
    public private(set) var unpaid = CurrencyTotals()

    /// Adds documents up.
    ///
    /// A withdrawn invoice counts only beside a credit note of it: the two take each other away.
    public init(_ invoices: [Invoice]) {
        let credited = Set(
            invoices.compactMap { if case .creditNote(let number) = $0.document { number } else { nil } })
        for invoice in invoices {
            if invoice.state == .void, !credited.contains(invoice.id) { continue }
            invoiced.add(invoice.total)
            if !invoice.isCreditNote, invoice.state == .due || invoice.state == .overdue { unpaid.add(invoice.total) }
        }
    }
}
