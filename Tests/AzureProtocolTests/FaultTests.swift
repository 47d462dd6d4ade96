import AzureClient
import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

/// What the client does about each fault, and what the user reads.
struct FaultTests {
    @Test func `every fault ends in what was asked for, or in a sentence`() async throws {
        var table = ""
        for fault in FaultCase.all { table += try await Self.row(of: fault) + "\n" }

        expectGolden(table, named: "Faults")
    }

    /// One fault's entry in the table.
    private static func row(of fault: FaultCase) async throws -> String {
        let other = try LoopbackServer([], thenAlways: LoopbackServer.answer(Array("{}".utf8)))
        defer { other.stop() }
        let rows = Notes<String>()
        let object = fault.fault.replacing("OTHER", with: other.origin)
        try await Session.with(settings: fault.settings, faults: [object]) { session in
            let outcome: [String]
            do {
                outcome = ["gives   " + (try await fault.asked.run(session))]
            } catch let problem as AzureProblem {
                outcome = sentences(for: problem, fault.asked)
            }
            let calls = fault.asked.operations.map { "\($0) \(session.calls($0))" }
            let waits = session.clock.waits.map { "\($0 / 1000)" }
            let lines =
                ["calls   " + calls.joined(separator: ", "), "waits   " + waits.joined(separator: " ")] + outcome
            rows.take(
                lines.filter { $0.trimmingPrefix("waits   ") != "" }
                    .map { "    " + plain($0, session.base.origin, other.origin) + "\n" }.joined())
        }
        // Whatever it was told, nothing was sent there.
        #expect(other.received == [], "\(fault.title)")
        return fault.title + "\n" + rows.all.joined()
    }

    private static func sentences(for problem: AzureProblem, _ asked: Asked) -> [String] {
        [
            "English " + sentence(Words(.english), problem, asked, asked.wanted.english),
            "Swedish " + sentence(Words(.swedish), problem, asked, asked.wanted.swedish),
        ]
    }

    private static func sentence(
        _ words: Words, _ problem: AzureProblem, _ asked: Asked, _ wanted: String
    ) -> String {
        asked.isChange
            ? words.sentence(for: problem, changing: wanted) : words.sentence(for: problem, wanted: wanted)
    }

    /// Without what differs from run to run: identifiers and ports.
    private static func plain(_ text: String, _ base: String, _ other: String) -> String {
        text.replacing(base, with: "http://emulator").replacing(other, with: "http://elsewhere")
            .replacing(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "ID")
    }
}
