import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

struct CostDetailsTests {
    /// A file of a layout, and what reading it must bring.
    struct Case: CustomTestStringConvertible {
        let file: CostDetailsFile
        let format: UsageFileFormat
        let metric: Metric?
        let total: String
        var unknownColumns = 0
        var testDescription: String { "\(file.layout), \(metric.map(\.rawValue) ?? "untold")" }
    }

    static let cases: [Case] =
        CostDetailsFile.enterpriseLayouts.flatMap { layout -> [Case] in
            // Without charge types nothing tells.
            let tells = layout.columns.contains("ChargeType")
            return [
                Case(
                    file: CostDetailsFile(layout, rows: CostDetailsFile.actual), format: .enterpriseAgreement,
                    metric: tells ? .actual : nil, total: "1193.75"),
                Case(
                    file: CostDetailsFile(layout, rows: CostDetailsFile.amortized), format: .enterpriseAgreement,
                    metric: tells ? .amortized : nil, total: "13.75"),
            ]
        }
        + CostDetailsFile.customerLayouts.flatMap { layout -> [Case] in
            let unknown = layout.columns.count { $0.hasPrefix("newColumn") }
            return [
                Case(
                    file: CostDetailsFile(layout, rows: CostDetailsFile.actual), format: .customerAgreement,
                    metric: .actual, total: "1193.75", unknownColumns: unknown),
                Case(
                    file: CostDetailsFile(layout, rows: CostDetailsFile.amortized), format: .customerAgreement,
                    metric: .amortized, total: "13.75", unknownColumns: unknown),
            ]
        }

    @Test(arguments: cases)
    func `every layout is known by its columns, and its costs add up`(item: Case) throws {
        let fixture = try UsageFileFixture(item.file.text)

        let (sink, summary) = try fixture.read()

        #expect(try UsageFileReader.identify(path: fixture.path) == item.format)
        #expect(summary.format == item.format)
        #expect(summary.metric == item.metric)
        #expect(summary.lineCount == item.file.rows.count)
        #expect(summary.unknownColumns.count == item.unknownColumns)
        #expect(sink.total.description == item.total)
        #expect(sink.facts.allSatisfy { $0.agreement == item.format.agreement })
    }

    @Test(arguments: cases)
    func `neither order nor case of the columns matters`(item: Case) throws {
        let names = item.file.layout.columns.reversed().map { $0.uppercased() }
        var file = item.file
        file.layout = CostDetailsFile.Layout("reversed", names)

        let (sink, summary) = try UsageFileFixture(file.text).read()

        #expect(summary.format == item.format)
        #expect(sink.total.description == item.total)
        let before = try UsageFileFixture(item.file.text).read().sink.lines
        #expect(sink.lines.map { $0[.subscriptionID] } == before.map { $0[.subscriptionID] })
    }

    private func read(
        _ layout: CostDetailsFile.Layout, _ rows: [String: String]...
    ) throws -> (sink: RecordingSink, summary: UsageFileSummary) {
        try UsageFileFixture(CostDetailsFile(layout, rows: rows).text).read()
    }

    @Test func `a line of an enterprise export has the texts of its row`() throws {
        let row = CostDetailsFile.row(
            "10/12/2026", "1.25", tags: #""env": "prod""#, more: ["unitprice": "0.7", "paygprice": "0.9", "term": "12"])

        let line = try #require(try read(CostDetailsFile.export2020, row).sink.lines.first)

        #expect(line.day.description == "2026-10-12")
        #expect(line.period?.description == "2026-10-01/2026-10-31")
        #expect(line.quantity?.description == "2")
        var texts = line.texts
        texts[.otherFields] = nil
        #expect(
            texts == [
                .subscriptionID: "sub-a", .subscriptionName: "Subscription SUB-A", .meterCategory: "Compute",
                .meterSubcategory: "D-Series", .meterName: "D4s", .meterRegion: "EU North", .meterID: "m-1",
                .unit: "1 Hour", .service: "Microsoft.Compute", .resourceGroup: "rg", .resource: "/r/vm-1",
                .location: "swedencentral", .currency: "USD", .unitPrice: "0.5", .chargeType: "Usage",
                .offer: "MS-AZR-0017P", .tags: #""env": "prod""#, .additionalInfo: #"{"VCPUs":4}"#,
            ])
        let others = OtherFieldText.parse(line[.otherFields]).map { "\($0.name)=\($0.value)" }
        #expect(others.contains("UnitPrice=0.7"))
        #expect(others.contains("PayGPrice=0.9"))
        #expect(others.contains("PricingModel=OnDemand"))
        #expect(others.contains("BillingPeriodStartDate=10/01/2026"))
    }

    @Test func `prices in another currency than the cost are kept apart from it`() throws {
        let prices = ["effectiveprice": "0.18662", "exchangeratepricingtobilling": "6.2514", "paygprice": "0.2"]
        let foreign = CostDetailsFile.row(
            "10/12/2026", "0.36944", more: prices.merging(["billingcurrency": "DKK"]) { $1 })
        let own = CostDetailsFile.row("10/12/2026", "0.18662", more: prices)

        let lines = try read(CostDetailsFile.customer65, foreign, own).sink.lines

        #expect(lines.map { $0[.currency] } == ["DKK", "USD"])
        #expect(lines.map { $0[.unitPrice] } == ["", "0.18662"])
        let others = OtherFieldText.parse(lines[0][.otherFields]).map { "\($0.name)=\($0.value)" }
        for field in [
            "effectivePrice=0.18662", "pricingCurrency=USD", "exchangeRatePricingToBilling=6.2514", "PayGPrice=0.2",
        ] { #expect(others.contains(field), "\(field)") }
        #expect(!lines[1][.otherFields].contains("effectivePrice"))
    }

    @Test func `a row without a period is of the open one, and a purchase's own day counts in its month`() throws {
        let open = CostDetailsFile.row("11/03/2026", "1", period: ("", ""))
        let bought = CostDetailsFile.row(
            "10/17/2026", "2", chargeType: "Purchase", period: ("10/17/2026", "10/17/2026"))
        let late = CostDetailsFile.row("09/30/2026", "3")

        let lines = try read(CostDetailsFile.customer60, open, bought, late).sink.lines

        #expect(
            lines.map { $0.period?.description } == [nil, "2026-10-01/2026-10-31", "2026-10-01/2026-10-31"])
    }

    @Test func `a charge without a subscription is of the billing profile, else the account, and is told by name`()
        throws
    {
        let charge = CostDetailsFile.row("10/12/2026", "9", subscription: "", more: ["offerid": ""])
        let nulled = CostDetailsFile.row(
            "10/12/2026", "9", subscription: "00000000-0000-0000-0000-000000000000", more: ["subscriptionname": ""])
        let account = charge.merging(["billingprofileid": "", "billingprofilename": ""]) { $1 }

        let sink = try read(CostDetailsFile.portal, charge, nulled, account).sink

        #expect(sink.lines.map { $0[.subscriptionID] } == ["prof-1", "prof-1", "acc-1"])
        #expect(
            sink.facts == [
                SubscriptionFacts(id: SubscriptionID("prof-1"), name: "Main Profile", agreement: .enterprise),
                SubscriptionFacts(id: SubscriptionID("prof-1"), offer: Offer("MS-AZR-0017P"), agreement: .enterprise),
                SubscriptionFacts(id: SubscriptionID("acc-1"), name: "Main Account", agreement: .enterprise),
            ])
        #expect(sink.lines.allSatisfy { $0[.otherFields].contains(#""BillingAccountId":"Acc-1""#) })
    }

    @Test func `an export of few columns is read, and a payer's name stays the payer's`() throws {
        let columns = "BillingProfileName CostInBillingCurrency Date SubscriptionId BillingCurrency BillingProfileId"
        let layout = CostDetailsFile.Layout("few", columns.split(separator: " ").map(String.init))
        let bought = CostDetailsFile.row("10/12/2026", "9", subscription: "")
        let used = CostDetailsFile.row("10/12/2026", "1")

        let sink = try read(layout, bought, used).sink

        #expect(sink.lines.map { $0[.subscriptionName] } == ["Main Profile", ""])
        #expect(sink.lines.map(\.cost.description) == ["9", "1"])
        #expect(sink.lines.map(\.quantity) == [nil, nil])
        #expect(sink.lines.map { $0[.chargeType] } == ["Usage", "Usage"])
    }

    @Test func `an offer that only a later row has is told then`() throws {
        let bought = CostDetailsFile.row("10/12/2026", "9", more: ["offerid": ""])
        let used = CostDetailsFile.row("10/12/2026", "1")

        let sink = try read(CostDetailsFile.export2023, bought, used, used).sink

        #expect(sink.events == [.facts, .line, .facts, .line, .line])
        #expect(sink.facts.map(\.offer) == [nil, Offer("MS-AZR-0017P")])
        #expect(sink.facts.map(\.name) == ["Subscription SUB-A", nil])
    }

    @Test func `a file that names no currency has none`() throws {
        let row = CostDetailsFile.row("10/12/2026", "9")

        #expect(try read(CostDetailsFile.export2019, row).sink.lines.map { $0[.currency] } == ["XXX"])
    }

    @Test func `usage that a reservation makes free tells nothing, nor does what is free`() throws {
        let covered = CostDetailsFile.row("10/12/2026", "0", pricingModel: "Reservation")
        let plain = CostDetailsFile.row("10/12/2026", "5", pricingModel: "Spot")

        #expect(try read(CostDetailsFile.export2023, covered, plain).summary.metric == nil)
        let saved = CostDetailsFile.row("10/12/2026", "5", pricingModel: "SavingsPlan")
        #expect(try read(CostDetailsFile.export2023, covered, saved).summary.metric == .amortized)
    }

    @Test(arguments: [
        "partnerTenantId,costInBillingCurrency,costInUsd,billingCurrency,date,billingAccountId",
        "customerTenantId,costInBillingCurrency,costInUsd,billingCurrency,date",
        "BilledCost,BillingCurrency,ChargePeriodStart,EffectiveCost,SubAccountId",
        "SubscriptionGuid,Date,ExtendedCost,ResourceRate", "AccountOwnerEmail,Cost,Date,ConsumedQuantity,ResourceRate",
    ])
    func `files of partners, FOCUS and older ones of enterprises are refused with their header`(header: String) throws {
        let fixture = try UsageFileFixture(header + "\n" + String(repeating: ",", count: 5) + "\n")

        let expected = UsageFileProblem.unknownFormat(
            path: fixture.path, header: header.split(separator: ",").map(String.init))
        #expect(throws: expected) { try fixture.read() }
    }
}
