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

    @Test func `no lines`() { expectGolden(OpenedScreen.usageLines.empty().surface(), named: "empty") }

    @Test func `before the first answer`() {
        expectGolden(OpenedScreen.usageLines.unanswered().surface(), named: "loading")
    }

    @Test func `while a file is read the figures stand`() {
        expectGolden(OpenedScreen.usageLines.partial().surface(), named: "partial")
    }

    @Test func `a store that refuses`() {
        expectGolden(OpenedScreen.usageLines.refused().surface(), named: "failed")
    }

    @Test func `a filter that leaves nothing`() {
        expectGolden(OpenedScreen.usageLines.filteredToNothing().surface(), named: "filtered-to-nothing")
    }

    @Test func `a filter that was kept and leaves nothing`() {
        expectGolden(OpenedScreen.usageLines.filterKept().surface(), named: "filter-kept")
    }

    @Test func `a text under the open prompt names no key that types`() {
        var session = OpenedScreen.usageLines.filteredToNothing()

        session.answers = { _, _ in nil }
        session.press("x")
        #expect(session.surface().rowText(2) == "  Loading… Esc clears the filter.")

        session.answers = { _, _ in .failed("The disk reports an error.") }
        session.press("y")
        #expect(session.surface().rowText(2) == "  The disk reports an error.")
        #expect(session.surface().rowText(3) == "  Esc clears the filter.")
    }
}
