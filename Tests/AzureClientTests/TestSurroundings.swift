import BillingCore
import FakturaTestSupport
import Synchronization
import Testing

@testable import AzureClient

extension JumpingClock {
    /// A clock that starts on 9 January 2026 at noon (UTC), by which the moments in these tests go.
    static func atNoon() -> JumpingClock { JumpingClock(at: 1_767_960_000_000) }

    /// The same for the client.
    var clock: ClientClock { ClientClock(now: { self.now }, sleep: { try await self.sleep(until: $0) }) }
}

/// Lines and waits that were told, in order.
final class Told<Item: Sendable>: Sendable {
    private let items = Mutex<[Item]>([])
    var all: [Item] { items.withLock { $0 } }
    func take(_ item: Item) { items.withLock { $0.append(item) } }
}

/// Gives tokens `token-1`, `token-2`, and remembers for whom.
actor NumberedTokens: TokenSource {
    private(set) var tenants: [String?] = []
    private let lifetime: Int64
    private let clock: JumpingClock

    init(_ clock: JumpingClock, lifetime: Int64 = 3_600_000) {
        self.clock = clock
        self.lifetime = lifetime
    }

    func freshToken(for tenant: String?) -> AccessToken {
        tenants.append(tenant)
        return AccessToken(Secret("token-\(tenants.count)"), expiresAt: clock.now + lifetime)
    }
}

/// A client over a script, with everything around it in hand.
struct ClientFixture {
    let clock = JumpingClock.atNoon()
    let transport: ScriptedTransport
    let tokens: NumberedTokens
    let log = Told<String>()
    let waits = Told<AzureWait?>()
    let azure: AzureAPI
    let settings: ClientSettings

    static let cloud = AzureCloud.known[0]

    init(_ replies: ScriptedTransport.Reply...) {
        self.init(transport: ScriptedTransport(answering: Self.inTurn(replies)))
    }

    init(transport: ScriptedTransport, pause: Int64 = 2000) {
        self.transport = transport
        tokens = NumberedTokens(clock)
        let (log, waits) = (log, waits)
        settings = ClientSettings(
            version: "1.2.3", clock: clock.clock, random: ClientRandom { $0.lowerBound }, log: { log.take($0) },
            pauseBetweenCostQueries: pause)
        azure = AzureAPI(
            cloud: Self.cloud, transport: transport, tokens: TokenCache(tokens, clock: clock.clock),
            settings: settings
        ).telling { waits.take($0) }
    }

    private static func inTurn(
        _ replies: [ScriptedTransport.Reply]
    ) -> @Sendable (HTTPRequest) -> ScriptedTransport.Reply {
        let rest = Told<Void>()
        return { _ in
            rest.take(())
            return rest.all.count <= replies.count ? replies[rest.all.count - 1] : .status(599)
        }
    }

    var requests: [HTTPRequest] { transport.requests }

    /// The reasons of all waits, in order.
    var waitReasons: [AzureWait.Reason] { waits.all.compactMap { $0?.reason } }
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

let someID = SubscriptionID("11111111-1111-1111-1111-111111111111")

extension BillingPeriod {
    /// A period in a test: `2026-01-05/2026-02-04`.
    static func days(_ first: String, _ last: String) throws -> BillingPeriod {
        let (first, last) = (try #require(Day(iso: first)), try #require(Day(iso: last)))
        return try #require(BillingPeriod(first: first, last: last))
    }
}
