import BillingCore
import FakturaTestSupport
import Testing

struct StatementTests {
    private static func line(_ category: String, _ name: String, _ value: String, _ currency: String = "USD")
        -> StatementLine
    {
        StatementLine(
            meter: Meter(category: category, subcategory: "", name: name, region: "", unit: ""), consumed: nil,
            included: nil, billable: nil, rate: nil, value: Money(amount(value), CurrencyCode(currency)))
    }

    @Test func `categories stand by their value, lines by theirs, ties by name`() {
        let lines = [
            Self.line("Storage", "b", "1"), Self.line("VM", "small", "3"), Self.line("Storage", "a", "1"),
            Self.line("VM", "big", "9"), Self.line("Network", "out", "12"), Self.line("Storage", "c", "-4"),
            Self.line("Zone", "x", "1", "EUR"), Self.line("Alpha", "y", "-2"),
        ]
        var random = SeededRandom(seed: 8)

        for _ in 0..<5 {
            let statement = Statement(
                scope: .all, period: period("2026-10-01", "2026-10-31"), lines: lines.shuffled(using: &random),
                provenance: .fixture())

            // Network and VM both come to 12, Alpha and Storage to -2: the tie goes to the first name.
            #expect(statement.lines.map(\.meter.name) == ["x", "out", "big", "small", "y", "a", "b", "c"])
            #expect(statement.totals.totals.map(\.description) == ["1 EUR", "20 USD"])
        }
    }
}
