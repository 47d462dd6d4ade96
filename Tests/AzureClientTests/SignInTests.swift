import BillingCore
import FakturaTestSupport
import Foundation
import Testing

@testable import AzureClient

struct SignInTests {
    private static let code = """
        {"user_code":"ABCD12345","device_code":"PLANTED-device","verification_uri":"https://microsoft.com/devicelogin",
        "expires_in":900,"interval":5,"message":"Open the page and enter ABCD12345."}
        """
    /// `{"preferred_username":"eva@contoso.example","tid":"t-1","oid":"o-1"}` in the middle.
    private static let identity =
        "h.eyJwcmVmZXJyZWRfdXNlcm5hbWUiOiJldmFAY29udG9zby5leGFtcGxlIiwidGlkIjoidC0xIiwib2lkIjoiby0xIn0.s"
    private static let token =
        #"{"access_token":"PLANTED-access","refresh_token":"PLANTED-refresh","expires_in":"4799","id_token":"\#(identity)"}"#

    private static func error(_ error: String, _ number: Int = 0, status: Int = 400) -> ScriptedTransport.Reply {
        .json(
            #"{"error":"\#(error)","error_description":"AADSTS\#(number): words","error_codes":[\#(number)],"correlation_id":"c"}"#,
            status: status)
    }

    private static func entra(_ fixture: ClientFixture) -> EntraClient {
        EntraClient(cloud: ClientFixture.cloud, transport: fixture.transport, settings: fixture.settings)
    }

    private static func signIn(_ replies: [ScriptedTransport.Reply]) async throws -> (ClientFixture, SignedIn) {
        let rest = Told<Void>()
        let fixture = ClientFixture(
            transport: ScriptedTransport { _ in
                rest.take(())
                return rest.all.count == 1 ? .json(code) : replies[min(rest.all.count - 2, replies.count - 1)]
            })
        let way = DeviceCodeSignIn(entra(fixture), clientID: "app", tenant: "organizations")
        return (fixture, try await way.wait(for: try await way.begin()))
    }

    @Test func `a code is shown as Microsoft gives it`() async throws {
        let fixture = ClientFixture(.json(Self.code))

        let code = try await DeviceCodeSignIn(Self.entra(fixture), clientID: "app").begin()

        #expect(code.userCode == "ABCD12345")
        #expect(code.address == "https://microsoft.com/devicelogin")
        #expect(code.message == "Open the page and enter ABCD12345.")
        #expect(code.expiresAt == 1_767_960_900_000)
        let request = try #require(fixture.requests.first)
        #expect(
            request.url.description == "https://login.microsoftonline.com/organizations/oauth2/v2.0/devicecode")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "client_id=app&scope=https%3A%2F%2Fmanagement.azure.com%2F.default%20offline_access%20openid%20profile"
        )
        #expect(request.headers["Authorization"] == nil)
        #expect(!"\(code)".contains("PLANTED"))
    }

    @Test func `it is asked at the pace that is wished for, until the code was entered`() async throws {
        let (fixture, signedIn) = try await Self.signIn([
            Self.error("authorization_pending", 70016), Self.error("slow_down"),
            Self.error("authorization_pending", 70016), .json(Self.token),
        ])

        #expect(fixture.clock.waits == [5000, 5000, 10_000, 10_000])
        #expect(signedIn.user == "eva@contoso.example")
        #expect(signedIn.tenant == "t-1")
        #expect(signedIn.refreshToken.reveal() == "PLANTED-refresh")
        #expect(!fixture.log.all.joined().contains("PLANTED"))
    }

    @Test(
        arguments: [
            ("authorization_declined", 0, SignInProblem.declined), ("access_denied", 0, .declined),
            ("expired_token", 70019, .codeExpired), ("code_expired", 0, .codeExpired),
            ("invalid_grant", 70020, .codeExpired),
        ])
    func `an end without sign-in says why`(error: String, number: Int, problem expected: SignInProblem) async throws {
        let problem = try await problem { try await Self.signIn([Self.error(error, number)]) }

        #expect(problem.signIn == expected)
    }

    @Test func `a code that nobody enters is over after its time`() async throws {
        let problem = try await problem { try await Self.signIn([Self.error("authorization_pending", 70016)]) }

        #expect(problem.signIn == .codeExpired)
    }

    @Test(
        arguments: [
            ("invalid_grant", 53003, SignInRefusal.Reason.conditionalAccess),
            ("invalid_grant", 530_035, .conditionalAccess), ("invalid_client", 7_000_218, .notPublicClient),
            ("invalid_client", 7_000_215, .badSecret), ("invalid_grant", 50076, .multiFactor),
            ("interaction_required", 0, .multiFactor), ("invalid_grant", 700_082, .expired),
            ("unauthorized_client", 700_016, .unknownApplication), ("invalid_request", 90002, .unknownTenant),
            ("invalid_grant", 65001, .consent(byAdministrator: false)), ("invalid_request", 90038, .otherCloud),
            ("unheard_of", 1, .other),
        ])
    func `a refusal comes down to one of few reasons`(
        error: String, number: Int, reason: SignInRefusal.Reason
    ) async throws {
        let problem = try await problem { try await Self.signIn([Self.error(error, number)]) }

        guard case .refused(let refusal)? = problem.signIn else {
            Issue.record("\(problem)")
            return
        }
        #expect(refusal.reason == reason)
        #expect(refusal.error == error)
        #expect(refusal.correlationID == "c")
        #expect(refusal.tenant == "organizations")
    }

    @Test func `the network may go away while the code is good`() async throws {
        let outage = Array(repeating: ScriptedTransport.Reply.failure(.dropped), count: 7)

        let (_, signedIn) = try await Self.signIn(outage + [.json(Self.token)])

        #expect(signedIn.clientID == "app")
    }

    @Test func `each refresh keeps the new token for the next, also for another tenant`() async throws {
        let fixture = ClientFixture(
            .json(#"{"access_token":"a-1","refresh_token":"r-2","expires_in":3600}"#),
            .json(#"{"access_token":"a-2","expires_in":3600}"#))
        let store = MemoryTokenStore()
        let signedIn = SignedIn(
            user: "eva", tenant: "t-1", clientID: "app", authority: "https://login.microsoftonline.com",
            refreshToken: Secret("r-1"))
        try await store.keep(signedIn)
        let source = RefreshTokenSource(Self.entra(fixture), signedIn, store: store)

        let first = try await source.freshToken(for: nil)
        _ = try await source.freshToken(for: "t-2")

        #expect(first == AccessToken(Secret("a-1"), expiresAt: 1_767_963_600_000))
        #expect(fixture.requests.map(\.url.path) == ["/t-1/oauth2/v2.0/token", "/t-2/oauth2/v2.0/token"])
        #expect(String(decoding: fixture.requests[1].body, as: UTF8.self).contains("refresh_token=r-2&"))
        #expect(await store.load().map { $0.refreshToken.reveal() } == ["r-2"])
    }

    @Test func `a refresh does not sign in again who signed out meanwhile, and takes up what another copy was given`()
        async throws
    {
        let reply = ScriptedTransport.Reply.json(#"{"access_token":"a-1","refresh_token":"r-3","expires_in":3600}"#)
        let fixture = ClientFixture(reply, reply)
        let store = MemoryTokenStore()
        var signedIn = SignedIn(
            user: "eva", tenant: "t-1", clientID: "app", authority: "x", refreshToken: Secret("r-1"))
        let source = RefreshTokenSource(Self.entra(fixture), signedIn, store: store)

        _ = try await source.freshToken(for: nil)
        #expect(await store.load() == [])

        signedIn.refreshToken = Secret("r-9")
        try await store.keep(signedIn)
        _ = try await source.freshToken(for: nil)
        #expect(String(decoding: fixture.requests[1].body, as: UTF8.self).contains("refresh_token=r-9&"))
        #expect(await store.load().map { $0.refreshToken.reveal() } == ["r-3"])
    }

    @Test func `a file of sign-ins is its owner's alone, and gone with the last of them`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "faktura-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "tokens.json").path
        let store = FileTokenStore(path: path)
        let one = SignedIn(user: "a\"b", tenant: "t", clientID: "c", authority: "x", refreshToken: Secret("r"))
        var renewed = one
        renewed.refreshToken = Secret("r-2")

        #expect(try store.load() == [])
        try await store.keep(one)
        try await store.keep(renewed)
        #expect(try store.load() == [renewed])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tokens.json"])
        try await store.forget(one)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])

        try Data("{".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: AzureProblem.signIn(.unreadableFile(path: path))) { try store.load() }
    }

    @Test func `of changes of a private file at the same time none is lost`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "faktura-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "one").path
        let failures = Told<String>()

        DispatchQueue.concurrentPerform(iterations: 40) { _ in
            do {
                try PrivateFile.update(path) { Array(FileManager.default.contents(atPath: path) ?? Data()) + [0x2B] }
            } catch {
                failures.take("\(error)")
            }
        }

        #expect(failures.all == [])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == String(repeating: "+", count: 40))
        try PrivateFile.update(path) { nil }
        try PrivateFile.update(path) { nil }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}
