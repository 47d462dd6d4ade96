import BillingCore
import Foundation
import Testing

@testable import BillingStore

struct InterruptedIngestTests {
    /// More lines than one batch, so that some of them are in the file before the end.
    private static func manyLines(cost: String = "2") -> ScriptedRecords {
        var records = ScriptedRecords(
            [
                ScriptedLine(day: "2026-10-01", cost: cost, texts: [.tags: "t", .resource: "/new/one"]),
                ScriptedLine(day: "2026-10-20", cost: cost, subscription: "new", meter: "new"),
            ], repetitions: 35_000)
        records.facts = [
            SubscriptionFacts(id: id("a"), name: "Renamed", anchorDay: 12), SubscriptionFacts(id: id("fresh")),
        ]
        return records
    }

    private static func prepared(_ store: BillingStore) throws -> (shown: [String], rows: [String: Int]) {
        var records = ScriptedRecords([ScriptedLine(cost: "1"), ScriptedLine(day: "2026-11-03", cost: "3")])
        records.facts = [SubscriptionFacts(id: id("a"), name: "Prod")]
        try store.ingest(records)
        return (try everything(store), try store.rowCounts())
    }

    @Test func `an error in the middle of reading leaves the store as it was`() throws {
        try withStore { store in
            let before = try Self.prepared(store)
            var records = Self.manyLines()
            records.atEnd = { throw ScriptedRecords.Failure() }

            #expect(throws: ScriptedRecords.Failure()) { try store.ingest(records) }

            #expect(try everything(store) == before.shown)
            #expect(try store.rowCounts() == before.rows)
        }
    }

    @Test func `an error before the first batch leaves the store as it was`() throws {
        try withStore { store in
            let before = try Self.prepared(store)
            var records = ScriptedRecords([ScriptedLine(cost: "9", subscription: "new")])
            records.atEnd = { throw RowProblem(path: "x", line: 3, reason: .notANumber) }

            #expect(throws: RowProblem.self) { try store.ingest(records) }

            #expect(try everything(store) == before.shown)
            #expect(try store.rowCounts() == before.rows)
        }
    }

    @Test func `a store whose writer was killed shows what it showed, and is swept by the next writer`() throws {
        try withTemporaryFolder { folder in
            let store = try BillingStore(path: folder + "/store.db")
            let before = try Self.prepared(store)
            let left = folder + "/left"
            try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
            var records = Self.manyLines()
            // What is on the disk now is what a kill would leave.
            records.atEnd = {
                for file in ["store.db", "store.db-wal"] {
                    try FileManager.default.copyItem(atPath: folder + "/" + file, toPath: left + "/" + file)
                }
            }
            try store.ingest(records)

            let killed = try BillingStore(path: left + "/store.db")

            #expect(try everything(killed) == before.shown)
            #expect(try killed.rowCounts()["line"] == 65_536 + 2)
            try killed.ingest(ScriptedRecords())
            var after = try killed.rowCounts()
            after["dataset"]? -= 1
            #expect(after == before.rows)
        }
    }

    @Test(arguments: [1, 40, 400])
    func `a full disk is what the user is told, and the store stands`(pages: Int) throws {
        try withStore { store in
            let before = try Self.prepared(store)
            try store.limitGrowth(toPages: pages)

            #expect(throws: StoreProblem.diskFull(path: store.path)) { try store.ingest(Self.manyLines()) }

            #expect(try everything(store) == before.shown)
            try store.limitGrowth(toPages: nil)
            try store.ingest(ScriptedRecords())
            var after = try store.rowCounts()
            after["dataset"]? -= 1
            #expect(after == before.rows)
            try store.ingest(Self.manyLines())
            #expect(try store.datasets().count == 3)
        }
    }

    @Test func `readers see the old data until the new is whole`() throws {
        try withTemporaryFolder { folder in
            let store = try BillingStore(path: folder + "/store.db")
            let other = try BillingStore(path: folder + "/store.db", isReadOnly: true)
            let before = try Self.prepared(store)
            var records = Self.manyLines()
            records.facts = []
            var seen: [[String]] = []
            records.atEnd = { seen = try [everything(store), everything(other)] }

            try store.ingest(records)

            #expect(seen == [before.shown, before.shown])
            #expect(try days(other) == days(store))
            #expect(try days(other) == ["2026-10-01 1 USD (1)", "2026-10-20 70000 USD (35000)"])
        }
    }

    @Test func `a second writer is refused and told who writes`() throws {
        try withTemporaryFolder { folder in
            let store = try BillingStore(path: folder + "/store.db")
            let second = try BillingStore(path: folder + "/store.db")
            let busy = StoreProblem.busy(path: store.path, processID: getpid())
            var records = ScriptedRecords([ScriptedLine()])
            records.atEnd = {
                #expect(throws: busy) { try second.ingest(ScriptedLine()) }
                #expect(throws: busy) { try second.removeDataset(1) }
            }

            try store.ingest(records)

            #expect(try second.ingest(ScriptedLine(cost: "3")).parts.count == 1)
        }
    }
}
