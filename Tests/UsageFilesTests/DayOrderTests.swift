import BillingCore
import FakturaTestSupport
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

    /// The days of an export of partitions with these dates.
    private func days(partitions: [[String]], padding: Int = 0) throws -> [String] {
        let home = try CommandHome()
        let sink = RecordingSink()
        _ = try UsageFileReader(path: home.write(Self.export(partitions, padding), to: "export")).read(into: sink)
        return sink.lines.map(\.day.description)
    }

    private static func export(_ partitions: [[String]], _ padding: Int = 0) -> ExportFolder {
        let layout = CostDetailsFile.Layout("slashes", header.dropLast().split(separator: ",").map(String.init))
        let tags = String(repeating: "x", count: padding)
        return ExportFolder(
            partitions.map { dates in
                CostDetailsFile(
                    layout,
                    rows: dates.map { date in
                        [
                            "subscriptionguid": "s", "date": date, "quantity": "1", "pretaxcost": "1",
                            "currency": "SEK", "tags": tags, "resourcerate": "1",
                        ]
                    })
            }, type: nil)
    }

    @Test func `partitions whose dates could be either follow one whose dates leave no doubt, wherever it is`() throws {
        #expect(
            try days(partitions: [["1/2/2026"], ["13/2/2026"], ["3/4/2026"]])
                == ["2026-02-01", "2026-02-13", "2026-04-03"])
        #expect(try days(partitions: [["13/2/2026"], ["1/2/2026"]]) == ["2026-02-13", "2026-02-01"])
        #expect(try days(partitions: [["1/2/2026"], ["2/13/2026"]]) == ["2026-01-02", "2026-02-13"])
        #expect(try days(partitions: [["1/2/2026"], ["3/4/2026"]]) == ["2026-01-02", "2026-03-04"])
        #expect(try days(partitions: [["2026-01-31"], ["1/2/2026"]]) == ["2026-01-31", "2026-01-02"])
    }

    @Test func `the date that decides for all partitions may stand beyond the first block of one`() throws {
        let last = Array(repeating: "1/2/2026", count: 600) + ["31/1/2026"]

        #expect(Set(try days(partitions: [["1/2/2026"], last], padding: 1_000)) == ["2026-02-01", "2026-01-31"])
    }

    @Test func `partitions that contradict each other are refused by name before a line is handed on`() throws {
        let home = try CommandHome()
        let export = Self.export([["1/2/2026"], ["13/2/2026"], ["2/13/2026"]])
        let folder = try home.write(export, to: "export")
        let sink = RecordingSink()

        let problem = ExportProblem.dayOrders(monthFirst: "part_2_0001.csv.gz", dayFirst: "part_1_0001.csv.gz")
        #expect(throws: UsageFileProblem.export(path: folder, problem)) {
            try UsageFileReader(path: folder).read(into: sink)
        }
        #expect(sink.lines.isEmpty)
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
