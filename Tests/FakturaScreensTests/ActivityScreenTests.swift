import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct ActivityScreenTests {
    @Test func `work of every kind`() { expectGolden(Session.activity().surface(), named: "running") }

    @Test func `nothing has run`() {
        var session = Session()
        session.send(.syncAllowed(SyncSettings(isSignedIn: true)))

        session.press("a")

        expectGolden(session.surface(), named: "empty")
    }

    @Test func `nothing has run and nobody is signed in`() {
        var session = Session()

        session.press("a")

        #expect(session.surface().text.contains("Nothing has run yet."))
        #expect(session.surface().text.contains("Nobody is signed in: A signs in. Esc goes back."))
    }

    @Test func `the selected failure offers another try`() {
        var session = Session.activity()

        session.press("G", .up, .up)

        expectGolden(session.surface(), named: "failed")
    }

    @Test func `a filter that leaves nothing`() {
        var session = Session.activity()

        session.press("/")
        session.type("nowhere")

        expectGolden(session.surface(), named: "filtered-to-nothing")
    }

    @Test func `details of a failure`() {
        var session = Session.activity()

        session.press("G", .up, .up, .enter)

        expectGolden(session.surface(), named: "details")
    }

    @Test(arguments: [(40, 10), (120, 40), (200, 60)])
    func `as many columns as there is room for`(columns: Int, rows: Int) {
        expectGolden(Session.activity(Session(columns: columns, rows: rows)).surface(), named: "running")
    }

    @Test func `letters of the keyboard alone`() {
        let traits = SurfaceTraits(asciiOnly: true, colouredBars: false, cursor: .marker)

        expectGolden(Session.activity(Session(traits: traits)).surface(), named: "ascii")
    }

    @Test func `in Swedish`() {
        expectGolden(Session.activity(Session(language: .swedish)).surface(), named: "swedish")
    }

    @Test func `a number that grows and a second that passes change only their own cells`() {
        let before = Session.activity()
        var after = before
        let piece = SyncPiece.usage(
            SubscriptionID("sub-production"), .fixture("2026-11-12", "2026-12-11"), .actual)
        after.app.tick(FixtureAccount.now + 1)
        after.send(.syncTold(.progressed(piece, SyncProgress(lines: 15_000, pages: 15, expectedLines: 31_000))))
        let (first, second) = (before.surface(), after.surface())

        let changed = (0..<first.rows).flatMap { row in
            zip(first.rowText(row), second.rowText(row)).map { $0 != $1 }.enumerated().filter(\.element)
                .map { (row, $0.offset) }
        }
        #expect(!changed.isEmpty && changed.count < 24)
        // From the column of progress on, in rows of what runs and waits.
        #expect(changed.allSatisfy { (2...4).contains($0.0) && $0.1 > 38 })
    }

    @Test func `downloads that are over have room for their names and reasons`() {
        var session = Session.home()
        let problem = DownloadProblem.azure(
            .refused(AzureRefusal(status: 403, requestID: "7f0c-4d1a", reason: .notAuthorized(action: nil))))
        let words = session.app.words
        session.send(.download(.told(.started(invoice: "E0100ABCDE", file: "2026-11-11_Production_E0100ABCDE.pdf"))))
        let failure = FailureWords(
            "Can't download it.", short: words.shortReason(problem), requestID: problem.requestID)
        session.send(.download(.told(.finished(invoice: "E0100ABCDE", .failed(failure)))))
        session.press("a")
        let list = session.surface().text
        session.press(.enter)

        #expect(list.contains("✗ PDF    2026-11-11_Production_E0100ABCDE.pdf no access"))
        #expect(session.surface().text.contains("7f0c-4d1a"))
    }

    @Test func `every other screen says how far the sync is, and what it waits for`() {
        var session = Session.home()
        session.send(.syncTold(.planned((0..<92).map { .periods(SubscriptionID("sub-\($0)")) })))
        for number in 0..<14 {
            session.send(.syncTold(.finished(.periods(SubscriptionID("sub-\(number)")), .read(lines: 7))))
        }
        let total = session.surface().rowText(22)
        let piece = SyncPiece.periods(SubscriptionID("sub-20"))
        session.send(.syncTold(.waiting(piece, SyncWait(.rateLimit, until: FixtureAccount.now + 41))))
        let waiting = session.surface().rowText(22)
        session.send(.syncTold(.ended))

        #expect(total.hasSuffix("  sync 14/92 · 0 lines"))
        #expect(waiting.hasSuffix("  Azure asks to wait 0:41"))
        #expect(session.surface().rowText(22) == " Read 14 pieces, 0 lines; 78 were stopped.")
    }

    @Test func `at home a is offered while something runs`() {
        var session = Session.home()
        func isOffered() -> Bool { AppKeys.table(for: session.app).hintEntries.contains { $0.keys == ["a"] } }
        let idle = isOffered()
        session.tellWork()

        #expect(!idle && isOffered())
    }

    @Test func `keys of work mean the selected piece on its screen only`() {
        var session = Session.activity()
        let elsewhere = AppKeys.intent(for: "R", in: Session.home().app)
        session.press("G", .up, .up)

        #expect(elsewhere == .refused("a shows what failed; R tries it again there."))
        #expect(AppKeys.intent(for: "R", in: session.app) == .workRepeated)
        #expect(AppKeys.intent(for: "X", in: session.app) == .refused("This is over already."))
        #expect(AppKeys.intent(for: "a", in: session.app) == .refused("This is the Activity screen."))
        #expect(AppKeys.intent(for: "s", in: session.app)?.isRefusal == true)
    }

    @Test func `what is selected in the details is what is copied`() {
        var session = Session.activity()
        session.press("G", .up, .up, .enter, .down, "y", .enter)

        #expect(session.effects.last == .copy("7f0c-4d1a"))
    }
}

extension Intent {
    fileprivate var isRefusal: Bool { if case .refused = self { true } else { false } }
}
