import AzureClient
public import BillingCore

/// Where invoices' PDFs come from: Azure, or the sample account.
public protocol InvoiceSource: Sendable {
    /// Makes the link to a file; it may take some seconds.
    ///
    /// - Parameter waiting: Hears what is waited for, and `nil` when it goes on.
    /// - Throws: ``DownloadProblem``, `AzureProblem`, ``StoreProblem`` or `CancellationError`.
    func link(to file: InvoiceFile, waiting: @escaping @Sendable (SyncWait?) -> Void) async throws -> FileLink
}

/// PDFs that are made on this machine, as the sample account's.
public struct LocalInvoices: InvoiceSource {
    private let pdf: @Sendable (InvoiceFile) -> [UInt8]?

    /// - Parameter pdf: The bytes of a file; `nil` where there is none.
    public init(_ pdf: @escaping @Sendable (InvoiceFile) -> [UInt8]?) { self.pdf = pdf }

    public func link(
        to file: InvoiceFile, waiting: @escaping @Sendable (SyncWait?) -> Void
    ) async throws -> FileLink {
        guard let bytes = pdf(file) else { throw DownloadProblem.notListed }
        return FileLink(expiresAt: nil) { offset in
            let start = min(max(0, offset), bytes.count)
            return FileBytes(offset: start, total: bytes.count, body: HTTPBody(Array(bytes[start...])))
        }
    }
}
