/// What became of the download of an invoice.
public enum DownloadEnd: Hashable, Sendable {
    /// The document is there, whole.
    case saved(path: String, bytes: Int64)
    /// It was there before, whole; nothing was fetched.
    case alreadyThere(path: String)
    /// It is not there, and why.
    case failed(FailureWords)
    /// It was stopped; what came of it may be kept for the next try.
    case stopped

    /// Where the document is; `nil` when it is not there.
    public var path: String? {
        switch self {
        case .saved(let path, _), .alreadyThere(let path): path
        case .failed, .stopped: nil
        }
    }
}
