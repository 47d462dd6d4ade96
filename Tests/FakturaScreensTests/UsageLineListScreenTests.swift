import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@Suite struct UsageLineListScreenTests {
    @Test func loaded() { expectGolden(Session.usageLines().surface(), named: "loaded") }

    @Test func `of all subscriptions at 200 columns`() {
        var session = Session(columns: 200, rows: 60)
        session.press("g", .enter, .down, .enter, .down, .enter)

        expectGolden(session.surface(), named: "loaded")
    }

    @Test func `while the filter is typed`() {
        var session = Session.usageLines()

        session.press("/")
        session.type("disk")

        expectGolden(session.surface(), named: "filter")
    }
}
