import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

struct CostDetailsTests {
    /// A file of a layout, and what reading it must bring.
    struct Case: CustomTestStringConvertible {
        let file: CostDetailsFile
        let format: UsageFileFormat
        /// What the rows tell; for FOCUS, what is asked for.
        let metric: Metric?
        let total: String
        var unknownColumns = 0
        var setApart = 0
        var testDescription: String { "\(file.layout), \(metric.map(\.rawValue) ?? "untold")" }

        /// How the file is read: its currency is given where it names none.
        var options: UsageFileOptions {
            let names = Set(file.layout.columns.map { $0.lowercased() })
            let isNamed = !names.isDisjoint(with: ["billingcurrency", "billingcurrencycode", "currency"])
            return UsageFileOptions(currency: isNamed ? nil : CurrencyCode("USD"), metric: metric ?? .actual)
        }
    }

    /// The same month as it was charged, and spread.
    private static func pair(
        _ layout: CostDetailsFile.Layout, _ format: UsageFileFormat, tells: Bool = true, unknownColumns: Int = 0
    ) -> [Case] {
        [
            Case(
                file: CostDetailsFile(layout, rows: CostDetailsFile.actual), format: format,
                metric: tells ? .actual : nil, total: "1193.75", unknownColumns: unknownColumns),
            Case(
                file: CostDetailsFile(layout, rows: CostDetailsFile.amortized), format: format,
                metric: tells ? .amortized : nil, total: "13.75", unknownColumns: unknownColumns),
        ]
    }

    static let cases: [Case] =
        CostDetailsFile.enterpriseLayouts.flatMap { layout in
            // Without charge types nothing tells.
            pair(layout, .enterpriseAgreement, tells: layout.columns.contains("ChargeType"))
        }
        + CostDetailsFile.customerLayouts.flatMap { layout in
            let unknown = layout.columns.count { $0.hasPrefix("newColumn") }
            return pair(layout, .customerAgreement, unknownColumns: unknown)
        }
        + CostDetailsFile.partnerLayouts.flatMap { pair($0, .partnerAgreement) }
        + CostDetailsFile.extractLayouts.map { layout in
            Case(
                file: CostDetailsFile(layout, rows: CostDetailsFile.actual), format: .enterpriseExtract, metric: nil,
                total: "1193.75")
        }
        + CostDetailsFile.focusLayouts.flatMap { layout in
            [(Metric.actual, "1193.75"), (.amortized, "13.75")].map { metric, total in
                Case(
                    file: CostDetailsFile(layout, rows: CostDetailsFile.focusRows), format: .focus, metric: metric,
                    total: total, setApart: 2)
            }
        }

    @Test(arguments: cases)
    func `every layout is known by its columns, and its costs add up`(item: Case) throws {
        let fixture = try UsageFileFixture(item.file.text)

        let (sink, summary) = try fixture.read(item.options)

        #expect(try UsageFileReader.identify(path: fixture.path) == item.format)
        #expect(summary.format == item.format)
        #expect(summary.metric == item.metric)
        #expect(summary.lineCount == item.file.rows.count - item.setApart)
        #expect(summary.otherProviders.reduce(0) { $0 + $1.count } == item.setApart)
        #expect(summary.unknownColumns.count == item.unknownColumns)
        #expect(summary.unknownValues == [])
        #expect(sink.total.description == item.total)
        #expect(sink.facts.allSatisfy { $0.agreement == item.format.agreement })
    }

    @Test(arguments: cases)
    func `neither order nor case of the columns matters`(item: Case) throws {
        let names = item.file.layout.columns.reversed().map { $0.uppercased() }

        try expectSame(item, with: names)
    }

    @Test(arguments: cases)
    func `headers in another language have the names in parentheses, not all of them`(item: Case) throws {
        let names = item.file.layout.columns.enumerated().map { index, name in
            let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && !name.isEmpty
            return isPlain && index % 5 > 0 ? "Maß & Größe \(index) (\(name))" : name
        }

        try expectSame(item, with: names)
    }

    /// Expects the same lines under other column names.
    private func expectSame(_ item: Case, with names: [String]) throws {
        let (before, _) = try UsageFileFixture(item.file.text).read(item.options)
        let rows = item.file.rows.map { row in
            Dictionary(
                names.map { name in
                    let inner = name.hasSuffix(")") ? String(name.split(separator: "(")[1].dropLast()) : name
                    return (CostDetailsFile.key(name), row[CostDetailsFile.key(inner)] ?? "")
                }, uniquingKeysWith: { first, _ in first })
        }
        let layout = CostDetailsFile.Layout("other", names, preamble: item.file.layout.preamble)

        let (sink, summary) = try UsageFileFixture(CostDetailsFile(layout, rows: rows).text).read(item.options)

        #expect(summary.format == item.format)
        #expect(sink.total.description == item.total)
        #expect(sink.lines.map { $0[.subscriptionID] } == before.lines.map { $0[.subscriptionID] })
        #expect(sink.lines.map(\.day) == before.lines.map(\.day))
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

    @Test func `a file that names no currency is in the given one, and refused without`() throws {
        let file = CostDetailsFile(CostDetailsFile.export2019, rows: [CostDetailsFile.row("10/12/2026", "9")])
        let fixture = try UsageFileFixture(file.text)

        let lines = try fixture.read(UsageFileOptions(currency: CurrencyCode("EUR"))).sink.lines

        #expect(lines.map { $0[.currency] } == ["EUR"])
        #expect(throws: UsageFileProblem.noCurrency(path: fixture.path)) { try fixture.read() }
    }

    @Test func `a file in another currency than the given one is refused`() throws {
        let file = CostDetailsFile(CostDetailsFile.portal, rows: [CostDetailsFile.row("10/12/2026", "9")])
        let fixture = try UsageFileFixture(file.text)
        let given = CurrencyCode("EUR")

        #expect(
            throws: UsageFileProblem.otherCurrency(path: fixture.path, found: CurrencyCode("USD"), given: given)
        ) { try fixture.read(UsageFileOptions(currency: given)) }
        #expect(try fixture.read(UsageFileOptions(currency: CurrencyCode("usd"))).summary.lineCount == 1)
    }

    @Test func `charge types and pricing models that no format names are kept and counted`() throws {
        let rows = ["Usage", "Donation", "donation", "Donation", "REFUND"].map {
            CostDetailsFile.row("10/12/2026", "1", chargeType: $0, pricingModel: "Savings Plan")
        }
        let odd = CostDetailsFile.row("10/12/2026", "1", pricingModel: "Barter")

        let (sink, summary) = try UsageFileFixture(
            CostDetailsFile(CostDetailsFile.portal, rows: rows + [odd]).text
        ).read()

        #expect(
            summary.unknownValues == [
                CountedValue(column: "ChargeType", value: "Donation", count: 2),
                CountedValue(column: "ChargeType", value: "donation", count: 1),
                CountedValue(column: "PricingModel", value: "Barter", count: 1),
            ])
        #expect(sink.lines[1][.chargeType] == "Donation")
    }

    @Test func `a partner's line keeps its customer, and a charge without subscription is the customer's`() throws {
        let row = CostDetailsFile.row("10/12/2026", "9", subscription: "", more: ["offerid": ""])

        let sink = try read(CostDetailsFile.customer56, row).sink

        #expect(
            sink.facts == [
                SubscriptionFacts(id: SubscriptionID("cust-1"), name: "Fabrikam", agreement: .partner)
            ])
        let others = OtherFieldText.parse(try #require(sink.lines.first)[.otherFields]).map { "\($0.name)=\($0.value)" }
        #expect(others.contains("customerTenantId=Cust-1"))
        #expect(others.contains("customerName=Fabrikam"))
        #expect(others.contains("partnerName=Contoso"))
    }

    @Test func `usage that a reservation makes free tells nothing, nor does what is free`() throws {
        let covered = CostDetailsFile.row("10/12/2026", "0", pricingModel: "Reservation")
        let plain = CostDetailsFile.row("10/12/2026", "5", pricingModel: "Spot")

        #expect(try read(CostDetailsFile.export2023, covered, plain).summary.metric == nil)
        let saved = CostDetailsFile.row("10/12/2026", "5", pricingModel: "SavingsPlan")
        #expect(try read(CostDetailsFile.export2023, covered, saved).summary.metric == .amortized)
    }

    @Test(arguments: [
        "partnerTenantId,costInBillingCurrency,billingCurrency", "customerTenantId,costInUsd,billingCurrency,date",
        "BilledCost,BillingCurrency,EffectiveCost,SubAccountId", "SubscriptionGuid,Date,ResourceRate,Quantity",
        "AccountOwnerEmail,Cost,Date,ConsumedQuantity", "Cost,Date,SubscriptionId,BillingCurrency",
    ])
    func `a header without what its format must have is refused, and no cost is guessed`(header: String) throws {
        let fixture = try UsageFileFixture(header + "\n" + String(repeating: ",", count: 5) + "\n")

        let expected = UsageFileProblem.unknownFormat(
            path: fixture.path, header: header.split(separator: ",").map(String.init))
        #expect(throws: expected) { try fixture.read() }
    }
}
