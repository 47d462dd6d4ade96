public import AzureClient
public import BillingCore
public import BillingStore

/// Invoices' PDFs from Azure.
///
/// The store keeps no way to a file: which of Azure's lists an invoice is from,
/// and what its documents are called, are asked for again, once for each
/// subscription or billing profile until ``forget()``.
public actor AzureInvoices: InvoiceSource {
    private let store: BillingStore
    private let signedIn: @Sendable () async throws -> [SignedInAccount]
    private let now: @Sendable () -> Int64
    private var accounts: [SignedInAccount]?
    private var listed: [Invoice.Owner: Listed] = [:]
    /// Counts ``forget()``: what was begun before one is not kept after it.
    private var age = 0

    private struct Listed {
        let days: BillingPeriod
        let invoices: [AzureInvoice]
    }

    /// - Parameters:
    ///   - signedIn: Those who are signed in; asked for once until ``forget()``.
    ///   - now: Seconds since 1970 (UTC).
    public init(
        store: BillingStore, signedIn: @escaping @Sendable () async throws -> [SignedInAccount],
        now: @escaping @Sendable () -> Int64
    ) {
        self.store = store
        self.signedIn = signedIn
        self.now = now
    }

    /// - Parameter now: Seconds since 1970 (UTC).
    public init(store: BillingStore, accounts: [SignedInAccount], now: @escaping @Sendable () -> Int64) {
        self.init(store: store, signedIn: { accounts }, now: now)
    }

    /// Forgets who is signed in and what was listed; both are asked for again.
    public func forget() {
        (accounts, listed) = (nil, [:])
        age += 1
    }

    public func link(
        to file: InvoiceFile, waiting: @escaping @Sendable (SyncWait?) -> Void
    ) async throws -> FileLink {
        let isKnown = listed[file.owner] != nil
        do {
            return try await link(to: file, isRefreshed: false, waiting)
        } catch DownloadProblem.notListed where isKnown {
            // A sync may have found it since the list was read.
            return try await link(to: file, isRefreshed: true, waiting)
        }
    }

    private func link(
        to file: InvoiceFile, isRefreshed: Bool, _ waiting: @escaping @Sendable (SyncWait?) -> Void
    ) async throws -> FileLink {
        if isRefreshed { listed[file.owner] = nil }
        let azure = try await reader(of: file.owner).azure.telling { wait in waiting(wait.map { SyncWait($0) }) }
        let invoices = try await invoices(of: file.owner, holding: file.period, waiting)
        guard let invoice = invoices.first(where: { $0.name == file.id }) else { throw DownloadProblem.notListed }
        do {
            let link = try await azure.run(Self.making(invoice))
            return FileLink(expiresAt: link.expiresAt) { offset in
                FileBytes(try await azure.run(OpenDownload(link, offset: offset)))
            }
        } catch AzureProblem.refused where invoice.source == .olderSubscription && !isRefreshed {
            // What the older list names a document by may be over: the list is asked for again.
            return try await self.link(to: file, isRefreshed: true, waiting)
        }
    }

    /// The files of all invoices that Azure lists of an owner, those without amounts too.
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
        guard let days = BillingPeriod.ofInvoices(today: today, from: period?.start) else { return [] }
        if let known = listed[owner], known.days.start <= days.start { return known.invoices }
        let begunAt = age
        let (azure, billingAccount) = try await reader(of: owner)
        let invoices = try await azure.telling { wait in waiting(wait.map { SyncWait($0) }) }
            .invoices(of: owner, in: billingAccount, days: days).invoices
        if age == begunAt { listed[owner] = Listed(days: days, invoices: invoices) }
        return invoices
    }

    private func reader(of owner: Invoice.Owner) async throws -> (azure: AzureAPI, billingAccount: String?) {
        guard let reader = try AzureReaders(await readers(), store).azure(for: owner) else {
            throw DownloadProblem.noReader
        }
        return reader
    }

    /// - Throws: `AzureProblem.signIn` when nobody is signed in.
    private func readers() async throws -> [SignedInAccount] {
        if let accounts { return accounts }
        let begunAt = age
        let found = try await signedIn()
        guard !found.isEmpty else { throw AzureProblem.signIn(.notSignedIn) }
        if age == begunAt { accounts = found }
        return found
    }
}

extension AzureInvoice {
    /// Whether it is an invoice or a correction of one, not a receipt or a summary.
    var isDocument: Bool {
        switch documentType?.known {
        case nil, .invoice, .creditNote, .voidNote: true
        case .taxReceipt, .summary, .transactions: false
        }
    }
}
