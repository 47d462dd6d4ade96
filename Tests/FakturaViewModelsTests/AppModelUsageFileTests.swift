import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct AppModelUsageFileTests {
    private func order(_ driver: Driver) -> UsageFileOrder? {
        if case .saveUsageFile(let order) = driver.effects.last { order } else { nil }
    }

    @Test func `u saves version 2 of the period in front, on every screen that has one`() throws {
        var driver = Driver()
        driver.openHistory()
        driver.send(.moved(.by(1)))
        let row = try #require(driver.history?.list.selected?.report)
        let scope = try #require(driver.history?.scope)

        driver.send(.saving(.usageFileAsked))
        #expect(order(driver) == UsageFileOrder(scope: scope, period: row.period, metric: .actual, folder: ""))
        #expect(driver.app.export != nil)
        let path = "/out/2026-11-11_Production_usage-v2.csv"
        driver.send(.saving(.usageFilesSaved(paths: [path], rows: 3)))
        #expect(driver.app.notice?.text == "Saved usage CSV version 2, 3 rows, to \(path)")
        #expect(driver.app.activities.activities.first?.work == .export(path: path))
        #expect(driver.app.activities.activities.first?.state == .done)

        for intents in [[Intent.opened], [.opened, .opened], [.statementOpened]] {
            var deeper = driver
            deeper.forget()
            for intent in intents { deeper.send(intent) }
            deeper.send(.saving(.usageFileAsked))
            #expect(order(deeper)?.scope == scope, "\(intents)")
            #expect(order(deeper)?.period == row.period, "\(intents)")
        }
    }

    @Test func `all subscriptions of a period are one order, which becomes a file for each`() throws {
        var driver = Driver()
        driver.send(.moved(.first), .opened, .moved(.by(1)), .saving(.usageFileAsked))

        #expect(order(driver)?.scope == driver.history?.scope)
        driver.send(.saving(.usageFilesSaved(paths: ["/a.csv", "/b.csv"], rows: 1_200)))
        #expect(
            driver.app.notice?.text == "Saved usage CSV version 2 of 2 subscriptions, 1,200 rows, to /a.csv, /b.csv")
    }

    @Test func `u says why it does nothing where there is no period, no usage, or a file is being saved`() {
        var driver = Driver()
        #expect(driver.app.cannotSaveUsageFile == "No period is chosen yet.")
        driver.send(.saving(.usageFileAsked))
        #expect(order(driver) == nil)

        driver.openHistory()
        driver.send(.moved(.by(1)), .saving(.usageFileAsked))
        #expect(driver.app.cannotSaveUsageFile == "A file is being saved; X stops it.")
        driver.send(.saving(.cancelled))
        #expect(driver.app.cannotSaveUsageFile == nil)
    }

    @Test(arguments: [
        ("Production", "2026-11-11_Production_usage-v2.csv"), ("../a/b: c", "2026-11-11_a-b-c_usage-v2.csv"),
    ])
    func `a file is named by the last day and the subscription, and never leaves its folder`(
        name: String, expected: String
    ) {
        let period = BillingPeriod(first: .fixture("2026-10-12"), last: .fixture("2026-11-11"))!
        #expect(UsageFileOrder.fileName(of: name, in: period) == expected)
    }
}
