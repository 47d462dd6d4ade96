import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct SyncKillTests {
    /// `FAKTURA_KILLS=50` kills as often while the whole account is read.
    private static let asked = ProcessInfo.processInfo.environment["FAKTURA_KILLS"].flatMap { Int($0) }

    private static let arguments = asked == nil ? ["sync", "--subscription", "Dev/Test"] : ["sync"]
    private static let names =
        asked == nil
        ? ["Dev/Test"]
        : [
            "Production", "Dev/Test", "Data platform", "Analytics (US)", "Shared services", "Azure in Open", "Trial",
            "Visual Studio", "Support", "New project", "Webshop",
        ]

    /// Starts a sync and kills it when it has made so many calls more and some time has passed; `false` when it ended before.
    private func kill(_ home: EmulatorHome, calls: Int, milliseconds: Int, _ arguments: [String]) throws -> Bool {
        let child = try home.start(arguments)
        let goal = home.callCount + calls
        var left = milliseconds
        do {
            try child.wait(until: "\(calls) calls") { _ in
                guard home.callCount >= goal else { return false }
                left -= 1
                return left < 0
            }
        } catch PtyError.timeout {
            let result = try child.waitForExit(seconds: 600)
            // Killed while a token was renewed: the emulator takes a refresh token once, and the new one was not kept.
            if result.status == 4 { try #require(try home.run("login").status == 0) }
            #expect([0, 4].contains(result.status), "\(result.errors)")
            return false
        }
        child.signal(SIGKILL)
        return try child.waitForExit(seconds: 600).exit == .signal(SIGKILL)
    }

    @Test func `a sync that is killed again and again ends with the same store as one that was not`() async throws {
        let whole = try await EmulatorHome(isSignedIn: true)
        try #require(try whole.run(Self.arguments).status == 0)
        let expected = try whole.content(of: Self.names)
        let calls = whole.callCount

        let home = try await EmulatorHome(isSignedIn: true, like: whole)
        var chance = SeededRandom(seed: 4)
        let count = Self.asked ?? 6
        var killed = 0
        var ended = 0
        while killed < count, ended <= count {
            let number = Int.random(in: 0...max(3, calls / count), using: &chance)
            let isKilled = try kill(
                home, calls: number, milliseconds: Int.random(in: 0...60, using: &chance),
                // What is complete is begun anew, so that there is something to kill.
                ended == 0 ? Self.arguments : Self.arguments + ["--force"])
            if isKilled { killed += 1 } else { ended += 1 }
            #expect(try StoreSnapshot.isWhole(home.store))
        }
        try #require(try home.run("login").status == 0)
        let last = try home.run(Self.arguments)

        #expect(last.status == 0 && last.errors == "", "\(last.errors)")
        #expect(killed >= 3)
        #expect(try home.content(of: Self.names) == expected)
        #expect(try home.leftovers() == [])
        if EmulatorHome.hasSQLite { #expect(try home.soundness() == "ok\n0\n0\n0\n") }
        if Self.asked != nil {
            print("kills: \(killed), ended before: \(ended), calls: \(home.callCount) against \(calls)")
        }
    }
}
