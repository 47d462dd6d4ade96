import BillingCore

/// One sync from its first piece to its end, counted.
struct SyncRun: Equatable, Sendable {
    private enum Result: Equatable, Sendable { case read(lines: Int), failed, stopped }

    private var results: [SyncPiece: Result] = [:]
    private(set) var failed = 0
    private(set) var stopped = 0
    /// Usage lines of the pieces that were read; entries of lists are not counted.
    private(set) var lines = 0
    /// Whether nothing is left to read.
    var isOver = false

    /// Pieces that are over.
    var over: Int { results.count }
    var read: Int { results.count - failed - stopped }

    mutating func end(_ piece: SyncPiece, _ outcome: SyncOutcome) {
        forget(piece)
        switch outcome {
        case .read(let count):
            let counted = SyncRun.countsLines(piece) ? count : 0
            results[piece] = .read(lines: counted)
            lines += counted
        case .refused, .unkept:
            results[piece] = .failed
            failed += 1
        case .stopped:
            results[piece] = .stopped
            stopped += 1
        }
    }

    /// A piece is to be read once more.
    mutating func forget(_ piece: SyncPiece) {
        switch results.removeValue(forKey: piece) {
        case .read(let count): lines -= count
        case .failed: failed -= 1
        case .stopped: stopped -= 1
        case nil: break
        }
    }

    static func countsLines(_ piece: SyncPiece) -> Bool { if case .usage = piece { true } else { false } }
}

/// How far a sync is, for the status line and the message at its end.
public struct SyncTotal: Equatable, Sendable {
    /// Pieces, as far as they are known by now.
    public let pieces: Int
    /// Pieces that are over, whatever came of them.
    public let over: Int
    /// Pieces that were read.
    public let read: Int
    /// Pieces that could not be read, or not be kept.
    public let failed: Int
    /// Pieces that were stopped.
    public let stopped: Int
    /// Usage lines so far, those of pieces that are not whole yet too.
    public let lines: Int
}
