import BillingCore
import Foundation
import Testing
import UsageFiles

struct UsageFileProblemTests {
    /// A faulty file and the problem it must be refused with.
    struct Case: CustomTestStringConvertible {
        let name: String
        let text: String
        let line: Int
        var column: String?
        var value: String?
        let reason: RowProblem.Reason
        var testDescription: String { name }
    }

    private static let header = "SubscriptionGuid,Date,Quantity,PreTaxCost,Currency,Tags,ResourceRate\n"
    private static let row = "s,2026-10-12,1,1,SEK,,1\n"

    /// A pay-as-you-go file with one sound row and then this.
    private static func payAsYouGo(_ rest: String) -> String { header + row + rest }

    /// An Account Center file, faulty by a change.
    private static func accountCenter(_ change: (inout AccountCenterFixture) -> Void) -> String {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD")
        file.use("Disk", "1")
        change(&file)
        return file.text
    }

    static let cases: [Case] = [
        Case(
            name: "cost", text: payAsYouGo("s,2026-10-12,1,n/a,SEK,,1\n"), line: 3, column: "PreTaxCost",
            value: "n/a", reason: .notANumber),
        Case(
            name: "cost missing", text: payAsYouGo("s,2026-10-12,1,,SEK,,1\n"), line: 3, column: "PreTaxCost",
            value: "", reason: .missingValue),
        Case(
            name: "quantity", text: payAsYouGo("s,2026-10-12,1.2.3,1,SEK,,1\n"), line: 3, column: "Quantity",
            value: "1.2.3", reason: .notANumber),
        Case(
            name: "grouped quantity", text: payAsYouGo("s,2026-10-12,\"1,000\",1,SEK,,1\n"), line: 3,
            column: "Quantity", value: "1,000", reason: .notANumber),
        Case(
            name: "rate", text: payAsYouGo("s,2026-10-12,1,1,SEK,,-\n"), line: 3, column: "ResourceRate", value: "-",
            reason: .notANumber),
        Case(
            name: "cost beyond money", text: payAsYouGo("s,2026-10-12,1,-1000000000000,SEK,,1\n"), line: 3,
            column: "PreTaxCost", value: "-1000000000000", reason: .notANumber),
        Case(
            name: "quantity beyond use", text: payAsYouGo("s,2026-10-12,1E18,1,SEK,,1\n"), line: 3,
            column: "Quantity", value: "1E18", reason: .notANumber),
        Case(
            name: "no such day", text: payAsYouGo("s,2026-02-30,1,1,SEK,,1\n"), line: 3, column: "Date",
            value: "2026-02-30", reason: .notADay),
        Case(
            name: "day too early", text: payAsYouGo("s,1989-12-31,1,1,SEK,,1\n"), line: 3, column: "Date",
            value: "1989-12-31", reason: .notADay),
        Case(
            name: "day with text", text: payAsYouGo("s,2026-10-12x,1,1,SEK,,1\n"), line: 3, column: "Date",
            value: "2026-10-12x", reason: .notADay),
        Case(
            name: "month first, then not", text: header + "s,1/13/2026,1,1,SEK,,1\ns,13/1/2026,1,1,SEK,,1\n", line: 3,
            column: "Date", value: "13/1/2026", reason: .otherDayOrder),
        Case(
            name: "month first in most, day first in one",
            text: header + "s,1/2/2026,1,1,SEK,,1\ns,1/13/2026,1,1,SEK,,1\ns,31/1/2026,1,1,SEK,,1\n", line: 4,
            column: "Date", value: "31/1/2026", reason: .otherDayOrder),
        Case(
            name: "day missing", text: payAsYouGo("s,,1,1,SEK,,1\n"), line: 3, column: "Date", value: "",
            reason: .missingValue),
        Case(
            name: "currency missing", text: payAsYouGo("s,2026-10-12,1,1,,,1\n"), line: 3, column: "Currency",
            value: "", reason: .missingValue),
        Case(
            name: "subscription missing", text: payAsYouGo(",2026-10-12,1,1,SEK,,1\n"), line: 3,
            column: "SubscriptionGuid", value: "", reason: .missingValue),
        Case(
            name: "too few cells", text: payAsYouGo("s,2026-10-12,1\n" + row), line: 3,
            reason: .cellCount(found: 3, expected: 7)),
        Case(
            name: "too many cells", text: payAsYouGo("s,2026-10-12,1,1,SEK,,1,8\n"), line: 3,
            reason: .cellCount(found: 8, expected: 7)),
        Case(name: "cut short", text: payAsYouGo("s,2026-10-12,1"), line: 3, reason: .cutShort),
        Case(
            name: "unclosed quote", text: payAsYouGo("s,2026-10-12,1,1,SEK,\"{k\n" + row), line: 3, column: "Tags",
            value: "\"{k s,2026-10-12,1,1,SEK,,1 ", reason: .unclosedQuote),
        Case(
            name: "unclosed quote in the last line", text: payAsYouGo("s,2026-10-12,1,1,SEK,a,\"1"), line: 3,
            column: "ResourceRate", value: "\"1", reason: .unclosedQuote),
        Case(name: "cut within quotes", text: payAsYouGo("s,2026-10-12,1,1,SEK,\"{"), line: 3, reason: .cutShort),
        Case(
            name: "text after quote", text: payAsYouGo("s,2026-10-12,1,1,SEK,\"a\"b,1\n"), line: 3, column: "Tags",
            value: "\"a\"b", reason: .textAfterQuote),
        Case(
            name: "line counted through quotes",
            text: payAsYouGo("s,2026-10-12,1,1,SEK,\"a\r\nb\",1\ns,x,1,1,SEK,,1\n"),
            line: 5, column: "Date", value: "x", reason: .notADay),
        Case(
            name: "long value", text: payAsYouGo("s,2026-10-12,1,\(String(repeating: "x", count: 99)),SEK,,1\n"),
            line: 3, column: "PreTaxCost", value: String(repeating: "x", count: 59) + "…", reason: .notANumber),
        Case(
            name: "other separator later",
            text: (header + "s,2026-10-12,\"1,5\",1,SEK,,1\ns,2026-10-12,1.5,1,SEK,,1\n").replacing(",", with: ";")
                .replacing("\"1;5\"", with: "1,5"),
            line: 3, column: "Quantity", value: "1.5", reason: .notANumber),
        Case(
            name: "value", text: accountCenter { $0.statement[0][15] = "free" }, line: 7, column: "Value",
            value: "free", reason: .notANumber),
        Case(
            name: "period", text: accountCenter { $0.statement[0][0] = "July" }, line: 7, column: "Billing Period",
            value: "July", reason: .notAPeriod),
        Case(
            name: "included", text: accountCenter { $0.statement[0][8] = "x" }, line: 7, column: "Included Quantity",
            value: "x", reason: .notANumber),
        Case(
            name: "daily quantity", text: accountCenter { $0.daily[0][7] = "x" }, line: 11,
            column: "Consumed Quantity", value: "x", reason: .notANumber),
        Case(
            name: "daily day", text: accountCenter { $0.daily[0][0] = "6/31/2018" }, line: 11, column: "Usage Date",
            value: "6/31/2018", reason: .notADay),
        Case(
            name: "day outside", text: accountCenter { $0.daily[0][0] = "7/12/2018" }, line: 11,
            column: "Usage Date", value: "7/12/2018", reason: .dayOutsidePeriod),
        Case(
            name: "daily row cut short", text: String(accountCenter { _ in }.dropLast(40)), line: 11,
            reason: .cutShort),
        Case(
            name: "too few daily cells", text: accountCenter { $0.daily[0].removeLast(2) }, line: 11,
            reason: .cellCount(found: 14, expected: 16)),
        Case(
            name: "no subscription", text: accountCenter { $0.provisioned = [] }, line: 3, column: "Subscription ID",
            reason: .missingValue),
        Case(name: "no daily usage", text: accountCenter { $0.sectionCount = 2 }, line: 8, reason: .missingSection),
        Case(name: "no statement", text: accountCenter { $0.sectionCount = 1 }, line: 4, reason: .missingSection),
    ]

    @Test(arguments: cases)
    func `a faulty row is refused with its line, column and value`(of faulty: Case) throws {
        let fixture = try UsageFileFixture(faulty.text)

        let problem = try fixture.rowProblem()

        let expected = RowProblem(
            path: fixture.path, line: faulty.line, column: faulty.column, value: faulty.value, reason: faulty.reason)
        #expect(problem == expected)
    }

    @Test func `an unclosed quote that swallows lines ends the reading even when rows may be left out`() throws {
        let fixture = try UsageFileFixture(Self.payAsYouGo("s,2026-10-12,1,1,SEK,\"{k\n" + Self.row))

        #expect(throws: UsageFileProblem.self) { try fixture.read(skipsInvalidRows: true) }
    }

    /// What a whole file may be instead of a usage file.
    static let foreign: [(bytes: [UInt8], name: String)] = [
        ([], "empty"), ([0xEF, 0xBB, 0xBF], "empty"), (Array("\r\n\n  \n".utf8), "empty"),
        (Array("a,b\0c".utf8), "binary"), (Array(repeating: 7, count: 90), "binary"),
        (Array("PAR1xxxx".utf8), "parquet"), ([0x50, 0x4B, 3, 4, 9], "zip"), ([0xFF, 0xFE, 0x0D, 0], "empty"),
        ([0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26) + Array("[Content_Types].xml".utf8), "workbook"),
        ([0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26) + Array("usage.csv".utf8), "zip"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "workbook"), (Array("%PDF-1.7\n".utf8), "pdf"),
        (Array("{\"error\":{}}".utf8), "json"), (Array("\u{FEFF}\r\n[1]".utf8), "json"),
        (Array("\n<!doctype HTML>".utf8), "html"), (Array("<html lang=en>".utf8), "html"),
        (Array("<?xml version=\"1.0\"?><Error/>".utf8), "xml"),
    ]

    @Test(arguments: foreign)
    func `a file that is no text is refused for what it is`(bytes: [UInt8], expected: String) throws {
        let fixture = try UsageFileFixture(bytes: bytes)

        let error = #expect(throws: UsageFileProblem.self) { try fixture.read() }

        let name =
            switch error {
            case .empty: "empty"
            case .binary: "binary"
            case .foreign(_, let kind): kind.rawValue
            default: String(describing: error)
            }
        #expect(name == expected)
    }

    @Test func `an unknown header is shown without control characters and shortened`() throws {
        let cells = ["a\u{1B}b", String(repeating: "c", count: 41)] + (3...14).map(String.init)
        let fixture = try UsageFileFixture(cells.joined(separator: ",") + "\n1,2\n")

        let shown = ["a b", String(repeating: "c", count: 39) + "…"] + (3...12).map(String.init)
        let expected = UsageFileProblem.unknownFormat(path: fixture.path, header: shown)
        #expect(throws: expected) { try fixture.read() }
        #expect(throws: expected) { try UsageFileReader.identify(path: fixture.path) }
    }

    @Test func `what is no regular file is refused for what it is`() throws {
        let fixture = try UsageFileFixture("")
        let folder = URL(filePath: fixture.path).deletingLastPathComponent().path
        let missing = folder + "/none.csv"

        #expect(throws: UsageFileProblem.missing(path: missing)) { try ContentHash(path: missing) }
        #expect(throws: UsageFileProblem.folder(path: folder)) { try ContentHash(path: folder) }
        #expect(throws: UsageFileProblem.unreadable(path: "/dev/null", code: ESPIPE)) {
            try ContentHash(path: "/dev/null")
        }
    }

    @Test func `a file that grows while it is read is refused`() throws {
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1.00 USD")
        file.use("Disk", "1")
        let fixture = try UsageFileFixture(file.text)
        var hasWritten = false

        #expect(throws: UsageFileProblem.changed(path: fixture.path)) {
            try UsageFileReader(path: fixture.path).read(into: RecordingSink()) { _, _ in
                guard !hasWritten else { return }
                hasWritten = true
                let handle = try #require(FileHandle(forWritingAtPath: fixture.path))
                try handle.seekToEnd()
                try handle.write(contentsOf: Data(file.text.split(separator: "\r\n").suffix(1).joined().utf8))
                try handle.close()
            }
        }
    }
}
