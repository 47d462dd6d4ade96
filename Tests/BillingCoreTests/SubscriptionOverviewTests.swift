import BillingCore
import Testing

struct SubscriptionOverviewTests {
    private static func row(
        _ id: String, name: String? = nil, _ currency: String? = "USD", unbilled: String? = nil, last: String? = nil
    ) -> SubscriptionOverview.Row {
        SubscriptionOverview.Row(
            subscription: Subscription(id: SubscriptionID(id), name: name), currency: currency.map(CurrencyCode.init),
            unbilledCost: unbilled.map(amount), lastPeriod: nil, lastPeriodCost: last.map(amount), lastInvoice: nil,
            trend: [])
    }

    @Test func `rows are by name whatever its case, then identifier, then currency`() {
        let overview = SubscriptionOverview(
            asOf: day("2026-11-20"),
            rows: [
                Self.row("c", name: "beta"), Self.row("b", name: "Alpha", "USD"), Self.row("b", name: "Alpha", "EUR"),
                Self.row("a", name: "alpha"), Self.row("aaa"),
            ], provenance: .fixture())

        #expect(
            overview.rows.map { "\($0.subscription.id) \($0.currency?.rawValue ?? "")" } == [
                "aaa USD", "a USD", "b EUR", "b USD", "c USD",
            ])
    }

    @Test func `totals leave out what is unknown and keep currencies apart`() {
        let overview = SubscriptionOverview(
            asOf: day("2026-11-20"),
            rows: [
                Self.row("a", unbilled: "1", last: "4"), Self.row("b", unbilled: "2.5"), Self.row("c", nil),
                Self.row("d", "SEK", last: "7"),
            ], provenance: .fixture())

        #expect(overview.unbilledTotals.totals.map(\.description) == ["3.5 USD"])
        #expect(overview.lastPeriodTotals.totals.map(\.description) == ["7 SEK", "4 USD"])
    }
}
