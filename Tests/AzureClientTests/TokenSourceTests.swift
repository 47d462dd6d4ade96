import BillingCore
import FakturaTestSupport
import Testing

@testable import AzureClient

struct TokenSourceTests {
    private static func entra(_ fixture: ClientFixture) -> EntraClient {
        EntraClient(cloud: ClientFixture.cloud, transport: fixture.transport, settings: fixture.settings)
    }

    private static func form(_ fixture: ClientFixture) -> [String] {
        String(decoding: fixture.requests[0].body, as: UTF8.self).split(separator: "&").map(String.init)
    }

    @Test func `an application asks with its secret`() async throws {
        let fixture = ClientFixture(.json(#"{"access_token":"a","expires_in":3599}"#))
        let source = ClientSecretSource(
            Self.entra(fixture), tenant: "t", clientID: "app", secret: Secret("PLANTED&secret"))

        #expect(try await source.freshToken(for: nil).secret.reveal() == "a")
        #expect(
            Self.form(fixture) == [
                "grant_type=client_credentials", "client_id=app",
                "scope=https%3A%2F%2Fmanagement.azure.com%2F.default", "client_secret=PLANTED%26secret",
            ])
        #expect(!fixture.log.all.joined().contains("PLANTED"))
    }

    @Test func `a foreign token is read anew each time`() async throws {
        let reads = Told<String>()
        let fixture = ClientFixture(
            .json(#"{"access_token":"a","expires_in":1}"#), .json(#"{"access_token":"b","expires_in":1}"#))
        let source = WorkloadIdentitySource(
            Self.entra(fixture), tenant: "t", clientID: "app", path: "/token"
        ) { path in
            reads.take(path)
            return "jwt-\(reads.all.count)\n"
        }

        _ = try await source.freshToken(for: nil)
        _ = try await source.freshToken(for: nil)

        #expect(Self.form(fixture).last == "client_assertion=jwt-1")
        #expect(String(decoding: fixture.requests[1].body, as: UTF8.self).hasSuffix("client_assertion=jwt-2"))
        let empty = WorkloadIdentitySource(Self.entra(fixture), tenant: "t", clientID: "a", path: "/no") { _ in "" }
        #expect(
            try await problem { try await empty.freshToken(for: nil) } == .signIn(.unreadableFile(path: "/no")))
    }

    @Test func `a virtual machine asks its host, an app service its own endpoint`() async throws {
        let machine = ClientFixture(.json(#"{"access_token":"a","expires_in":"86399","expires_on":"1767970000"}"#))
        let token = try await ManagedIdentitySource(Self.entra(machine), clientID: nil, environment: [:])
            .freshToken(for: nil)
        #expect(token.expiresAt == 1_767_970_000_000)
        #expect(
            machine.transport.urls == [
                "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fmanagement.azure.com%2F"
            ])
        #expect(machine.requests[0].headers["Metadata"] == "true")

        let service = ClientFixture(.json(#"{"access_token":"a","expires_on":"1767970000"}"#))
        _ = try await ManagedIdentitySource(
            Self.entra(service), clientID: "id",
            environment: ["IDENTITY_ENDPOINT": "http://127.0.0.1:41/msi/token", "IDENTITY_HEADER": "PLANTED"]
        ).freshToken(for: nil)
        #expect(service.requests[0].url.resource.hasPrefix("/msi/token?api-version=2019-08-01&resource="))
        #expect(service.requests[0].headers["X-IDENTITY-HEADER"] == "PLANTED")
        #expect(!service.log.all.joined().contains("PLANTED"))
    }

    @Test(arguments: [ScriptedTransport.Reply.failure(.timedOut), .status(400)])
    func `elsewhere than in Azure there is no identity, and it is not asked twice`(
        reply: ScriptedTransport.Reply
    ) async throws {
        let fixture = ClientFixture(reply)
        let source = ManagedIdentitySource(Self.entra(fixture), clientID: nil, environment: [:])

        #expect(try await problem { try await source.freshToken(for: nil) } == .signIn(.noManagedIdentity))
        #expect(fixture.requests.count == 1)
    }

    @Test func `an identity's address that was given and cannot be reached is said, after further tries`() async throws
    {
        let failing: ScriptedTransport.Reply = .failure(.timedOut)
        let environment = ["IDENTITY_ENDPOINT": "http://127.0.0.1:41/msi/token", "IDENTITY_HEADER": "PLANTED"]
        let fixture = ClientFixture(transport: ScriptedTransport(answering: { _ in failing }))
        let source = ManagedIdentitySource(Self.entra(fixture), clientID: nil, environment: environment)

        #expect(
            try await problem { try await source.freshToken(for: nil) } == .unreachable(host: "127.0.0.1", .timedOut))
        #expect(fixture.requests.count > 1)

        let passing = ClientFixture(failing, .json(#"{"access_token":"a","expires_on":"1767970000"}"#))
        let token = try await ManagedIdentitySource(Self.entra(passing), clientID: nil, environment: environment)
            .freshToken(for: nil)
        #expect(token.secret.reveal() == "a")
    }

    private static func cli(_ outcome: ProgramOutcome?, asked: Told<[String]> = Told()) -> AzureCLISource {
        AzureCLISource(
            cloud: ClientFixture.cloud, clock: JumpingClock.atNoon().clock, secondsEastOfUTC: { _ in 7200 },
            run: { arguments in
                asked.take(arguments)
                return outcome
            })
    }

    @Test(
        arguments: [
            (#""expires_on":1767962096"#, 1_767_962_096_000),
            (#""expiresOn":"2026-01-09 14:34:56.000000""#, 1_767_962_096_000),
            (#""expiresOn":"2026-01-09 14:34:56.000000","expires_on":1767962000"#, 1_767_962_000_000),
        ] as [(String, Int64)])
    func `the Azure CLI's token lasts as long as it says`(expiry: String, expected: Int64) async throws {
        let asked = Told<[String]>()
        let output = #"{"accessToken":"a",\#(expiry),"tokenType":"Bearer"}"#
        let source = Self.cli(ProgramOutcome(status: 0, output: output, errors: ""), asked: asked)

        let token = try await source.freshToken(for: "t-1")

        #expect(token.expiresAt == expected)
        #expect(
            asked.all == [
                [
                    "account", "get-access-token", "--resource", "https://management.azure.com/", "-o", "json",
                    "--tenant", "t-1",
                ]
            ])
    }

    @Test(
        arguments: [
            (nil, SignInProblem.noAzureCLI), ("Please run 'az login' to setup account.", .azureCLINotSignedIn),
            ("AADSTS50076: MFA.\nRun az login", .azureCLIFailed("AADSTS50076: MFA. Run az login")),
            ("token eyJhbGciOi.eyJvaWQ.x bad", .azureCLIFailed("token … bad")),
        ] as [(String?, SignInProblem)])
    func `the Azure CLI's failures are told apart`(errors: String?, expected: SignInProblem) async throws {
        let source = Self.cli(errors.map { ProgramOutcome(status: 1, output: "", errors: $0) })

        #expect(try await problem { try await source.freshToken(for: nil) }.signIn == expected)
    }

    @Test func `a token of the environment serves until it is over`() throws {
        // {"exp":1767963600}
        let token = Secret("h.eyJleHAiOjE3Njc5NjM2MDB9.s")
        let clock = JumpingClock.atNoon()
        let source = EnvironmentTokenSource(variable: "FAKTURA_ACCESS_TOKEN", token: token, clock: clock.clock)

        #expect(try source.freshToken(for: nil).expiresAt == 1_767_963_600_000)
        clock.advance(milliseconds: 3_600_000)
        #expect(throws: AzureProblem.signIn(.environmentTokenExpired(variable: "FAKTURA_ACCESS_TOKEN"))) {
            try source.freshToken(for: nil)
        }
    }

    @Test func `the ways are taken in their order`() {
        let all = [
            "FAKTURA_ACCESS_TOKEN": "x", "AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "c", "AZURE_CLIENT_SECRET": "s",
            "AZURE_FEDERATED_TOKEN_FILE": "/f", "IDENTITY_ENDPOINT": "http://127.0.0.1/", "IDENTITY_HEADER": "h",
        ]

        #expect(
            SignInWay.ways(environment: all, hasAzureCLI: true, clientID: "mine") == [
                .environmentToken(variable: "FAKTURA_ACCESS_TOKEN"), .clientSecret(tenant: "t", clientID: "c"),
                .workloadIdentity(tenant: "t", clientID: "c", path: "/f"), .managedIdentity(clientID: "c"), .azureCLI,
                .deviceCode(clientID: "mine", tenant: "t"),
            ])
        #expect(
            SignInWay.ways(environment: ["AZURE_CLIENT_SECRET": "s"], hasAzureCLI: false, clientID: "mine") == [
                .deviceCode(clientID: "mine", tenant: "organizations")
            ])
        #expect(SignInWay.ways(environment: [:], hasAzureCLI: false, clientID: nil) == [])
        #expect(
            SignInWay.ways(environment: ["FAKTURA_ACCESS_TOKEN": ""], hasAzureCLI: true, clientID: nil) == [.azureCLI])
    }
}
