import BillingCore
import Testing
import UsageFiles

struct DayOrderTests {
    private static let header = "SubscriptionGuid,Date,Quantity,PreTaxCost,Currency,Tags,ResourceRate\n"

    private func days(_ dates: [String], padding: Int = 0) throws -> Set<String> {
        let tags = String(repeating: "x", count: padding)
        let rows = dates.map { "s,\($0),1,1,SEK,\(tags),1\n" }
        let (sink, _) = try UsageFileFixture(Self.header + rows.joined()).read()
        return Set(sink.lines.map(\.day.description))
    }

    @Test func `one date that can be read one way only decides for all, also those before it`() throws {
        #expect(try days(["1/2/2026", "13/2/2026"]) == ["2026-02-01", "2026-02-13"])
        #expect(try days(["1/2/2026", "2/13/2026"]) == ["2026-01-02", "2026-02-13"])
    }

    @Test func `the date that decides may stand anywhere in a file of any size`() throws {
        let dates = Array(repeating: "1/2/2026", count: 600) + ["31/1/2026"]

        // Beyond the first block of 256 KiB.
        #expect(try days(dates, padding: 1_000) == ["2026-02-01", "2026-01-31"])
    }

    @Test func `without such a date the month comes first`() throws {
        #expect(try days(["1/2/2026", "3/4/2026"]) == ["2026-01-02", "2026-03-04"])
        #expect(try days(Array(repeating: "1/2/2026", count: 600), padding: 1_000) == ["2026-01-02"])
    }

    @Test func `looking for the order can be stopped`() throws {
        let rows = String(repeating: "s,1/2/2026,1,1,SEK,\(String(repeating: "x", count: 1_000)),1\n", count: 600)
        let fixture = try UsageFileFixture(Self.header + rows)
        let sink = RecordingSink()

        #expect(throws: CancellationError.self) {
            try UsageFileReader(path: fixture.path).read(into: sink) { _, _ in throw CancellationError() }
        }
        #expect(sink.lines.isEmpty)
    }
}
