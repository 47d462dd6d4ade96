public import BillingCore

/// What the program asks of whoever downloads invoices.
public enum DownloadOrder: Equatable, Sendable {
    /// Saves the documents; what is there already is left alone.
    ///
    /// Each is answered by ``DownloadIntent/told(_:)``, at last with its end.
    case download([Invoice.ID])
    /// Reads a document's text from a file; answered by ``DownloadIntent/text(_:lines:)`` or
    /// ``DownloadIntent/textFailed(_:_:)``.
    case readText(Invoice.ID, path: String)
    /// Stops the download of a document; it is answered with its end.
    case cancel(Invoice.ID)
}

/// What the user does with invoices, and what is answered to a ``DownloadOrder``.
public enum DownloadIntent: Equatable, Sendable {
    /// The invoices that the selected row stands for are saved.
    case selected
    /// All invoices of the scope in front that are not saved are.
    case missing
    /// The question whether many are to be saved is answered.
    case answered(Bool)
    /// The next (1) or previous (−1) place is shown where the text in front holds what was searched for.
    case found(Int)
    /// A download tells of itself.
    case told(DownloadTold)
    /// A document's text, line by line.
    case text(Invoice.ID, pages: [[String]])
    /// A document's text can't be read, in words.
    case textFailed(Invoice.ID, String)

    /// Whether a key stands behind it.
    var isFromUser: Bool {
        switch self {
        case .selected, .missing, .found, .answered: true
        case .told, .text, .textFailed: false
        }
    }
}

/// Asks whether many invoices are to be saved.
public struct DownloadQuestion: Equatable, Sendable {
    /// More than so many are not saved unasked.
    public static let mostUnasked = 20

    /// The invoices.
    public let invoices: [Invoice.ID]
    /// The answer marked, from 0: yes, no.
    public internal(set) var selected = 0
}
