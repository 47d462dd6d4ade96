import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@Suite struct UsageLineScreenTests {
    @Test func loaded() {
        var session = Session.usageLine()

        session.press(.end)

        expectGolden(session.surface(), named: "loaded")
    }

    @Test func `from the first field`() { expectGolden(Session.usageLine().surface(), named: "first") }

    @Test func `while a file is read the line stands`() {
        expectGolden(OpenedScreen.usageLine.partial().surface(), named: "partial")
    }

    @Test func help() {
        var session = Session.usageLine()

        session.press("?")

        expectGolden(session.surface(), named: "help")
    }
}
