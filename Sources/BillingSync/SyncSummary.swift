public import BillingCore

/// What became of a sync.
public struct SyncSummary: Hashable, Sendable {
    /// Pieces that are in the store.
    public private(set) var readCount = 0
    /// Usage lines read.
    public private(set) var lineCount = 0
    /// What Azure does not give this reader, today or tomorrow, in the order it was answered.
    public private(set) var refusals: [Failure] = []
    /// What could not be read or kept this time, in the order it ended.
    public private(set) var failures: [Failure] = []
    /// Pieces that were stopped.
    public private(set) var stoppedCount = 0

    /// A piece that could not be read or kept.
    public struct Failure: Hashable, Sendable {
        /// The piece.
        public let piece: SyncPiece
        /// What became of it.
        public let outcome: SyncOutcome
    }

    /// Nothing yet.
    public init() {}

    /// Whether the next sync will not fare better, and others of the account are not concerned.
    private static func isLasting(_ problem: AzureProblem, of piece: SyncPiece) -> Bool {
        switch (problem, piece) {
        case (.refused(let refusal), _): refusal.isFinal
        // One tenant that wants more proof of identity than the others.
        case (.signIn(.refused), .subscriptions): true
        default: false
        }
    }

    mutating func take(_ piece: SyncPiece, _ outcome: SyncOutcome) {
        switch outcome {
        case .read(let lines):
            readCount += 1
            if case .usage = piece { lineCount += lines }
        case .refused(let problem) where Self.isLasting(problem, of: piece):
            refusals.append(Failure(piece: piece, outcome: outcome))
        case .refused, .unkept: failures.append(Failure(piece: piece, outcome: outcome))
        case .stopped: stoppedCount += 1
        }
    }
}
