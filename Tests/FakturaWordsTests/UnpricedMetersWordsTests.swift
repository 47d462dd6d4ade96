import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@Suite struct UnpricedMetersWordsTests {
    private func statement(unpriced: Int, priced: Int) throws -> Statement {
        let sek = CurrencyCode("SEK")
        let period = try #require(BillingPeriod(first: Day(number: 20_728), last: Day(number: 20_758)))
        return Statement(
            scope: .all, period: period,
            lines: (0..<unpriced + priced).map { number in
                StatementLine(
                    meter: Meter(category: "A", subcategory: "", name: "M\(number)", region: "", unit: ""),
                    consumed: .zero, included: nil, billable: nil, rate: nil,
                    value: Money(number < unpriced ? .zero : Amount(micros: 1_000_000, remainder: 0), sek),
                    isPriced: number >= unpriced)
            }, provenance: Provenance(source: .azure, metric: .actual, fetchedAt: nil))
    }

    @Test func `meters without a price are counted and named`() throws {
        let words = Words(.english)

        #expect(words.unpricedMeters(try statement(unpriced: 0, priced: 2)) == nil)
        #expect(
            words.unpricedMeters(try statement(unpriced: 3, priced: 1))
                == "The total is incomplete: 3 of 4 meters have no list price and are left out: M0, M1, M2.")
        #expect(
            words.unpricedMeters(try statement(unpriced: 5, priced: 1))?.hasSuffix("M0, M1, M2 and 2 more.") == true)
        #expect(
            words.unpricedMeters(try statement(unpriced: 4, priced: 0))
                == "There is no estimate: costs are not open to you, and no meter used has a list price (4).")
        #expect(Words(.swedish).unpricedMeters(try statement(unpriced: 1, priced: 1))?.contains("listpris") == true)
    }

    @Test func `an estimate that lacks meters is more than its figure, and says so on the history and on home`() throws
    {
        let words = Words(.english)
        let period = BillingPeriod.fixture("2026-11-01", "2026-11-30")
        let (subscription, sek) = (Subscription(id: SubscriptionID("a")), CurrencyCode("SEK"))
        let row = BillingHistory.Row(
            period: period, state: .unbilled, currency: sek, usageCost: .fixture("12"), coverage: period,
            change: nil, invoices: [], estimatedAt: 5, lineCount: 0, unpricedMeters: 2, provenance: nil)
        let home = SubscriptionOverview.Row(
            subscription: subscription, currency: sek, unbilledCost: .fixture("12"), unpricedMeters: 1,
            lastPeriod: nil, lastPeriodCost: nil, lastInvoice: nil,
            standing: PeriodStanding(subscription: subscription), trend: [])

        #expect(words.wordOfCost(row.usageCost, sek, nil, 2) == "> 12.00")
        #expect(words.wordOfCost(row.usageCost, sek, nil, 0) == nil)
        #expect(
            words.explanation(of: row, asOf: nil).hasPrefix(
                "It is incomplete: 2 meters without a list price are left out; the statement names them. "))
        #expect(
            words.why(home, isNamed: false, asOf: nil).first?.text.hasPrefix(
                "It is incomplete: 1 meter without a list price is left out") == true)
    }
}
