import BillingCore
import Testing

@testable import UsageFiles

struct StatementValueTests {
    @Test(arguments: [
        ("$0.17 USD", "0.17"), ("kr 1 234,50 SEK", "1234.5"), ("€1.234,50 EUR", "1234.5"), ("1,234.50 USD", "1234.5"),
        ("1\u{A0}234,50\u{A0}kr SEK", "1234.5"), ("12\u{202F}345\u{202F}678,9 €", "12345678.9"),
        ("CHF 1’234.50 CHF", "1234.5"), ("¥1,234 JPY", "1234"), ("¥1,234,567 JPY", "1234567"), ("0,125 KWD", "0.125"),
        ("-$0.50 USD", "-0.5"), ("($0.50) USD", "-0.5"), ("\u{2212}0,50 kr SEK", "-0.5"), ("$0.50- USD", "-0.5"),
        ("kr. 10,00 DKK", "10"), ("₹12,34,567.80 INR", "1234567.8"), ("0", "0"), ("1234.567", "1234.567"),
        ("R$ 1.234.567,00 BRL", "1234567"), ("$1234567.891 USD", "1234567.891"),
    ])
    func `a value is read in the manner of its culture`(text: String, expected: String) {
        #expect(amount(text)?.description == expected)
    }

    @Test(arguments: ["", "USD", "$ USD", "1.2.3", "1,2,3 USD", "1.234,5.6", "1a2", "--1", "1,234.5,6"])
    func `what is no value is not read`(text: String) {
        #expect(amount(text) == nil)
    }

    private func amount(_ text: String) -> Amount? {
        Array(text.utf8).withUnsafeBytes { StatementValue.amount($0) }
    }
}
