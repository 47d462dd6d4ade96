public import BillingCore

/// One piece of work: what it is, where it stands, how far it is.
public struct Activity: Equatable, Sendable, Identifiable {
    /// Names a piece of work; a piece of a sync that is read once more keeps its name.
    public enum ID: Hashable, Sendable {
        case sync(SyncPiece)
        /// Which import, from 1.
        case usageImport(Int)
        /// Which export, from 1.
        case export(Int)
        /// The invoice, by its number; tried again, its download keeps its name.
        case download(Invoice.ID)
    }

    /// What is done.
    public enum Work: Hashable, Sendable {
        /// Something is read from Azure.
        case sync(SyncPiece)
        /// A file is read, by its name.
        case usageImport(file: String)
        /// Rows are written to a file; `nil` for the clipboard.
        case export(path: String?)
        /// An invoice's PDF is saved; its file, as far as it is known.
        case download(invoice: Invoice.ID, path: String?)
    }

    /// Where it stands.
    public enum State: Hashable, Sendable {
        /// Others come first.
        case waitingForTurn
        case running
        /// It waits for Azure, for another try or for the store.
        case waiting(SyncWait)
        case done
        case failed(Failure)
        /// It was stopped.
        case stopped
    }

    /// Why it failed.
    public enum Failure: Hashable, Sendable {
        /// Azure did not give it.
        case azure(AzureProblem)
        /// The store did not take it.
        case store(StoreProblem)
        /// In words already.
        case told(FailureWords)

        /// By which Microsoft's support finds the call; `nil` when there is none.
        public var requestID: String? {
            switch self {
            case .azure(.refused(let refusal)): refusal.requestID
            case .azure(.unreadable(_, _, let id)): id
            case .azure(.signIn(.refused(let refusal))): refusal.correlationID
            case .told(let words): words.requestID
            case .azure, .store: nil
            }
        }
    }

    /// Its name.
    public let id: ID
    /// What is done.
    public internal(set) var work: Work
    /// Where it stands.
    public internal(set) var state: State
    /// Lines, entries or rows so far; when it is done, in all.
    public internal(set) var lines = 0
    /// Lines, entries or rows it is likely to have; `nil` when unknown.
    public internal(set) var expectedLines: Int?
    /// Pages so far.
    public internal(set) var pages = 0
    /// Bytes read so far; 0 where bytes are not counted.
    public internal(set) var bytes: Int64 = 0
    /// Bytes in all; 0 where bytes are not counted.
    public internal(set) var totalBytes: Int64 = 0
    /// When it started, in seconds since 1970 (UTC); `nil` while it waits for its turn.
    public internal(set) var startedAt: Int64?
    /// When it was over, in seconds since 1970 (UTC).
    public internal(set) var endedAt: Int64?
    /// Seconds that it ran before ``resumedAt``; waits are left out.
    private var ranBefore: Int64 = 0
    /// Since when it runs; `nil` while it does not.
    private var resumedAt: Int64?

    init(_ id: ID, _ work: Work) {
        self.id = id
        self.work = work
        state = .waitingForTurn
    }

    /// The piece of a sync; `nil` for other work.
    public var piece: SyncPiece? { if case .sync(let piece) = work { piece } else { nil } }

    /// Whether nothing more will come of it.
    public var isOver: Bool {
        switch state {
        case .done, .failed, .stopped: true
        case .waitingForTurn, .running, .waiting: false
        }
    }

    /// Why it failed; `nil` when it did not.
    public var failure: Failure? { if case .failed(let failure) = state { failure } else { nil } }

    mutating func set(_ state: State, at now: Int64) {
        if let resumedAt { ranBefore += max(0, now - resumedAt) }
        resumedAt = state == .running ? now : nil
        self.state = state
        switch state {
        case .running, .waiting: startedAt = startedAt ?? now
        case .done, .failed, .stopped: endedAt = now
        case .waitingForTurn: break
        }
    }
}

extension Activity {
    /// Seconds that it ran, waits left out.
    public func secondsRun(at now: Int64) -> Int64 { ranBefore + (resumedAt.map { max(0, now - $0) } ?? 0) }

    /// Lines per second over the time that it ran; `nil` in its first second and while there are none.
    public func rate(at now: Int64) -> Double? {
        let seconds = secondsRun(at: now)
        return seconds > 0 && lines > 0 ? Double(lines) / Double(seconds) : nil
    }

    /// Seconds until it is likely to be done; `nil` when that is not known, or it does not run.
    public func secondsLeft(at now: Int64) -> Int? {
        guard state == .running else { return nil }
        let seconds = Double(secondsRun(at: now))
        guard seconds > 0 else { return nil }
        if bytes > 0, totalBytes > bytes {
            return Int((seconds * Double(totalBytes - bytes) / Double(bytes)).rounded(.up))
        }
        guard let expectedLines, lines > 0, expectedLines > lines else { return nil }
        return Int((seconds * Double(expectedLines - lines) / Double(lines)).rounded(.up))
    }

    /// Seconds until it goes on; `nil` when it waits for nothing that has a time.
    public func secondsToWait(at now: Int64) -> Int? {
        guard case .waiting(let wait) = state else { return nil }
        return Int(max(0, wait.until - now))
    }

    /// Pages that it is likely to have, as far as its pages so far tell.
    public var expectedPages: Int? {
        guard let expectedLines, pages > 0, lines > 0, expectedLines > lines else { return nil }
        return max(pages, (expectedLines * pages + lines - 1) / lines)
    }
}
