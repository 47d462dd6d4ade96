import AzureClient
import BillingCore
import FakturaTestSupport
import Foundation
import SampleAccount
import Testing

@testable import AzureEmulator

/// The client and the emulator, with a socket between them.
struct Session: Sendable {
    let emulator: AzureEmulator
    let clock: JumpingClock
    let cloud: AzureCloud
    let transport: WireTap
    let settings: ClientSettings
    let log: Notes<String>
    let waits: Notes<AzureWait?>
    /// Signed in as the account's administrator, without having asked Entra ID.
    let azure: AzureAPI

    static let account = SampleAccount(today: Day(iso: "2026-11-23")!)
    static var snapshot: AccountSnapshot { account.snapshot }
    private static let library = UsageLibrary(account)

    /// Runs a test against an emulator of its own.
    ///
    /// - Parameter faults: Each an object of a scenario's `faults`, without its braces.
    static func with(
        settings: String = #""polls":1,"retryAfter":1"#, faults: [String] = [], pace: Int64 = 100,
        isApproving: Bool = false, _ body: (Session) async throws -> Void
    ) async throws {
        let clock = JumpingClock(pace: pace)
        let emulator = AzureEmulator(library, isApproving: isApproving, clock: { Int(clock.now) })
        let list = faults.map { "{\($0)}" }.joined(separator: ",")
        try emulator.apply(scenario: #"{"settings":{\#(settings)},"faults":[\#(list)]}"#)
        let base = try #require(ServiceURL(try await emulator.start()))
        let network = try NetworkTransport()
        do {
            try await body(try Session(emulator, clock, base, network))
        } catch {
            Issue.record(error)
        }
        try await network.close()
        await emulator.stop()
    }

    private init(
        _ emulator: AzureEmulator, _ clock: JumpingClock, _ base: ServiceURL, _ network: NetworkTransport
    ) throws {
        self.emulator = emulator
        self.clock = clock
        let (log, waits) = (Notes<String>(), Notes<AzureWait?>())
        (self.log, self.waits) = (log, waits)
        cloud = try #require(AzureCloud(name: "emulator", resourceManager: base, authority: base))
        transport = WireTap(network)
        settings = ClientSettings(
            version: "1.2.3", clock: clock.clock, random: ClientRandom { $0.lowerBound }, log: { log.take($0) },
            pauseBetweenCostQueries: 0)
        let tokens = TokenCache(IssuedTokens(emulator: emulator, clock: clock), clock: clock.clock)
        azure = AzureAPI(cloud: cloud, transport: transport, tokens: tokens, settings: settings)
            .telling { waits.take($0) }
    }

    /// `http://127.0.0.1:N`.
    var base: ServiceURL { cloud.resourceManager }
    var entra: EntraClient { EntraClient(cloud: cloud, transport: transport, settings: settings) }

    /// A client with another sign-in.
    func azure(with source: any TokenSource) -> AzureAPI {
        azure.signedIn(with: TokenCache(source, clock: clock.clock))
    }

    /// How often an operation was called.
    func calls(_ operation: String) -> Int { emulator.calls[operation] ?? 0 }

    /// Adds a fault.
    func fault(_ fault: String) throws { try emulator.apply(scenario: #"{"faults":[{\#(fault)}]}"#) }

    /// Steers the emulator, as a person with its page would: `devicecodes/all/declined`.
    func control(_ path: String) async throws {
        let response = try await transport.send(HTTPRequest(.post, base.at("/emulator/" + path)))
        for try await _ in response.body {}
        #expect(response.status == 204)
    }
}

/// Gives the administrator's tokens without a sign-in.
private struct IssuedTokens: TokenSource {
    let emulator: AzureEmulator
    let clock: JumpingClock

    func freshToken(for tenant: String?) -> AccessToken {
        AccessToken(Secret(emulator.issueToken(seconds: 3600)), expiresAt: clock.now + 3_600_000)
    }
}

extension Session {
    /// The subscription whose name begins so.
    static func subscription(_ name: String) -> Subscription {
        snapshot.subscriptions.first { $0.displayName.hasPrefix(name) }!
    }

    static let today = account.today
    /// Long enough for everything that was ever invoiced.
    static let ever = BillingPeriod(start: Day(iso: "2020-01-01")!, end: Day(iso: "2028-01-01")!)!

    /// The billing period of a subscription so many before the open one.
    static func period(_ count: Int, of subscription: Subscription) -> BillingPeriod {
        let rule = subscription.periodRule
        return rule.period(-count, after: rule.period(containing: today))
    }

    static func invoices(of subscription: Subscription) -> [Invoice] {
        snapshot.invoices.filter { $0.owner == .subscription(subscription.id) }
    }
}

extension HTTPBody {
    /// All of it.
    func collected() async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await piece in self { bytes += piece }
        return bytes
    }
}

/// The problem that something ends with.
func problem(
    of body: () async throws -> some Any, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> AzureProblem {
    let error = await #expect(throws: AzureProblem.self, sourceLocation: sourceLocation) { _ = try await body() }
    return try #require(error, sourceLocation: sourceLocation)
}

extension AzureProblem {
    /// The refusal, when it is one.
    var refusal: AzureRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
    /// The problem of signing in, when it is one.
    var signIn: SignInProblem? { if case .signIn(let problem) = self { problem } else { nil } }
}

extension JumpingClock {
    /// The same for the client.
    var clock: ClientClock { ClientClock(now: { self.now }, sleep: { try await self.sleep(until: $0) }) }
}
