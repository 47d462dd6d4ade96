import AzureClient
import BillingCore
import BillingStore
import BillingSync
import FakturaTestSupport
import Foundation
import SampleAccount
import Synchronization

@testable import AzureEmulator

/// What a sync told, in order.
final class ToldEvents: Sendable {
    private let events = Mutex<[SyncEvent]>([])
    var all: [SyncEvent] { events.withLock { $0 } }
    func take(_ event: SyncEvent) { events.withLock { $0.append(event) } }

    var outcomes: [SyncPiece: SyncOutcome] {
        all.reduce(into: [:]) { if case .finished(let piece, let outcome) = $1 { $0[piece] = outcome } }
    }
}

/// An emulator that listens, a person signed in to it, and an empty store.
struct SyncBench: Sendable {
    static let today = Day(iso: "2026-11-23")!
    static let account = SampleAccount(today: today)
    /// Made once: it takes seconds.
    private static let library = UsageLibrary(account)

    let emulator: AzureEmulator
    let clock: JumpingClock
    let store: BillingStore
    let signedIn: SignedInAccount
    let folder: String

    /// Runs a test on a bench of its own.
    static func with(
        scenario: String = #"{"settings":{"polls":0}}"#, _ body: (SyncBench) async throws -> Void
    ) async throws {
        let clock = JumpingClock(at: 1_795_428_000_000)
        let emulator = AzureEmulator(library, isApproving: true) { Int(clock.now) }
        try emulator.apply(scenario: scenario)
        let base = ServiceURL(try await emulator.start())!
        let transport = try NetworkTransport()
        let folder = NSTemporaryDirectory() + "/faktura-sync-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let result: Result<Void, any Error>
        do {
            let settings = ClientSettings(
                version: "test", clock: ClientClock(now: { clock.now }, sleep: { try await clock.sleep(until: $0) }))
            let cloud = AzureCloud(name: "emulator", resourceManager: base, authority: base)!
            let entra = EntraClient(cloud: cloud, transport: transport, settings: settings)
            let signIn = DeviceCodeSignIn(entra, clientID: "faktura")
            let kept = try await signIn.wait(for: try await signIn.begin())
            let source = RefreshTokenSource(entra, kept, store: MemoryTokenStore())
            let api = AzureAPI(
                cloud: cloud, transport: transport, tokens: TokenCache(source, clock: settings.clock),
                settings: settings)
            let person = AzureAccount(way: .deviceCode, name: kept.user, tenant: kept.tenant, cloud: "emulator")
            let bench = SyncBench(
                emulator: emulator, clock: clock, store: try BillingStore(path: folder + "/store.sqlite"),
                signedIn: SignedInAccount(account: person, api: api), folder: folder)
            try await body(bench)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await emulator.stop()
        try await transport.close()
        try FileManager.default.removeItem(atPath: folder)
        try result.get()
    }

    func engine(_ told: ToldEvents = ToldEvents(), width: Int = 4) -> SyncEngine {
        let clock = clock
        let surroundings = SyncSurroundings(
            now: { clock.seconds }, sleep: { try await clock.sleep(until: clock.now + $0) }, folder: folder,
            width: width)
        return SyncEngine(store: store, accounts: [signedIn], surroundings: surroundings) { told.take($0) }
    }

    /// Syncs with a request that a test changes.
    @discardableResult
    func sync(
        _ told: ToldEvents = ToldEvents(), _ change: (inout SyncRequest) -> Void = { _ in }
    ) async throws -> SyncSummary {
        var request = SyncRequest(startedAt: clock.seconds)
        change(&request)
        return try await engine(told).run(request)
    }

    static func subscription(_ name: String) -> Subscription {
        account.snapshot.subscriptions.first { $0.displayName.hasPrefix(name) }!
    }
}
