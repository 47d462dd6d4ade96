public import AzureClient
public import BillingCore
import Synchronization

/// Carries out orders to sync, one run at a time: an order joins the run that goes on, or a run follows that has it.
///
/// Nothing is read outside of a run, so that what a run holds, such as a lock, is held for all that is read.
public actor SyncQueue {
    /// What can be ordered.
    public enum Order: Sendable {
        /// Reads what a request asks for.
        case read(SyncRequest)
        /// Stops a piece; the next run reads it.
        case stop(SyncPiece)
        /// Stops everything, and drops what waits for its turn.
        case stopAll
    }

    /// One run: makes an engine, asks ``SyncQueue/request(for:)`` what to read, and reads it.
    public typealias Run = @Sendable (SyncQueue) async -> Void

    private let body: Run
    private let accounts: @Sendable () async throws -> [SignedInAccount]
    private let failed: @Sendable (any Error) -> Void

    private var run: Task<Void, Never>?
    /// What reads in the run, as soon as it was told what.
    private var engine: SyncEngine?
    /// What the run is for; `nil` when its user stopped it.
    private var current: SyncRequest?
    /// What the next run is for.
    private var pending: SyncRequest?
    private var holders = 0
    private var isClosed = false
    private let last = Mutex<Task<Void, Never>?>(nil)

    /// Creates a queue with nothing to do.
    ///
    /// - Parameters:
    ///   - accounts: Gives everybody who is signed in, for an order that joins a run.
    ///   - failed: Hears why an order could not join a run.
    ///   - run: One run, to its end.
    public init(
        accounts: @escaping @Sendable () async throws -> [SignedInAccount],
        failed: @escaping @Sendable (any Error) -> Void, run: @escaping Run
    ) {
        self.accounts = accounts
        self.failed = failed
        body = run
    }

    /// Takes an order; orders are carried out one after another.
    public nonisolated func take(_ order: Order) {
        last.withLock { last in
            last = Task.detached { [self, before = last] in
                await before?.value
                await carryOut(order)
            }
        }
    }

    /// Waits until every order taken so far was carried out; runs may go on.
    func settle() async { await last.withLock { $0 }?.value }

    /// Waits until no run goes on.
    func idle() async { while let run { await run.value } }

    /// What the run is to read, with all that was ordered since it began; later orders join the engine.
    ///
    /// - Returns: `nil` when the run is to end: it was stopped.
    public func request(for engine: SyncEngine) -> SyncRequest? {
        guard !isClosed, holders == 0, let begun = current else { return nil }
        let request = pending.map(begun.merged) ?? begun
        (current, pending, self.engine) = (request, nil, engine)
        return request
    }

    /// Stops what runs, does something while nothing runs, and goes on with what was stopped.
    public func pausing<Value: Sendable>(_ body: @Sendable () async throws -> Value) async rethrows -> Value {
        holders += 1
        defer {
            holders -= 1
            begin()
        }
        await stopRun()
        return try await body()
    }

    /// Stops everything for good and waits for its end.
    public func stop() async {
        isClosed = true
        pending = nil
        await stopRun()
    }

    private func stopRun() async {
        guard let run else { return }
        run.cancel()
        await engine?.cancelAll()
        await run.value
    }

    private func carryOut(_ order: Order) async {
        switch order {
        case .read(let request):
            do {
                if try await joins(request) { return }
                add(request)
            } catch {
                failed(error)
            }
        case .stop(let piece): await engine?.cancel(piece)
        case .stopAll:
            (current, pending) = (nil, nil)
            await engine?.cancelAll()
        }
    }

    /// Whether the run that goes on takes a request.
    private func joins(_ request: SyncRequest) async throws -> Bool {
        guard let engine, try await engine.join(request, accounts: try await accounts()) else { return false }
        if self.engine === engine {
            current = current?.merged(with: request)
        } else if holders > 0 {
            // It was stopped for a while right after it took the request.
            return false
        }
        return true
    }

    private func add(_ request: SyncRequest) {
        pending = pending?.merged(with: request) ?? request
        begin()
    }

    private func begin() {
        guard run == nil, holders == 0, !isClosed, let request = pending else { return }
        (current, pending) = (request, nil)
        run = Task.detached { [self] in
            await body(self)
            await ended()
        }
    }

    private func ended() {
        if holders > 0, let current { pending = pending.map(current.merged) ?? current }
        (run, engine, current) = (nil, nil, nil)
        begin()
    }
}
