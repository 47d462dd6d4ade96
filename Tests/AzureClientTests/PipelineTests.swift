import BillingCore
import FakturaTestSupport
import Testing

@testable import AzureClient

struct PipelineTests {
    private static let tenants = #"{"value":[{"tenantId":"t1"}]}"#

    @Test func `every call says who asks, with a number and a token of its own`() async throws {
        let fixture = ClientFixture(.json(Self.tenants))

        _ = try await fixture.azure.run(ListTenants())

        let request = try #require(fixture.requests.first)
        #expect(request.url.description == "https://management.azure.com/tenants?api-version=2022-12-01")
        #expect(request.headers["user-agent"] == "faktura/1.2.3")
        #expect(request.headers["Accept"] == "application/json")
        #expect(request.headers["x-ms-client-request-id"] == "00000000-0000-4000-8000-000000000000")
        #expect(request.headers["x-ms-return-client-request-id"] == "true")
        #expect(request.headers["Accept-Encoding"] == "gzip, deflate")
        #expect(request.headers["Authorization"] == "Bearer token-1")
    }

    @Test(
        arguments: [
            (["Retry-After": "7"], 7), (["x-ms-ratelimit-microsoft.costmanagement-entity-retry-after": "13"], 13),
            (
                [
                    "Retry-After": "3", "x-ms-ratelimit-microsoft.consumption-retry-after": "11",
                    "X-MS-RateLimit-Microsoft.CostManagement-QPU-Retry-After": "9",
                ], 11
            ),
            (["Retry-After": "Fri, 09 Jan 2026 12:00:21 GMT"], 21),
            // By a clock an hour ahead.
            (["Retry-After": "Fri, 09 Jan 2026 13:00:21 GMT", "Date": "Fri, 09 Jan 2026 13:00:00 GMT"], 21),
            (["Retry-After": "1.5"], 2), ([:], 5),
        ] as [(HeaderFields, Int64)])
    func `too many calls are repeated after the longest time that is asked for`(
        headers: HeaderFields, seconds: Int64
    ) async throws {
        let fixture = ClientFixture(.refusal(429, "429", headers: headers), .json(Self.tenants))

        let tenants = try await fixture.azure.run(ListTenants())

        #expect(tenants.map(\.id) == ["t1"])
        #expect(fixture.clock.waits == [seconds * 1000])
        #expect(
            fixture.waits.all == [
                AzureWait(reason: .rateLimit, until: 1_767_960_000_000 + seconds * 1000), nil,
            ])
    }

    @Test func `a wait that Azure asks one call for holds back all calls of the tenant`() async throws {
        let fixture = ClientFixture(
            .json(Self.tenants, headers: ["x-ms-ratelimit-microsoft.consumption-retry-after": "30"]),
            .json(Self.tenants), .json(Self.tenants))

        _ = try await fixture.azure.run(ListTenants())
        _ = try await fixture.azure.asking(tenant: "other").run(ListTenants())
        #expect(fixture.clock.waits == [])
        _ = try await fixture.azure.run(ListTenants())
        #expect(fixture.clock.waits == [30_000])
    }

    @Test func `people signed in side by side share the limits of a tenant`() async throws {
        let fixture = ClientFixture(
            .json(Self.tenants, headers: ["x-ms-ratelimit-microsoft.consumption-retry-after": "30"]),
            .json(Self.tenants))
        let other = NumberedTokens(fixture.clock)

        _ = try await fixture.azure.asking(tenant: "t").run(ListTenants())
        _ = try await fixture.azure.signedIn(with: TokenCache(other, clock: fixture.clock.clock)).asking(tenant: "t")
            .run(ListTenants())

        #expect(fixture.clock.waits == [30_000])
        #expect(await other.tenants == ["t"])
    }

    @Test func `a wait beyond the longest one is a refusal that says how long`() async throws {
        let fixture = ClientFixture(.refusal(429, "TooManyRequests", "later", headers: ["Retry-After": "3600"]))

        let refusal = try await problem { try await fixture.azure.run(ListTenants()) }.refusal

        #expect(refusal?.reason == .rateLimited)
        #expect(refusal?.retryAfter == 3600)
        #expect(fixture.requests.count == 1)
    }

    @Test func `trouble of the service is tried again with growing pauses, then told`() async throws {
        let fixture = ClientFixture(
            .status(500), .failure(.dropped), .cutOff(#"{"value":"#), .status(503),
            .refusal(502, "BadGateway", "no", headers: ["x-ms-request-id": "r-5"]))

        let refusal = try await problem { try await fixture.azure.run(ListTenants()) }.refusal

        #expect(fixture.clock.waits == [1000, 2000, 4000, 8000])
        #expect(fixture.waitReasons == (1...4).map { .retry(attempt: $0) })
        #expect(refusal?.reason == .outOfOrder)
        #expect(refusal?.requestID == "r-5")
    }

    @Test func `a certificate that is not trusted is not tried again`() async throws {
        let fixture = ClientFixture(.failure(.untrusted("self signed")))

        let problem = try await problem { try await fixture.azure.run(ListTenants()) }

        #expect(problem == .unreachable(host: "management.azure.com", .untrusted("self signed")))
        #expect(fixture.requests.count == 1)
    }

    @Test(arguments: [ScriptedTransport.Reply.status(500), .failure(.dropped), .status(429)])
    func `what changes something is never repeated`(reply: ScriptedTransport.Reply) async throws {
        let profile = #"{"name":"p","properties":{"displayName":"P","invoiceEmailOptIn":false}}"#
        let fixture = ClientFixture(.json(profile), reply)
        let details = try await fixture.azure.run(GetBillingProfile(account: "a", profile: "p"))

        _ = try await problem {
            try await fixture.azure.run(UpdateInvoiceMail(details, isMailed: true, recipients: ["a@b.example"]))
        }

        #expect(fixture.requests.map(\.method) == [.get, .put])
        #expect(fixture.clock.waits == [])
    }

    @Test func `a cancelled task ends the waiting`() async throws {
        let transport = ScriptedTransport(.status(429, headers: ["Retry-After": "60"]))
        let started = Told<Void>()
        let clock = ClientClock(
            now: { 0 },
            sleep: { _ in
                started.take(())
                try await Task.sleep(for: .seconds(3600))
            })
        let settings = ClientSettings(version: "1", clock: clock)
        let tokens = TokenCache(NumberedTokens(JumpingClock.atNoon()), clock: clock)
        let azure = AzureAPI(
            cloud: ClientFixture.cloud, transport: transport, tokens: tokens, settings: settings)
        let task = Task { try await azure.run(ListTenants()) }
        while started.all.isEmpty { await Task.yield() }

        task.cancel()

        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `cost queries of a tenant are one at a time, with a pause between them`() async throws {
        let running = Told<Int>()
        let transport = ScriptedTransport { _ in
            running.take(1)
            return .json(#"{"properties":{"columns":[],"rows":[]}}"#)
        }
        let fixture = ClientFixture(transport: transport)
        let days = try BillingPeriod.days("2026-01-05", "2026-01-08")

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { _ = try await fixture.azure.run(CostQuery(someID, days: days)) } }
            try await group.waitForAll()
        }

        #expect(running.all.count == 3)
        // The first begins at once; the others each wait for the end of the one before.
        #expect(fixture.clock.waits == [2000, 2000])
    }

    @Test func `whoever gives up its turn lets the next one through`() async throws {
        let limiter = Limiter(clock: JumpingClock.atNoon().clock, pause: 0)
        try await limiter.enter(.costQuery, tenant: "t", observer: nil)
        let second = Task { try await limiter.enter(.costQuery, tenant: "t", observer: nil) }
        let third = Task { try await limiter.enter(.costQuery, tenant: "t", observer: nil) }

        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        await limiter.leave(.costQuery, tenant: "t")

        try await third.value
        await limiter.leave(.costQuery, tenant: "t")
    }

    @Test func `no secret reaches the log`() async throws {
        let link = "https://b.example/i.pdf?sv=1&sig=PLANTED-sas&se=2026-01-09T12:10:00Z"
        let fixture = ClientFixture(
            .refusal(401, "ExpiredAuthenticationToken", "Bearer PLANTED-message is over"), .json(Self.tenants),
            .json(#"{"error":{"code":"X","message":"see \#(link)"}}"#, status: 400),
            .refusal(403, "AuthenticationFailed", "Signature did not match sig=PLANTED-blob"))

        _ = try await fixture.azure.run(ListTenants())
        let refusal = try await problem { try await fixture.azure.run(ListTenants()) }.refusal
        let url = try #require(ServiceURL(link))
        _ = try await problem { try await fixture.azure.run(OpenDownload(DownloadLink(url))) }

        let log = fixture.log.all.joined(separator: "\n")
        #expect(log.contains("sig=…"))
        for planted in ["PLANTED", "token-1", "token-2"] {
            #expect(!log.contains(planted))
            #expect(refusal?.message?.contains(planted) == false)
        }
    }
}
