import BillingCore
import FakturaTestSupport
import Testing

@testable import UsageFiles

struct CellTests {
    @Test(arguments: 0..<40)
    func `the quick way to read a number gives what the core's parser gives`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        for _ in 0..<200 {
            let digits = (0..<Int.random(in: 0...22, using: &random)).map { _ in
                String(Int.random(in: 0...9, using: &random))
            }
            let split = Int.random(in: 0...digits.count, using: &random)
            let point = Bool.random(using: &random) ? "." : ""
            let sign = ["", "-", "+"][Int.random(in: 0...2, using: &random)]
            let text = sign + digits[..<split].joined() + point + digits[split...].joined()
            var cells = NumberCells(delimiter: Delimiter.comma)

            let number = Array(text.utf8).withUnsafeBytes { cells.number($0) }
            let amount = Array(text.utf8).withUnsafeBytes { cells.amount($0) }
            let plain = Array(text.utf8).withUnsafeBytes { cells.text($0).map { String(decoding: $0, as: UTF8.self) } }

            let expected = ExactDecimal(text).flatMap { abs($0.approximate) < 1e18 ? $0 : nil }
            #expect(number == expected, "\(text)")
            #expect(number?.description == expected?.description, "\(text)")
            #expect(amount == Amount(text).flatMap { abs($0.approximate) < 1e12 ? $0 : nil }, "\(text)")
            #expect(plain.flatMap { ExactDecimal($0) } == ExactDecimal(text), "\(text)")
        }
    }

    @Test(arguments: 0..<40)
    func `bytes are UTF-8 when the standard library takes them`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let pieces: [[UInt8]] = [
            Array("abcdefgh".utf8), Array("å".utf8), Array("開".utf8), Array("🙂".utf8), [0xC3], [0x80],
            [0xED, 0xA0, 0x80],
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F], [0xFF], Array("z".utf8),
        ]
        for _ in 0..<100 {
            let isSound = Bool.random(using: &random)
            let bytes = (0..<Int.random(in: 0...6, using: &random)).flatMap { _ in
                pieces[Int.random(in: 0..<(isSound ? 4 : pieces.count), using: &random)]
            }

            let isValid = bytes.withUnsafeBytes { UTF8Check.isValid($0) }

            #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
        }
    }

    @Test(arguments: [
        ("Ressourcengruppe (ResourceGroup)", "resourcegroup"), ("Meter Sub-category", "metersubcategory"),
        ("Billing Date(Anniversary Date)", "billingdate(anniversarydate)"), ("usage_Quantity", "usagequantity"),
        ("\u{FEFF}Date", "date"), ("Preis (in €)", "preis(in€)"), ("(Tags)", "tags"), ("Tags ()", "tags()"),
    ])
    func `columns are matched without case, blanks, hyphens and translations`(text: String, key: String) {
        #expect(Array(text.utf8).withUnsafeBytes { HeaderName($0).key } == key)
    }
}
