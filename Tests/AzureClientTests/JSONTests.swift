import BillingCore
import Testing

@testable import AzureClient

struct JSONTests {
    private static func value(_ text: String) throws -> JSONValue { try JSONValue.reading(Array(text.utf8)) }

    @Test(
        arguments: [
            "0.1", "1.980949998e-06", "123456789012345678.123456789012345", "-0.00", "1E3", "0.054693034210767",
            "1.84763819095477",
        ])
    func `a number stays the digits it came as`(digits: String) throws {
        let value = try Self.value(#"{"a":\#(digits)}"#)

        #expect(value["a"] == .number(digits))
        #expect(value["a"]?.decimal == ExactDecimal(digits))
        #expect(value.json == #"{"a":\#(digits)}"#)
    }

    @Test func `escapes of every kind are undone`() throws {
        let value = try Self.value(#"["\"\\\/\b\f\n\r\t","\u00e5\uD83D\uDE00","\uD83Dx","\uDE00","\u12"]"#)

        #expect(
            value.elements.compactMap(\.text) == [
                "\"\\/\u{8}\u{C}\n\r\t", "å😀", "\u{FFFD}x", "\u{FFFD}", "\u{FFFD}",
            ])
    }

    @Test(
        arguments: [
            ("", 0), ("{", 1), (#"{"a":1,}"#, 7), ("[1,]", 3), ("[1 2]", 3), (#"{"a" 1}"#, 5), ("nul", 0),
            (#"{"a":"b"#, 7), ("{} {}", 3), ("{'a':1}", 1), ("<html>", 0), (#"{,"a":1}"#, 1), ("tru]", 0),
        ])
    func `what is no JSON is refused at its place`(text: String, offset: Int) {
        #expect(throws: AnswerDefect.notJSON(offset: offset)) { try Self.value(text) }
    }

    @Test func `nesting without end is refused`() {
        #expect(throws: AnswerDefect.self) { try Self.value(String(repeating: "[", count: 100_000)) }
    }

    @Test func `a byte order mark is no part of the text`() throws {
        #expect(try Self.value("\u{FEFF}{}") == .object([]))
    }

    @Test func `names are found whatever their case, the exact one first`() throws {
        let value = try Self.value(#"{"Name":1,"name":2,"gone":null}"#)

        #expect(value["name"] == .number("2"))
        #expect(value["NAME"] == .number("1"))
        #expect(value["gone"] == nil)
    }

    @Test(
        arguments: [
            ("2019-04-09T00:00:00.0000000Z", 1_554_768_000), ("2019-04-09", 1_554_768_000),
            ("2019-04-09T02:00:00+02:00", 1_554_768_000), ("2019-04-08T19:00:00-0500", 1_554_768_000),
            ("2026-01-09 02:02:12Z", 1_767_924_132), ("2026-01-09 12:34:56.000000", 1_767_962_096),
            ("2022-05-10T08:08:46.1973252Z", 1_652_170_126),
        ] as [(String, Int64)])
    func `times are read with any number of digits and any zone`(text: String, seconds: Int64) {
        #expect(Moment.seconds(text) == seconds)
    }

    @Test(arguments: ["", "2019-13-01", "2019-04-09T", "2019-04-09X00:00", "yesterday", "2019-04-09T00:00:00Q"])
    func `what is no time is none`(text: String) {
        #expect(Moment.seconds(text) == nil)
    }

    @Test func `fields that nothing asked for are listed`() throws {
        let ledger = FieldLedger()
        let fields = Fields(
            try Self.value(#"{"a":1,"b":{"c":2,"d":3},"e":[{"f":4,"g":5}],"h":{"i":6}}"#), ledger: ledger)
        _ = fields.text("a")
        _ = fields["b"].text("c")
        _ = fields.list("e").map { $0.text("f") }
        _ = fields.whole("h")

        #expect(ledger.unread == [".b.d", ".e[].g"])
    }

    @Test func `an unknown word is kept, a known one is known in any spelling`() {
        #expect(AzureWord<AzureSubscription.State>("pastdue").known == .pastDue)
        #expect(AzureWord<AzureSubscription.State>("Expired") == .other("Expired"))
    }
}
