import BillingCore
import FakturaTestSupport
import Testing

struct AmountTests {
    @Test(arguments: [
        ("0.0000000000000005", "0"), ("0.0000000000000015", "0.000000000000002"),
        ("0.0000000000000025", "0.000000000000002"), ("0.00000000000000251", "0.000000000000003"),
        ("-0.0000000000000015", "-0.000000000000002"), ("-0.0000000000000005", "0"), ("12.50", "12.5"), ("0.00", "0"),
    ])
    func `numbers are rounded to 15 decimals, half to even`(text: String, expected: String) {
        #expect(Amount(text)?.description == expected)
    }

    @Test(arguments: ["", "abc", "1,5", "1E30"])
    func `what is no amount is refused`(text: String) {
        #expect(Amount(text) == nil)
    }

    @Test(
        arguments: [
            ("1.000000000000001", 1_000_000, 1), ("-1.000000000000001", -1_000_000, -1),
            ("0.000000999999999", 0, 999_999_999),
            ("-0.000000000000001", 0, -1), ("9223372036854.775807", .max, 0),
        ] as [(String, Int64, Int64)])
    func `micro-units and remainder have the amount's sign`(text: String, micros: Int64, remainder: Int64) {
        #expect(amount(text).micros == micros)
        #expect(amount(text).remainder == remainder)
    }

    @Test func `beyond 64 bits there are no micro-units`() {
        #expect(amount("9223372036854.775808").micros == nil)
    }

    @Test func `an amount comes back from its two integers, and a sum from theirs`() throws {
        var random = SeededRandom(seed: 21)
        var (micros, remainder): (Int64, Int64) = (0, 0)
        var sum = Amount.zero
        for _ in 0..<2_000 {
            let units = Int128(Int64.random(in: (.min)...(.max), using: &random)) * 1_000
            let value = Amount(units: units / Int128(Int.random(in: 1...1_000_000, using: &random)))

            #expect(Amount(micros: try #require(value.micros), remainder: value.remainder) == value)

            micros += try #require(value.micros)
            remainder += value.remainder
            sum += value
        }
        #expect(Amount(micros: micros, remainder: remainder) == sum)
    }

    @Test(arguments: [
        ("0.125", 2, "0.12"), ("0.135", 2, "0.14"), ("-0.125", 2, "-0.12"), ("1.005", 2, "1.00"), ("2.5", 0, "2"),
        ("3.5", 0, "4"), ("0.1", 15, "0.100000000000000"),
    ])
    func `rounding for the screen is half to even`(text: String, places: Int, expected: String) {
        #expect(amount(text).rounded(to: places).description == expected)
    }

    @Test func `amounts are in numeric order`() {
        #expect(["3", "-1", "0.5", "-1.5"].map(amount).sorted() == ["-1.5", "-1", "0.5", "3"].map(amount))
    }

    @Test func `totals keep currencies apart and in order of their code`() {
        var totals = CurrencyTotals()
        for (text, code) in [("2", "usd"), ("1.25", "SEK"), ("-0.5", "USD")] {
            totals.add(Money(amount(text), CurrencyCode(code)))
        }

        #expect(totals.totals.map(\.description) == ["1.25 SEK", "1.5 USD"])
        #expect(totals[CurrencyCode("EUR")] == nil)
        #expect(CurrencyTotals().totals.isEmpty)
    }

    @Test(arguments: [("JPY", 0), ("kwd", 3), ("SEK", 2), ("XYZ", 2)])
    func `a currency knows the digits of its minor unit`(code: String, digits: Int) {
        #expect(CurrencyCode(code).minorUnitDigits == digits)
    }
}
