import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

/// Every format in every encoding.
struct EncodingTests {
    struct Format: CustomTestStringConvertible {
        let name: String
        let text: String
        let format: UsageFileFormat
        let total: String
        var currency: CurrencyCode?
        var testDescription: String { name }
    }

    /// Small files with letters that are not ASCII, some of them beyond Latin-1.
    static let formats: [Format] =
        [
            Format(
                name: "Account Center 2", text: accountCenter(isVersion1: false), format: .accountCenterV2,
                total: "12.5"),
            Format(
                name: "Account Center 1", text: accountCenter(isVersion1: true), format: .accountCenterV1, total: "12.5"
            ),
            Format(
                name: "pay-as-you-go",
                text: "SubscriptionGuid,Date,Quantity,PreTaxCost,Currency,Ressourcengruppe (ResourceGroup)\r\n"
                    + "s,2026-10-12,1,1.25,SEK,Malmö – €\r\ns,2026-10-13,1,-0.5,SEK,\"Åre, Œ\"\r\n",
                format: .payAsYouGo, total: "0.75"),
        ]
        + [
            (CostDetailsFile.extract, UsageFileFormat.enterpriseExtract, CurrencyCode("USD")),
            (CostDetailsFile.portal, .enterpriseAgreement, nil),
            (CostDetailsFile.customer65, .customerAgreement, nil),
            (CostDetailsFile.partner70, .partnerAgreement, nil),
        ].map { layout, format, currency in
            let rows = CostDetailsFile.actual.map { $0.merging(["metername": "Malmö – €"]) { $1 } }
            return Format(
                name: layout.name, text: CostDetailsFile(layout, rows: rows).text, format: format, total: "1193.75",
                currency: currency)
        }
        + [
            Format(
                name: "FOCUS",
                text: CostDetailsFile(CostDetailsFile.focus12, rows: CostDetailsFile.focusRows).text
                    .replacing("Microsoft,", with: "Microsoft Malmö – €,"),
                format: .focus, total: "1193.75")
        ]

    private static func accountCenter(isVersion1: Bool) -> String {
        var file = AccountCenterFixture()
        file.charge("Malmö – €", value: "$10.00 USD")
        file.charge("Åre", value: "$2.50 USD")
        for day in 12...14 { file.use("Malmö – €", "1", on: "6/\(day)/2018") }
        file.use("Åre", "1")
        if isVersion1 { file.becomeVersion1() }
        return file.text
    }

    @Test(arguments: formats, EncodedText.allCases)
    func `every format is read the same in every encoding`(item: Format, way: EncodedText) throws {
        let options = UsageFileOptions(currency: item.currency)
        let plain = try UsageFileFixture(item.text).read(options)
        try #require(item.text.contains("ö – €"))

        let fixture = try UsageFileFixture(bytes: way.bytes(of: item.text))
        let (sink, summary) = try fixture.read(options)

        #expect(summary.format == item.format)
        #expect(try UsageFileReader.identify(path: fixture.path) == item.format)
        #expect(sink.total.description == item.total)
        #expect(sink.lines == plain.sink.lines)
        #expect(sink.facts == plain.sink.facts)
        #expect(summary.unknownColumns == plain.summary.unknownColumns)
        #expect(summary.encoding == Self.encoding(of: way))
        #expect(try ContentHash(path: fixture.path) == summary.contentHash)
    }

    private static func encoding(of way: EncodedText) -> TextEncoding {
        switch way {
        case .utf8, .utf8Marked, .utf8MarkedTwice, .gzip, .gzipOfTwoMembers: .utf8
        case .utf16LittleEndian, .utf16LittleEndianUnmarked, .gzipOfUTF16: .utf16LittleEndian
        case .utf16BigEndian, .utf16BigEndianUnmarked: .utf16BigEndian
        case .windows1252, .gzipOfWindows1252: .windows1252
        }
    }

    private static let header = "SubscriptionGuid,Date,Quantity,PreTaxCost,Currency,Tags\n"

    /// Rows of which one holds these bytes.
    private func file(_ cells: [[UInt8]], mark: [UInt8] = []) -> [UInt8] {
        mark + Array(Self.header.utf8)
            + cells.flatMap { Array("s,2026-10-12,1,1,SEK,".utf8) + $0 + Array("\n".utf8) }
    }

    @Test func `the first character that is not ASCII decides, however late it comes`() throws {
        let ascii = [[UInt8]](repeating: Array("plain".utf8), count: 20_000)
        let fixture = try UsageFileFixture(bytes: file(ascii + [[0xC5, 0x72, 0x65, 0x20, 0x80]] + ascii + [[0xF6]]))

        let (sink, summary) = try fixture.read()

        #expect(summary.encoding == .windows1252)
        #expect(sink.lines[20_000][.tags] == "Åre €")
        #expect(sink.lines.last?[.tags] == "ö")
        #expect(sink.lines.count == 40_002)
    }

    @Test func `bytes that are no UTF-8 are refused with line and column where the file is UTF-8`() throws {
        let bytes = file([Array("Malmö".utf8), [0xE5]])

        let problem = try UsageFileFixture(bytes: bytes).rowProblem()
        let marked = try UsageFileFixture(bytes: file([[0xE5]], mark: [0xEF, 0xBB, 0xBF])).rowProblem()

        #expect((problem.line, problem.column) == (3, "Tags"))
        #expect(problem.reason == .invalidText(.utf8) && marked.reason == .invalidText(.utf8))
    }

    @Test func `bytes that stand for nothing in the file's encoding are refused with line and column`() throws {
        let windows = try UsageFileFixture(bytes: file([[0xE5], [0x41, 0x81]])).rowProblem()
        let text = Self.header + "s,2026-10-12,1,1,SEK,z\n"
        let halves = Array(text.utf16).flatMap { unit -> [UInt8] in
            unit == 0x7A ? [0x00, 0xD8] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let units = try UsageFileFixture(bytes: [0xFF, 0xFE] + halves).rowProblem()

        #expect((windows.line, windows.column, windows.reason) == (3, "Tags", .invalidText(.windows1252)))
        #expect((units.line, units.column, units.reason) == (2, "Tags", .invalidText(.utf16LittleEndian)))
    }

    @Test func `marks before a title, before the header and in quotes reach no name and no identifier`() throws {
        let layout = CostDetailsFile.extract
        let mark = "\u{FEFF}"
        let lines = CostDetailsFile(layout, rows: [CostDetailsFile.row("10/12/2026", "1")]).text
            .split(separator: "\r\n", omittingEmptySubsequences: false)
        let quoted = lines.map { line in
            let cells = line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
            return cells.count == 2 ? "\"\(mark)\(cells[0])\",\(cells[1])" : String(line)
        }
        for text in [lines.map { mark + $0 }.joined(separator: "\r\n"), quoted.joined(separator: "\r\n")] {
            let (sink, summary) = try UsageFileFixture(text).read(UsageFileOptions(currency: CurrencyCode("USD")))

            #expect(summary.unknownColumns == [])
            #expect(sink.lines.count == 1)
            #expect(!sink.lines.contains { $0.texts.values.contains { $0.contains(mark) } })
        }
    }
}
