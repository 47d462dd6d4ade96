import BillingCore
import Testing

@Suite struct InvoiceReportTests {
    private func invoice(
        _ id: String, made: String, document: Invoice.Document = .invoice, kind: Invoice.Kind = .services,
        owner: String = "a", state: PeriodState = .paid, total: String = "10"
    ) throws -> Invoice {
        let first = try #require(Day(iso: "2026-10-01"))
        let end = try #require(Day(iso: "2026-11-01"))
        return Invoice(
            id: id, owner: .subscription(SubscriptionID(owner)), kind: kind, document: document,
            period: try #require(BillingPeriod(start: first, end: end)), invoiceDay: Day(iso: made),
            total: Money(try #require(Amount(total)), CurrencyCode("SEK")), state: state)
    }

    private func report(_ invoices: [Invoice]) -> InvoiceReport {
        InvoiceReport.make(
            scope: .all, account: AccountSnapshot(invoices: invoices), profileNames: [:], absence: .notReturned,
            provenance: Provenance(source: .azure, metric: .actual, fetchedAt: nil))
    }

    @Test func `an invoice that takes the place of a credited one is a rebill`() throws {
        let invoices = [
            try invoice("E1", made: "2026-11-03", state: .void),
            try invoice("C1", made: "2026-11-09", document: .creditNote(of: "E1"), total: "-10"),
            try invoice("E2", made: "2026-11-10"), try invoice("S1", made: "2026-11-10", kind: .support),
            try invoice("E3", made: "2026-11-10", owner: "b"), try invoice("E0", made: "2026-11-01"),
        ]

        let rebills = report(invoices).rows.filter { $0.rebills != nil }

        #expect(rebills.map(\.id) == ["E2"])
        #expect(rebills.first?.rebills == "E1")
    }

    @Test func `there is a reason only where there is no invoice`() throws {
        #expect(report([]).absence == .notReturned)
        #expect(report([try invoice("E1", made: "2026-11-03")]).absence == nil)
    }

    @Test func `a subscription without a name goes by its identifier`() throws {
        #expect(report([try invoice("E1", made: "2026-11-03")]).rows.map(\.ownerName) == ["a"])
    }

    @Test(arguments: [
        ([PeriodState.due, .overdue, .paid], "30", "20"), ([.void, .paid], "10", nil), ([.void], nil, nil),
    ])
    func `what is invoiced and what is to be paid`(states: [PeriodState], invoiced: String?, unpaid: String?) throws {
        let invoices = try states.enumerated().map {
            try invoice("E\($0.offset)", made: "2026-11-03", state: $0.element)
        }
        let totals = InvoiceTotals(invoices)

        #expect(totals.invoiced[CurrencyCode("SEK")]?.description == invoiced)
        #expect(totals.unpaid[CurrencyCode("SEK")]?.description == unpaid)
    }
}
