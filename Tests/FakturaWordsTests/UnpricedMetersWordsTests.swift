import BillingCore
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
}
