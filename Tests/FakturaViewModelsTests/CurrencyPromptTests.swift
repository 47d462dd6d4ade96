import BillingCore
import FakturaTestSupport
import Testing

@testable import FakturaViewModels

@Suite struct CurrencyPromptTests {
    private func asked() -> Driver {
        var driver = Driver()
        driver.send(.importFailed("Can't read it."), .currency(.missing(file: "extract.csv")))
        driver.forget()
        return driver
    }

    @Test func `a file without a currency is asked for it, and read again with the answer`() {
        var driver = asked()
        #expect(driver.app.overlay == .currency(CurrencyPrompt(file: "extract.csv")))
        #expect(driver.app.messages.first?.text == "Can't read it.")

        driver.send(.currency(.typed(.typed(" sek"))), .opened)

        #expect(driver.effects == [.importIn(CurrencyCode("SEK"))])
        #expect(driver.app.overlay == nil)
        #expect(driver.app.importFailure == nil)
    }

    @Test(arguments: ["", "se", "euro", "€€€", "1,5"])
    func `what is no currency is not taken, and the prompt stays`(text: String) {
        var driver = asked()

        driver.send(.currency(.typed(.typed(text))), .opened)

        #expect(driver.effects == [])
        guard case .currency(let prompt) = driver.app.overlay else {
            Issue.record("no prompt")
            return
        }
        #expect(prompt.line.text == text)
    }

    @Test func `without an answer the failure stays, and reading again asks again`() {
        var driver = asked()

        driver.send(.closed)
        #expect(driver.app.overlay == nil)
        #expect(driver.app.importFailure == "Can't read it.")
        driver.send(.refreshed)
        #expect(driver.effects.contains(.importAgain))
    }

    @Test func `what stands in front is not taken away by the question`() {
        var driver = Driver()
        driver.send(.helpOpened, .currency(.missing(file: "extract.csv")))

        #expect(driver.app.overlay == .help(firstVisible: 0))
    }

    @Test func `a recipient being typed is not taken away by the question`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.mail(.opened))
        let report = InvoiceMailReport(
            subscription: Subscription(id: SubscriptionID("sub-production"), agreement: .onlineServices),
            mail: .portalOnly(administrator: nil))
        driver.send(.mail(.loaded(report)), .opened, .mail(.typed(.typed("a@x"))))

        driver.send(.currency(.missing(file: "extract.csv")))

        #expect(driver.app.overlay == nil)
        #expect(driver.app.mailInFront?.line?.text == "a@x")
    }
}
