import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

struct FocusTests {
    private func read(
        _ rows: [[String: String]], layout: CostDetailsFile.Layout = CostDetailsFile.focus10,
        as metric: Metric = .actual
    ) throws -> (sink: RecordingSink, summary: UsageFileSummary) {
        try UsageFileFixture(CostDetailsFile(layout, rows: rows).text).read(UsageFileOptions(metric: metric))
    }

    @Test(arguments: CostDetailsFile.focusLayouts)
    func `a line has the texts of its row in every version`(layout: CostDetailsFile.Layout) throws {
        let line = try #require(
            try read([CostDetailsFile.focusRow("2026-10-12", "1.25")], layout: layout).sink.lines.first)

        #expect(line.day.description == "2026-10-12")
        #expect(line.period?.description == "2026-10-01/2026-10-31")
        #expect(line.quantity?.description == "2")
        var texts = line.texts
        texts[.otherFields] = nil
        #expect(
            texts == [
                .subscriptionID: "sub-a", .subscriptionName: "Subscription SUB-A", .meterCategory: "Compute",
                .meterSubcategory: "D-Series", .meterName: "D4s", .meterRegion: "EU North", .meterID: "m-1",
                .unit: "Hours", .service: "Virtual Machines", .resourceGroup: "rg", .resource: "/r/vm-1",
                .location: "Sweden Central", .currency: "USD", .unitPrice: "0.5", .chargeType: "Usage",
                .offer: "MS-AZR-0017P", .tags: #"{"env":"prod"}"#,
            ])
        #expect(line[.otherFields].contains(#""EffectiveCost":"1.25""#))
        #expect(!line[.otherFields].contains("NULL"))
    }

    @Test func `which cost and price a line has is what was asked for, and that both differ is told`() throws {
        let rows = [CostDetailsFile.focusRow("2026-10-12", "3", effective: "2")]

        let (billed, actual) = try read(rows)
        let (effective, amortized) = try read(rows, as: .amortized)

        #expect(billed.lines.map(\.cost.description) == ["3"])
        #expect(billed.lines.map { $0[.unitPrice] } == ["0.5"])
        #expect(effective.lines.map(\.cost.description) == ["2"])
        #expect(effective.lines.map { $0[.unitPrice] } == ["0.4"])
        #expect(actual.metric == .actual && amortized.metric == .amortized)
        #expect(actual.hasOtherMetric && amortized.hasOtherMetric)
        #expect(try !read([CostDetailsFile.focusRow("2026-10-12", "3.0", effective: "3")]).summary.hasOtherMetric)
    }

    @Test func `the word NULL is no value in any column`() throws {
        let nulls = CostDetailsFile.focus10.columns.filter {
            !["BilledCost", "BillingCurrency", "ChargePeriodStart", "BillingAccountId"].contains($0)
        }
        let row = CostDetailsFile.focusRow(
            "2026-10-12", "1", more: Dictionary(uniqueKeysWithValues: nulls.map { ($0.lowercased(), "NULL") }))

        let line = try #require(try read([row]).sink.lines.first)

        #expect(
            line.texts == [
                .subscriptionID: "/providers/microsoft.billing/billingaccounts/1", .currency: "USD",
                .chargeType: "Usage",
                .otherFields: #"{"BillingAccountId":"/providers/Microsoft.Billing/billingAccounts/1"}"#,
            ])
        #expect(line.quantity == nil && line.period == nil)
    }

    @Test func `a cost of NULL is a missing one`() throws {
        let row = CostDetailsFile.focusRow("2026-10-12", "1", effective: "NULL")
        let fixture = try UsageFileFixture(CostDetailsFile(CostDetailsFile.focus10, rows: [row]).text)

        let expected = RowProblem(
            path: fixture.path, line: 2, column: "EffectiveCost", value: "NULL", reason: .missingValue)
        #expect(throws: UsageFileProblem.row(expected)) { try fixture.read(UsageFileOptions(metric: .amortized)) }
        #expect(try fixture.read().summary.hasOtherMetric == false)
    }

    @Test func `other providers' rows are set apart and counted by name`() throws {
        let names = ["AWS", "Microsoft", "microsoft azure", "Oracle", "NULL", "AWS"]
        let rows = names.map { CostDetailsFile.focusRow("2026-10-12", "1", more: ["providername": $0]) }

        let (sink, summary) = try read(rows)

        #expect(sink.lines.count == 3)
        #expect(
            summary.otherProviders == [
                CountedValue(column: "ProviderName", value: "AWS", count: 2),
                CountedValue(column: "ProviderName", value: "Oracle", count: 1),
            ])
    }

    @Test func `a negative quantity has a negative cost, and both keep their sign`() throws {
        let row = CostDetailsFile.focusRow("2026-10-12", "-0.149", more: ["consumedquantity": "-1"])

        let line = try #require(try read([row]).sink.lines.first)

        #expect(line.quantity?.description == "-1")
        #expect(line.cost.description == "-0.149")
        #expect(line[.unitPrice] == "0.5")
    }

    @Test func `days and times are read in every form that is written`() throws {
        let forms = ["2026-10-12T00:00Z", "2026-10-12T00:00:00Z", "2026-10-12 22:00:00"]
        let rows = forms.map { CostDetailsFile.focusRow("", "1", more: ["chargeperiodstart": $0]) }

        #expect(Set(try read(rows).sink.lines.map(\.day.description)) == ["2026-10-12"])
    }

    @Test func `prices in another currency than the cost are kept apart from it`() throws {
        let row = CostDetailsFile.focusRow("2026-10-12", "1", more: ["billingcurrency": "DKK"])

        let line = try #require(try read([row], layout: CostDetailsFile.focus12).sink.lines.first)

        #expect(line[.unitPrice] == "")
        #expect(line[.otherFields].contains(#""x_BilledUnitPrice":"0.5""#))
    }

    @Test func `a file of no Azure export goes by service and description`() throws {
        let columns = CostDetailsFile.focus10.columns.filter { !$0.hasPrefix("x_") } + ["Id"]
        let row = CostDetailsFile.focusRow("2026-10-12", "1", more: ["chargedescription": "D4s Sweden"])

        let (sink, summary) = try read([row], layout: CostDetailsFile.Layout("plain", columns))

        #expect(sink.lines.first?[.meterCategory] == "Virtual Machines")
        #expect(sink.lines.first?[.meterName] == "D4s Sweden")
        #expect(summary.unknownColumns == ["Id"])
    }
}
