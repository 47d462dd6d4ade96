import BillingCore
import FakturaTestSupport
import FakturaViewModels
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
