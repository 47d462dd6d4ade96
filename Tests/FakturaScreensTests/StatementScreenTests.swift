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
}
