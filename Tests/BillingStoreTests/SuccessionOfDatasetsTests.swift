import BillingCore
import CustomDump
import Testing

@testable import BillingStore

struct SuccessionOfDatasetsTests {
    private static func upTo(_ last: Int, cost: String = "1") -> ScriptedRecords {
        ScriptedRecords(
            (1...last).map { ScriptedLine(day: "2026-10-\($0 < 10 ? "0" : "")\($0)", cost: cost) })
    }

    private static func total(_ store: BillingStore) throws -> [Money] {
        try store.dailyUsage(.october()).totals.totals
    }

    @Test func `the first dataset is added and described`() throws {
        try withStore { store in
            let result = try store.ingest(Self.upTo(9))

            let part = Dataset.Part(
                subscription: id("a"), period: october, coverage: period("2026-10-01", "2026-10-09"), isActive: true,
                lineCount: 9)
            expectNoDifference(
                result,
                IngestResult(
                    dataset: 1, isKnown: false, lineCount: 9, parts: [.init(part: part, outcome: .added)]))
            expectNoDifference(
                try store.datasets(),
                [
                    Dataset(
                        id: 1,
                        provenance: Provenance(source: .file("usage.csv"), metric: .actual, fetchedAt: 1_700_000_000),
                        path: "/data/usage.csv", format: .payAsYouGo, parts: [part])
                ])
        }
    }

    @Test func `the same content twice changes nothing and says so`() throws {
        try withStore { store in
            try store.ingest(Self.upTo(9))
            let (before, rows) = (try everything(store), try store.rowCounts())

            var renamed = Self.upTo(9)
            renamed.atEnd = {}
            let result = try store.ingest(renamed, from: "/other/copy.csv")

            #expect(result.isKnown && result.dataset == 1 && result.parts.isEmpty)
            #expect(try everything(store) == before)
            #expect(try store.rowCounts() == rows)
        }
    }

    @Test func `known content is found by its size before it is hashed`() throws {
        try withStore { store in
            try store.ingest(Self.upTo(9))
            let hash = try Self.upTo(9).read(into: DiscardingSink()).contentHash

            #expect(try store.dataset(byteCount: 9, metric: .actual) { hash } == 1)
            #expect(try store.dataset(byteCount: 9, metric: .amortized) { hash } == nil)
            #expect(try store.dataset(byteCount: 9, metric: .actual) { "other" } == nil)
            #expect(
                try store.dataset(byteCount: 8, metric: .actual) {
                    Issue.record("hashed without need")
                    return hash
                } == nil)
        }
    }

    @Test func `a longer month-to-date replaces the shorter one`() throws {
        try withStore { store in
            try store.ingest(Self.upTo(9))

            let result = try store.ingest(Self.upTo(20, cost: "2"))

            #expect(result.parts.map(\.outcome) == [.replaced(coverage: period("2026-10-01", "2026-10-09"))])
            #expect(try Self.total(store) == [.usd("40")])
            #expect(try store.datasets().map(\.id) == [2])
            #expect(try store.rowCounts()["line"] == 20)
        }
    }

    @Test func `a shorter one is kept as a candidate and not counted`() throws {
        try withStore { store in
            try store.ingest(Self.upTo(20))

            let result = try store.ingest(Self.upTo(9, cost: "2"))

            #expect(result.parts.map(\.outcome) == [.narrower(activeCoverage: period("2026-10-01", "2026-10-20"))])
            #expect(try Self.total(store) == [.usd("20")])
            #expect(try store.datasets().map { $0.parts.map(\.isActive) } == [[true], [false]])
        }
    }

    @Test func `of equal coverage the newer wins`() throws {
        try withStore { store in
            try store.ingest(Self.upTo(9))
            try store.ingest(Self.upTo(9, cost: "2"))

            #expect(try Self.total(store) == [.usd("18")])
        }
    }

    @Test func `a period that the file covers whole counts whole`() throws {
        try withStore { store in
            var whole = ScriptedRecords([ScriptedLine(day: "2026-10-05", cost: "7", period: october)])
            whole.wholePeriods = [october]
            try store.ingest(whole)

            let result = try store.ingest(Self.upTo(20))

            #expect(result.parts.map(\.outcome) == [.narrower(activeCoverage: october)])
            #expect(try Self.total(store) == [.usd("7")])
        }
    }

    @Test func `a period that overlaps another is kept as a candidate`() throws {
        try withStore { store in
            try store.ingest(Self.upTo(20))
            let crossing = period("2026-10-12", "2026-11-11")

            let result = try store.ingest(
                ScriptedRecords([ScriptedLine(day: "2026-10-15", cost: "5", period: crossing)]))

            #expect(result.parts.map(\.outcome) == [.overlaps(activePeriod: october)])
            #expect(try store.history(.all, metric: .actual, asOf: day("2026-11-01")).rows.map(\.period) == [october])
        }
    }

    @Test func `each subscription and period is decided by itself`() throws {
        try withStore { store in
            try store.ingest(Self.upTo(20))

            let result = try store.ingest(
                ScriptedRecords(
                    [
                        ScriptedLine(day: "2026-10-03", cost: "5"), ScriptedLine(day: "2026-11-03", cost: "6"),
                        ScriptedLine(day: "2026-10-03", cost: "7", subscription: "b"),
                    ], coverage: period("2026-10-20", "2026-11-05")))

            #expect(
                result.parts.map(\.outcome) == [
                    .narrower(activeCoverage: period("2026-10-01", "2026-10-20")), .added, .added,
                ])
            #expect(try Self.total(store) == [.usd("27")])
        }
    }

    @Test func `removing the active dataset lets the widest candidate take its place`() throws {
        try withStore { store in
            try store.ingest(Self.upTo(20))
            try store.ingest(Self.upTo(5, cost: "2"))
            try store.ingest(Self.upTo(9, cost: "3"))
            try store.ingest(Self.upTo(9, cost: "4"))

            try store.removeDataset(1)

            #expect(try Self.total(store) == [.usd("36")])
            #expect(try store.datasets().map { $0.parts.map(\.isActive) } == [[false], [false], [true]])
        }
    }

    @Test func `removing the last dataset leaves no rows of it`() throws {
        try withStore { store in
            let empty = try store.rowCounts()
            try store.ingest(Self.upTo(20))

            try store.removeDataset(1)

            var left = try store.rowCounts()
            left["subscription"] = 0
            #expect(left == empty)
            #expect(try store.history(.all, metric: .actual, asOf: day("2026-11-01")).rows == [])
        }
    }

    @Test func `what is not there can't be removed`() throws {
        try withStore { store in
            #expect(throws: StoreProblem.noDataset(7)) { try store.removeDataset(7) }
        }
    }

    @Test func `content of which a part was replaced and lost can be taken in again`() throws {
        try withStore { store in
            let twoMonths = ScriptedRecords([
                ScriptedLine(day: "2026-10-01", cost: "1"), ScriptedLine(day: "2026-10-09", cost: "1"),
                ScriptedLine(day: "2026-11-01", cost: "4"),
            ])
            try store.ingest(twoMonths)
            let wider = try store.ingest(
                ScriptedRecords([ScriptedLine(day: "2026-11-03", cost: "8")], coverage: november))
            #expect(wider.parts.map(\.outcome) == [.replaced(coverage: period("2026-11-01", "2026-11-01"))])
            try store.removeDataset(wider.dataset)

            let again = try store.ingest(twoMonths)

            #expect(!again.isKnown)
            #expect(try store.datasets().map(\.id) == [again.dataset])
            #expect(
                try store.history(.all, metric: .actual, asOf: day("2026-11-20")).rows.map(\.usageCost)
                    == [amount("4"), amount("2")])
            #expect(try store.ingest(twoMonths).isKnown)
        }
    }

    @Test func `a file without lines is a dataset that is known again`() throws {
        try withStore { store in
            let result = try store.ingest(ScriptedRecords())

            #expect(result.parts.isEmpty && !result.isKnown)
            #expect(try store.datasets().map(\.lineCount) == [0])
            #expect(try store.ingest(ScriptedRecords()).isKnown)
            #expect(try store.ingest(ScriptedRecords([ScriptedLine()])).isKnown == false)
            #expect(try store.datasets().map(\.id) == [1, 3])
            try store.removeDataset(1)
            #expect(try store.datasets().map(\.id) == [3])
        }
    }

    @Test func `a statement without lines is shown and can be replaced`() throws {
        try withStore { store in
            var records = ScriptedRecords()
            let line = StatementLine(
                meter: .fixture(), consumed: nil, included: nil, billable: nil, rate: nil, value: .usd("3"))
            records.statement = [(line, id("a"), october)]
            records.wholePeriods = [october]
            try store.ingest(records)
            #expect(try store.statement(.all, period: october, metric: .actual).totals.totals == [.usd("3")])

            try store.ingest(ScriptedRecords([ScriptedLine(cost: "5")], coverage: october))

            #expect(try store.statement(.all, period: october, metric: .actual).totals.totals == [.usd("5")])
            #expect(try store.datasets().map(\.id) == [2])
            #expect(try store.rowCounts()["statementLine"] == 0)
        }
    }
}

/// Takes everything and keeps nothing.
private final class DiscardingSink: UsageSink {
    func receive(_ subscription: SubscriptionFacts) throws {}
    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) throws {}
    func receive(_ record: UsageRecord) throws {}
}
