import BillingCore
import Testing
import UsageFiles

struct PayAsYouGoTests {
    private static let header = """
        SubscriptionGuid,ResourceGroup,ResourceLocation,UsageDateTime,MeterCategory,MeterSubcategory,MeterId,\
        MeterName,MeterRegion,UsageQuantity,ResourceRate,PreTaxCost,ConsumedService,ResourceType,InstanceId,Tags,\
        OfferId,AdditionalInfo,ServiceInfo1,ServiceInfo2,ServiceName,ServiceTier,Currency,UnitOfMeasure
        """

    /// A row of the 24 columns with the interesting cells given.
    private static func row(
        subscription: String = "A-1", day: String = "2026-10-12", quantity: String = "2", rate: String = "0.5",
        cost: String = "1", location: String = "EU North", group: String = "g", currency: String = "SEK"
    ) -> String {
        "\(subscription),\(group),\(location),\(day),Storage,Tables,m-1,LRS,EU,\(quantity),\(rate),\(cost),"
            + "Microsoft.Storage,t/x,/subscriptions/a-1/r,\"{\"\"k\"\":\"\"v\"\"}\",MS-AZR-0003P,{},,,Storage,Tables,"
            + "\(currency),1 GB"
    }

    private func read(_ rows: [String], skipsInvalidRows: Bool = false) throws -> (RecordingSink, UsageFileSummary) {
        let text = ([Self.header] + rows).joined(separator: "\r\n") + "\r\n"
        return try UsageFileFixture(text).read(skipsInvalidRows: skipsInvalidRows)
    }

    @Test func `a line has the texts of its row`() throws {
        let (sink, summary) = try read([Self.row()])

        let line = try #require(sink.lines.first)
        let expected: [UsageField: String] = [
            .subscriptionID: "a-1", .meterCategory: "Storage", .meterSubcategory: "Tables", .meterName: "LRS",
            .meterRegion: "EU", .meterID: "m-1", .unit: "1 GB", .service: "Microsoft.Storage", .resourceGroup: "g",
            .resource: "/subscriptions/a-1/r", .location: "EU North", .currency: "SEK", .unitPrice: "0.5",
            .chargeType: "Usage", .offer: "MS-AZR-0003P", .tags: #"{"k":"v"}"#, .additionalInfo: "{}",
            .otherFields: #"{"ResourceType":"t/x","ServiceName":"Storage","ServiceTier":"Tables"}"#,
        ]
        #expect(line.texts == expected)
        #expect(line.period == nil)
        #expect(line.quantity?.description == "2")
        #expect(summary.statementPeriods == [])
        #expect(sink.facts == [SubscriptionFacts(id: SubscriptionID("a-1"), offer: Offer("MS-AZR-0003P"))])
    }

    @Test(arguments: [
        "2026-10-12", "2026-10-12 00:00:00", "2026-10-12T00:00:00Z", "2026-10-12T00:00Z", "10/12/2026",
        "10/12/2026 12:00:00 AM", "12.10.2026", " 2026-10-12 ",
    ])
    func `a day is read in every form that files have`(text: String) throws {
        #expect(try read([Self.row(day: text)]).0.lines.map(\.day.description) == ["2026-10-12"])
    }

    @Test func `slash dates have the day first when a later row shows it`() throws {
        let (sink, summary) = try read([Self.row(day: "1/7/2026"), Self.row(day: "13/7/2026")])

        #expect(sink.lines.map(\.day.description) == ["2026-07-01", "2026-07-13"])
        #expect(summary.firstDay?.description == "2026-07-01")
        #expect(summary.lastDay?.description == "2026-07-13")
    }

    @Test func `a date that is none settles nothing about the order`() throws {
        let days = ["13/45/2026", "12/31/2026", "1/7/2026"]

        let (sink, _) = try read(days.map { Self.row(day: $0) }, skipsInvalidRows: true)

        #expect(sink.lines.map(\.day.description) == ["2026-12-31", "2026-01-07"])
    }

    @Test func `costs keep every digit, and exponents are read`() throws {
        let costs = ["0.0000123456789012", "5.64902E-05", "-0.5", "123456789012.123456789012345", ".5", "1E3", "+2"]
        let lines = try read(costs.map { Self.row(cost: $0) }).0.lines

        #expect(
            lines.map(\.cost.description)
                == ["0.000012345678901", "0.0000564902", "-0.5", "123456789012.123456789012345", "0.5", "1000", "2"])
    }

    @Test func `a cost is rounded half to even at the fifteenth decimal, short or long`() throws {
        let costs = ["0.0000000000000005", "0.0000000000000015", "-0.0000000000000025", "0.00000000000000050001"]
        let lines = try read(costs.map { Self.row(cost: $0) }).0.lines

        #expect(lines.map(\.cost.units) == [0, 2, -2, 1])
    }

    @Test func `an empty quantity or price is unknown`() throws {
        let line = try #require(try read([Self.row(quantity: "", rate: "")]).0.lines.first)

        #expect(line.quantity == nil)
        #expect(line[.unitPrice] == "")
    }

    @Test(arguments: [("5.64902E-05", "0.0000564902"), ("0", "0"), ("-1.50", "-1.50"), (".5", "0.5"), ("1.", "1")])
    func `a unit price is plain decimal text`(text: String, expected: String) throws {
        #expect(try read([Self.row(rate: text)]).0.lines.map { $0[.unitPrice] } == [expected])
    }

    @Test func `words for nothing become empty where a text may be missing`() throws {
        let line = try #require(try read([Self.row(location: "Unassigned", group: "NULL")]).0.lines.first)

        #expect(line[.location] == "")
        #expect(line[.resourceGroup] == "")
    }

    @Test func `a spreadsheet's file has semicolons and decimal commas`() throws {
        let text =
            Self.header.replacing(",", with: ";") + "\n"
            + "a-1;g;l;2026-10-12;c;s;m;n;r;1,5;0,25;-0,375;x;;;;;;;;;;SEK;h\n"

        let line = try #require(try UsageFileFixture(text).read().sink.lines.first)

        #expect(line.quantity?.description == "1.5")
        #expect(line[.unitPrice] == "0.25")
        #expect(line.cost.description == "-0.375")
    }

    @Test func `columns are found by name in any order, and unknown ones are kept`() throws {
        let text =
            "preTaxCost,currency,Quantity,x \"y\",date,Subscription-Guid,x \"y\"\n3,EUR,1,\"a\\\t\"\"\",2026-01-31,s,z\n"

        let (sink, summary) = try UsageFileFixture(text).read()

        let line = try #require(sink.lines.first)
        #expect(line.cost.description == "3")
        #expect(line[.otherFields] == #"{"x \"y\"":"a\\\u0009\"","x \"y\" (7)":"z"}"#)
        #expect(summary.unknownColumns == ["x \"y\"", "x \"y\""])
    }

    @Test func `of two columns of one name the first counts, and the second is kept and told`() throws {
        let text = "PreTaxCost,Currency,Quantity,Date,SubscriptionGuid,Pre Tax Cost\n3,EUR,1,2026-01-31,s,4\n"

        let (sink, summary) = try UsageFileFixture(text).read()

        let line = try #require(sink.lines.first)
        #expect(line.cost.description == "3")
        #expect(line[.otherFields] == #"{"Pre Tax Cost":"4"}"#)
        #expect(summary.unknownColumns == ["Pre Tax Cost"])
    }

    @Test func `rows may have an empty cell more, and lines of nothing are left out`() throws {
        let (sink, _) = try read([Self.row() + ",", "", ",,,,,,,,,,,,,,,,,,,,,,,", Self.row() + ",,"])

        #expect(sink.lines.count == 2)
    }

    @Test func `a file with a header alone has no lines`() throws {
        let (sink, summary) = try read([])

        #expect(sink.events == [])
        #expect(summary.lineCount == 0)
        #expect(summary.firstDay == nil)
    }

    @Test func `subscriptions are told once, before their first line`() throws {
        let sink = try read(["A-1", "b-2", "a-1"].map { Self.row(subscription: $0) }).0

        #expect(sink.events == [.facts, .line, .facts, .line, .line])
        #expect(sink.lines.map { $0[.subscriptionID] } == ["a-1", "b-2", "a-1"])
    }

    @Test func `rows that cannot be read are counted and named when they may be left out`() throws {
        let bad = (0..<25).map { Self.row(cost: "n/a \($0)") }

        let (sink, summary) = try read([Self.row()] + bad + [Self.row(), "cut,"], skipsInvalidRows: true)

        #expect(sink.lines.count == 2)
        #expect(summary.lineCount == 2)
        #expect(summary.skippedCount == 26)
        #expect(summary.skipped.count == 20)
        #expect(summary.skipped.first?.line == 3)
        #expect(summary.skipped.first?.value == "n/a 0")
    }

    @Test func `what progress throws ends the reading`() throws {
        let fixture = try UsageFileFixture(Self.header + "\n" + Self.row() + "\n")
        let sink = RecordingSink()

        #expect(throws: CancellationError.self) {
            try UsageFileReader(path: fixture.path).read(into: sink) { _, _ in throw CancellationError() }
        }
        #expect(sink.events == [])
    }
}
