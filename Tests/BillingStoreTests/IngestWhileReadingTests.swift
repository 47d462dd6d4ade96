import BillingCore
import Synchronization
import Testing

@testable import BillingStore

/// A file that is read on one thread while another writes.
struct IngestWhileReadingTests {
    private static let source = DatasetSource(path: "/data/usage.csv", metric: .actual, fetchedAt: 1_700_000_000)
    /// More than two batches may be on their way while the first is written.
    private static let repetitions = 60_000
    private static let lines = [
        ScriptedLine(day: "2026-10-01", cost: "2", texts: [.tags: "{\"env\":\"prod\"}", .resource: "/new/one"]),
        ScriptedLine(
            day: "2026-10-20", cost: "0.1", subscription: "new", meter: "new", quantity: "123456789012345678901.5",
            price: "3"),
        ScriptedLine(day: "2026-11-02", meter: "other", quantity: nil, currency: "SEK"),
    ]
    private final class Rounds: Sendable {
        let count = Atomic(0)
    }

    private static let facts = [SubscriptionFacts(id: id("a"), name: "Prod", anchorDay: 12)]

    private static func records() -> ScriptedRecords {
        var records = ScriptedRecords(lines, repetitions: repetitions)
        records.facts = facts
        return records
    }

    @Test func `the store holds what it holds of a file read and written in turn`() throws {
        try withStore { inTurn in
            try withStore { beside in
                try inTurn.ingest(Self.records())
                let result = try beside.ingestWhileReading(Self.source, read: { try Self.records().read(into: $0) })

                #expect(result.lineCount == 3 * Self.repetitions)
                #expect(try everything(beside) == everything(inTurn))
                #expect(try beside.rowCounts() == inTurn.rowCounts())
                let again = try beside.ingestWhileReading(Self.source, read: { try Self.records().read(into: $0) })
                #expect(again.isKnown)
                #expect(try beside.rowCounts() == inTurn.rowCounts())
            }
        }
    }

    @Test func `an error of the reading leaves the store as it was`() throws {
        try withStore { store in
            try store.ingest(ScriptedLine())
            let before = (try everything(store), try store.rowCounts())

            #expect(throws: ScriptedRecords.Failure()) {
                try store.ingestWhileReading(
                    Self.source,
                    read: { sink in
                        _ = try Self.records().read(into: sink)
                        throw ScriptedRecords.Failure()
                    })
            }

            #expect(try everything(store) == before.0)
            #expect(try store.rowCounts() == before.1)
        }
    }

    @Test func `a full disk ends the reading, and is what the user is told`() throws {
        try withStore { store in
            try store.ingest(ScriptedLine())
            let before = (try everything(store), try store.rowCounts())
            try store.limitGrowth(toPages: 1)
            let rounds = Rounds()

            #expect(throws: StoreProblem.diskFull(path: store.path)) {
                try store.ingestWhileReading(
                    Self.source,
                    read: { sink in
                        // It would go on for ever.
                        while true {
                            _ = try Self.records().read(into: sink)
                            rounds.count.add(1, ordering: .relaxed)
                        }
                    })
            }

            #expect(rounds.count.load(ordering: .relaxed) < 20)
            #expect(try everything(store) == before.0)
            try store.limitGrowth(toPages: nil)
            try store.ingest(ScriptedLine(cost: "2", subscription: "b"))
            #expect(try store.datasets().count == 2)
            #expect(before.1["line"] == 1)
        }
    }

    @Test func `tags are spread also where their text came first in another column`() throws {
        try withStore { store in
            let text = "{\"env\":\"prod\"}"
            _ = try store.ingestWhileReading(
                Self.source,
                read: { sink in
                    let first = ScriptedLine(texts: [.additionalInfo: text])
                    _ = try ScriptedRecords([first], repetitions: Self.repetitions).read(into: sink)
                    return try ScriptedRecords([ScriptedLine(texts: [.tags: text])]).read(into: sink)
                })
            let report = try store.breakdown(UsageBreakdownQuery(.october(), by: .day))
            #expect(report.tagKeys == [TagKey("env")])
        }
    }
}
