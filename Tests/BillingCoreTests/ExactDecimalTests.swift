import BillingCore
import FakturaTestSupport
import Foundation
import Testing

struct ExactDecimalTests {
    @Test(
        arguments: [
            ("0", 0, 0), ("12.50", 1250, 2), ("-12.50", -1250, 2), ("+3", 3, 0), (".5", 5, 1), ("5.", 5, 0),
            ("007.10", 710, 2), ("5.64902E-05", 564_902, 10), ("1e3", 1000, 0), ("1.5E+2", 150, 0), ("1.5e1", 15, 0),
            ("-0.0", 0, 1), ("0E5", 0, 0), ("123456789012345678", 123_456_789_012_345_678, 0),
            ("1234567890123456789", 1_234_567_890_123_456_789, 0),
        ] as [(String, Int128, Int)])
    func `digits and decimals are kept as written`(text: String, mantissa: Int128, scale: Int) throws {
        let value = try #require(ExactDecimal(text))

        #expect(value.mantissa == mantissa)
        #expect(value.scale == scale)
    }

    @Test(arguments: [
        "", "-", "+", ".", "-.", "1,5", "1.2.3", "1 ", " 1", "1e", "1e+", "e5", "--1", "0x1F", "1_000", "NaN", "inf",
        "１", "1E99999", "1E39", "2E38", "12345678901234567890123456789012345678901",
    ])
    func `what is no number, or too large, is refused`(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test(arguments: [
        "1234567890123456789012345678", "0.1234567890123456789012345678", "-98765432109876.54321098765432",
        "1234567890123456789012345678901234567", "-100000000000000000000000000000000000000",
        "0.0000000000000000000000000000000000001",
    ])
    func `28 and up to 37 digits are kept to the last one`(text: String) {
        #expect(ExactDecimal(text)?.description == text)
    }

    @Test(arguments: [
        ("0.12345678901234567890123456789012345675", "0.1234567890123456789012345678901234568"),
        ("0.12345678901234567890123456789012345665", "0.1234567890123456789012345678901234566"),
        ("0.123456789012345678901234567890123456650001", "0.1234567890123456789012345678901234567"),
        ("0.12345678901234567890123456789012345664999", "0.1234567890123456789012345678901234566"),
        ("-0.12345678901234567890123456789012345675", "-0.1234567890123456789012345678901234568"),
        ("123456789012345678901234567890123456777.5", "123456789012345678901234567890123456778"),
        ("123456789012345678901234567890123456776.5", "123456789012345678901234567890123456776"),
        ("1E-38", "0.0000000000000000000000000000000000000"),
        ("6E-38", "0.0000000000000000000000000000000000001"),
        ("1E-9999", "0"),
    ])
    func `decimals that there is no room for are rounded half to even`(text: String, rounded: String) {
        #expect(ExactDecimal(text)?.description == rounded)
    }

    @Test func `a fraction of thousands of digits is rounded, not refused`() {
        let text = "0." + String(repeating: "3", count: 5_000)

        #expect(ExactDecimal(text)?.description == "0." + String(repeating: "3", count: 37))
    }

    @Test func `a decimal comma is read where it is asked for`() {
        let bytes = Array("1234,50".utf8)

        let value = bytes.withUnsafeBytes { ExactDecimal(ascii: $0, decimalSeparator: UInt8(ascii: ",")) }

        #expect(value?.description == "1234.50")
    }

    @Test func `the text of any value reads back as the same value`() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<2_000 {
            let bound = Int64.random(in: 1...(.max), using: &random)
            let mantissa = Int128(Int64.random(in: -bound...bound, using: &random)) * Int128(bound) / 1_000
            let value = ExactDecimal(mantissa: mantissa, scale: .random(in: 0...37, using: &random))

            let read = ExactDecimal(value.description)

            #expect(read?.mantissa == value.mantissa)
            #expect(read?.scale == value.scale)
        }
    }

    @Test(arguments: [
        ("1.50", "1.5"), ("100", "100.000"), ("0", "0.00"), ("-0.0", "0"), ("-7.70", "-7.7"),
    ])
    func `trailing zeros do not make values differ`(left: String, right: String) {
        #expect(decimal(left) == decimal(right))
        #expect(decimal(left).hashValue == decimal(right).hashValue)
        #expect(!(decimal(left) < decimal(right)) && !(decimal(right) < decimal(left)))
    }

    @Test func `values are in numeric order whatever their decimals`() {
        let ordered = ["-1E30", "-2.5", "-2.49", "-0.001", "0", "0.0009", "0.001", "2", "10", "10.0001", "1E30"]
            .map(decimal)
        var random = SeededRandom(seed: 3)

        #expect(ordered.shuffled(using: &random).sorted() == ordered)
    }

    @Test func `large values that differ in the last place are in order`() {
        let small = decimal("1234567890123456789012345678901234567")
        let large = decimal("1234567890123456789012345678901234567").description.dropLast() + "8"

        #expect(small < decimal(String(large)))
        #expect(decimal("0.0000000000000000000000000000000000001") < small)
        #expect(decimal("-1E37") < decimal("0.0000000000000000000000000000000000001"))
    }

    @Test func `sums equal Foundation's decimals`() {
        var random = SeededRandom(seed: 5)
        func text() -> String {
            let digits = String(Int64.random(in: -999_999_999_999...999_999_999_999, using: &random))
            return "\(digits).\(Int.random(in: 0...999_999, using: &random))"
        }
        for _ in 0..<2_000 {
            let (left, right) = (text(), text())

            let sum = decimal(left) + decimal(right)

            #expect(Decimal(string: sum.description) == Decimal(string: left)! + Decimal(string: right)!)
        }
    }

    @Test func `a sum with more digits than there is room for gives up decimals, not the value`() {
        let sum = decimal("1E37") + decimal("2.25")

        #expect(sum == decimal("10000000000000000000000000000000000002.2"))
    }

    @Test func `a sum that no value can hold is none`() {
        let huge = decimal("1E37")
        var sum: ExactDecimal? = .zero

        for _ in 0..<20 { sum = sum?.adding(huge) }

        #expect(sum == nil)
    }

    @Test(arguments: [
        ("2.5", 0, "2"), ("3.5", 0, "4"), ("-2.5", 0, "-2"), ("-3.5", 0, "-4"), ("2.51", 0, "3"), ("0.125", 2, "0.12"),
        ("1", 3, "1.000"),
    ])
    func `rescaling rounds half to even`(text: String, scale: Int, expected: String) {
        #expect(decimal(text).rescaled(to: scale)?.description == expected)
    }

    @Test func `rescaling past 128 bits is none`() {
        #expect(decimal("1E37").rescaled(to: 5) == nil)
    }
}
