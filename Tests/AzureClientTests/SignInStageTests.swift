import BillingCore
import FakturaTestSupport
import Testing

@testable import AzureClient

struct SignInStageTests {
    private static let tenants = #"{"value":[{"tenantId":"t1"}]}"#

    @Test func `a token that is over is replaced once and the call repeated`() async throws {
        let fixture = ClientFixture(.refusal(401, "ExpiredAuthenticationToken"), .json(Self.tenants))

        _ = try await fixture.azure.run(ListTenants())

        #expect(fixture.requests.map { $0.headers["Authorization"] } == ["Bearer token-1", "Bearer token-2"])
    }

    @Test func `a second refusal is told, and nothing is tried a third time`() async throws {
        let fixture = ClientFixture(
            .refusal(401, "InvalidAuthenticationToken"), .refusal(401, "InvalidAuthenticationToken"))

        let refusal = try await problem { try await fixture.azure.run(ListTenants()) }.refusal

        #expect(refusal?.reason == .signInExpired)
        #expect(fixture.requests.count == 2)
    }

    @Test func `NotOptedIn with 401 is about rights, not about the token`() async throws {
        let fixture = ClientFixture(.refusal(401, "NotOptedIn", "You are not allowed to download invoices."))

        let refusal = try await problem { try await fixture.azure.run(ListTenants()) }.refusal

        #expect(refusal?.reason == .notOptedIn)
        #expect(fixture.requests.count == 1)
    }

    @Test func `a subscription of another tenant is asked with that tenant's token`() async throws {
        let fixture = ClientFixture(
            .refusal(
                401, "InvalidAuthenticationTokenTenant", "wrong issuer",
                headers: [
                    "WWW-Authenticate":
                        "Bearer authorization_uri=\"https://login.windows.net/22222222-2222-2222-2222-222222222222\", error=\"invalid_token\""
                ]), .json(Self.tenants))

        _ = try await fixture.azure.run(ListTenants())

        #expect(await fixture.tokens.tenants == [nil, "22222222-2222-2222-2222-222222222222"])
    }

    @Test func `a page leads nowhere else with a token`() async throws {
        for link in [
            "https://evil.example/tenants", "//evil.example/x", "http://management.azure.com/tenants",
            "https://management.azure.com:8443/tenants", "https://management.azure.com.evil.example/",
        ] {
            let fixture = ClientFixture(.json(#"{"value":[{"tenantId":"t1"}],"nextLink":"\#(link)"}"#))

            let problem = try await problem { try await fixture.azure.run(ListTenants()) }

            guard case .strangeHost(let asked, _) = problem else {
                Issue.record("\(link) gave \(problem)")
                continue
            }
            #expect(asked == "https://management.azure.com")
            #expect(fixture.requests.count == 1)
        }
    }

    @Test func `a redirect to another host is not followed, and said`() async throws {
        let fixture = ClientFixture(.status(302, headers: ["Location": "https://evil.example/x"]))

        let problem = try await problem { try await fixture.azure.run(ListTenants()) }

        #expect(problem == .strangeHost(asked: "https://management.azure.com", given: "https://evil.example"))
        #expect(fixture.requests.count == 1)
    }

    @Test func `neither a long operation's address nor an invoice's own gets a token elsewhere`() async throws {
        let days = try BillingPeriod.days("2026-01-01", "2026-01-31")
        let fixture = ClientFixture(.status(202, headers: ["Location": "https://evil.example/poll"]))

        let problem = try await problem { try await fixture.azure.run(MakeCostReport(.days(someID, days))) }

        #expect(problem == .strangeHost(asked: "https://management.azure.com", given: "https://evil.example"))
        #expect(fixture.requests.count == 1)
    }

    @Test func `tokens are fetched anew five minutes before they are over, one fetch at a time`() async throws {
        let clock = JumpingClock.atNoon()
        let source = NumberedTokens(clock, lifetime: 600_000)
        let cache = TokenCache(source, clock: clock.clock)

        async let first = cache.token(for: nil)
        async let second = cache.token(for: nil)
        #expect(try await [first, second].map { $0.secret.reveal() } == ["token-1", "token-1"])
        clock.advance(milliseconds: 299_000)
        #expect(try await cache.token(for: nil).secret.reveal() == "token-1")
        clock.advance(milliseconds: 2000)
        #expect(try await cache.token(for: nil).secret.reveal() == "token-2")
        #expect(try await cache.token(for: "other").secret.reveal() == "token-3")
    }

    @Test func `a token that is still good serves while no new one can be had`() async throws {
        struct Failing: TokenSource {
            let calls = Told<Void>()
            func freshToken(for tenant: String?) throws -> AccessToken {
                calls.take(())
                if calls.all.count == 1 { return AccessToken(Secret("first"), expiresAt: 1_767_960_100_000) }
                throw AzureProblem.unreachable(host: "login", .dropped)
            }
        }
        let clock = JumpingClock.atNoon()
        let cache = TokenCache(Failing(), clock: clock.clock)

        _ = try await cache.token(for: nil)
        #expect(try await cache.token(for: nil).secret.reveal() == "first")
        clock.advance(milliseconds: 100_000)
        await #expect(throws: AzureProblem.self) { try await cache.token(for: nil) }
    }
}
