import BillingCore
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct StatementScreenTests {
    @Test func loaded() { expectGolden(Session.statement().surface(), named: "loaded") }

    @Test func `two currencies`() {
        expectGolden(Session.statement(of: "Marketplace").surface(), named: "two-currencies")
    }

    @Test func `of a period that has not ended`() {
        var session = Session.history()

        session.press("v")

        expectGolden(session.surface(), named: "unbilled")
    }

    @Test func filtered() {
        var session = Session.statement()

        session.press("/")
        session.type("disk")
        session.press(.enter)

        expectGolden(session.surface(), named: "filtered")
    }

    @Test func `nothing used`() { expectGolden(OpenedScreen.statement.empty().surface(), named: "empty") }

    @Test func `a period whose costs Azure does not give says why`() {
        var session = Session.history(of: "no-permission", Session(.withoutInvoices))

        session.press("v")

        let text = session.surface().text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("Can't read the costs of 'no-permission': as Reader you may not see them."))
        #expect(!text.contains("Nothing was used"))
    }

    @Test(arguments: [Language.english, .swedish], [(80, 24), (100, 30), (60, 16), (40, 12)])
    func `the note below an estimate is whole sentences, the outlook before the growth`(
        language: Language, size: (columns: Int, rows: Int)
    ) {
        var account = FixtureAccount.everything
        let subscription = account.subscriptions.first { $0.name == "Production" }!
        let open = subscription.periodRule.period(containing: FixtureAccount.today)
        account.account = AccountSnapshot(
            subscriptions: account.subscriptions,
            estimates: (0..<8).map { number in
                Estimate(
                    subscription: subscription.id, period: open,
                    generatedAt: Int64(open.start.advanced(by: number).number) * 86_400 + 15_000,
                    cost: Money(Amount("\(number * number * 59)")!, CurrencyCode("SEK")), way: .rateCard)
            },
            forecasts: [
                Forecast(
                    subscription: subscription.id, period: open, generatedAt: 1,
                    outcome: .none(.refused(AzureRefusal(status: 424, reason: .notEnoughHistory))))
            ])
        var session = Session.history(
            Session(account, language: language, columns: size.columns, rows: size.rows))

        session.press("v")

        guard case .statement(let model) = session.app.front.screen else {
            Issue.record("\(session.app.front.screen)")
            return
        }
        let text = session.surface().text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let words = Words(language)
        let outlook = words.outlook(of: model.report!, in: CurrencyCode("SEK"))
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let begins = text.contains(language == .english ? "Current statement of" : "Aktuellt kontoutdrag för")
        let ends = text.contains(language == .english ? "purchases are not in it." : "Marketplace-köp ingår inte.")
        #expect(begins == ends)
        if size.columns >= 80 { #expect(ends && text.contains(outlook)) }
    }

    @Test func `before the first answer`() {
        expectGolden(OpenedScreen.statement.unanswered().surface(), named: "loading")
    }

    @Test func `while a file is read the figures stand`() {
        expectGolden(OpenedScreen.statement.partial().surface(), named: "partial")
    }

    @Test func `a store that refuses`() {
        expectGolden(OpenedScreen.statement.refused().surface(), named: "failed")
    }

    @Test func `a filter that leaves nothing`() {
        expectGolden(OpenedScreen.statement.filteredToNothing().surface(), named: "filtered-to-nothing")
    }

    @Test func `a filter that was kept and leaves nothing`() {
        expectGolden(OpenedScreen.statement.filterKept().surface(), named: "filter-kept")
    }
}
