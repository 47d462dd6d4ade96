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

    @Test(arguments: ["12 oct", "nov", "unknown", "okänd", "2026-10-12", "SEK"])
    func `a period is found by what is shown of it, and by its dates`(text: String) {
        var driver = Driver()
        driver.openHistory()

        driver.send(.filtered(.typed(text)))

        #expect(driver.history?.list.visible.contains { $0.report.period.start == .fixture("2026-10-12") } == true)
    }
}
