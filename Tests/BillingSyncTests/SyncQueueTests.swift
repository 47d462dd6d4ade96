import AzureClient
import AzureEmulator
import BillingCore
import BillingStore
import FakturaTestSupport
import Synchronization
import Testing

@testable import BillingSync

/// Lets nobody through until it is opened.
private final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            defer { state = (true, []) }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

@Suite(.timeLimit(.minutes(2))) struct SyncQueueTests {
    /// What the runs of a queue were asked for, and how many go on.
    private final class Log: Sendable {
        private let state = Mutex<(requests: [SyncRequest], running: Int)>(([], 0))
        var requests: [SyncRequest] { state.withLock { $0.requests } }
        var running: Int { state.withLock { $0.running } }
        func note(_ request: SyncRequest) { state.withLock { $0.requests.append(request) } }
        func begin() { state.withLock { $0.running += 1 } }
        func end() { state.withLock { $0.running -= 1 } }
    }

    /// A queue whose runs read from an emulator in the name of whom `accounts` gives, and tell a stream.
    private static func queue(
        _ bench: SyncBench, _ log: Log, accounts: @escaping @Sendable () -> [SignedInAccount]
    ) -> (SyncQueue, AsyncStream<SyncEvent>) {
        let (events, continuation) = AsyncStream.makeStream(of: SyncEvent.self)
        let clock = bench.clock
        let surroundings = SyncSurroundings(
            now: { clock.seconds }, sleep: { try await clock.sleep(until: clock.now + $0) }, folder: bench.folder)
        let run: SyncQueue.Run = { queue in
            log.begin()
            defer { log.end() }
            let engine = SyncEngine(store: bench.store, accounts: accounts(), surroundings: surroundings) {
                continuation.yield($0)
            }
            guard let request = await queue.request(for: engine) else { return }
            log.note(request)
            do { _ = try await engine.run(request) } catch { Issue.record(error) }
        }
        let queue = SyncQueue(accounts: accounts, failed: { Issue.record($0) }, run: run)
        return (queue, events)
    }

    /// Waits for an event.
    private static func wait(
        in events: inout AsyncStream<SyncEvent>.Iterator, for isMeant: (SyncEvent) -> Bool
    ) async {
        while let event = await events.next(), !isMeant(event) {}
    }

    /// Waits until the call came that is not answered soon.
    private static func waitForCall(_ bench: SyncBench) async throws {
        while bench.emulator.calls["tenants"] ?? 0 == 0 {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    private static let tenantsAreSlow = #"""
        {"settings":{"polls":0},"faults":[{"kind":"slow","operation":"tenants","times":1,"milliseconds":60000}]}
        """#

    /// Only lists are read, which is quick.
    private static func lists(_ bench: SyncBench, isForced: Bool = false) -> SyncRequest {
        SyncRequest(scope: .subscriptions([]), isForced: isForced, startedAt: bench.clock.seconds)
    }

    @Test func `what is ordered while a run gets ready is read in that run`() async throws {
        try await SyncBench.with { bench in
            let (gate, log) = (Gate(), Log())
            let queue = SyncQueue(accounts: { [] }, failed: { Issue.record($0) }) { queue in
                await gate.pass()
                if let request = await queue.request(for: bench.engine()) { log.note(request) }
            }
            let piece = SyncPiece.tenants(bench.signedIn.account.id)
            queue.take(.read(SyncRequest(startedAt: 1)))
            queue.take(.read(SyncRequest(isForced: true, startedAt: 3)))
            queue.take(.read(SyncRequest(again: [piece], startedAt: 2)))
            await queue.settle()
            gate.open()
            await queue.idle()
            #expect(log.requests == [SyncRequest(isForced: true, again: [piece], startedAt: 3)])
        }
    }

    @Test func `a run that ends early leaves what was ordered meanwhile to another`() async throws {
        try await SyncBench.with { bench in
            let (gate, log, early) = (Gate(), Log(), Log())
            let queue = SyncQueue(accounts: { [] }, failed: { Issue.record($0) }) { queue in
                await gate.pass()
                guard early.requests.count == 1 else { return early.note(SyncRequest(startedAt: 0)) }
                if let request = await queue.request(for: bench.engine()) { log.note(request) }
            }
            queue.take(.read(SyncRequest(startedAt: 1)))
            queue.take(.read(SyncRequest(isForced: true, startedAt: 2)))
            await queue.settle()
            gate.open()
            await queue.idle()
            #expect(log.requests == [SyncRequest(isForced: true, startedAt: 2)])
        }
    }

    @Test func `an engine joins nothing before, after and beside its run`() async throws {
        try await SyncBench.with { bench in
            let engine = bench.engine()
            let request = Self.lists(bench, isForced: true)
            #expect(try await !engine.join(request))
            _ = try await engine.run(request)
            let before = bench.emulator.calls
            #expect(try await !engine.join(request))
            await engine.cancelAll()
            #expect(try await !engine.join(request))
            #expect(bench.emulator.calls == before)
        }
    }

    @Test func `what is ordered while a stopped run winds down is read after it`() async throws {
        try await SyncBench.with(scenario: Self.tenantsAreSlow) { bench in
            let log = Log()
            let person = bench.signedIn
            let (queue, events) = Self.queue(bench, log) { [person] }
            var iterator = events.makeAsyncIterator()
            queue.take(.read(Self.lists(bench)))
            try await Self.waitForCall(bench)

            queue.take(.stopAll)
            queue.take(.read(Self.lists(bench, isForced: true)))

            await Self.wait(in: &iterator) { $0 == .ended }
            await Self.wait(in: &iterator) { if case .finished(.tenants, .read) = $0 { true } else { false } }
            await queue.idle()
            #expect(log.requests.map(\.isForced) == [false, true])
        }
    }

    @Test func `nothing is read while it pauses, and the rest is read afterwards`() async throws {
        try await SyncBench.with(scenario: Self.tenantsAreSlow) { bench in
            let log = Log()
            let person = bench.signedIn
            let isSignedIn = Mutex(true)
            let other = SignedInAccount(
                account: AzureAccount(way: .clientSecret, name: "app", tenant: nil, cloud: "emulator"), api: person.api)
            let (queue, events) = Self.queue(bench, log) { isSignedIn.withLock { $0 } ? [other, person] : [other] }
            var iterator = events.makeAsyncIterator()
            queue.take(.read(Self.lists(bench)))
            await Self.wait(in: &iterator) {
                if case .finished(.tenants, .read) = $0 { true } else { false }
            }

            try await queue.pausing {
                #expect(log.running == 0)
                isSignedIn.withLock { $0 = false }
                try bench.store.forget(person.account.id)
            }

            await queue.idle()
            #expect(log.requests.count == 2)
            let knowledge = try bench.store.syncKnowledge([other.account.id, person.account.id])
            #expect(knowledge.tenants[person.account.id] == nil)
            #expect(knowledge.records[.tenants(person.account.id)] == nil)
            #expect(knowledge.subscriptions.allSatisfy { $0.account == other.account.id })
            #expect(knowledge.records[.tenants(other.account.id)]?.readAt != nil)
            #expect(!knowledge.subscriptions.isEmpty)
        }
    }

    @Test func `who signs in while a sync runs is read in it`() async throws {
        try await SyncBench.with(scenario: Self.tenantsAreSlow) { bench in
            let log = Log()
            let first = bench.signedIn
            let both = Mutex(false)
            let second = SignedInAccount(
                account: AzureAccount(way: .clientSecret, name: "app", tenant: nil, cloud: "emulator"), api: first.api)
            let (queue, events) = Self.queue(bench, log) { both.withLock { $0 } ? [first, second] : [first] }
            var iterator = events.makeAsyncIterator()
            queue.take(.read(Self.lists(bench)))
            try await Self.waitForCall(bench)

            both.withLock { $0 = true }
            queue.take(.read(Self.lists(bench)))

            await Self.wait(in: &iterator) {
                if case .finished(.tenants(second.account.id), .read) = $0 { true } else { false }
            }
            queue.take(.stop(.tenants(first.account.id)))
            await queue.idle()
            #expect(log.requests.count == 1)
        }
    }

    @Test func `after its stop nothing runs any more`() async throws {
        try await SyncBench.with(scenario: Self.tenantsAreSlow) { bench in
            let log = Log()
            let person = bench.signedIn
            let (queue, _) = Self.queue(bench, log) { [person] }
            queue.take(.read(Self.lists(bench)))
            try await Self.waitForCall(bench)
            queue.take(.read(Self.lists(bench, isForced: true)))

            await queue.stop()

            #expect(log.running == 0)
            queue.take(.read(Self.lists(bench)))
            await queue.settle()
            await queue.idle()
            #expect(log.requests.count == 1)
        }
    }
}
