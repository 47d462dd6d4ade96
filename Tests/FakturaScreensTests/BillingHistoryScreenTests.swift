import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@Suite struct BillingHistoryScreenTests {
    private let mono = SurfaceTraits(colouredBars: false, cursor: .marker)

    @Test func loaded() { expectGolden(Session.history().surface(), named: "loaded") }

    @Test(arguments: [(80, 24, true), (80, 22, false), (120, 40, true)])
    func `why a period that runs has no invoice is said where there is room, whole or not at all`(
        columns: Int, rows: Int, isSaid: Bool
    ) {
        var session = Session.history(Session(columns: columns, rows: rows))
        session.press("g")
        let text = session.surface().text
        session.press(.down)

        #expect(text.contains("The period ends on 11 Dec 2026; its invoice is made after that.") == isSaid)
        #expect(text.contains("The period ends on") == isSaid)
        #expect(!session.surface().text.contains("The period ends on"))
    }

    @Test func `two currencies`() {
        expectGolden(Session.history(of: "Marketplace").surface(), named: "two-currencies")
    }

    @Test func `no period known`() {
        expectGolden(Session.history(of: "New project").surface(), named: "empty")
    }

    @Test func `services against periods where there is room`() {
        expectGolden(Session.history(Session(columns: 200, rows: 40)).surface(), named: "services")
    }

    @Test func `without colour`() {
        expectGolden(Session.history(Session(traits: mono)).surface(), named: "mono")
    }

    @Test func `before the first answer`() {
        expectGolden(OpenedScreen.history.unanswered().surface(), named: "loading")
    }

    @Test func `while a file is read the figures stand`() {
        expectGolden(OpenedScreen.history.partial().surface(), named: "partial")
    }

    @Test func `a store that refuses`() {
        expectGolden(OpenedScreen.history.refused().surface(), named: "failed")
    }

    @Test func `a filter that leaves nothing`() {
        expectGolden(OpenedScreen.history.filteredToNothing().surface(), named: "filtered-to-nothing")
    }

    @Test func `a filter that was kept and leaves nothing`() {
        expectGolden(OpenedScreen.history.filterKept().surface(), named: "filter-kept")
    }

    @Test func `nothing known while a file is read`() {
        var session = Session.history(of: "New project")
        session.importFirstOfTwo()

        expectGolden(session.surface(), named: "empty-importing")
    }
}
