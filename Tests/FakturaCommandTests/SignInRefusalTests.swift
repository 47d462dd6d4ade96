import AzureEmulator
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct SignInRefusalTests {
    private let home: EmulatorHome

    init() async throws { home = try await EmulatorHome() }

    private func answer(_ operation: String, _ status: Int, _ body: String) throws {
        try home.emulator.apply(
            scenario: """
                {"faults": [{"kind": "answer", "operation": "\(operation)", "times": 0, "status": \(status), "body": \(body)}]}
                """)
    }

    @Test(arguments: [
        (#"{"error": "authorization_declined"}"#, "The sign-in was declined in the browser."),
        (#"{"error": "expired_token"}"#, "The code was not entered in time. Ask for a new one."),
        (
            #"{"error": "invalid_grant", "error_codes": [53003], "correlation_id": "c-1"}"#,
            "Can't sign in to 'organizations': Conditional Access forbids this way or this machine."
        ),
        (
            #"{"error": "invalid_client", "error_codes": [7000218]}"#,
            "Can't sign in to 'organizations': the application does not allow public client flows."
        ),
    ])
    func `a refused code is told with the other ways, and nothing is kept`(body: String, sentence: String) throws {
        try answer("token", 400, body)

        let result = try home.run("login")

        #expect(result.status == 4)
        #expect(result.errors.contains(sentence))
        #expect(result.errors.contains("No other way is set up here"))
        #expect(!FileManager.default.fileExists(atPath: home.tokens))
    }

    @Test func `a wrong secret is told, and what else is set up here`() throws {
        let result = try home.run(
            "login",
            environment: [
                "AZURE_TENANT_ID": "sample.example.com", "AZURE_CLIENT_ID": "a", "AZURE_CLIENT_SECRET": "wrong",
            ])

        #expect(result.status == 4)
        #expect(result.errors.contains("the client secret is wrong or over. (AADSTS7000215"))
        #expect(result.errors.contains("'faktura login --way device-code --cloud emulator'"))
    }

    @Test(arguments: ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET"])
    func `a way that lacks something says what`(variable: String) throws {
        var environment = ["AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "a", "AZURE_CLIENT_SECRET": "s"]
        environment[variable] = nil

        let result = try home.run("login", "--way", "client-secret", environment: environment)

        #expect(result.status == 4)
        #expect(result.errors == "\(variable) is not set. Set it, or choose another way to sign in.\n")
    }

    @Test(arguments: [
        (403, #"{"error": {"code": "AuthorizationFailed", "message": "No."}}"#, 5),
        (403, #"{"error": {"code": "AccountCostDisabled", "message": "No."}}"#, 5),
        (401, #"{"error": {"code": "ExpiredAuthenticationToken", "message": "No."}}"#, 4),
        (400, #"{"error": {"code": "Odd", "message": "No."}}"#, 1),
    ])
    func `what Azure refuses afterwards decides how the command ends`(status: Int, body: String, code: Int32) throws {
        try answer("tenants", status, body)

        let result = try home.run("login")

        #expect(result.status == code)
        #expect(result.errors.contains("Can't sign in: "))
        #expect(!FileManager.default.fileExists(atPath: home.tokens))
    }

    @Test func `a wait that is too long ends with 6`() throws {
        try home.emulator.apply(
            scenario: """
                {"faults": [{"kind": "throttled", "operation": "tenants", "times": 0, "headers": {"Retry-After": "5000"}}]}
                """)

        let result = try home.run("login")

        #expect(result.status == 6)
        #expect(result.errors.contains("Try again in 84 minutes."))
    }

    @Test func `nobody who answers is told with the address`() throws {
        let result = try home.run("login", environment: ["FAKTURA_EMULATOR": "http://127.0.0.1:9"])

        #expect(result.status == 1)
        #expect(result.errors == "Can't sign in: '127.0.0.1' can't be reached. Check network and proxy.\n")
    }

    @Test func `offline nothing is asked of anybody`() throws {
        let path = try home.makeAzureCLI(EmulatorHome.signedInCLI)

        let result = try home.start(["--offline", "login"]).waitForExit()
        let other = try home.start(
            ["login", "--offline", "--way", "azure-cli"], environment: try home.lab(path: path)
        ).waitForExit()

        for result in [result, other] {
            #expect(result.status == 7)
            #expect(result.errors == "Can't sign in: --offline forbids the network. Leave it out.\n")
        }
        #expect(home.emulator.calls == [:])
        #expect(try home.azureCLICalls() == [])
    }

    @Test func `damaged sign-ins are told before a code is asked for, and can be removed`() throws {
        let path = try home.home.write("{\"signIns\": [", to: "state/faktura/tokens.json")
        let sentence = "Can't read who is signed in from '\(path)': it is damaged or not yours. "

        for arguments in [["login"], ["accounts"], ["logout"]] {
            let result = try home.start(arguments).waitForExit()
            #expect(result.status == 4)
            #expect(result.errors.hasPrefix(sentence))
        }
        #expect(home.emulator.calls == [:])

        #expect(try home.run("logout", "--all").status == 0)
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try home.run("login").status == 0)
    }
}
