public import AzureClient
public import BillingCore
public import BillingStore

/// Invoices' PDFs from Azure.
///
/// The store keeps no way to a file: which of Azure's lists an invoice is from,
/// and what its documents are called, are asked for again, once for each
/// subscription or billing profile in a run.
public actor AzureInvoices: InvoiceSource {
    private let store: BillingStore
    private let accounts: [AzureAccount.ID: SignedInAccount]
    private let order: [AzureAccount.ID]
    private let now: @Sendable () -> Int64
    private var listed: [Invoice.Owner: Listed] = [:]

    private struct Listed {
        let days: BillingPeriod
        let invoices: [AzureInvoice]
    }

    /// - Parameter now: Seconds since 1970 (UTC).
    public init(store: BillingStore, accounts: [SignedInAccount], now: @escaping @Sendable () -> Int64) {
        self.store = store
        self.accounts = Dictionary(accounts.map { ($0.account.id, $0) }, uniquingKeysWith: { first, _ in first })
        order = accounts.map(\.account.id)
        self.now = now
    }

    public func link(
        to file: InvoiceFile, waiting: @escaping @Sendable (SyncWait?) -> Void
    ) async throws -> InvoiceLink {
        let azure = try reader(of: file.owner).azure.telling { wait in waiting(wait.map { SyncWait($0) }) }
        var invoices = try await invoices(of: file.owner, holding: file.period, waiting)
        guard let invoice = invoices.first(where: { $0.name == file.id }) else { throw DownloadProblem.notListed }
        let link: DownloadLink
        do {
            link = try await azure.run(Self.making(invoice))
        } catch AzureProblem.refused where invoice.source == .olderSubscription {
            // What the older list names a document by may be over: the list is asked for again.
            listed[file.owner] = nil
            invoices = try await self.invoices(of: file.owner, holding: file.period, waiting)
            guard let again = invoices.first(where: { $0.name == file.id }) else { throw DownloadProblem.notListed }
            link = try await azure.run(Self.making(again))
        }
        return InvoiceLink(expiresAt: link.expiresAt) { offset in
            InvoiceBytes(try await azure.run(OpenDownload(link, offset: offset)))
        }
    }

    /// The files of all invoices that Azure lists of an owner, those without amounts too, which no store keeps.
    ///
    /// - Throws: `AzureProblem`, ``DownloadProblem``, ``StoreProblem`` or `CancellationError`.
    public func files(of owner: Invoice.Owner, named name: String) async throws -> [InvoiceFile] {
        try await invoices(of: owner, holding: nil) { _ in }.filter(\.isDocument).map {
            InvoiceFile(id: $0.name, owner: owner, ownerName: name, period: $0.period)
        }
    }

    /// The invoice itself; of a credit note, which has no document of that kind, its own.
    private static func making(_ invoice: AzureInvoice) -> MakeInvoiceLink {
        let kinds = invoice.files.map { $0.kind?.lowercased() }
        guard invoice.source == .olderSubscription, !kinds.contains("invoice") else {
            return MakeInvoiceLink(invoice)
        }
        let note = kinds.firstIndex { $0 == "creditnote" || $0 == "voidnote" } ?? kinds.indices.first
        return MakeInvoiceLink(invoice, file: note.map { invoice.files[$0] })
    }

    private func invoices(
        of owner: Invoice.Owner, holding period: BillingPeriod?,
        _ waiting: @escaping @Sendable (SyncWait?) -> Void
    ) async throws -> [AzureInvoice] {
        let today = Day(number: Int(now() / 86_400))
        let usual = today.advanced(by: -2 * 366)
        let first = period.map { min(usual, $0.start) } ?? usual
        guard let days = BillingPeriod(first: first, last: today.advanced(by: 31)) else { return [] }
        if let known = listed[owner], known.days.start <= days.start { return known.invoices }
        let (profileAccount, api) = try reader(of: owner)
        let azure = api.telling { wait in waiting(wait.map { SyncWait($0) }) }
        let invoices: [AzureInvoice]
        switch owner {
        case .subscription(let id): invoices = try await azure.run(ListInvoices(id, days: days)).invoices
        case .billingProfile(let profile):
            guard let profileAccount else { throw DownloadProblem.noReader }
            invoices = try await azure.run(ListProfileInvoices(account: profileAccount, profile: profile, days: days))
        }
        listed[owner] = Listed(days: days, invoices: invoices)
        return invoices
    }

    /// Azure in the name of who reads an owner's subscriptions, with the billing account that the owner belongs to.
    private func reader(of owner: Invoice.Owner) throws -> (billingAccount: String?, azure: AzureAPI) {
        let member = try store.syncKnowledge(order).subscriptions.first { read in
            switch owner {
            case .subscription(let id): read.subscription.id == id
            case .billingProfile(let id):
                read.subscription.billingProfile == id && read.subscription.billingAccount != nil
            }
        }
        guard let member, let account = accounts[member.account] else { throw DownloadProblem.noReader }
        return (member.subscription.billingAccount, account.api.asking(tenant: member.tenant))
    }
}

extension AzureInvoice {
    /// Whether it is an invoice or a correction of one, not a receipt or a summary.
    fileprivate var isDocument: Bool {
        switch documentType?.known {
        case nil, .invoice, .creditNote, .voidNote: true
        case .taxReceipt, .summary, .transactions: false
        }
    }
}
