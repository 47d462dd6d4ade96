import BillingCore
import Testing
import UsageFiles

struct AccountCenterTests {
    @Test func `facts come before the statement and the statement before lines`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD")
        file.use("Disk", "1")

        let sink = try file.read().sink

        #expect(sink.events == [.facts, .statement, .line])
    }

    @Test func `a value is shared over daily lines in proportion and to the last decimal`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD", rate: "0.1020108131461934965106301268")
        for day in 12...14 { file.use("Disk", "2", on: "6/\(day)/2018") }

        let sink = try file.read().sink

        #expect(
            sink.lines.map(\.cost.description)
                == ["0.333333333333334", "0.333333333333333", "0.333333333333333"])
        #expect(sink.total.description == "1")
        #expect(sink.lines.first?[.unitPrice] == "0.1020108131461934965106301268")
    }

    @Test func `quantities of any size and precision share a value exactly`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$999,999,999,999.99 USD")
        let quantities = [
            "999999999999999999", "0.0000000000000000000000000000000000001", "-5", "",
            "123456789012345678.1234567890123456789", "999999999999999999",
        ]
        for quantity in quantities { file.use("Disk", quantity) }

        #expect(try file.read().sink.total.description == "999999999999.99")
    }

    @Test func `a line has the texts of its row`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD")
        file.use("Disk", "0.001389")

        let line = try #require(try file.read().sink.lines.first)

        let expected: [UsageField: String] = [
            .subscriptionID: "a-1", .subscriptionName: "Pay-As-You-Go", .meterCategory: "Storage",
            .meterName: "Disk", .meterRegion: "US West", .meterID: "e9549cbe", .unit: "GB",
            .service: "Microsoft.Storage", .resourceGroup: "g",
            .resource: "/subscriptions/a-1/resourceGroups/g/providers/p/disks/d", .location: "uswest",
            .currency: "USD", .unitPrice: "0.5", .chargeType: "Usage", .tags: #"{"k":"v"}"#, .additionalInfo: "{}",
            .otherFields: #"{"SKU":"7UD-00001","Service Info 1":"one"}"#,
        ]
        #expect(line.texts == expected)
        #expect(line.quantity?.description == "0.001389")
    }

    @Test func `a value without daily lines becomes one unallocated line on the period's last day`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD")
        file.charge("Support", value: "$29.00 USD", rate: "29")
        file.charge("Free", value: "$0.00 USD")
        file.use("Disk", "1")

        let (sink, summary) = try file.read()

        let line = try #require(sink.lines.last)
        #expect(sink.lines.count == 2)
        #expect(summary.lineCount == 2)
        #expect(line.isUnallocated)
        #expect(line.day.description == "2018-07-11")
        #expect(line.quantity == nil)
        #expect(line.cost.description == "29")
        #expect(line[.meterName] == "Support")
        #expect(line[.otherFields] == #"{"SKU":"7UD-00001"}"#)
        #expect(sink.statements.count == 3)
    }

    @Test func `a meter that the statement does not have costs nothing`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD")
        file.use("Disk", "1")
        file.use("Late", "5")

        let line = try #require(try file.read().sink.lines.last)

        #expect(line.cost == .zero)
        #expect(line[.unitPrice] == "")
        #expect(line[.currency] == "USD")
    }

    @Test func `rows of an empty statement have the currency given for the file, and none is guessed`() throws {
        var file = AccountCenterFixture()
        file.use("Disk", "1")
        let fixture = try UsageFileFixture(file.text)

        #expect(throws: UsageFileProblem.noCurrency(path: fixture.path)) { try fixture.read() }
        let sink = try fixture.read(UsageFileOptions(currency: CurrencyCode("SEK"))).sink
        #expect(sink.lines.map { $0[.currency] } == ["SEK"])
        #expect(sink.total == .zero)
    }

    @Test func `two statement rows of one meter are shared together`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD", rate: "0.5")
        file.charge("Disk", value: "$2.00 USD", rate: "0.6")
        file.use("Disk", "1")

        let sink = try file.read().sink

        #expect(sink.statements.count == 2)
        #expect(sink.lines.map(\.cost.description) == ["3"])
        #expect(sink.lines.first?[.unitPrice] == "")
    }

    @Test func `a line belongs to the period that its day is in`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD", period: "201807(6/12/2018 - 7/11/2018)")
        file.charge("Disk", value: "$4.00 USD", period: "201808(7/12/2018 - 8/11/2018)")
        file.use("Disk", "1", on: "7/11/2018")
        file.use("Disk", "1", on: "7/12/2018")

        let (sink, summary) = try file.read()

        #expect(sink.lines.map(\.cost.description) == ["1", "4"])
        #expect(sink.lines.map { $0.period?.description } == ["2018-06-12/2018-07-11", "2018-07-12/2018-08-11"])
        #expect(summary.statementPeriods.count == 2)
    }

    @Test func `with several subscriptions, lines and statement follow the instance`() throws {
        var file = AccountCenterFixture()
        file.provisioned.append(
            [
                "\"B-2\"", "\"Test\"", "\"o\"", "\"x\"", "31", "MS-AZR-0023P", "\"Azure\"", "Enabled", "None",
                "Provisioned",
            ])
        file.charge("Disk", value: "$1.00 USD", quantity: "4")
        file.charge("Support", value: "$29.00 USD")
        file.use("Disk", "1", instance: "/subscriptions/A-1/resourceGroups/g")
        file.use("Disk", "3", instance: "/Subscriptions/b-2/resourceGroups/g")
        file.use("Disk", "0", instance: "classic(vm)")

        let sink = try file.read().sink

        #expect(sink.facts.map(\.id.rawValue) == ["a-1", "b-2"])
        #expect(sink.facts.last?.offer == Offer("MS-AZR-0023P"))
        #expect(sink.facts.last?.anchorDay == 31)
        #expect(sink.lines.map { $0[.subscriptionID] } == ["a-1", "b-2", "a-1", "a-1"])
        let statements = sink.statements.map {
            "\($0.subscription) \($0.line.meter.name) \($0.line.value.amount) \($0.line.consumed?.description ?? "")"
        }
        #expect(statements == ["a-1 Disk 0.25 1", "b-2 Disk 0.75 3", "a-1 Support 29 1"])
        #expect(sink.statements[1].line.included == nil)
    }

    @Test func `sections in another language are found by their shape`() throws {
        var file = AccountCenterFixture()
        file.titles = ["Состояние подготовки", "Заявление", "Ежедневное использование"]
        file.headers = [10, 16, 16].map { count in (1...count).map { "Столбец \($0)" }.joined(separator: ",") }
        file.charge("Disk", value: "1,00 руб. RUB", currency: "RUB")
        file.use("Disk", "1")

        let (sink, summary) = try file.read()

        #expect(sink.lines.map(\.cost.description) == ["1"])
        #expect(sink.lines.first?[.currency] == "RUB")
        #expect(summary.unknownColumns == [])
    }

    @Test func `columns are found by name when they are in another order`() throws {
        var file = AccountCenterFixture()
        file.headers[1] = """
            Billing Period,Meter Category,Meter Sub-category,Meter Name,Meter Region,SKU,Unit,Consumed Quantity,\
            Included Quantity,Within Commitment,Overage Quantity,Currency,Overage,Commitment Rate,Value,Rate
            """
        file.charge("Disk", value: "0.25", rate: "$7.00 USD")
        file.use("Disk", "1")

        #expect(try file.read().sink.lines.map(\.cost.description) == ["7"])
    }

    @Test func `a file saved again by a spreadsheet has semicolons, decimal commas and padded titles`() throws {
        var file = AccountCenterFixture()
        file.delimiter = ";"
        file.titles = file.titles.map { $0 + String(repeating: ";", count: 15) }
        file.charge("Disk", value: "$0,17 USD", quantity: "1,66649", rate: "0,102")
        file.use("Disk", "1,5")

        let sink = try file.read().sink

        #expect(sink.lines.first?.quantity?.description == "1.5")
        #expect(sink.lines.first?[.unitPrice] == "0.102")
        #expect(sink.statements.first?.line.consumed?.description == "1.66649")
        #expect(sink.total.description == "0.17")
    }

    @Test func `days come first when the periods show it`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD", period: "201807(12/6/2018 - 11/7/2018)")
        file.use("Disk", "1", on: "1/7/2018")

        let (sink, summary) = try file.read()

        #expect(sink.lines.map(\.day.description) == ["2018-07-01"])
        #expect(summary.statementPeriods.map(\.description) == ["2018-06-12/2018-07-11"])
    }

    @Test func `excel's equals sign before a quoted text is no part of it`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD")
        file.use("Disk", "1")
        file.daily[0][11] = "=\"classic(vm)\""

        #expect(try file.read().sink.lines.first?[.resource] == "classic(vm)")
    }

    @Test func `progress never goes back and ends at the file's size`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD")
        file.use("Disk", "1")
        let fixture = try UsageFileFixture(file.text)
        var seen: [Int64] = []

        let summary = try UsageFileReader(path: fixture.path).read(into: RecordingSink()) { bytes, _ in
            seen.append(bytes)
        }

        #expect(seen == seen.sorted())
        #expect(seen.last == summary.byteCount)
    }
}
