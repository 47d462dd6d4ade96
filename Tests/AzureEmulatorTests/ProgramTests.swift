import FakturaTestSupport
import Foundation
import Glibc
import Testing

@testable import AzureEmulator

/// The program `faktura-emulator`, as a script starts and ends it.
struct ProgramTests {
    /// The program, which is built beside the tests.
    private static let path = URL(filePath: CommandHome.program).deletingLastPathComponent()
        .appending(path: "faktura-emulator").path

    private func start(_ arguments: String...) throws -> CommandChild {
        try CommandChild([Self.path] + arguments, environment: [:])
    }

    /// Waits for the one line and takes the address out of it.
    private func address(of child: CommandChild) throws -> String {
        var line = ""
        try child.wait(until: "the line") {
            line = $0
            return $0.hasSuffix("\n")
        }
        let prefix = "listening on "
        #expect(line.hasPrefix(prefix + "http://127.0.0.1:"))
        return String(line.dropFirst(prefix.count).dropLast())
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `it tells where it listens, serves, and ends cleanly when it is stopped`(signal: Int32) async throws {
        let child = try start("--port", "0", "--today", "2026-11-23", "--approve")
        let client = LoopbackClient(base: try address(of: child))

        #expect(try await client.get("/emulator").json["today"]?.text == "2026-11-23")
        child.signal(signal)
        let result = try child.waitForExit()

        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(result.output == "listening on \(client.base)\n")
    }

    @Test func `a scenario file sets what goes wrong`() async throws {
        let home = try CommandHome()
        let file = try home.write(#"{"faults":[{"kind":"error","status":503,"times":0}]}"#, to: "faults.json")
        let child = try start("--port", "0", "--today", "2026-11-23", "--faults", file)
        let client = LoopbackClient(base: try address(of: child))

        let reply = try await client.get("/subscriptions?api-version=2022-12-01")
        #expect(reply.status == 503)
        child.signal(SIGTERM)
        #expect(try child.waitForExit().status == 0)
    }

    @Test func `what it cannot do it says, and ends`() throws {
        let missing = try start("--port", "0", "--faults", "/nowhere/faults.json").waitForExit()
        #expect(missing.status == 1)
        #expect(missing.errors.contains(#"The scenario "/nowhere/faults.json" could not be read:"#))

        let home = try CommandHome()
        let file = try home.write(#"{"faults":[{"kind":"weather"}]}"#, to: "faults.json")
        let wrong = try start("--port", "0", "--faults", file).waitForExit()
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains(#"cannot be used: "weather" is no kind of fault."#))

        let day = try start("--today", "tomorrow").waitForExit()
        #expect(day.status == 64)
        #expect(day.errors.contains(#""tomorrow" is no day such as 2026-11-23."#))
    }

    @Test func `a port that is taken is named`() throws {
        let first = try start("--port", "0", "--today", "2026-11-23")
        let port = try address(of: first).split(separator: ":").last.map(String.init) ?? ""
        let second = try start("--port", port).waitForExit()
        #expect(second.status == 1)
        #expect(second.errors.contains("Port \(port) cannot be listened on"))
        first.signal(SIGTERM)
        #expect(try first.waitForExit().status == 0)
    }
}
