import BillingCore
import Foundation
import Testing
import UsageFiles

@Suite struct AccountCenterWriterTests {
    private let period = BillingPeriod(first: Day(iso: "2026-10-12")!, last: Day(iso: "2026-11-11")!)!
    private let meter = Meter(category: "Storage", subcategory: "", name: "Disk, \"fast\"", region: "", unit: "GB")

    private func line(_ quantity: String?, _ cost: String, isUnallocated: Bool = false) -> UsageLine {
        UsageLine(
            id: UsageLineID(1), day: Day(iso: "2026-11-02")!, subscription: SubscriptionID("a"), meter: meter,
            meterID: "m", service: "=S", resourceGroup: "", resource: "r", location: "",
            quantity: quantity.flatMap { ExactDecimal($0) },
            unitPrice: nil, cost: Money(Amount(cost)!, CurrencyCode("USD")), chargeType: "Usage",
            isUnallocated: isUnallocated, tags: "{\"k\":\"v\"}", additionalInfo: "",
            otherFields: [UsageLine.OtherField(name: "ServiceInfo1", value: "one")])
    }

    private func text(_ charges: [StatementLine], _ lines: [UsageLine]) throws -> [String] {
        var bytes: [UInt8] = []
        let file = AccountCenterFile(
            subscription: Subscription(id: SubscriptionID("a"), name: "A & B", offer: Offer("MS-AZR-0003P")),
            period: period, provisioning: [], charges: charges.map { AccountCenterFile.Charge($0) })
        var writer = AccountCenterWriter(file) { bytes += $0 }
        try writer.start()
        for line in lines { try writer.add(line) }
        try writer.finish()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(text.hasSuffix("\r\n"))
        return text.components(separatedBy: "\r\n")
    }

    private func charge(_ value: String, consumed: String?, rate: String? = nil, currency: String = "USD")
        -> StatementLine
    {
        StatementLine(
            meter: meter, consumed: consumed.flatMap { ExactDecimal($0) }, included: nil, billable: nil,
            rate: rate.flatMap { ExactDecimal($0) }, value: Money(Amount(value)!, CurrencyCode(currency)))
    }

    @Test func `sections, quotes, dates and numbers are those of the format`() throws {
        let rows = try text([charge("0.17", consumed: "1.66649")], [line("0.0134408602150537645", "0.17")])

        #expect(rows[0] == "\u{FEFF}Provisioning Status")
        #expect(rows[2] == "\"\"\"a\"\"\",\"\"\"A & B\"\"\",,\"\"\"Pay-As-You-Go\"\"\",,\"\"\"MS-AZR-0003P\"\"\",,,,")
        #expect(rows[3] == "" && rows[4] == "Statement")
        let name = "\"\"\"Disk, \"\"fast\"\"\"\"\""
        #expect(
            rows[6] == "202611(10/12/2026 - 11/11/2026),\"\"\"Storage\"\"\",,\(name),,,\"\"\"GB\"\"\",1.66649000,,,"
                + "1.66649000,USD,,,0.1020108131461934965106301268,$0.17 USD")
        #expect(rows[7] == "" && rows[8] == "Daily Usage")
        #expect(
            rows[10] == "11/2/2026,\"\"\"Storage\"\"\",\"\"\"m\"\"\",,\(name),,\"\"\"GB\"\"\",0.0134408602150537645,,"
                + "\"\"\"=S\"\"\",,\"\"\"r\"\"\",\"\"\"{\"\"k\"\":\"\"v\"\"}\"\"\",,\"\"\"one\"\"\",")
        #expect(rows.count == 12)
    }

    @Test func `a quantity of more digits than a rate can be worked out from goes without one`() throws {
        // 37 decimals, all that a quantity keeps: ten times what a division leaves would not fit.
        let quantity = "2.0000000000000000000000000000000000001"
        let rows = try text([charge("1", consumed: quantity)], [line(quantity, "1")])

        #expect(rows[6].hasSuffix(",2.00000000,,,2.00000000,USD,,,,$1.00 USD"))
        #expect(rows[10].contains(",\(quantity),"))
    }

    @Test(
        arguments: [
            ("0", "$0.00 USD"), ("12.5", "$12.50 USD"), ("1.234", "$1.2340 USD"), ("-3.1", "-$3.10 USD"),
            ("1234567.000000000000001", "$1234567.000000000000001 USD"),
        ])
    func `a value has as many decimals as it takes, and never three`(value: String, expected: String) throws {
        let row = try text([charge(value, consumed: "1", rate: "1")], [])[6]
        #expect(row.hasSuffix(",1," + expected), "\(row)")
        let fixture = try UsageFileFixture(
            try text([charge(value, consumed: "1")], [line("1", value)]).joined(separator: "\r\n"))
        #expect(try fixture.read().sink.total == Amount(value))
    }

    @Test func `without quantity there is no rate, and a value without days stands in the statement alone`() throws {
        let rows = try text(
            [charge("5", consumed: nil, currency: "SEK")], [line(nil, "5", isUnallocated: true)])

        #expect(rows[6].hasSuffix(",\"\"\"GB\"\"\",,,,,SEK,,,,5.00 SEK"), "\(rows[6])")
        #expect(rows.count == 11)
    }

    @Test func `reading hands on what the statement and the first section hold beyond usage`() throws {
        var fixture = AccountCenterFixture()
        fixture.charge("Disk", value: "$1,234.50 USD")
        fixture.use("Disk", "1")

        let sink = try fixture.read().sink

        #expect(
            sink.provisioning.map(\.cells) == [
                ["a-1", "Pay-As-You-Go", "o", "Pay-As-You-Go", "12", "", "Azure", "Enabled", "None", "Provisioned"]
            ])
        #expect(sink.charges.map(\.valueText) == ["$1,234.50 USD"])
        #expect(sink.charges.map(\.sku) == ["7UD-00001"])
        #expect(sink.charges.first?.withinCommitment == .zero)
    }
}
