public import BillingCore

/// An invoice, credit note or other document as Azure lists it.
public struct AzureInvoice: Hashable, Sendable {
    /// Which of Azure's lists it is from: each has its own way to the file.
    public enum Source: Hashable, Sendable {
        /// By subscription, api-version 2024-04-01.
        case subscription
        /// By subscription, api-version 2020-05-01.
        case olderSubscription
        /// The oldest list, which has no amounts.
        case legacy
        /// By billing profile, of this billing account.
        case billingProfile(account: String)
    }

    /// What a document is.
    public enum DocumentType: String, CaseIterable, Sendable {
        case invoice = "Invoice"
        case creditNote = "CreditNote"
        case voidNote = "VoidNote"
        case taxReceipt = "TaxReceipt"
        case summary = "Summary"
        case transactions = "Transactions"
    }

    /// A file that belongs to it.
    public struct File: Hashable, Sendable {
        /// `Invoice`, `TaxReceipt`, `Transactions` and others.
        public let kind: String?
        /// The document's name, by which it is downloaded.
        public let name: String?
        /// The address that makes a link, in older lists.
        let url: Secret?
    }

    /// Azure's number of it: `E0100ABCDE`, or `2017-02-05-123456789` in the oldest list.
    public let name: String
    /// The list it is from.
    public let source: Source
    /// Who it was made for.
    public let owner: Invoice.Owner
    /// What was sold, in Azure's word; `nil` where the list does not say.
    public let type: String?
    /// What it is; `nil` where the list does not say, which means an invoice.
    public let documentType: AzureWord<DocumentType>?
    /// The days it covers.
    public let period: BillingPeriod
    /// The day it was made; `nil` when unknown.
    public let invoiceDay: Day?
    /// The day by which it is to be paid; `nil` when unknown.
    public let dueDay: Day?
    /// Where it stands, in Azure's word; `nil` where the list does not say.
    public let status: String?
    /// What is to be paid; `nil` in the oldest list.
    public let total: Money?
    /// What the total is made of; `nil` when the list does not say, or it does not add up.
    public let charges: Invoice.Charges?
    /// What is still to be paid; `nil` when the list does not say.
    public let amountDue: Money?
    /// The number of what it takes back; `nil` for none.
    public let credited: String?
    /// Its files.
    public let files: [File]
    /// The link that the oldest list gives at once.
    let link: DownloadLink?
}

extension AzureInvoice {
    /// The invoice in the core's words; `nil` for documents that are none, and where the total is not known.
    public var invoice: Invoice? {
        guard var total else { return nil }
        let document: Invoice.Document
        switch documentType?.known {
        case nil, .invoice: document = .invoice
        case .creditNote, .voidNote:
            document = .creditNote(of: credited ?? "")
            // A credit note takes back; some answers leave the sign to its kind.
            if total.amount > .zero { total.amount = .zero - total.amount }
        case .taxReceipt, .summary, .transactions: return nil
        }
        let charges = charges.flatMap { $0.total == total.amount ? $0 : nil }
        return Invoice(
            id: name, owner: owner, kind: kind, document: document, period: period, invoiceDay: invoiceDay,
            total: total, charges: charges, state: state, dueDay: dueDay)
    }

    /// What was sold; what Azure names otherwise counts as services.
    public var kind: Invoice.Kind {
        switch type?.lowercased() {
        case "azuremarketplace": .marketplace
        case "azuresupport": .support
        default: .services
        }
    }

    /// Where it stands.
    public var state: PeriodState {
        switch status?.lowercased() {
        case "due": .due
        case "overdue", "pastdue": .overdue
        case "paid": .paid
        case "void": .void
        default: .unknown
        }
    }
}
