import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

struct EnterpriseExtractTests {
    private static let euros = UsageFileOptions(currency: CurrencyCode("EUR"))

    private func read(
        _ layout: CostDetailsFile.Layout, _ rows: [String: String]...
    ) throws -> (sink: RecordingSink, summary: UsageFileSummary) {
        try UsageFileFixture(CostDetailsFile(layout, rows: rows).text).read(Self.euros)
    }

    @Test func `a line has the texts of its row`() throws {
        let row = CostDetailsFile.row(
            "10/12/2026", "1.25", tags: #"{"env":"prod"}"#, more: ["subscriptionid": "4711", "product": "D4s - EU"])

        let line = try #require(try read(CostDetailsFile.extract, row).sink.lines.first)

        #expect(line.day.description == "2026-10-12")
        #expect(line.period == nil)
        #expect(line.quantity?.description == "2")
        var texts = line.texts
        texts[.otherFields] = nil
        let others = OtherFieldText.parse(line[.otherFields])
        #expect(
            texts == [
                .subscriptionID: "sub-a", .subscriptionName: "Subscription SUB-A", .meterCategory: "Compute",
                .meterSubcategory: "D-Series", .meterName: "D4s", .meterRegion: "EU North", .meterID: "m-1",
                .unit: "1 Hour", .service: "Microsoft.Compute", .resourceGroup: "rg", .resource: "/r/vm-1",
                .location: "swedencentral", .currency: "EUR", .unitPrice: "0.5", .chargeType: "Usage",
                .tags: #"{"env":"prod"}"#, .additionalInfo: #"{"VCPUs":4}"#,
            ])
        #expect(
            others.map(\.name).sorted() == [
                "AccountName", "AccountOwnerId", "DepartmentName", "Product", "SubscriptionId",
            ])
    }

    @Test func `the day is the one of its own columns, whatever the order of the date is`() throws {
        let row = CostDetailsFile.row("10/12/2026", "1", more: ["date": "12/10/2026"])
        let without = CostDetailsFile.row("10/12/2026", "1", more: ["day": "", "date": "10/13/2026"])

        let lines = try read(CostDetailsFile.extract, row, without).sink.lines

        #expect(lines.map(\.day.description) == ["2026-10-12", "2026-10-13"])
    }

    @Test func `a day that its columns do not make is refused`() throws {
        let row = CostDetailsFile.row("10/12/2026", "1", more: ["month": "13"])
        let fixture = try UsageFileFixture(CostDetailsFile(CostDetailsFile.extract, rows: [row]).text)

        let expected = RowProblem(path: fixture.path, line: 4, column: "Day", value: "12", reason: .notADay)
        #expect(throws: UsageFileProblem.row(expected)) { try fixture.read(Self.euros) }
    }

    @Test(arguments: CostDetailsFile.extractLayouts)
    func `an empty month is read as empty, and needs no currency`(layout: CostDetailsFile.Layout) throws {
        let fixture = try UsageFileFixture(CostDetailsFile(layout, rows: []).text)

        let (sink, summary) = try fixture.read()

        #expect(summary.format == .enterpriseExtract)
        #expect(summary.lineCount == 0)
        #expect(summary.firstDay == nil)
        #expect(sink.events == [])
    }

    @Test func `costs without a currency are refused, and never guessed`() throws {
        let fixture = try UsageFileFixture(
            CostDetailsFile(CostDetailsFile.extractOfAPI, rows: [CostDetailsFile.row("10/12/2026", "1")]).text)

        #expect(throws: UsageFileProblem.noCurrency(path: fixture.path)) { try fixture.read() }
        #expect(throws: UsageFileProblem.noCurrency(path: fixture.path)) { try fixture.read(skipsInvalidRows: true) }
    }

    @Test func `the extract of the API is read with and without the line before its header`() throws {
        let plain = CostDetailsFile.Layout("plain", CostDetailsFile.extractOfAPI.columns)
        let row = CostDetailsFile.row("10/12/2026", "1", more: ["meterid": "815", "location": "EU North"])

        for layout in [CostDetailsFile.extractOfAPI, plain] {
            let (sink, summary) = try read(layout, row)
            #expect(summary.format == .enterpriseExtract)
            #expect(sink.lines.first?[.meterID] == "m-1")
            #expect(sink.lines.first?[.otherFields].contains(#""MeterId":"815""#) == true)
        }
    }

    @Test func `a wide header further down than the fifth line is none`() throws {
        let layout = CostDetailsFile.Layout(
            "late", CostDetailsFile.extract.columns, preamble: "Usage Data Extract\r\na\r\nb\r\nc\r\nd\r\n")
        let fixture = try UsageFileFixture(CostDetailsFile(layout, rows: []).text)

        #expect(throws: UsageFileProblem.unknownFormat(path: fixture.path, header: ["Usage Data Extract"])) {
            try fixture.read()
        }
    }
}
