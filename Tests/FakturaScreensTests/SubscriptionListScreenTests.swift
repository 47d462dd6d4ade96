import BillingCore
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct SubscriptionListScreenTests {
    private let nothing = FixtureAccount(
        subscriptions: [], lines: [], provenance: Provenance(source: .files(0), metric: .actual, fetchedAt: nil))

    @Test func loaded() { expectGolden(Session.home().surface(), named: "loaded") }

    @Test func `nothing read yet`() { expectGolden(Session(nothing).surface(), named: "empty") }

    @Test func `before the first answer`() {
        expectGolden(Session(answers: { _, _ in nil }).surface(), named: "loading")
    }

    @Test func `while the first file is read there are no figures`() {
        var session = Session(nothing)

        session.importFirstOfTwo()

        expectGolden(session.surface(), named: "importing")
    }

    @Test func `while a second file is read the first one's figures stand`() {
        var session = Session.home()

        session.importFirstOfTwo()

        expectGolden(session.surface(), named: "partial")
    }

    @Test func `a store that refuses`() {
        let session = Session(answers: { _, _ in
            .failed("Can't read the store '/home/store.db': it is damaged. Move it away and import the files again.")
        })

        expectGolden(session.surface(), named: "failed")
    }

    @Test func `figures stay when reading again fails`() {
        var session = Session.home()
        session.answers = { _, _ in .failed("Can't read the store '/home/store.db': the disk reports an error.") }

        session.press("r")

        expectGolden(session.surface(), named: "failed-with-figures")
    }

    @Test func `a filter that leaves nothing`() {
        var session = Session.home()

        session.press("/")
        session.type("nowhere")

        expectGolden(session.surface(), named: "filtered-to-nothing")
    }

    @Test func `more columns where there is room`() {
        expectGolden(Session.home(Session(columns: 120, rows: 40)).surface(), named: "loaded")
    }

    @Test func `the essentials on a small terminal`() {
        expectGolden(Session.home(Session(columns: 40, rows: 10)).surface(), named: "loaded")
    }

    @Test func `a terminal too small for any screen`() {
        expectGolden(Session(columns: 31, rows: 7).surface(), named: "too-small")
    }

    @Test func `letters of the keyboard alone`() {
        let traits = SurfaceTraits(asciiOnly: true, colouredBars: false, cursor: .marker)

        expectGolden(Session.home(Session(traits: traits)).surface(), named: "ascii")
    }

    @Test func `in Swedish`() {
        expectGolden(Session.home(Session(language: .swedish)).surface(), named: "swedish")
    }

    @Test func `the sort menu`() {
        var session = Session.home()

        session.press("s", .down)

        expectGolden(session.surface(), named: "sort-menu")
    }

    @Test func `what was said, newest first`() {
        var session = Session.home()
        session.send(.published(message: "'usage.csv': 310,204 lines read.\nProduction, 12 Oct – 11 Nov: added."))
        session.send(.warned("The terminal type 'foot-x' is not known here; xterm-256color is used instead."))

        session.press("!")

        expectGolden(session.surface(), named: "messages")
    }

    @Test func help() {
        var session = Session.home()

        session.press("?")

        expectGolden(session.surface(), named: "help")
    }

    @Test func `a filter that was kept and leaves nothing`() {
        expectGolden(OpenedScreen.subscriptions.filterKept().surface(), named: "filter-kept")
    }

    @Test func `files that could not be read`() {
        var session = Session(nothing)

        session.send(.importFailed("'usage.csv' is empty. Download it again."))
        session.press("j")

        expectGolden(session.surface(), named: "import-failed")
    }

    @Test func `a row that is not shown is not opened`() {
        var session = OpenedScreen.subscriptions.filterKept()

        session.press(.enter)

        #expect(session.app.stack.count == 1)
    }
}
