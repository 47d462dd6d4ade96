/// An invoice's PDF: which one, and what its file is called.
public struct InvoiceFile: Hashable, Sendable, Identifiable {
    /// Azure's number of the invoice: `E0100ABCDE`.
    public let id: String
    /// Who the invoice was made for.
    public let owner: Invoice.Owner
    /// What people call that subscription or billing profile.
    public let ownerName: String
    /// The days it covers.
    public let period: BillingPeriod

    /// Creates the file of an invoice.
    public init(id: String, owner: Invoice.Owner, ownerName: String, period: BillingPeriod) {
        self.id = id
        self.owner = owner
        self.ownerName = ownerName
        self.period = period
    }

    /// The name of its file: `2026-11-11_Production_E0100ABCDE.pdf`, without a folder, safe for any file system.
    ///
    /// The day is the period's last.
    public var name: String {
        SafeFileName.make([period.last.description, ownerName, id], fileExtension: "pdf")
    }
}

extension AccountSnapshot {
    /// The files of all invoices, those without amounts too, by their period's last day, the newest first.
    ///
    /// - Parameter profileNames: Names of billing profiles by identifier; the identifier stands for one without.
    public func invoiceFiles(profileNames: [String: String]) -> [InvoiceFile] {
        let name = ownerNames(profileNames)
        let known = invoices.map { ListedInvoice($0) } + listedInvoices
        return known.sorted { ($1.period.last, $0.id) < ($0.period.last, $1.id) }.map { invoice in
            InvoiceFile(id: invoice.id, owner: invoice.owner, ownerName: name(invoice.owner), period: invoice.period)
        }
    }

    /// What people call those that invoices are made for; the identifier of one without name.
    func ownerNames(_ profileNames: [String: String]) -> (Invoice.Owner) -> String {
        let names = Dictionary(
            subscriptions.map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first })
        return { owner in
            switch owner {
            case .subscription(let id): names[id] ?? id.rawValue
            case .billingProfile(let id): profileNames[id] ?? id
            }
        }
    }
}
