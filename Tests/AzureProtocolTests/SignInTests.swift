import AzureClient
import AzureEmulator
import BillingCore
import FakturaTestSupport
import SampleAccount
import Testing

/// Each way to sign in that goes by Microsoft Entra ID, against the emulator's.
struct SignInTests {
    private static let clientID = "11111111-2222-3333-4444-555555555555"

    private static func deviceCode(_ session: Session, tenant: String = "organizations") -> DeviceCodeSignIn {
        DeviceCodeSignIn(session.entra, clientID: clientID, tenant: tenant)
    }

    /// A person signed in by a code.
    private static func signedIn(_ session: Session) async throws -> SignedIn {
        let signIn = deviceCode(session)
        let code = try await signIn.begin()
        session.emulator.approveDeviceCodes()
        return try await signIn.wait(for: code)
    }

    @Test func `a code is shown, waited for and approved`() async throws {
        try await Session.with { session in
            let signIn = Self.deviceCode(session)
            let code = try await signIn.begin()
            #expect(code.userCode.count == 9)
            #expect(code.address == session.base.origin + "/device")
            #expect(code.message?.contains(code.userCode) == true)
            #expect(code.expiresAt == session.clock.now + 900_000)
            let emulator = session.emulator
            session.clock.during(wait: 3) { emulator.approveDeviceCodes() }

            let signedIn = try await signIn.wait(for: code)

            #expect(session.clock.waitedSeconds == [5, 5, 5])
            #expect(session.calls("token") == 3)
            #expect(signedIn.user == "admin@example.com")
            #expect(signedIn.tenant.count == 36)
            let source = RefreshTokenSource(session.entra, signedIn, store: MemoryTokenStore())
            let listed = try await session.azure(with: source).run(ListSubscriptions())
            #expect(listed.count == Session.snapshot.subscriptions.count)
        }
    }

    @Test func `who asks too often waits five seconds longer each time`() async throws {
        // Half of each wait really passes: Entra ID finds the client too early.
        try await Session.with(pace: 50) { session in
            let signIn = Self.deviceCode(session)
            let code = try await signIn.begin()
            let emulator = session.emulator
            session.clock.during(wait: 5) { emulator.approveDeviceCodes() }

            _ = try await signIn.wait(for: code)

            #expect(session.clock.waitedSeconds == [5, 5, 10, 15, 20])
        }
    }

    @Test(
        arguments: [("declined", SignInProblem.declined), ("expired", .codeExpired)])
    func `a code that is not approved ends the waiting`(verdict: String, expected: SignInProblem) async throws {
        try await Session.with { session in
            let signIn = Self.deviceCode(session)
            let code = try await signIn.begin()
            try await session.control("devicecodes/all/" + verdict)

            #expect(try await problem { try await signIn.wait(for: code) } == .signIn(expected))
            #expect(session.calls("token") == 1)
        }
    }

    @Test func `a code that nobody enters is over by itself`() async throws {
        try await Session.with(settings: #""codeLife":30,"interval":5"#) { session in
            let signIn = Self.deviceCode(session)
            let code = try await signIn.begin()

            #expect(try await problem { try await signIn.wait(for: code) } == .signIn(.codeExpired))
            // It does not ask for what it knows to be over.
            #expect(session.calls("token") == 5)
        }
    }

    @Test func `Conditional Access that forbids codes is told as such`() async throws {
        try await Session.with { session in
            let signIn = Self.deviceCode(session)
            let code = try await signIn.begin()
            try await session.control("devicecodes/all/blocked")

            let problem = try await problem { try await signIn.wait(for: code) }
            guard case .refused(let refusal) = problem.signIn else {
                Issue.record("\(problem)")
                return
            }
            #expect(refusal.reason == .conditionalAccess)
            #expect(refusal.numbers == [53_003])
            #expect(refusal.correlationID != nil)
        }
    }

    @Test func `while waiting, a network that fails and comes back does not matter`() async throws {
        try await Session.with(faults: [#""kind":"reset","operation":"token","times":7"#]) { session in
            let signIn = Self.deviceCode(session)
            let code = try await signIn.begin()
            let emulator = session.emulator
            // Five tries of the first question, three of the second; then it is asked again.
            session.clock.during(wait: 9) { emulator.approveDeviceCodes() }

            #expect(try await signIn.wait(for: code).user == "admin@example.com")
        }
    }

    @Test func `each answer's refresh token takes the place of the one before, and is kept`() async throws {
        try await Session.with(settings: #""spendsRefreshTokens":true"#) { session in
            let signedIn = try await Self.signedIn(session)
            let store = MemoryTokenStore()
            try await store.keep(signedIn)
            let source = RefreshTokenSource(session.entra, signedIn, store: store)

            _ = try await source.freshToken(for: nil)
            _ = try await source.freshToken(for: nil)

            let kept = try #require(await store.load().first)
            #expect(kept.refreshToken != signedIn.refreshToken)
            #expect(kept.user == signedIn.user)
            // Where each is good once, the first is over.
            let late = RefreshTokenSource(session.entra, signedIn, store: MemoryTokenStore())
            let problem = try await problem { try await late.freshToken(for: nil) }
            guard case .refused(let refusal) = problem.signIn else {
                Issue.record("\(problem)")
                return
            }
            #expect(refusal.reason == .expired)
        }
    }

    @Test func `each tenant has tokens of its own, and the one that wants more proof fails alone`() async throws {
        try await Session.with(settings: #""separateTenants":true"#) { session in
            let source = RefreshTokenSource(
                session.entra, try await Self.signedIn(session), store: MemoryTokenStore())
            let azure = session.azure(with: source)
            var names: [String: [String?]] = [:]
            var refusals: [String: SignInRefusal.Reason] = [:]
            for tenant in try await azure.run(ListTenants()) {
                do {
                    names[tenant.name!] = try await azure.asking(tenant: tenant.id).run(ListSubscriptions()).map(\.name)
                } catch AzureProblem.signIn(.refused(let refusal)) {
                    refusals[tenant.name!] = refusal.reason
                    #expect(refusal.tenant == tenant.id)
                }
            }

            #expect(names["Sample group"] == ["Data platform"])
            #expect(names["Sample company"]?.count == Session.snapshot.subscriptions.count - 1)
            #expect(refusals == ["Sample partner": .multiFactor])
        }
    }

    @Test func `a subscription of another tenant is asked about with that tenant's token`() async throws {
        try await Session.with(settings: #""separateTenants":true"#) { session in
            let source = RefreshTokenSource(
                session.entra, try await Self.signedIn(session), store: MemoryTokenStore())
            let id = Session.subscription("Data platform").id

            #expect(try await session.azure(with: source).run(GetBillingProperty(id)).agreement == .enterprise)
            #expect(session.calls("billingProperty") == 2)
        }
    }

    @Test(arguments: [("right", nil), ("wrong", 7_000_215), ("expired", 7_000_222)] as [(String, Int?)])
    func `an application signs in with its secret, unless it is wrong or over`(
        secret: String, number: Int?
    ) async throws {
        try await Session.with { session in
            let source = ClientSecretSource(
                session.entra, tenant: "sample.example.com", clientID: Self.clientID, secret: Secret(secret))
            let azure = session.azure(with: source)
            guard let number else {
                #expect(try await azure.run(ListSubscriptions()).count == Session.snapshot.subscriptions.count)
                #expect(
                    try await azure.run(GetBillingProperty(Session.subscription("Production").id))
                        .isAccountAdministrator == false)
                return
            }
            let problem = try await problem { try await azure.run(ListSubscriptions()) }
            guard case .refused(let refusal) = problem.signIn else {
                Issue.record("\(problem)")
                return
            }
            #expect(refusal.reason == .badSecret)
            #expect(refusal.numbers == [number])
            #expect(session.calls("subscriptions") == 0)
        }
    }

    @Test func `an unknown application and an unknown tenant are told apart`() async throws {
        try await Session.with { session in
            for (tenant, client, reason) in [
                ("sample.example.com", "00000000-0000-0000-0000-000000000000", SignInRefusal.Reason.unknownApplication),
                ("nowhere.example.com", Self.clientID, .unknownTenant),
            ] {
                let source = ClientSecretSource(
                    session.entra, tenant: tenant, clientID: client, secret: Secret("right"))
                let problem = try await problem { try await source.freshToken(for: nil) }
                guard case .refused(let refusal) = problem.signIn else { continue }
                #expect(refusal.reason == reason)
            }
        }
    }

    @Test func `another service's token signs in while it is good`() async throws {
        try await Session.with { session in
            let clock = session.clock
            // {"nbf":1795391000,"exp":1795395600}: until an hour after midnight.
            let token = "e30.eyJuYmYiOjE3OTUzOTEwMDAsImV4cCI6MTc5NTM5NTYwMH0.c2ln\n"
            let source = WorkloadIdentitySource(
                session.entra, tenant: "sample.example.com", clientID: Self.clientID, path: "/token"
            ) { _ in token }
            #expect(try await source.freshToken(for: nil).expiresAt == clock.now + 4_799_000)

            clock.advance(seconds: 7200)
            let problem = try await problem { try await source.freshToken(for: nil) }
            guard case .refused(let refusal) = problem.signIn else {
                Issue.record("\(problem)")
                return
            }
            #expect(refusal.reason == .badAssertion)
        }
    }

    @Test func `a machine's own identity gives a token`() async throws {
        try await Session.with { session in
            let environment = [
                "IDENTITY_ENDPOINT": session.base.origin + "/metadata/identity/oauth2/token", "IDENTITY_HEADER": "h",
            ]
            let source = ManagedIdentitySource(session.entra, clientID: nil, environment: environment)

            let tenants = try await session.azure(with: source).run(ListTenants())
            #expect(tenants.map(\.name) == ["Sample company"])
        }
    }

    @Test func `a token that is over in the middle is replaced, and the page repeated`() async throws {
        let fault = #""kind":"expiredToken","operation":"subscriptions","after":1"#
        try await Session.with(settings: #""listPage":4"#, faults: [fault]) { session in
            let source = RefreshTokenSource(
                session.entra, try await Self.signedIn(session), store: MemoryTokenStore())
            let before = session.calls("token")

            let listed = try await session.azure(with: source).run(ListSubscriptions())

            #expect(listed.map(\.id) == Session.snapshot.subscriptions.map(\.id))
            #expect(session.calls("subscriptions") == 6)
            #expect(session.calls("token") - before == 2)
        }
    }

    @Test func `a sign-in that was revoked is over where it happens`() async throws {
        try await Session.with { session in
            let source = RefreshTokenSource(
                session.entra, try await Self.signedIn(session), store: MemoryTokenStore())
            let azure = session.azure(with: source)
            _ = try await azure.run(ListTenants())
            try await session.control("tokens/expire")

            let problem = try await problem { try await azure.run(ListTenants()) }
            guard case .refused(let refusal) = problem.signIn else {
                Issue.record("\(problem)")
                return
            }
            #expect(refusal.reason == .expired)
            #expect(session.calls("tenants") == 2)
        }
    }

    @Test func `a token is fetched anew before it is over, and none is sent that is`() async throws {
        try await Session.with(settings: #""tokenLife":600"#) { session in
            let source = ClientSecretSource(
                session.entra, tenant: "sample.example.com", clientID: Self.clientID, secret: Secret("right"))
            let azure = session.azure(with: source)
            for _ in 0..<4 {
                _ = try await azure.run(ListTenants())
                session.clock.advance(seconds: 200)
            }

            // At 0, 200 it is good for more than five minutes; at 400 a second one is there.
            #expect(session.calls("token") == 2)
            #expect(session.calls("tenants") == 4)
        }
    }
}
