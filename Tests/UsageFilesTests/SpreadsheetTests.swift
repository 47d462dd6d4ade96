import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

/// Files that a spreadsheet saved again.
struct SpreadsheetTests {
    private static let columns =
        "SubscriptionGuid;Datum (Date);Antal (Quantity);PreTaxCost;Valuta (Currency);Tags;ResourceRate"

    private func read(
        _ rows: [String], delimiter: String = ";", as way: EncodedText = .windows1252
    ) throws -> (sink: RecordingSink, summary: UsageFileSummary) {
        let text = ([Self.columns] + rows).joined(separator: "\r\n") + "\r\n"
        return try UsageFileFixture(bytes: way.bytes(of: text.replacing(";", with: delimiter))).read()
    }

    @Test(arguments: [EncodedText.windows1252, .utf8, .utf8Marked, .utf16LittleEndian, .gzip], [";", "\t"])
    func `decimal commas, groups of digits and Swedish days are read`(way: EncodedText, delimiter: String) throws {
        let rows = [
            "s;2026-01-31;1 234,5;\u{A0}12\u{A0}345\u{A0}678,25;SEK;Malmö;0,5".replacing(";\u{A0}", with: ";"),
            "s;2026-02-01;1\u{A0}000;-1 000,00;SEK;;1", "s;2026-02-01 00:00;5,5E-05;0,000000000000001;SEK;;",
        ]

        let (sink, summary) = try read(rows, delimiter: delimiter, as: way)

        #expect(summary.format == .payAsYouGo)
        #expect(summary.unknownColumns == [])
        #expect(sink.lines.map(\.day.description) == ["2026-01-31", "2026-02-01", "2026-02-01"])
        #expect(sink.lines.map { $0.quantity?.description } == ["1234.5", "1000", "0.000055"])
        #expect(sink.total.description == "12344678.250000000000001")
        #expect(sink.lines.map { $0[.unitPrice] } == ["0.5", "1", ""])
        #expect(sink.lines.first?[.tags] == "Malmö")
    }

    @Test func `a typographic minus and narrow blanks are read`() throws {
        let (sink, _) = try read(["s;2026-01-31;\u{2212}1\u{202F}000,5;\u{2212}2;SEK;;1"], as: .utf8)

        #expect(sink.lines.map { $0.quantity?.description } == ["-1000.5"])
        #expect(sink.total.description == "-2")
    }

    @Test(arguments: ["1 23", "1234 567", "1 2345", "12 34 567,0", "1,000 000", " 1 000 ,5", "1  000", "1 000 "])
    func `groups of other sizes are no number`(text: String) throws {
        let fixture = try UsageFileFixture("\(Self.columns)\ns;2026-01-31;\(text)x;1;SEK;;1\n")

        #expect(try fixture.rowProblem().reason == .notANumber)
        if text != "1 000 " {
            let sole = try UsageFileFixture("\(Self.columns)\ns;2026-01-31;\(text);1;SEK;;1\n")
            #expect(try sole.rowProblem().reason == .notANumber)
        }
    }

    @Test(arguments: [";", "\t"])
    func `every layout is known with another mark between cells`(delimiter: String) throws {
        for item in CostDetailsTests.cases {
            let text = item.file.text
            // Cells that hold a comma are quoted and stay as they are.
            var isQuoted = false
            let saved = String(
                text.map { character in
                    if character == "\"" { isQuoted.toggle() }
                    return character == "," && !isQuoted ? Character(delimiter) : character
                })
            let (sink, summary) = try UsageFileFixture(saved).read(item.options)

            #expect(summary.format == item.format)
            #expect(sink.total.description == item.total, "\(item.testDescription)")
        }
    }
}
