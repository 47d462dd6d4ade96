import BillingCore
import BillingSync
import FakturaWords
import Foundation
import Synchronization

/// What `faktura sync` says while it runs and at its end, on standard error.
final class SyncReport: Sendable {
    fileprivate struct State {
        var planned: Set<SyncPiece> = []
        var over: Set<SyncPiece> = []
        var lines: [SyncPiece: Int] = [:]
        var waits: [SyncPiece: SyncWait] = [:]
        var summaries: [SyncSummary] = []
        var names = SyncNames()
        var missing: String?
    }

    private let words: Words
    private let state = Mutex(State())
    private let line: RunningLine

    init(words: Words) {
        self.words = words
        line = RunningLine(words: words)
    }

    /// What pieces are told by; set when the store knows them.
    var names: SyncNames {
        get { state.withLock { $0.names } }
        set { state.withLock { $0.names = newValue } }
    }

    /// Why nothing was read though nothing failed: what was asked for is not there.
    var missing: String? {
        get { state.withLock { $0.missing } }
        set { state.withLock { $0.missing = newValue } }
    }

    func take(_ event: SyncEvent) {
        state.withLock { $0.take(event) }
        line.show { state.withLock { ($0.text(words), Array($0.waits.values)) } }
    }

    func add(_ summary: SyncSummary) { state.withLock { $0.summaries.append(summary) } }

    func clear() { line.clear() }

    /// Says what is to be said, and gives the exit code.
    ///
    /// - Parameter isNamed: Whether one subscription was asked for by name, so that what it refuses is no side matter.
    func end(isNamed: Bool) -> Int32 {
        clear()
        let (summaries, names) = state.withLock { ($0.summaries, $0.names) }
        let failures = summaries.flatMap(\.failures)
        let refusals = summaries.flatMap(\.refusals)
        let named = isNamed ? refusals.filter(\.isOfSubscription) : []
        for one in oncePerWait(failures) + (isatty(2) == 1 ? refusals : named) { Console.error(sentence(one, names)) }
        if isatty(2) == 1 {
            Console.error(
                words.syncEnded(
                    read: summaries.reduce(0) { $0 + $1.readCount }, lines: summaries.reduce(0) { $0 + $1.lineCount },
                    failed: failures.count + refusals.count, stopped: summaries.reduce(0) { $0 + $1.stoppedCount },
                    namesKey: false))
        }
        return code(failures + named)
    }

    /// Azure asks everything of a tenant to wait: that is one thing to say, not one for each piece.
    private func oncePerWait(_ failures: [SyncSummary.Failure]) -> [SyncSummary.Failure] {
        guard let first = failures.first(where: \.isRateLimited) else { return failures }
        return failures.filter { !$0.isRateLimited || $0 == first }
    }

    private func sentence(_ failure: SyncSummary.Failure, _ names: SyncNames) -> String {
        switch failure.outcome {
        case .refused(let problem):
            words.sentence(
                for: problem, wanted: words.wanted(failure.piece, names: names), right: .init(for: failure.piece))
        case .unkept(let problem): words.sentence(for: problem)
        case .read, .stopped: ""
        }
    }

    private func code(_ failures: [SyncSummary.Failure]) -> Int32 {
        let codes = failures.map { failure -> Int32 in
            if case .refused(let problem) = failure.outcome { problem.exitCode } else { 1 }
        }
        return Failure.code(of: codes)
    }
}

extension SyncSummary.Failure {
    /// Whether it is about a subscription, if by its billing profile, and not about an account as a whole.
    fileprivate var isOfSubscription: Bool {
        switch piece {
        case .tenants, .subscriptions: false
        case .access, .periods, .invoices, .estimate, .forecast, .usage: true
        }
    }

    fileprivate var isRateLimited: Bool {
        guard case .refused(.refused(let refusal)) = outcome else { return false }
        return refusal.reason == .rateLimited
    }
}

extension SyncReport.State {
    fileprivate mutating func take(_ event: SyncEvent) {
        switch event {
        case .planned(let pieces):
            planned.formUnion(pieces)
            // Said again of one that is over, it is read once more.
            over.subtract(pieces)
        case .withdrawn(let pieces): planned.subtract(pieces)
        case .progressed(let piece, let progress): lines[piece] = progress.lines
        case .waiting(let piece, let wait): waits[piece] = wait
        case .finished(let piece, _):
            over.insert(piece)
            waits[piece] = nil
        case .started, .ended: break
        }
    }

    fileprivate func text(_ words: Words) -> String {
        words.syncing(over: over.count, of: planned.count, lines: lines.values.reduce(0, +))
    }
}
