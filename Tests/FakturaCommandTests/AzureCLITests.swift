import AzureEmulator
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct AzureCLITests {
    private let home: EmulatorHome

    init() async throws { home = try await EmulatorHome() }

    private func environment(_ answers: String) throws -> [String: String] {
        try home.lab(path: try home.makeAzureCLI(answers)).merging(["PLANTED": home.emulator.issueToken()]) { $1 }
    }

    @Test func `its sign-in is used when it is asked for, and only forgotten afterwards`() throws {
        let environment = try environment(EmulatorHome.signedInCLI)

        let result = try home.run("login", "--way", "azure-cli", "--debug", environment: environment)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("Signed in: 'anna@contoso.example', azure-cli, cloud 'lab'.\n"))
        #expect(try home.listed(environment: environment).map { $0["tokenFrom"] } == ["az"])
        #expect(try fileRights(home.accounts) == 0o600)
        #expect(!(try home.everythingWritten().contains("eyJ")))
        let calls = try home.azureCLICalls()
        #expect(calls.first == "account show -o json")
        #expect(calls.dropFirst().allSatisfy { $0.hasPrefix("account get-access-token --resource \(home.address)/ ") })

        let out = try home.run("logout", environment: environment)
        #expect(out.output.hasSuffix("The Azure CLI itself stays signed in.\n"))
        #expect(try home.azureCLICalls() == calls)
        #expect(try home.listed(environment: environment) == [])
    }

    @Test func `where nobody can be asked, its sign-in is not taken`() throws {
        let result = try home.run("login", environment: try environment(EmulatorHome.signedInCLI))

        #expect(result.status == 4)
        #expect(
            result.errors.hasPrefix(
                "The Azure CLI is signed in as 'anna@contoso.example'; 'faktura login --way azure-cli --cloud lab' uses that.\n"
            ))
        #expect(result.errors.contains("no way to sign in is set up"))
    }

    @Test func `without it, or without its sign-in, that is said`() throws {
        let none = try home.run("login", "--way", "azure-cli", environment: try home.lab(path: "/none"))
        #expect(none.status == 4)
        #expect(none.errors.hasPrefix("The Azure CLI ('az') is not found."))

        let out = try environment(
            #""account show"*) echo "ERROR: Please run 'az login' to setup account." >&2; exit 1 ;;"#)
        let result = try home.run("login", "--way", "azure-cli", environment: out)
        #expect(result.status == 4)
        #expect(result.errors.hasPrefix("The Azure CLI is not signed in. Run 'az login' first.\n"))
    }

    @Test func `what it says in vain is told, without control characters and secrets`() throws {
        let environment = try environment(
            #""account show"*) printf 'ERROR: \033[31mbroken access_token=%s' "$PLANTED" >&2; exit 1 ;;"#)

        let result = try home.run("login", "--way", "azure-cli", environment: environment)

        #expect(result.status == 4)
        #expect(result.errors.hasPrefix("The Azure CLI failed: ERROR: \u{FFFD}[31mbroken access_token="))
        #expect(!result.errors.contains("eyJ") && !result.errors.contains("\u{1B}"))
    }

    @Test(arguments: [
        // It waits with open outputs, and with closed ones.
        (SIGINT, ""), (SIGTERM, ""), (SIGINT, "exec >&- 2>&-;"),
    ])
    func `Ctrl-C ends it with what it started`(number: Int32, first: String) throws {
        let alive = home.home.path("az-alive")
        try #require(mkfifo(alive, 0o600) == 0)
        let reader = open(alive, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        defer { close(reader) }
        let environment = try environment(
            #""account show"*) exec 9> "$HOME/az-alive"; \#(first) sleep 1000 & echo > "$HOME/az-runs"; wait ;;"#)
        let child = try home.start(["login", "--way", "azure-cli"], environment: environment)
        let path = home.home.path("az-runs")
        try child.wait(until: "az to run") { _ in fileSize(path) > 0 }

        child.signal(number)
        let result = try child.waitForExit()

        #expect(result.status == 130)
        #expect(result.errors == "Interrupted; nobody was signed in.\n")
        // Its last writer is gone: a kill is done soon, not at once.
        var ready = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
        #expect(poll(&ready, 1, 30_000) == 1)
        #expect(ready.revents & Int16(POLLHUP) != 0)
    }
}
