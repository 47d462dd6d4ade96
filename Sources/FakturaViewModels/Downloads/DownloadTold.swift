public import BillingCore

/// What the download of invoices tells of itself while it runs.
///
/// Invoices go by their number, ``Invoice/id``.
public enum DownloadTold: Hashable, Sendable {
    /// The document is being fetched to a file of this name.
    case started(invoice: String, file: String)
    /// So many bytes are there, those of an earlier try too; in all, when that is known.
    case progressed(invoice: String, bytes: Int64, total: Int64?)
    /// It waits, for Azure or for another try; `nil` when it goes on.
    case waiting(invoice: String, SyncWait?)
    /// It is over.
    case finished(invoice: String, DownloadEnd)

    /// The invoice that it is about.
    public var invoice: String {
        switch self {
        case .started(let invoice, _), .progressed(let invoice, _, _), .waiting(let invoice, _),
            .finished(let invoice, _):
            invoice
        }
    }
}
