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
}
