/// What a sync tells of itself while it runs.
public enum SyncEvent: Hashable, Sendable {
    /// These wait for their turn, in this order; said again of a piece, it is to be read once more.
    case planned([SyncPiece])
    /// These were planned and are not read after all: what was learnt since leaves nothing to read of them.
    case withdrawn([SyncPiece])
    /// A piece is being read.
    case started(SyncPiece)
    /// A piece is so far.
    case progressed(SyncPiece, SyncProgress)
    /// A piece waits, for Azure or for another try; `nil` when it goes on.
    case waiting(SyncPiece, SyncWait?)
    /// A piece is over.
    case finished(SyncPiece, SyncOutcome)
    /// Nothing is left to read.
    case ended
}

/// How far the reading of a piece is.
public struct SyncProgress: Hashable, Sendable {
    /// Lines or entries so far.
    public var lines: Int
    /// Pages so far.
    public var pages: Int
    /// Lines that the piece is likely to have, by what the store has of it or of the period before; `nil` when unknown.
    public var expectedLines: Int?

    /// Creates a progress.
    public init(lines: Int, pages: Int, expectedLines: Int? = nil) {
        self.lines = lines
        self.pages = pages
        self.expectedLines = expectedLines
    }
}

/// What a piece waits for.
public struct SyncWait: Hashable, Sendable {
    /// Why it waits.
    public enum Reason: Hashable, Sendable {
        /// Azure asked for less.
        case rateLimit
        /// The last try failed; the tries so far.
        case retry(attempt: Int)
        /// Azure is still at work on it.
        case operation
        /// Another copy of faktura writes to the store, by its process number; `nil` when that is unknown.
        case writer(processID: Int32?)
    }

    /// Why it waits.
    public let reason: Reason
    /// When it goes on, in seconds since 1970 (UTC).
    public let until: Int64

    /// Creates a wait.
    public init(_ reason: Reason, until: Int64) {
        self.reason = reason
        self.until = until
    }
}

/// What became of a piece.
public enum SyncOutcome: Hashable, Sendable {
    /// It is in the store; so many lines or entries.
    case read(lines: Int)
    /// Azure did not give it; what the store had stays.
    case refused(AzureProblem)
    /// It could not be kept; what the store had stays.
    case unkept(StoreProblem)
    /// It was stopped; the next sync reads it.
    case stopped
}
