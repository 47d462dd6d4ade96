import AzureClient
import AzureEmulator
import BillingCore
import BillingStore
import BillingSync
import CustomDump
import FakturaTestSupport
import Foundation
import SampleAccount
import Synchronization
import Testing

@Suite struct StoppedSyncTests {
    /// Stops an engine when so many events were told.
    private final class Stopper: Sendable {
        private let state: Mutex<(left: Int, engine: SyncEngine?)>
        init(after count: Int) { state = Mutex((count, nil)) }
        func watch(_ engine: SyncEngine) { state.withLock { $0.engine = engine } }

        func take(_ event: SyncEvent) {
            let engine = state.withLock { state -> SyncEngine? in
                state.left -= 1
                return state.left == 0 ? state.engine : nil
            }
            if let engine { Task { await engine.cancelAll() } }
        }
    }

    private static let scope = Scope.one(SyncBench.subscription("New project").id)

    private static func lines(_ store: BillingStore) throws -> [String] {
        let history = try store.history(scope, metric: .actual, asOf: SyncBench.today)
        return history.rows.map { "\($0.period) \($0.lineCount) \($0.usageCost?.units ?? -1) \($0.invoices.map(\.id))" }
    }

    @Test(arguments: [1, 5, 12, 19, 26])
    func `a sync stopped anywhere ends with the same store when it goes on`(count: Int) async throws {
        try await SyncBench.with { bench in
            let stopper = Stopper(after: count)
            let clock = bench.clock
            let surroundings = SyncSurroundings(
                now: { clock.seconds }, sleep: { try await clock.sleep(until: clock.now + $0) }, folder: bench.folder)
            let engine = SyncEngine(store: bench.store, accounts: [bench.signedIn], surroundings: surroundings) {
                stopper.take($0)
            }
            stopper.watch(engine)
            _ = try await engine.run(SyncRequest(scope: Self.scope, startedAt: clock.seconds))
            clock.advance(seconds: 1)
            let kept = try bench.store.syncKnowledge([bench.signedIn.account.id]).records.values
                .filter { $0.readAt != nil }.map(\.piece)
            let next = ToldEvents()
            try await bench.sync(next) { $0.scope = Self.scope }
            for piece in kept where piece.period.map({ SyncPlan.isSettled($0, at: clock.seconds) }) == true {
                #expect(next.outcomes[piece] == nil)
            }
            let stopped = try Self.lines(bench.store)

            let whole = try BillingStore(path: bench.folder + "/whole.sqlite")
            let other = SyncEngine(store: whole, accounts: [bench.signedIn], surroundings: surroundings) { _ in }
            _ = try await other.run(SyncRequest(scope: Self.scope, startedAt: clock.seconds))
            expectNoDifference(stopped, try Self.lines(whole))
        }
    }

    @Test func `another copy that writes is waited for, and named`() async throws {
        try await SyncBench.with { bench in
            // Another process would hold the lock beside the store in the same way.
            let other = open(bench.store.path + "-writer", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            #expect(flock(other, LOCK_EX) == 0)
            let waits = Mutex(0)
            let clock = bench.clock
            let surroundings = SyncSurroundings(
                now: { clock.seconds },
                sleep: {
                    try await clock.sleep(until: clock.now + $0)
                    let count = waits.withLock { count in
                        count += 1
                        return count
                    }
                    if count == 3 { flock(other, LOCK_UN) }
                }, folder: bench.folder)
            let told = ToldEvents()
            let engine = SyncEngine(store: bench.store, accounts: [bench.signedIn], surroundings: surroundings) {
                told.take($0)
            }
            let summary = try await engine.run(
                SyncRequest(scope: Self.scope, period: .unbilled, startedAt: clock.seconds))
            close(other)
            #expect(told.all.contains { if case .waiting(_, let wait?) = $0 { wait.isForWriter } else { false } })
            #expect(summary.failures.allSatisfy { if case .unkept = $0.outcome { false } else { true } })
            #expect(summary.lineCount > 0)
        }
    }

    @Test func `pieces that are not read after all are told, so that the others can be counted`() async throws {
        try await SyncBench.with { bench in
            let scope = Scope.one(SyncBench.subscription("Dev/Test").id)
            try await bench.sync { ($0.scope, $0.period) = (scope, .unbilled) }
            try bench.emulator.apply(
                scenario: #"""
                    {"faults":[{"kind":"error","operation":"usageDetails","times":0,"status":403,
                    "code":"AuthorizationFailed","message":"The client does not have authorization to perform action."}]}
                    """#)
            let told = ToldEvents()
            let engine = bench.engine(told, width: 1)
            _ = try await engine.run(SyncRequest(scope: scope, startedAt: bench.clock.seconds))
            var open: Set<SyncPiece> = []
            var withdrawn = 0
            for event in told.all {
                switch event {
                case .planned(let pieces): open.formUnion(pieces)
                case .withdrawn(let pieces):
                    #expect(open.isSuperset(of: pieces))
                    open.subtract(pieces)
                    withdrawn += pieces.count
                case .finished(let piece, _): open.remove(piece)
                case .started, .progressed, .waiting, .ended: break
                }
            }
            #expect(open == [])
            #expect(withdrawn > 0)
        }
    }

    @Test func `a piece that is stopped before its turn is not asked for`() async throws {
        try await SyncBench.with { bench in
            let piece = SyncPiece.invoices(.subscription(SyncBench.subscription("New project").id))
            let told = ToldEvents()
            let stopper = PieceStopper(piece)
            let clock = bench.clock
            let surroundings = SyncSurroundings(
                now: { clock.seconds }, sleep: { try await clock.sleep(until: clock.now + $0) }, folder: bench.folder,
                width: 1)
            let engine = SyncEngine(store: bench.store, accounts: [bench.signedIn], surroundings: surroundings) {
                told.take($0)
                stopper.take($0)
            }
            stopper.watch(engine)
            let summary = try await engine.run(SyncRequest(scope: Self.scope, startedAt: clock.seconds))
            await stopper.isDone()
            // It may have been over before it could be stopped.
            if summary.stoppedCount == 1 { #expect(told.outcomes[piece] == .stopped) }
            #expect(summary.lineCount > 0)
        }
    }
}

/// Stops a piece as soon as it is planned.
private final class PieceStopper: Sendable {
    private let piece: SyncPiece
    private let state = Mutex<(engine: SyncEngine?, task: Task<Void, Never>?)>((nil, nil))

    init(_ piece: SyncPiece) { self.piece = piece }

    func watch(_ engine: SyncEngine) { state.withLock { $0.engine = engine } }
    func isDone() async { await state.withLock { $0.task }?.value }

    func take(_ event: SyncEvent) {
        guard case .planned(let new) = event, new.contains(piece) else { return }
        state.withLock { state in
            guard let engine = state.engine, state.task == nil else { return }
            state.task = Task { [piece] in await engine.cancel(piece) }
        }
    }
}

extension SyncWait {
    fileprivate var isForWriter: Bool { if case .writer = reason { true } else { false } }
}
