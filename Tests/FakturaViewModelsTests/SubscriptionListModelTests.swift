import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct SubscriptionListModelTests {
    @Test func `totals are those of the rows shown, a currency each`() {
        var driver = Driver()
        let all = driver.home?.shownTotals.unbilled

        driver.send(.filtered(.typed("marketplace")))
        let shown = driver.home?.shownTotals.unbilled

        #expect(all?.totals.map(\.currency.rawValue) == ["EUR", "SEK", "USD"])
        #expect(shown?[CurrencyCode("SEK")] == .fixture("1900"))
        #expect(shown?[CurrencyCode("USD")] == nil)
    }

    @Test(arguments: ["0017p", "enterprise", "EUR", "sub-platform", "data plat"])
    func `a subscription is found by name, identifier, offer and currency`(text: String) {
        var driver = Driver()

        driver.send(.filtered(.typed(text)))

        #expect(driver.home?.list.visible.contains { $0.report?.subscription.name == "Data platform" } == true)
    }

    @Test func `a subscription with two currencies is two rows that open one history`() {
        var driver = Driver()
        driver.openHistory(of: "Marketplace")

        #expect(driver.history?.currencies.count == 2)
        #expect(driver.home?.list.visible.count { $0.report?.subscription.name == "Marketplace" } == 2)
    }
}
