import BillingCore
import Testing
import UsageFiles

struct AccountCenterVersion1Tests {
    /// Two meters of one period, 17.10 USD, and a charge without daily rows.
    private func file() -> AccountCenterFixture {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$10.00 USD", quantity: "3", rate: "3.3333333333")
        file.charge("Address", value: "$2.10 USD", quantity: "7")
        file.charge("Support", value: "$5.00 USD")
        for day in 12...14 { file.use("Disk", "1", on: "6/\(day)/2018", instance: "myservice(Production)") }
        file.use("Address", "7", on: "7/11/2018", instance: "myservice(Staging)")
        // Included 2, billable 5, drawn from the commitment 0.5.
        file.statement[1][8] = "2"
        file.statement[1][9] = "0.5"
        file.statement[1][10] = "5"
        return file
    }

    @Test func `version 1 brings what version 2 brings, but for the groups and tags that it does not have`() throws {
        let two = try file().read()
        var file = file()
        file.becomeVersion1()

        let one = try file.read()

        #expect(one.summary.format == .accountCenterV1)
        #expect(two.summary.format == .accountCenterV2)
        #expect(one.summary.unknownColumns == [])
        #expect(one.sink.total.description == "17.1")
        #expect(one.sink.statements == two.sink.statements)
        #expect(one.sink.charges == two.sink.charges)
        let expected = two.sink.lines.map { line in
            var texts = line.texts
            texts[.resourceGroup] = nil
            texts[.tags] = nil
            return RecordingSink.Line(
                day: line.day, period: line.period, quantity: line.quantity, cost: line.cost,
                isUnallocated: line.isUnallocated, texts: texts)
        }
        #expect(one.sink.lines == expected)
        #expect(one.sink.lines.first?[.resource] == "myservice(Production)")
    }

    @Test func `headers in another language are told apart by the 14 columns of the days`() throws {
        var file = file()
        file.becomeVersion1()
        let named = try file.read()
        file.titles = ["Состояние подготовки", "Заявление", "Ежедневное использование"]
        file.headers = [10, 16, 14].map { count in (1...count).map { "Столбец \($0)" }.joined(separator: ",") }

        let (sink, summary) = try file.read()

        #expect(summary.format == .accountCenterV1)
        #expect(sink.statements == named.sink.statements)
        #expect(sink.statements[1].line.billable?.description == "5")
        #expect(sink.lines == named.sink.lines)
    }

    @Test func `the version is known without reading the days`() throws {
        var file = file()
        file.becomeVersion1()
        let fixture = try UsageFileFixture(file.text)

        #expect(try UsageFileReader.identify(path: fixture.path) == .accountCenterV1)
    }

    @Test func `an English header may have more columns, which are kept`() throws {
        var file = file()
        file.becomeVersion1()
        file.headers[2] += ",Colour"
        for index in file.daily.indices { file.daily[index].append("blue") }

        let (sink, summary) = try file.read()

        #expect(summary.format == .accountCenterV1)
        #expect(summary.unknownColumns == ["Colour"])
        #expect(sink.lines.first?[.otherFields].contains(#""Colour":"blue""#) == true)
    }

    @Test func `days of neither version are refused with their header`() throws {
        var file = file()
        file.headers[2] = (1...15).map { "C\($0)" }.joined(separator: ",")
        let fixture = try UsageFileFixture(file.text)

        let expected = UsageFileProblem.unknownFormat(path: fixture.path, header: (1...12).map { "C\($0)" })
        #expect(throws: expected) { try fixture.read() }
        #expect(throws: expected) { try UsageFileReader.identify(path: fixture.path) }
    }

    @Test func `a statement in another currency than the given one is refused`() throws {
        let fixture = try UsageFileFixture(file().text)
        let given = CurrencyCode("EUR")

        #expect(
            throws: UsageFileProblem.otherCurrency(path: fixture.path, found: CurrencyCode("USD"), given: given)
        ) { try fixture.read(UsageFileOptions(currency: given)) }
    }
}
