import BillingCore
import Foundation
import Testing
import UsageFiles

@Suite(.enabled(if: Samples.areThere, "../shared/data/usage-samples is not there"))
struct CostDetailsSampleTests {
    /// A sample file and what reading it must bring.
    struct Case: CustomTestStringConvertible {
        let name: String
        let format: UsageFileFormat
        let metric: Metric?
        let count: Int
        let column: String
        var options = UsageFileOptions()
        var microsoftOnly = false
        var testDescription: String { "\(name) by \(column)" }
    }

    static let cases: [Case] = [
        Case(
            name: "costdetails-ea/EA_ActualCost_Small.csv", format: .enterpriseAgreement, metric: .actual, count: 11,
            column: "cost"),
        Case(
            name: "costdetails-ea/EA_AmortizedCost_Small.csv", format: .enterpriseAgreement, metric: .amortized,
            count: 28, column: "cost"),
        Case(
            name: "costdetails-mca/camel_azure_version_2.csv", format: .customerAgreement, metric: nil, count: 4,
            column: "costinbillingcurrency"),
        Case(
            name: "ea-legacy/briglx_test_sample_apiv3.csv", format: .enterpriseExtract, metric: nil, count: 6,
            column: "cost", options: UsageFileOptions(currency: CurrencyCode("USD"))),
        Case(
            name: "opencost-headersets/German.csv", format: .payAsYouGo, metric: nil, count: 1, column: "pretaxcost"),
        Case(
            name: "focus-1.0/focus_sample.csv", format: .focus, metric: .actual, count: 51, column: "billedcost",
            microsoftOnly: true),
        Case(
            name: "focus-1.0/focus_sample.csv", format: .focus, metric: .amortized, count: 51,
            column: "effectivecost", options: UsageFileOptions(metric: .amortized), microsoftOnly: true),
    ]

    @Test(arguments: cases)
    func `a sample's lines add up to what its cost cells say`(item: Case) throws {
        let (sink, summary) = try Samples.read(item.name, item.options)

        #expect(summary.format == item.format)
        #expect(summary.metric == item.metric)
        #expect(summary.lineCount == item.count)
        #expect(summary.unknownColumns == (item.format == .focus ? ["Id"] : []))
        let expected = try Samples.costsAddedIndependently(
            item.name, column: item.column, where: item.microsoftOnly ? ("providername", "Microsoft") : nil)
        #expect(sink.total.rounded(to: 12).description == expected)
    }

    @Test func `periods of an enterprise are named, and unbilled rows of a customer name none`() throws {
        let enterprise = try Samples.read(Self.cases[0].name).sink.lines
        let customer = try Samples.read(Self.cases[2].name).sink.lines

        #expect(Set(enterprise.map { $0.period?.description }) == ["2023-09-01/2023-09-30"])
        #expect(Set(customer.map { $0.period?.description }) == [nil])
    }

    @Test func `an enterprise's month without usage is read as empty`() throws {
        let (sink, summary) = try Samples.read("derived/DERIVED_ea_portal_legacy_empty_month.csv")

        #expect(summary.format == .enterpriseExtract)
        #expect(summary.lineCount == 0)
        #expect(sink.events == [])
    }

    @Test func `tags without braces are spread by their names`() throws {
        let lines = try Samples.read(Self.cases[0].name).sink.lines
        let tags = OtherFieldText.parse(try #require(lines.last)[.tags])

        #expect(tags.count == 6)
        #expect(tags.first { $0.name == "env" }?.value == "prod")
    }
}
