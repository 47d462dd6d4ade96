import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@Suite struct SavingTests {
    @Test func `x opens the menu of formats over the screen`() {
        var session = Session.dailyUsage()
        session.press("x", .down)

        expectGolden(session.surface(), named: "formats")
    }

    @Test func `the path stands at the prompt, where it can be edited`() {
        var session = Session.dailyUsage()
        session.press("x", .enter, .home, Key(.paste("~/bills/\nrm")), .right, .delete)

        expectGolden(session.surface(), named: "path")
    }

    @Test func `the currency of a file is typed at a prompt that names it`() {
        var session = Session.home()
        session.send(.currency(.missing(file: "extract.csv")))
        #expect(session.surface().rowText(22).contains("Currency of 'extract.csv': "))
        #expect(session.surface().rowText(22).hasSuffix("three letters, such as EUR"))
        #expect(session.surface().rowText(22).hasSuffix("three letters, such as EUR"))

        session.type("sek")
        #expect(session.surface().rowText(22).hasSuffix("Currency of 'extract.csv': sek"))
        session.press(.enter)
        #expect(session.effects.last == .importIn(CurrencyCode("SEK")))
    }

    @Test func `y says what each entry would copy`() {
        var session = Session.dailyUsage()
        session.press("y")

        expectGolden(session.surface(), named: "copy")
    }

    @Test func `at the prompt letters are typed, and Enter saves to what stands there`() {
        var session = Session.history()
        session.press("x", .enter, .control("u"))
        session.type("x/q?.csv")
        session.press(.enter)

        guard case .export(let export) = session.effects.last else {
            Issue.record("nothing saved")
            return
        }
        #expect(export.destination == .file(path: "x/q?.csv"))
    }

    @Test func `an empty prompt asks for a name, and Ctrl-C quits at any`() {
        var session = Session.home()
        session.press("x", .enter, .control("u"), .enter)
        #expect(session.surface().rowText(22).hasSuffix("type a file name"))

        session.press(.control("c"))
        #expect(session.effects == [.quit])
    }

    @Test func `saving that takes its time is said in the status line, and X is offered`() {
        var session = Session.usageLines()
        session.press("x", .enter, .enter)
        session.send(.saving(.progressed(rows: 310_204)))

        let surface = session.surface()

        #expect(surface.rowText(22).contains("  saving 310,204 of "))
        #expect(surface.rowText(22).hasSuffix(" rows"))
        #expect(AppKeys.intent(for: "X", in: session.app) == .workCancelled)
        #expect(AppKeys.intent(for: "x", in: session.app) == .refused("A file is being saved; X stops it."))
    }

    @Test(arguments: OpenedScreen.lists)
    func `a screen without rows says why it saves nothing`(screen: OpenedScreen) {
        let session = screen.filterKept()
        // "All subscriptions" stays in sight, and is no row of a file.
        for key: Key in ["x", "y"] {
            #expect(AppKeys.intent(for: key, in: session.app) == .refused("No rows are shown here."))
        }
    }
}
