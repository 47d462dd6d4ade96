import AzureEmulator
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct SyncRefusalTests {
    @Test func `without a sign-in it ends with 4 and asks nothing`() async throws {
        let home = try await EmulatorHome()
        let result = try home.run("sync")
        #expect(result.status == 4)
        #expect(result.output == "" && result.errors.contains("faktura login"))
        #expect(home.callCount == 0)
    }

    @Test func `a sign-in that is over ends with 4 and a sentence`() async throws {
        let home = try await EmulatorHome(isSignedIn: true)
        home.emulator.endSignIns()
        let result = try home.run("sync")
        #expect(result.status == 4)
        #expect(result.errors.contains("faktura login"), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func `without a network it ends with 1 and one sentence, and the store keeps what it had`() async throws {
        let home = try await EmulatorHome(isSignedIn: true)
        try #require(try home.run("sync", "--subscription", "New project").status == 0)
        let before = try home.content(of: ["New project"])
        await home.emulator.stop()

        let result = try home.run("sync", "--force")

        #expect(result.status == 1)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(result.errors.contains("127.0.0.1"))
        #expect(try home.content(of: ["New project"]) == before)
    }

    @Test func `a named subscription that is refused ends with 5, each time`() async throws {
        let home = try await EmulatorHome(isSignedIn: true)
        try home.emulator.apply(
            scenario: #"""
                {"faults":[{"kind":"error","operation":"usageDetails","times":0,"status":403,"code":"AuthorizationFailed",
                "message":"The client does not have authorization to perform action 'Microsoft.Consumption/usageDetails/read'."}]}
                """#)
        for _ in 0..<2 {
            let result = try home.run("sync", "--subscription", "Production")
            #expect(result.status == 5)
            #expect(result.errors.contains("Can't read the usage of 'Production'"), "\(result.errors)")
            #expect(!result.errors.contains("Sample partner"))
        }
        // Of all subscriptions it is a side matter, and known.
        let all = try home.run("sync", "--subscription", "all", "--period", "unbilled")
        #expect(all.status == 0 && all.errors == "", "\(all.errors)")
    }

    @Test func `a period that a subscription does not have ends with 7 and names those it has`() async throws {
        let home = try await EmulatorHome(isSignedIn: true)
        let result = try home.run("sync", "--subscription", "New project", "--period", "-5")
        #expect(result.status == 7)
        #expect(
            result.errors.hasPrefix("Can't sync period '-5': 'New project' has none such. There are: "),
            "\(result.errors)")
        let all = try home.run("sync", "--period", "2001-01")
        #expect(all.status == 7)
        #expect(all.errors.hasPrefix("Can't sync period '2001-01': no subscription has it. "), "\(all.errors)")
        #expect(home.emulator.calls["usageDetails"] == nil)
        #expect(try home.run("sync", "--subscription", "New project", "--period", "unbilled").status == 0)
    }

    @Test func `where Azure lists no billing account, that is the reason that is told`() async throws {
        let home = try await EmulatorHome(isSignedIn: true)
        try home.emulator.apply(scenario: #"{"settings":{"profileRole":"none"}}"#)
        let result = try home.run("sync", "--subscription", "Webshop", "--period", "-1")
        #expect(result.status == 5, "\(result.errors)")
        let why = try home.run("invoices", "why", "--subscription", "Webshop", "--period", "-1", "-o", "csv")
        #expect(why.status == 0)
        #expect(why.output.contains("No billing account is open to you: Azure lists none."), "\(why.output)")
        #expect(why.output.contains("Azure lists no billing account for you"))
    }

    @Test(arguments: ["usageDetails", "*"])
    func `a wait beyond patience ends with 6 and is told once`(operation: String) async throws {
        let home = try await EmulatorHome(isSignedIn: true)
        try home.emulator.apply(
            scenario: #"""
                {"faults":[{"kind":"throttled","operation":"\#(operation)","times":0,"headers":{"Retry-After":"3600"}}]}
                """#)
        let result = try home.run("sync", "--subscription", "all")
        #expect(result.status == 6)
        #expect(result.errors.contains("Try again in 60 minutes."), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")

        // The next one, be it within the same second, goes on.
        home.emulator.endFaults()
        let next = try home.run("sync", "--subscription", "New project")
        #expect(next.status == 0, "\(next.errors)")
        let usage = try home.run("usage", "--subscription", "New project", "-o", "csv")
        #expect(try PrintedRows(csv: usage.output).sum("cost") > 0)
    }

    @Test func `a subscription that nobody has is named`() async throws {
        let home = try await EmulatorHome(isSignedIn: true)
        let result = try home.run("sync", "--subscription", "Prodction")
        #expect(result.status != 0)
        #expect(result.errors.contains("'Prodction'"))
    }

    @Test(.enabled(if: getuid() == 0, "needs root to become another user"))
    func `a store that may not be written to is told before anything is asked`() async throws {
        let home = try await EmulatorHome(isSignedIn: true)
        try #require(try home.run("sync", "--subscription", "New project").status == 0)
        let before = home.callCount
        let folder = home.home.path("data/faktura")
        for path in [home.home.folder.path, home.home.path("data"), folder] { chmod(path, 0o755) }
        for name in try home.home.names(in: folder) { chmod("\(folder)/\(name)", 0o644) }

        let launcher = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        let result = try home.start(["sync", "--store", home.store], launcher: launcher).waitForExit()

        #expect(result.status != 0)
        #expect(result.errors.contains("'\(home.store)'"), "\(result.errors)")
        #expect(home.callCount == before)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs root and the right to mount a tmpfs"))
    func `a full disk is told in a sentence, and the store stays whole`() async throws {
        let home = try await EmulatorHome(isSignedIn: true)
        let disk = try SmallDisk(at: home.home.path("disk"), megabytes: 2)
        let store = "\(disk.path)/store.sqlite"

        let result = try home.run("sync", "--subscription", "Analytics (US)", "--store", store)

        #expect(result.status == 1)
        #expect(result.errors.contains("the disk is full"), "\(result.errors)")
        #expect(try StoreSnapshot.isWhole(store))
    }
}
