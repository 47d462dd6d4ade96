import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@Suite struct DailyUsageScreenTests {
    @Test func loaded() {
        var session = Session.dailyUsage()

        session.press(.down, .down, .down)

        expectGolden(session.surface(), named: "loaded")
    }

    @Test func `of a category, nothing used`() {
        let session = Session.dailyUsage(
            Session(answers: { request, account in
                if case .dailyUsage(let query) = request {
                    return .dailyUsage(DailyUsage(query: query, rows: [], provenance: account.provenance))
                }
                return Session.answer(request, account)
            }))

        expectGolden(session.surface(), named: "empty")
    }

    @Test func `before the first answer`() {
        expectGolden(OpenedScreen.dailyUsage.unanswered().surface(), named: "loading")
    }

    @Test func `while a file is read the figures stand`() {
        expectGolden(OpenedScreen.dailyUsage.partial().surface(), named: "partial")
    }

    @Test func `a store that refuses`() {
        expectGolden(OpenedScreen.dailyUsage.refused().surface(), named: "failed")
    }

    @Test func `a filter that leaves nothing`() {
        expectGolden(OpenedScreen.dailyUsage.filteredToNothing().surface(), named: "filtered-to-nothing")
    }

    @Test func `a filter that was kept and leaves nothing`() {
        expectGolden(OpenedScreen.dailyUsage.filterKept().surface(), named: "filter-kept")
    }
}
