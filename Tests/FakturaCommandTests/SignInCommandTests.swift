import AzureEmulator
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct SignInCommandTests {
    private let home: EmulatorHome

    init() async throws { home = try await EmulatorHome() }

    private static let tenant = "5f0c1a7e-2b3d-4c5e-8f90-1a2b3c4d5e6f"
    private static let secret = [
        "AZURE_TENANT_ID": tenant, "AZURE_CLIENT_ID": "app-1", "AZURE_CLIENT_SECRET": "PLANTED-secret",
    ]

    /// A token that is for `eva@contoso.example` and was over long ago.
    private static let oldToken =
        "eyJh.\(Data(#"{"upn":"eva@contoso.example","tid":"t-9","exp":1}"#.utf8).base64EncodedString()).s"

    @Test func `a code signs in, is shown as it came, and its token is the user's alone`() throws {
        let result = try home.run("login")

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("Signed in: 'admin@example.com', device-code, cloud 'emulator'.\n"))
        #expect(result.output.contains("Sample company, sample.example.com (\(Self.tenant))\n"))
        #expect(
            result.errors.hasPrefix(
                "To sign in, use a web browser to open the page \(home.address)/device and enter the code "))
        // No terminal, no countdown.
        #expect(!result.errors.contains("\r"))
        #expect(try fileRights(home.tokens) == 0o600)
        #expect(try fileRights(home.accounts) == 0o600)
        #expect(try fileRights(home.home.path("state/faktura")) == 0o700)
        #expect(!(try String(contentsOfFile: home.accounts, encoding: .utf8).contains("efresh")))
    }

    @Test func `accounts that several programs sign in at once are all kept`() throws {
        let names = (1...4).map { "app-\($0)" }

        let children = try names.map { name in
            try home.start(["login"], environment: Self.secret.merging(["AZURE_CLIENT_ID": name]) { $1 })
        }
        for child in children {
            let result = try child.waitForExit()
            #expect(result.status == 0, "\(result.errors)")
        }

        #expect(try home.listed(environment: Self.secret).compactMap { $0["account"] }.sorted() == names)
    }

    @Test func `a tenant that wants another proof is named with what to do, and the others stay`() throws {
        let result = try home.run("login")

        #expect(result.errors.contains("Sample partner: Can't sign in to '0d9c8b7a-6f5e-4d3c-8b2a-1908f7e6d5c4'"))
        let tenant = "0d9c8b7a-6f5e-4d3c-8b2a-1908f7e6d5c4"
        #expect(result.errors.contains("'faktura login --tenant \(tenant) --cloud emulator'"))
        #expect(!result.output.contains("Sample partner"))
        #expect(try home.listed().map { $0["tenants"] } == ["Sample company, Sample group"])
    }

    @Test func `who is signed in is listed without the network, for the chosen cloud alone`() throws {
        try #require(try home.run("login").status == 0)
        let before = home.emulator.calls

        let rows = try home.listed(environment: [:])
        #expect(rows.map { $0["account"] } == ["admin@example.com"])
        #expect(rows.first?["way"] == "device-code")
        #expect(rows.first?["tenantId"] == Self.tenant)
        #expect(rows.first?["state"] == "ready")
        #expect(rows.first?["tokenFrom"] == home.tokens)
        #expect(try home.run("accounts", "-o", "json").output.hasPrefix(#"{"schema":"faktura/accounts/1","#))

        #expect(try home.listed(environment: ["FAKTURA_CLOUD": "public"]) == [])
        #expect(try home.listed(environment: ["FAKTURA_EMULATOR": "http://127.0.0.1:9"]) == [])
        #expect(home.emulator.calls == before)
    }

    @Test func `signing out removes the token, and says so once`() throws {
        try #require(try home.run("login").status == 0)

        let out = try home.run("logout")
        #expect(out.status == 0)
        #expect(out.output == "Signed out: 'admin@example.com', device-code, cloud 'emulator'.\n")
        #expect(try home.home.names(in: home.home.path("state/faktura")) == [])

        let again = try home.run("logout")
        #expect(again.status == 4)
        #expect(
            again.errors == "Nobody is signed in to the cloud 'emulator'. 'faktura login --cloud emulator' signs in.\n")
    }

    @Test func `of several accounts one is named, or all go`() throws {
        try #require(try home.run("login").status == 0)
        try #require(try home.run("login", "--way", "client-secret", environment: Self.secret).status == 0)
        #expect(try home.listed().map { $0["state"] } == ["ready", "unset"])

        let unclear = try home.run("logout")
        #expect(unclear.status == 64)
        #expect(unclear.errors.contains("admin@example.com, app-1"))
        #expect(try home.run("logout", "nobody").status == 7)

        #expect(try home.run("logout", "APP-1").output.hasPrefix("Signed out: 'app-1', client-secret"))
        #expect(try home.listed().map { $0["account"] } == ["admin@example.com"])
        #expect(try home.run("logout", "--all", environment: ["FAKTURA_CLOUD": "public"]).status == 0)
        #expect(try home.listed() == [])
    }

    @Test func `an application's secret in the environment counts without signing in, and is written nowhere`() throws {
        #expect(try home.listed(environment: Self.secret).map { $0["tokenFrom"] } == ["AZURE_CLIENT_SECRET"])

        let result = try home.run("login", "--debug", environment: Self.secret)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("Signed in: 'app-1', client-secret, cloud 'emulator'.\n"))
        let written = try home.everythingWritten()
        #expect(written.contains("/oauth2/v2.0/token"))
        #expect(!(written + result.output + result.errors).contains("PLANTED"))
        #expect(!written.contains("eyJ"))
        let out = try home.run("logout", environment: Self.secret)
        #expect(out.errors.contains("comes from the environment (AZURE_CLIENT_SECRET)"))
    }

    @Test func `no token is in the log of a sign-in by code`() throws {
        try #require(try home.run("login", "--debug").status == 0)

        let kept = try String(contentsOfFile: home.tokens, encoding: .utf8)
        let start = try #require(kept.range(of: "\"refreshToken\":\""))
        let token = String(kept[start.upperBound...].prefix { $0 != "\"" })
        let log = try String(contentsOfFile: home.home.path("state/faktura/debug.log"), encoding: .utf8)
        #expect(token.count > 20)
        #expect(log.contains("/tenants?"))
        #expect(!log.contains(token) && !log.contains("eyJ"))
    }

    @Test func `a token of another service signs in, read from its file`() throws {
        let token = "h.\(Data(#"{"exp":4102444800}"#.utf8).base64EncodedString()).s"
        let path = try home.home.write(token, to: "federated")
        var environment = Self.secret
        environment["AZURE_CLIENT_SECRET"] = nil
        environment["AZURE_FEDERATED_TOKEN_FILE"] = path

        #expect(try home.run("login", environment: environment).output.contains("'app-1', workload-identity"))
        #expect(try home.listed(environment: environment).map { $0["tokenFrom"] } == [path])

        environment["AZURE_FEDERATED_TOKEN_FILE"] = home.home.path("none")
        let result = try home.run("login", environment: environment)
        #expect(result.status == 4)
        #expect(result.errors.hasPrefix("Can't read the token in '\(home.home.path("none"))'"))
    }

    @Test func `a machine's own identity signs in`() throws {
        let environment = [
            "IDENTITY_ENDPOINT": "\(home.address)/metadata/identity/oauth2/token", "IDENTITY_HEADER": "PLANTED-header",
        ]

        let result = try home.run("login", "--debug", environment: environment)

        #expect(result.output.hasPrefix("Signed in: an unnamed account, managed-identity"), "\(result.errors)")
        #expect(!(try home.everythingWritten().contains("PLANTED")))
    }

    @Test func `a token in the environment counts as long as it lasts`() throws {
        let token = ["FAKTURA_ACCESS_TOKEN": home.emulator.issueToken()]
        #expect(try home.run("login", environment: token).output.contains("'admin@example.com', environment-token"))
        #expect(try home.listed(environment: token).map { $0["state"] } == ["ready"])
        #expect(try home.listed() == [])

        let old = ["FAKTURA_ACCESS_TOKEN": Self.oldToken]
        #expect(try home.listed(environment: old).map { $0["state"] } == ["expired"])
        let result = try home.run("login", environment: old)
        #expect(result.status == 4)
        #expect(result.errors.hasPrefix("The token in FAKTURA_ACCESS_TOKEN is over. Set a new one.\n"))
        #expect(result.errors.contains("'faktura login --way device-code --cloud emulator'"))
    }

    @Test func `without keeping, nothing is written`() throws {
        let result = try home.run("login", "--no-token-cache")

        #expect(result.status == 0)
        #expect(result.errors.contains("Nothing is kept"))
        #expect(try home.home.names(in: home.home.path("state")) == [])
    }

    @Test func `without any way the ways are explained`() throws {
        let result = try home.run("login", environment: ["FAKTURA_CLOUD": "public"])

        #expect(result.status == 4)
        #expect(result.errors.contains("az login, then faktura login --way azure-cli"))
        #expect(result.errors.contains("faktura login --client-id azure-cli"))
        #expect(home.emulator.calls == [:])
    }
}
