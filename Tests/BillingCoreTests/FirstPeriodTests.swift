import BillingCore
import Testing

struct FirstPeriodTests {
    private static let asOf = day("2026-11-20")

    private static func subscription(_ start: String, _ agreement: Agreement, _ offer: String) -> Subscription {
        Subscription(
            id: SubscriptionID("a"), offer: Offer(offer), agreement: agreement, anchorDay: Int(start.suffix(2)),
            startDay: day(start), invoiceAccess: .open)
    }

    private static func history(of subscription: Subscription) -> BillingHistory {
        BillingHistory.make(
            scope: .all, costs: [], rules: [subscription.id: subscription.periodRule],
            account: AccountSnapshot(subscriptions: [subscription]), asOf: asOf,
            fallback: .fixture("none", fetchedAt: nil))
    }

    @Test(arguments: [
        ("2026-11-08", Agreement.onlineServices, "MS-AZR-0003P", ["recently-subscribed"]),
        ("2026-11-08", .onlineServices, "MS-AZR-0044P", ["recently-subscribed"]),
        // What rules every invoice out says more than youth does.
        ("2026-11-08", .enterprise, "MS-AZR-0017P", ["period-not-ended"]),
        // A period that has ended tells it by itself.
        ("2026-10-18", .onlineServices, "MS-AZR-0003P", ["period-not-ended", "being-prepared"]),
    ])
    func `the youth of a subscription is what its first period is told by`(
        start: String, agreement: Agreement, offer: String, reasons: [String]
    ) {
        let subscription = Self.subscription(start, agreement, offer)
        let history = Self.history(of: subscription)

        #expect(history.rows.map { $0.absence?.code ?? "" } == reasons)
        #expect(history.rows.compactMap(\.standings.first?.finding?.reason.code) == reasons)
        #expect(history.rows.first?.state == .unbilled)
        let home = SubscriptionOverview.rows(of: subscription, history: history)
        #expect(home.first?.absence?.code == reasons.last)
    }

    @Test func `the overview tells of every invoice that is to be paid`() {
        let subscription = Subscription(id: SubscriptionID("a"), anchorDay: 12, invoiceAccess: .open)
        func invoice(_ id: String, _ start: String, _ end: String, _ state: PeriodState) -> Invoice {
            Invoice(
                id: id, owner: .subscription(subscription.id), period: period(start, end),
                total: Money(amount("100"), CurrencyCode("SEK")), state: state)
        }
        let history = BillingHistory.make(
            scope: .all, costs: [], rules: [subscription.id: subscription.periodRule],
            account: AccountSnapshot(
                subscriptions: [subscription],
                invoices: [
                    invoice("E1", "2026-10-12", "2026-11-11", .paid),
                    invoice("E2", "2026-09-12", "2026-10-11", .overdue),
                    invoice("E3", "2026-08-12", "2026-09-11", .due), invoice("E4", "2026-07-12", "2026-08-11", .void),
                ]), asOf: Self.asOf, fallback: .fixture("none", fetchedAt: nil))

        let row = SubscriptionOverview.rows(of: subscription, history: history).first
        #expect(row?.lastInvoice?.id == "E1")
        #expect(row?.unpaid.map(\.id) == ["E2", "E3"])
    }
}
