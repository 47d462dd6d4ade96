/// What downloads tell of themselves while they run.
public enum DownloadEvent: Hashable, Sendable {
    /// These wait for their turn, in this order; said again of a file, it is to be fetched once more.
    case planned([InvoiceFile])
    /// A file is being fetched.
    case started(InvoiceFile.ID)
    /// A file is so far.
    case progressed(InvoiceFile.ID, DownloadProgress)
    /// A file waits, for Azure or for another try; `nil` when it goes on.
    case waiting(InvoiceFile.ID, SyncWait?)
    /// A file is over.
    case finished(InvoiceFile.ID, DownloadOutcome)
    /// Nothing is left to fetch.
    case ended
}

/// How far a download is.
public struct DownloadProgress: Hashable, Sendable {
    /// Bytes that are on disk, those of an earlier run included.
    public var bytes: Int
    /// Bytes of the whole file; `nil` when that is not said.
    public var total: Int?
    /// Bytes that were there when this run began: the rate is of what came since.
    public var resumedAt: Int

    /// Creates a progress.
    public init(bytes: Int, total: Int?, resumedAt: Int = 0) {
        self.bytes = bytes
        self.total = total
        self.resumedAt = resumedAt
    }
}

/// What became of a download.
public enum DownloadOutcome: Hashable, Sendable {
    /// The file is there, at this absolute path, with so many bytes, of which so many were there from an earlier run.
    case saved(path: String, bytes: Int, resumedAt: Int)
    /// It was there before, whole; nothing was written.
    case skipped(path: String)
    /// It is not there; so many bytes are kept to go on from.
    case failed(DownloadProblem, kept: Int)
    /// It was stopped; so many bytes are kept to go on from.
    case stopped(kept: Int)
}
