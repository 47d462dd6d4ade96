import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct DailyUsageModelTests {
    private func model(_ costs: [String]) -> DailyUsageModel {
        let query = UsageQuery(scope: .all, period: .fixture("2026-10-01", "2026-10-31"))
        var model = DailyUsageModel(query: query, periods: [query.period])
        let rows = costs.enumerated().map { place, cost in
            UsageBreakdown.Row(
                group: .day(query.period.start.advanced(by: place)), cost: Money(.fixture(cost), CurrencyCode("SEK")),
                lineCount: 2)
        }
        let provenance = FixtureAccount.everything.provenance
        model.receive(.breakdown(UsageBreakdown(model.query, groups: rows, tagKeys: [], provenance: provenance)))
        return model
    }

    private func unusual(_ costs: [String]) -> [Int] {
        let model = model(costs)
        return model.list.rows.indices.filter { model.isUnusual(model.list.rows[$0]) }
    }

    @Test(arguments: [
        (["10", "10", "10", "10", "25", "10"], [4]), (["10", "10", "10", "10", "20", "10"], []),
        (["1", "1", "1", "9"], []), (["0", "0", "0", "0", "0", "9"], []), (["-5", "-5", "-5", "-5", "-5", "9"], []),
    ])
    func `a day is unusual when it costs over twice what most do`(costs: [String], expected: [Int]) {
        #expect(unusual(costs) == expected)
    }

    @Test(arguments: ["2 oct", "fri", "fre", "2026-10-02", "SEK"])
    func `a day is found by what is shown of it, and by its date`(text: String) {
        var model = model(["1", "2", "3"])

        model.edit(.typed(text))

        #expect(model.list.visible.contains { $0.group == .day(.fixture("2026-10-02")) })
    }

    @Test func `totals are those of the days shown`() {
        var model = model(["10.25", "-3.25", "1"])
        let all = model.shownTotals

        model.edit(.typed("2026-10-02"))

        #expect(all.costs[CurrencyCode("SEK")] == .fixture("8"))
        #expect(all.lineCount == 6)
        #expect(model.shownTotals.costs[CurrencyCode("SEK")] == .fixture("-3.25"))
        #expect(model.shownTotals.lineCount == 2)
    }
}
