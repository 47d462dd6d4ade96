import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@Suite struct NumberWordsTests {
    private let english = Words(.english)
    private let swedish = Words(.swedish)

    @Test(arguments: [
        ("0", "SEK", "0.00"), ("0.004", "SEK", "0.00"), ("0.005", "SEK", "0.00"), ("0.015", "SEK", "0.02"),
        ("0.0051", "SEK", "0.01"), ("999.995", "SEK", "1,000.00"), ("12403.1", "SEK", "12,403.10"),
        ("-1494.27", "SEK", "−1,494.27"), ("-0.004", "SEK", "0.00"), ("1234567.891", "EUR", "1,234,567.89"),
        ("1234.5", "JPY", "1,234"), ("1235.5", "JPY", "1,236"), ("1.2345", "KWD", "1.234"), ("-0.5", "JPY", "0"),
        ("987654321012345.67", "SEK", "987,654,321,012,345.67"),
    ])
    func `an amount has its currency's decimals, groups and a true minus`(text: String, code: String, shown: String) {
        #expect(english.amount(.fixture(text), CurrencyCode(code)) == shown)
    }

    @Test(arguments: [
        ("12403.1", "12\u{A0}403,10"), ("-1494.27", "−1\u{A0}494,27"), ("0.5", "0,50"),
        ("1000000", "1\u{A0}000\u{A0}000,00"),
    ])
    func `Swedish groups with a blank that does not break, and has a decimal comma`(text: String, shown: String) {
        #expect(swedish.amount(.fixture(text), CurrencyCode("SEK")) == shown)
    }

    @Test(arguments: [(0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (38_412, "38,412"), (-1234, "−1,234")])
    func `a count has groups`(number: Int, shown: String) {
        #expect(english.count(number) == shown)
    }

    @Test(arguments: [
        ("744", 4, 0, "744"), ("744.00", 4, 0, "744"), ("744", 2, 2, "744.00"), ("48.5", 4, 0, "48.5"),
        ("48.5", 4, 2, "48.50"), ("0.032258", 4, 0, "0.0323"), ("0.00005", 4, 0, "<0.0001"), ("0", 4, 0, "0"),
        ("0.000", 2, 2, "0.00"), ("-0.00001", 4, 0, ">−0.0001"), ("1503.500", 2, 2, "1,503.50"),
        ("0.004", 2, 2, "<0.01"), ("5.64902E-05", 5, 2, "0.00006"), ("-24", 4, 0, "−24"),
    ])
    func `a quantity is short, and a tiny one is not nothing`(text: String, places: Int, least: Int, shown: String)
        throws
    {
        let quantity = try #require(ExactDecimal(text))

        #expect(english.quantity(quantity, places: places, least: least) == shown)
    }

    @Test(arguments: [
        ("0.031", "+3.1%", "+3,1\u{A0}%"), ("-0.004", "−0.4%", "−0,4\u{A0}%"), ("0", "0.0%", "0,0\u{A0}%"),
        ("0.00004", "0.0%", "0,0\u{A0}%"), ("12.345", "+1,234.5%", "+1\u{A0}234,5\u{A0}%"),
        ("-1", "−100.0%", "−100,0\u{A0}%"),
    ])
    func `a change has its sign and one decimal`(text: String, english: String, swedish: String) throws {
        let fraction = try #require(ExactDecimal(text))

        #expect(self.english.change(fraction) == english)
        #expect(self.swedish.change(fraction) == swedish)
    }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1000, "1.0 KB"), (88_000, "88.0 KB"), (99_949, "99.9 KB"), (99_950, "100 KB"),
        (612_345, "612 KB"), (999_499, "999 KB"), (999_500, "1.0 MB"), (1_234_567, "1.2 MB"),
        (3_200_000_000, "3.2 GB"), (7_000_000_000_000, "7.0 TB"), (9_000_000_000_000_000, "9000 TB"),
    ])
    func `bytes have one to three digits`(count: Int64, shown: String) {
        #expect(english.bytes(count) == shown)
    }

    @Test func `exact money has every digit and at least the currency's`() {
        let tiny = Money(.fixture("0.000000000000001"), CurrencyCode("SEK"))

        #expect(english.exactMoney(tiny) == "0.000000000000001 SEK")
        #expect(english.exactMoney(Money(.fixture("12.5"), CurrencyCode("SEK"))) == "12.50 SEK")
        #expect(english.exactMoney(Money(.fixture("12.5"), CurrencyCode("JPY"))) == "12.5 JPY")
        #expect(english.exactMoney(Money(.fixture("-12"), CurrencyCode("SEK"))) == "−12.00 SEK")
    }
}
