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
}
