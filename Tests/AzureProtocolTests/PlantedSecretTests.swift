import AzureClient
import AzureEmulator
import BillingCore
import FakturaTestSupport
import FakturaWords
import Foundation
import SampleAccount
import Testing

/// Secrets that went over the wire, and secrets planted where Azure's words could carry them, are shown nowhere.
struct PlantedSecretTests {
    private static let clientID = "11111111-2222-3333-4444-555555555555"
    // {"nbf":1795391000,"exp":1895395600}
    private static let assertion = "e30.eyJuYmYiOjE3OTUzOTEwMDAsImV4cCI6MTg5NTM5NTYwMH0.PLANTED-assertion"

    /// What could be shown: log lines, errors as texts, sentences, values as texts.
    private final class Shown: Sendable {
        let texts = Notes<String>()

        func take(_ error: any Error, _ wanted: String = "it") {
            describe(error)
            guard let problem = error as? AzureProblem else { return }
            for language in Language.allCases {
                texts.take(Words(language).sentence(for: problem, wanted: wanted))
                texts.take(Words(language).sentence(for: problem, changing: wanted))
            }
        }

        func describe(_ value: Any) {
            texts.take(String(describing: value))
            texts.take(String(reflecting: value))
            var dumped = ""
            dump(value, to: &dumped)
            texts.take(dumped)
        }

        /// Whether a secret is in any of it.
        func holds(_ secret: String) -> Bool {
            // Much text, and many secrets: Swift's own search takes minutes.
            texts.all.contains { strstr($0, secret) != nil }
        }
    }

    /// Every secret that was heard on the wire, by its kind.
    private static func secrets(in heard: String) -> [String: Set<String>] {
        var secrets: [String: Set<String>] = [:]
        func take(_ kind: Substring, _ secret: Substring) {
            if secret.count >= 6 { secrets[String(kind), default: []].insert(String(secret)) }
        }
        for match in heard.matches(of: /(Bearer) ([A-Za-z0-9._~+\/=\-]+)/) { take(match.1, match.2) }
        for match in heard.matches(of: /"(access_token|refresh_token|id_token|device_code)":"([^"]+)"/) {
            take(match.1, match.2)
        }
        let named = /(client_secret|client_assertion|refresh_token|device_code|downloadToken|sig)=([^&"\s\\]+)/
        for match in heard.matches(of: named) { take(match.1, match.2) }
        for match in heard.matches(of: /(X-IDENTITY-HEADER): ([^\n]+)/) { take(match.1, match.2) }
        return secrets
    }

    @Test func `no secret of the wire is in a log line, an error, a value's text or a sentence`() async throws {
        let shown = Shown()
        let heard = Notes<String>()
        let older = #""kind":"error","status":404,"operation":"invoicesBySubscription","target":"2024-04-01","times":0"#
        for faults in [[], [older], [older, older.replacing("2024-04-01", with: "2020-05-01")]] {
            try await Session.with(faults: faults, isApproving: true) { session in
                try await Self.person(session, shown)
                for text in session.log.all { shown.texts.take(text) }
                heard.take(session.transport.heard)
            }
        }
        try await Session.with { session in
            try await Self.applications(session, shown)
            for text in session.log.all { shown.texts.take(text) }
            heard.take(session.transport.heard)
        }
        try await Self.everyFault(shown, heard)

        let secrets = Self.secrets(in: heard.all.joined(separator: "\n"))
        let kinds: Set = [
            "Bearer", "access_token", "refresh_token", "id_token", "device_code", "client_secret", "client_assertion",
            "sig", "downloadToken", "X-IDENTITY-HEADER",
        ]
        #expect(Set(secrets.keys) == kinds)
        for (kind, secrets) in secrets {
            for secret in secrets { #expect(!shown.holds(secret), "\(kind): \(secret)") }
        }
        #expect(shown.texts.all.filter { $0.contains("PLANTED") } == [])
        // What is looked through is what was meant: log lines with their addresses.
        #expect(shown.holds("sig=…"))
        #expect(shown.holds("/usageDetails?"))
    }

    /// A person signs in, lists, reads usage, makes a report and downloads.
    private static func person(_ session: Session, _ shown: Shown) async throws {
        let signIn = DeviceCodeSignIn(session.entra, clientID: clientID)
        let code = try await signIn.begin()
        let signedIn = try await signIn.wait(for: code)
        shown.describe(code)
        shown.describe(signedIn)
        let store = MemoryTokenStore()
        let azure = session.azure(with: RefreshTokenSource(session.entra, signedIn, store: store))
        let production = Session.subscription("Production")
        shown.describe(try await azure.run(ListSubscriptions()))
        shown.describe(try await azure.run(ListRoles(production.id)))
        let trial = Session.subscription("New project")
        _ = try await ListUsage(trial.id, days: Session.period(0, of: trial), agreement: .onlineServices)
            .run(on: azure, into: SummingSink())
        let listing = try await azure.run(ListInvoices(production.id, days: Session.period(1, of: production)))
        shown.describe(listing)
        for invoice in listing.invoices {
            let link = try await azure.run(MakeInvoiceLink(invoice))
            shown.describe(link)
            _ = try await azure.run(OpenDownload(link)).body.collected()
            session.clock.advance(seconds: 700)
            do { _ = try await azure.run(OpenDownload(link)) } catch { shown.take(error) }
        }
        let platform = Session.subscription("Data platform")
        let report = try await azure.run(MakeCostReport(.days(platform.id, Session.period(1, of: platform))))
        shown.describe(report)
        if let file = report.files.first { _ = try await azure.run(OpenDownload(file.link)).body.collected() }
        shown.describe(await store.load())
    }

    /// Applications sign in, rightly and wrongly.
    private static func applications(_ session: Session, _ shown: Shown) async throws {
        let environment = [
            "IDENTITY_ENDPOINT": session.base.origin + "/metadata/identity/oauth2/token",
            "IDENTITY_HEADER": "PLANTED-identity-header",
        ]
        let planted = assertion
        let sources: [any TokenSource] = [
            ClientSecretSource(
                session.entra, tenant: "sample.example.com", clientID: clientID, secret: Secret("PLANTED-client-secret")
            ),
            ClientSecretSource(
                session.entra, tenant: "nowhere.example.com", clientID: clientID,
                secret: Secret("PLANTED-other-secret")),
            WorkloadIdentitySource(
                session.entra, tenant: "sample.example.com", clientID: clientID, path: "/token"
            ) { _ in planted },
            WorkloadIdentitySource(
                session.entra, tenant: "nowhere.example.com", clientID: clientID, path: "/token"
            ) { _ in planted },
            ManagedIdentitySource(session.entra, clientID: nil, environment: environment),
            EnvironmentTokenSource(
                variable: "FAKTURA_ACCESS_TOKEN", token: Secret("PLANTED-environment-token"), clock: session.clock.clock
            ),
        ]
        for source in sources {
            do {
                shown.describe(try await source.freshToken(for: nil))
                shown.describe(try await session.azure(with: source).run(ListTenants()))
            } catch {
                shown.take(error)
            }
        }
    }

    /// What Azure's words could carry, in a refusal's message, a description of Entra ID's, and a page.
    private static let carriers = [
        #""kind":"error","status":400,"operation":"subscriptions","message":"Bad: Authorization: Bearer PLANTED-bearer"#
            + #" and https://b.example/x?sv=1&sig=PLANTED-signature&se=2 and eyJQTEFOVEVE.PLANTED.PLANTED""#,
        #""kind":"error","status":403,"operation":"subscriptions","code":"AuthorizationFailed","message":"client_secret="#
            + #"PLANTED-secret refresh_token=PLANTED-refresh device_code=PLANTED-code access_token=PLANTED-access""#,
        #""kind":"error","status":404,"operation":"subscriptions","headers":{"Location":"https://b.example/?sig=PLANTED-location"}"#,
        #""kind":"answer","operation":"token","status":400,"body":{"error":"invalid_grant","error_description":"#
            + #""AADSTS70000: refresh_token=PLANTED-described is bad","error_codes":[70000]}"#,
        #""kind":"foreignNextLink","operation":"subscriptions","location":"https://b.example/?access_token=PLANTED-next""#,
        #""kind":"redirect","operation":"token","location":"https://b.example/path?sig=PLANTED-redirect""#,
    ]

    private static func everyFault(_ shown: Shown, _ heard: Notes<String>) async throws {
        let other = try LoopbackServer([], thenAlways: LoopbackServer.answer(Array("{}".utf8)))
        defer { other.stop() }
        let planted = carriers.map { FaultCase("planted", .signIn, $0) }
        for fault in FaultCase.all + planted {
            let object = fault.fault.replacing("OTHER", with: other.origin)
            try await Session.with(settings: fault.settings, faults: [object]) { session in
                do {
                    shown.describe(try await fault.asked.run(session))
                } catch {
                    shown.take(error, fault.asked.wanted.english)
                }
                for text in session.log.all { shown.texts.take(text) }
                heard.take(session.transport.heard)
            }
        }
    }
}
