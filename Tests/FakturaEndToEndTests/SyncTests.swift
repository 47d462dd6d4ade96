import AzureEmulator
import BillingCore
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import SampleAccount
import Testing

extension EndToEnd {
    @Suite(.ownThread) struct SyncTests {
        private let here: EmulatorHome

        init() async throws {
            here = try await EmulatorHome(isApproving: false, settings: #""interval": 1, "polls": 0"#)
        }

        private var home: CommandHome { here.home }
        private var emulator: AzureEmulator { here.emulator }
        private var environment: [String: String] { here.environment }

        private var callCount: Int { emulator.calls.values.reduce(0, +) }

        private func open(_ arguments: [String] = []) throws -> PtyChild {
            try home.open(arguments, columns: 100, rows: 30, environment: environment)
        }

        /// Signs in on the screen of accounts.
        private func signIn(_ child: PtyChild) throws {
            try child.wait(for: "No subscription has been read yet", seconds: 30)
            try child.type("A", for: "a code to enter in a browser")
            try child.type(Typed.enter, for: "waiting for you to finish in the browser")
            emulator.approveDeviceCodes()
            try child.wait(for: "admin@example.com", seconds: 30)
        }

        /// Runs a command to its end.
        @discardableResult
        private func run(_ arguments: String...) throws -> CommandChild.Result {
            try home.start(arguments, environment: environment).waitForExit()
        }

        /// Signs in by the command.
        private func login() throws {
            let child = try home.open(["login"], columns: 100, environment: environment)
            try child.wait(for: "enter the code", seconds: 30)
            emulator.approveDeviceCodes()
            try #require(try child.waitForExit(seconds: 30) == .status(0))
        }

        private func leftovers() throws -> [String] {
            try home.names(in: home.path("data/faktura")).filter { !$0.hasPrefix("store-emulator.sqlite") }
                + home.names(in: home.cache)
        }

        @Test func `from a sign-in by code to a usage line, while the rest is read`() async throws {
            let child = try open()
            try signIn(child)

            try child.type("q", for: "New project")
            try child.type("/new p\r", for: "filter 'new p'")
            try child.wait(until: "the figure of what is unbilled", seconds: 120) { screen in
                (0..<screen.rows).contains { screen.row($0).contains(/New project.*\d\.\d\d/) }
            }
            try child.type("a", for: "Activity")
            try child.wait(until: "a piece that is there", seconds: 120) { $0.text.contains(/\d lines/) }
            try child.type("q", for: "Enter history")
            try child.type("G", selecting: "New project")
            try child.type(Typed.enter, for: "PERIOD")
            // Estimates of all subscriptions are asked for one after the other.
            try child.wait(for: "The estimate was generated", seconds: 120)
            try child.type(Typed.enter, for: "Daily usage by day")
            try child.type("G\(Typed.enter)", for: "Daily usage by resource")
            try child.type(Typed.enter, for: "Usage lines")
            try child.type(Typed.enter, for: "FIELD")
            #expect(child.screen.text.contains("Cost (pre-tax)"))
            try child.quit()
            #expect(try leftovers() == [])
        }

        @Test func `quitting in the middle of a sync waits for nothing and leaves nothing behind`() async throws {
            try login()
            try emulator.apply(
                scenario: #"""
                    {"faults":[{"kind":"slow","operation":"usageDetails","times":0,"milliseconds":600000},
                    {"kind":"slow","operation":"query","times":0,"milliseconds":600000}]}
                    """#)
            let child = try open()
            try child.wait(until: "pages that do not come", seconds: 60) { _ in
                child.settle(milliseconds: 20)
                return (emulator.calls["usageDetails"] ?? 0) > 1
            }

            try child.quit()

            #expect(try leftovers() == [])
            let store = home.path("data/faktura/store-emulator.sqlite")
            #expect(try run("subscriptions", "--store", store, "-o", "csv").output.contains("New project"))
        }

        @Test func `signing out stops what is read in the account's name, and nothing is read any more`() async throws {
            try login()
            try emulator.apply(
                scenario: #"{"faults":[{"kind":"slow","operation":"usageDetails","times":0,"milliseconds":600000}]}"#)
            let child = try open()
            try child.wait(until: "pages that do not come", seconds: 60) { _ in
                child.settle(milliseconds: 20)
                return (emulator.calls["usageDetails"] ?? 0) > 1
            }

            try child.type("A", for: "admin@example.com")
            try child.type(Typed.enter, for: "Sign out")
            try child.type("j", for: "Sign out")
            try child.type(Typed.enter, for: "Nobody is signed in")

            let before = emulator.calls["usageDetails"]
            try child.type("qa", for: "Activity")
            #expect(!child.screen.text.contains("running"))
            try child.quit()
            #expect(emulator.calls["usageDetails"] == before)
            #expect(try run("sync").exit == .status(4))
            await emulator.stop()
        }

        @Test func `offline the screens ask nothing and say no more`() async throws {
            try login()
            try #require(try run("sync", "--subscription", "New project").status == 0)
            let before = callCount

            let child = try open(["--offline"])
            try child.wait(for: "New project", seconds: 30)
            try child.type("r", for: "New project")
            try child.type("a", for: "Activity")
            try child.type(Typed.escape, for: "All subscriptions")
            try child.quit("q")

            #expect(callCount == before)
        }

        @Test
        func `a sign-in that is over is told where it happens, and the figures stay`() async throws {
            try login()
            try #require(try run("sync", "--subscription", "New project").status == 0)
            emulator.endSignIns()

            let child = try open(["--subscription", "New project"])
            try child.wait(for: "New project", seconds: 30)
            try child.type("r", for: "A signs in again")
            #expect(child.screen.text.contains("New project"))
            try child.quit()
        }

        @Test func `who was signed out after a download downloads nothing more`() async throws {
            try login()
            try #require(try run("sync", "--subscription", "Production", "--period", "unbilled").status == 0)
            let folder = home.path("pdf")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)

            let child = try open(["--subscription", "Production", "--dir", folder])
            try child.wait(for: "Production", seconds: 30)
            try child.type("I", for: "E0100")
            try child.type("gd", for: "Saved '")
            try #require(try run("logout").status == 0)
            try child.type("Gd", for: "Nobody is signed in")

            #expect(try home.names(in: folder).count == 1)
            try child.quit()
            await emulator.stop()
        }

        @Test func `a screen beside a command that syncs says who does`() async throws {
            try login()
            try emulator.apply(
                scenario: #"{"faults":[{"kind":"slow","operation":"subscriptions","times":0,"milliseconds":600000}]}"#)
            let before = emulator.calls["subscriptions"] ?? 0
            let command = try home.start(["sync"], environment: environment)
            try command.wait(until: "the command to ask") { _ in (emulator.calls["subscriptions"] ?? 0) > before }

            let child = try open()
            try child.wait(for: "(process \(command.pid))", seconds: 30)
            try child.quit()

            command.signal(SIGINT)
            #expect(try command.waitForExit().status == 130)
        }
    }
}
