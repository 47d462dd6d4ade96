import BillingCore
import Testing

struct InvoicedHistoryTests {
    private static let sek = CurrencyCode("SEK")
    private static let october = period("2026-10-12", "2026-11-11")
    private static let september = period("2026-09-12", "2026-10-11")

    private static func invoice(
        _ id: String, _ period: BillingPeriod = october, owner: Invoice.Owner = .subscription(SubscriptionID("a")),
        kind: Invoice.Kind = .services, document: Invoice.Document = .invoice, total: String = "100",
        state: PeriodState = .due, due: String? = nil
    ) -> Invoice {
        Invoice(
            id: id, owner: owner, kind: kind, document: document, period: period,
            total: Money(amount(total), sek), state: state, dueDay: due.map(day))
    }

    private static func history(
        _ invoices: [Invoice], subscriptions: [Subscription]? = nil, costs: [PeriodCost]? = nil,
        estimates: [Estimate] = []
    ) -> BillingHistory {
        let known = subscriptions ?? [Subscription(id: SubscriptionID("a"), anchorDay: 12, invoiceAccess: .open)]
        return BillingHistory.make(
            scope: .all,
            costs: costs ?? [.fixture(september, "80", "SEK"), .fixture(october, "90", "SEK")],
            rules: Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0.periodRule) }),
            account: AccountSnapshot(subscriptions: known, invoices: invoices, estimates: estimates),
            asOf: day("2026-11-20"), fallback: .fixture("none", fetchedAt: nil))
    }

    private static func row(_ history: BillingHistory, _ period: BillingPeriod = october) -> BillingHistory.Row? {
        history.rows.first { $0.period == period }
    }

    @Test func `a period stands where its invoice stands`() {
        let history = Self.history([
            Self.invoice("E1", state: .due, due: "2026-11-26"), Self.invoice("E0", Self.september, state: .paid),
        ])

        #expect(history.rows.map(\.state) == [.unbilled, .due, .paid])
        #expect(Self.row(history)?.dueDay == day("2026-11-26"))
        #expect(Self.row(history)?.invoicedTotal == amount("100"))
        #expect(Self.row(history)?.absence == nil)
    }

    @Test func `a credit note takes back its invoice and does not make the period due`() {
        let row = Self.row(
            Self.history([
                Self.invoice("C1", document: .creditNote(of: "E1"), total: "-100", state: .paid),
                Self.invoice("E1", state: .void),
            ]))

        #expect(row?.state == .void)
        #expect(row?.invoicedTotal == .zero)
        #expect(row?.invoices.map(\.id) == ["E1", "C1"])
    }

    @Test func `the most pressing of several invoices counts`() {
        let row = Self.row(
            Self.history([
                Self.invoice("E1", state: .paid), Self.invoice("G1", kind: .marketplace, state: .overdue),
            ]))

        #expect(row?.state == .overdue)
    }

    @Test func `a marketplace invoice belongs to the period that its last day lies in`() {
        let history = Self.history([
            Self.invoice("G1", period("2026-10-01", "2026-10-31"), kind: .marketplace, total: "7", state: .paid)
        ])

        #expect(Self.row(history)?.invoices.map(\.id) == ["G1"])
        #expect(history.rows.map(\.period) == [period("2026-11-12", "2026-12-11"), Self.october, Self.september])
    }

    @Test func `an invoice of a billing profile is shown on each subscription and counted once together`() {
        let members = ["a", "b"].map {
            Subscription(id: SubscriptionID($0), anchorDay: 12, billingProfile: "P", invoiceAccess: .open)
        }
        let costs = [
            PeriodCost.fixture(Self.october, "90", "SEK", of: "a"),
            PeriodCost.fixture(Self.october, "10", "SEK", of: "b"),
        ]
        let invoices = [Self.invoice("G1", owner: .billingProfile("P"))]

        let together = Self.row(Self.history(invoices, subscriptions: members, costs: costs))

        #expect(together?.usageCost == amount("100"))
        #expect(together?.invoices.map(\.id) == ["G1"])
        #expect(together?.invoicedTotal == amount("100"))
    }

    @Test func `a closed period without invoice says why, where invoices could be listed`() {
        let row = Self.row(Self.history([]))

        #expect(row?.state == PeriodState.none)
        #expect(row?.absence == .notReturned)
    }

    @Test func `subscriptions with different reasons share none`() {
        let known = [
            Subscription(id: SubscriptionID("a"), offer: Offer("0044P"), anchorDay: 12, invoiceAccess: .open),
            Subscription(id: SubscriptionID("b"), offer: Offer("0017P"), anchorDay: 12, invoiceAccess: .open),
        ]
        let costs = [
            PeriodCost.fixture(Self.october, "1", "SEK", of: "a"),
            PeriodCost.fixture(Self.october, "2", "SEK", of: "b"),
        ]

        let row = Self.row(Self.history([], subscriptions: known, costs: costs))

        #expect(row?.state == PeriodState.none)
        #expect(row?.absence == nil)
    }

    @Test func `invoices make periods where there is no usage, as of a support plan`() {
        let history = Self.history([Self.invoice("S1", kind: .support, state: .paid)], costs: [])

        #expect(history.rows.map(\.period) == [period("2026-11-12", "2026-12-11"), Self.october])
        #expect(Self.row(history)?.usageCost == nil)
        #expect(Self.row(history)?.currency == Self.sek)
    }

    @Test func `a subscription without usage has the periods since it was subscribed`() {
        let known = Subscription(
            id: SubscriptionID("a"), anchorDay: 12, startDay: day("2026-10-20"), invoiceAccess: .open)

        let history = Self.history([], subscriptions: [known], costs: [])

        #expect(history.rows.map(\.period) == [period("2026-11-12", "2026-12-11"), Self.october])
    }

    @Test func `the unbilled period tells when its newest estimate was generated`() {
        let unbilled = period("2026-11-12", "2026-12-11")
        let estimates = [(1, "5"), (2, "6")].map { moment, cost in
            Estimate(
                subscription: SubscriptionID("a"), period: unbilled, generatedAt: moment,
                cost: Money(amount(cost), Self.sek))
        }
        let costs = [PeriodCost.fixture(unbilled, "6", "SEK", of: "a")]

        #expect(Self.row(Self.history([], costs: costs, estimates: estimates), unbilled)?.estimatedAt == 2)
    }
}
