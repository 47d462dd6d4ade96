import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@Suite struct BillingHistoryScreenTests {
    private let mono = SurfaceTraits(colouredBars: false, cursor: .marker)

    @Test func loaded() { expectGolden(Session.history().surface(), named: "loaded") }

    @Test func `two currencies`() {
        expectGolden(Session.history(of: "Marketplace").surface(), named: "two-currencies")
    }

    @Test func `no period known`() {
        expectGolden(Session.history(of: "New project").surface(), named: "empty")
    }

    @Test func `without colour`() {
        expectGolden(Session.history(Session(traits: mono)).surface(), named: "mono")
    }
}
