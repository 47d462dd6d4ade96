import BillingCore
import Testing

struct SettlementTests {
    private static let sek = CurrencyCode("SEK")
    private static let october = period("2026-10-01", "2026-10-31")

    private static func statement(_ value: String, _ invoices: [Invoice]) -> Statement {
        let meter = Meter(category: "c", subcategory: "", name: "m", region: "", unit: "")
        let line = StatementLine(
            meter: meter, consumed: nil, included: nil, billable: nil, rate: nil, value: Money(amount(value), sek))
        return Statement(
            scope: .all, period: october, lines: [line], invoices: invoices,
            provenance: .fixture("none", fetchedAt: nil))
    }

    private static func invoice(
        _ usage: String, credit: String = "0", tax: String = "0", document: Invoice.Document = .invoice
    ) -> Invoice {
        let charges = Invoice.Charges(usage: amount(usage), credit: amount(credit), tax: amount(tax))
        return Invoice(
            id: "E\(usage)", owner: .subscription(SubscriptionID("a")), document: document, period: october,
            total: Money(charges.total, sek), charges: charges, state: .due)
    }

    @Test func `usage, credit and tax lead to the total`() {
        let settlement = Self.statement("11416.7512", [Self.invoice("11416.75", credit: "-1494.27", tax: "2480.62")])
            .settlement(in: Self.sek)

        #expect(settlement?.total == amount("12403.10"))
        #expect(settlement?.taxPercent == ExactDecimal("25"))
    }

    @Test func `an invoice of other usage leads nowhere`() {
        #expect(Self.statement("100.01", [Self.invoice("100")]).settlement(in: Self.sek) == nil)
        #expect(Self.statement("100", []).settlement(in: Self.sek) == nil)
        #expect(Self.statement("100", [Self.invoice("100")]).settlement(in: CurrencyCode("EUR")) == nil)
    }

    @Test func `a marketplace invoice of other charges stands apart`() {
        let other = Invoice(
            id: "G1", owner: .subscription(SubscriptionID("a")), kind: .marketplace, period: Self.october,
            total: Money(amount("7"), Self.sek), state: .paid)

        let settlement = Self.statement("100", [Self.invoice("100", tax: "25"), other]).settlement(in: Self.sek)

        #expect(settlement?.total == amount("125"))
        #expect(settlement?.apart.map(\.id) == ["G1"])
    }

    @Test func `a credit note does not count against the usage it credits`() {
        let invoices = [Self.invoice("100"), Self.invoice("-100", document: .creditNote(of: "E100"))]

        #expect(Self.statement("100", invoices).settlement(in: Self.sek)?.usage == amount("100"))
    }
}
