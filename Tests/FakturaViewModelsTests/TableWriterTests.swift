import BillingCore
import FakturaTestSupport
import Testing

@testable import FakturaViewModels

@Suite struct TableWriterTests {
    private func table(_ rows: [[TableValue]], context: [TableHeader.Context] = []) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "thing", asOf: .fixture("2026-11-20"), context: context,
                columns: [
                    .init("name"), .init("usageCost", isNumber: true), .init("tags", isWide: true),
                    .init("note", isOnlyInTable: true),
                ]),
            rows: rows)
    }

    private var sample: ReportTable {
        table(
            [
                [.text("a \"b\",\tc\r\nd"), .number(ExactDecimal("-0.50")), .fields("\"k\": \"v\"\n"), .text("x|y")],
                [.name(nil, tableFallback: "id-1"), .none, .none, .none],
            ], context: [.init("period", .day(.fixture("2026-11-11")))])
    }

    @Test func `CSV quotes what has to be, and says in every line what it belongs to`() {
        let text = sample.text(as: TableStyle(.csv))

        #expect(
            text == "period,name,usageCost,tags\r\n"
                + "2026-11-11,\"a \"\"b\"\",\tc\r\nd\",-0.50,\"\"\"k\"\": \"\"v\"\"\n\"\r\n2026-11-11,,,\r\n")
    }

    @Test func `TSV has a line per row whatever stands in cells, and quotes only what begins with a quotation mark`() {
        let text = sample.text(as: TableStyle(.tsv))

        #expect(
            text == "period\tname\tusageCost\ttags\n"
                + "2026-11-11\ta \"b\", c d\t-0.50\t\"\"\"k\"\": \"\"v\"\" \"\n2026-11-11\t\t\t\n")
    }

    @Test func `JSON Lines are the rows of JSON, one on each line`() {
        let lines = sample.text(as: TableStyle(.jsonl)).split(separator: "\n")
        let whole = sample.text(as: TableStyle(.json))

        #expect(
            lines == [
                #"{"name":"a \"b\",\tc\r\nd","usageCost":"-0.50","tags":{"k":"v"}}"#,
                #"{"name":null,"usageCost":null,"tags":null}"#,
            ])
        #expect(
            whole == "{\"schema\":\"faktura/thing/1\",\"asOf\":\"2026-11-20\",\"period\":\"2026-11-11\",\"rows\":[\n"
                + lines.joined(separator: ",\n") + "\n]}\n")
    }

    @Test func `JSON says what is known of the whole before the rows, and JSON Lines have no room for it`() {
        var table = table([])
        table.header.facts = [
            .init("cost", .number(ExactDecimal("1.50"))), .init("none", .none), .init("codes", codes: ["a", "b"]),
            .init("parts", .list([.facts([.init("n", .integer(1)), .init("day", .day(.fixture("2026-11-11")))])])),
        ]

        #expect(
            table.text(as: TableStyle(.json))
                == #"{"schema":"faktura/thing/1","asOf":"2026-11-20","cost":"1.50","none":null,"codes":["a","b"],"#
                + #""parts":[{"n":1,"day":"2026-11-11"}],"rows":["# + "\n]}\n")
        #expect(table.text(as: TableStyle(.jsonl)) == "")
    }

    @Test func `JSON escapes every control character, those of two bytes too`() {
        let text = table([[.text("å\u{1}\u{7F}\u{9B}\u{A0}é\\"), .none, .none, .none]]).text(as: TableStyle(.jsonl))

        #expect(text.hasPrefix("{\"name\":\"å\\u0001\\u007f\\u009b\u{A0}é\\\\\","))
    }

    @Test func `Markdown puts numbers to the right, escapes what means something, and shows control characters`() {
        let rows: [[TableValue]] = [
            [.text("a|b\\c_d _e_\r\n<f>"), .number(ExactDecimal("1.5")), .fields("left out"), .text("\u{1B}[31m*")],
            [.name(nil, tableFallback: "id-1"), .none, .none, .none],
        ]

        #expect(
            table(rows).text(as: TableStyle(.md)) == """
                | name | usageCost | note |
                | --- | ---: | --- |
                | a\\|b\\\\c_d \\_e\\_<br>\\<f> | 1.5 | \u{FFFD}\\[31m\\* |
                | id-1 |  |  |

                """)
    }

    @Test func `the plain table leaves out columns that no row knows, and aligns`() {
        let rows: [[TableValue]] = [
            [.text("long\tname"), .number(ExactDecimal("1.5")), .fields("x"), .none],
            [.text("b"), .number(ExactDecimal("-22.25")), .none, .none],
        ]

        #expect(
            table(rows).text(as: TableStyle(.table)) == """
                NAME       USAGE COST
                long name         1.5
                b              -22.25

                """)
    }

    @Test(arguments: TableFormat.allCases)
    func `a table without rows is its keys`(format: TableFormat) {
        let text = table([]).text(as: TableStyle(format))

        #expect(format == .jsonl ? text.isEmpty : !text.isEmpty)
    }

    @Test(arguments: [
        ("=1+1", true), ("+1+cmd", true), ("-2+3", true), ("@SUM(A1)", true), ("\tx", true), ("\rx", true),
        ("\nx", true), ("=", true), ("-", true), ("＝1", true), ("＠x", true), ("-12.50", false), ("+46", false),
        ("-.5", false), ("-1.2.3", true), ("12-34", false), ("a=b", false), ("", false), ("'=1", false), ("Åsa", false),
    ])
    func `texts that a sheet would run are guarded in CSV and TSV, and nowhere else`(text: String, isGuarded: Bool) {
        let rows = table([[.text(text), .number(ExactDecimal("-12.50")), .none, .none]])

        for format in [TableFormat.csv, .tsv] {
            let guarded = rows.text(as: TableStyle(format))
            let raw = rows.text(as: TableStyle(format, guardsFormulas: false))
            #expect((guarded != raw) == isGuarded, "\(format)")
            #expect(guarded.contains("-12.50") && !guarded.contains("'-12.50"))
            let lines = guarded.replacing("\r\n", with: "\n")
            #expect(!isGuarded || lines.contains("\n'") || lines.contains("\n\"'"))
        }
        for format in [TableFormat.json, .jsonl, .md, .table] {
            #expect(rows.text(as: TableStyle(format)) == rows.text(as: TableStyle(format, guardsFormulas: false)))
        }
    }

    @Test func `numbers and days become the bytes that their descriptions have`() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<500 {
            let number = ExactDecimal(
                mantissa: Int128(Int64.random(in: .min ... .max, using: &random))
                    * Int128(Int64.random(in: 0...1_000_000_000_000, using: &random)),
                scale: Int.random(in: 0...37, using: &random))
            var bytes: [UInt8] = []
            bytes.write(number)
            #expect(String(decoding: bytes, as: UTF8.self) == number.description)
        }
        for text in ["0", "0.00", "-0.01", "1000000000000000000000.5"] {
            var bytes: [UInt8] = []
            bytes.write(ExactDecimal(text) ?? .zero)
            #expect(String(decoding: bytes, as: UTF8.self) == text)
        }
        for day in [Day.fixture("2026-01-09"), Day.fixture("1970-12-31"), Day(number: -800_000)] {
            var bytes: [UInt8] = []
            bytes.write(day)
            #expect(String(decoding: bytes, as: UTF8.self) == day.description)
        }
    }
}

@Suite struct SafeFileNameTests {
    @Test(arguments: [
        (["2026-11-11", "Production", "usage-by-day"], "2026-11-11_Production_usage-by-day.csv"),
        (["2026-11-11", "../../etc/passwd", "x"], "2026-11-11_etc-passwd_x.csv"),
        (["2026-11-11", "a\u{0}b\u{1B}[31m\u{202E}c\nd", "x"], "2026-11-11_a-b-31m-c-d_x.csv"),
        ([".hidden", "C:\\x", "y?*\"<>|"], "hidden_C-x_y.csv"),
        (["", "CON", ""], "faktura_CON.csv"), (["nul.x"], "faktura_nul.x.csv"), (["..", "/"], "faktura_.csv"),
        (["2026", "東京 部署 Åsa"], "2026_東京-部署-Åsa.csv"),
    ])
    func `a name has nothing that a file system or a shell would take for something else`(
        parts: [String], name: String
    ) {
        #expect(SafeFileName.make(parts, fileExtension: "csv") == name)
    }

    @Test func `a name is never longer than 200 bytes with its number`() {
        let long = String(repeating: "長い", count: 300)

        let name = SafeFileName.make(["2026-11-11", long, "usage-by-line", "2026-11-03", long], fileExtension: "jsonl")

        #expect(name.utf8.count <= 190)
        #expect(name.hasPrefix("2026-11-11_長い") && name.hasSuffix(".jsonl"))
    }
}

@Suite struct TypedLineTests {
    @Test func `text is put in and taken out where the cursor stands`() {
        var line = TypedLine("/home/me/a.csv")
        let edits: [(TypedLine.Edit, String)] = [
            (.moved(-4), "/home/me/a|.csv"), (.typed("b\nc"), "/home/me/ab|.csv"),
            (.deletedBackward, "/home/me/a|.csv"), (.deletedForward, "/home/me/a|csv"),
            (.deletedWord, "/home/me/|csv"), (.deletedWord, "/home/|csv"), (.movedToStart, "|/home/csv"),
            (.deletedBackward, "|/home/csv"), (.moved(-9), "|/home/csv"), (.movedToEnd, "/home/csv|"),
            (.deletedForward, "/home/csv|"), (.moved(-3), "/home/|csv"), (.deletedToEnd, "/home/|"),
            (.deletedToStart, "|"), (.deletedWord, "|"),
        ]

        for (edit, expected) in edits {
            line.apply(edit)
            var shown = line.text
            shown.insert("|", at: shown.index(shown.startIndex, offsetBy: line.cursor))
            #expect(shown == expected, "\(edit)")
        }
    }

    @Test func `at a terminal what steers it is replaced, wherever the pieces are cut`() {
        let text = "a\tå,\"x\u{1B}]0;y\u{7}\",\u{9B}1m\u{202E}€\rb\r\n𝄞\r\n"
        let shown = "a\tå,\"x\u{FFFD}]0;y\u{FFFD}\",\u{FFFD}1m\u{FFFD}€\u{FFFD}b\r\n𝄞\r\n"
        for length in 1...text.utf8.count {
            var (stream, bytes) = (VisibleBytes(), [UInt8]())
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                bytes += stream.take(Array(rest.prefix(length)))
                rest = rest.dropFirst(length)
            }
            #expect(String(decoding: bytes, as: UTF8.self) == shown)
        }
    }
}
