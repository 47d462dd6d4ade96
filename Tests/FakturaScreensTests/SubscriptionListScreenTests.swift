import BillingCore
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct SubscriptionListScreenTests {
    private let nothing = FixtureAccount(
        subscriptions: [], lines: [], provenance: Provenance(source: .files(0), metric: .actual, fetchedAt: nil))
    private let progress = ImportProgress(
        file: "usage-2026.csv", number: 1, fileCount: 2, bytes: 41_000_000, totalBytes: 100_000_000, lines: 310_204)

    @Test func loaded() { expectGolden(Session.home().surface(), named: "loaded") }

    @Test func `nothing read yet`() { expectGolden(Session(nothing).surface(), named: "empty") }

    @Test func `before the first answer`() {
        expectGolden(Session(answers: { _, _ in nil }).surface(), named: "loading")
    }

    @Test func `while the first file is read there are no figures`() {
        var session = Session(nothing)

        session.send(.imported(progress))

        expectGolden(session.surface(), named: "importing")
    }

    @Test func `while a second file is read the first one's figures stand`() {
        var session = Session.home()

        session.send(.imported(progress))

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
}
