import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct BillingHistoryModelTests {
    @Test func `periods to step through are each there once, newest first`() {
        var driver = Driver()
        driver.openHistory(of: "Marketplace")

        let periods = driver.history?.periods ?? []

        #expect(periods.count == 4)
        #expect(periods == periods.sorted(by: >))
    }

    @Test func `totals are those of the rows shown, refunds taken off`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.filtered(.typed("2026-10-12")))

        #expect(driver.history?.list.visible.count == 1)
        #expect(
            driver.history?.shownTotals[CurrencyCode("SEK")] == driver.history?.list.visible[0].report.usageCost)
    }
}
