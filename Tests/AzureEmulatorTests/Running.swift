import BillingCore
import FakturaTestSupport
import SampleAccount

@testable import AzureEmulator

/// An emulator that listens, with a client of it.
struct Running: Sendable {
    let emulator: AzureEmulator
    let clock: JumpingClock
    /// Carries a token.
    let client: LoopbackClient
    /// Carries none.
    let stranger: LoopbackClient

    private static let library = UsageLibrary(account)
    static let account = SampleAccount(today: Day(iso: "2026-11-23")!)

    /// The name of a subscription under the customer agreement.
    static let customerAgreement = account.snapshot.subscriptions.first { $0.agreement == .customer }!.displayName

    /// Runs a test against an emulator of its own.
    static func with(
        scenario: String = #"{"settings":{"polls":0}}"#, isApproving: Bool = false,
        _ body: (Running) async throws -> Void
    ) async throws {
        let clock = JumpingClock()
        let emulator = AzureEmulator(library, isApproving: isApproving, clock: { Int(clock.now) })
        try emulator.apply(scenario: scenario)
        let base = try await emulator.start()
        let running = Running(
            emulator: emulator, clock: clock,
            client: LoopbackClient(base: base, token: emulator.issueToken(seconds: 36_000)),
            stranger: LoopbackClient(base: base))
        do {
            try await body(running)
        } catch {
            await emulator.stop()
            throw error
        }
        await emulator.stop()
    }

    static func subscription(_ name: String) -> Subscription {
        account.snapshot.subscriptions.first { $0.displayName.hasPrefix(name) }!
    }

    /// A path below a subscription.
    static func path(_ name: String, _ rest: String) -> String { "/subscriptions/\(subscription(name).id)/\(rest)" }

    /// The `value` of every page, following links as they are.
    func pages(_ target: String) async throws -> [[JSON]] {
        var pages: [[JSON]] = []
        var next: String? = target
        while let link = next {
            let reply = try await client.get(link)
            guard reply.status == 200 else { return pages }
            pages.append(try reply.json["value"]?.items ?? [])
            next = try reply.json["nextLink"]?.text
        }
        return pages
    }
}
