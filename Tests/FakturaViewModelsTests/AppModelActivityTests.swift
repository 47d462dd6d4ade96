import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@testable import FakturaViewModels

@Suite struct AppModelActivityTests {
    private let pieces = (0..<6).map { SyncPiece.periods(SubscriptionID("sub-\($0)")) }
    private let refusal = AzureProblem.refused(
        AzureRefusal(status: 403, requestID: "r-1", reason: .notAuthorized(action: nil)))

    /// Signed in, with the Activity screen in front and pieces that wait for their turn, the first one chosen.
    private func activity(
        _ settings: SyncSettings = SyncSettings(isSignedIn: true), isChosen: Bool = true
    ) -> Driver {
        var driver = Driver()
        driver.send(.syncAllowed(settings), .activityOpened, .resized(rows: 4), .syncTold(.planned(pieces)))
        if isChosen { driver.send(.moved(.by(0))) }
        return driver
    }

    private func list(_ driver: Driver) -> ActivityListModel? {
        if case .activities(let model) = driver.app.front.screen { model } else { nil }
    }

    private func selected(_ driver: Driver) -> SyncPiece? { driver.app.selectedActivity?.piece }

    @Test func `the selected piece stays selected wherever it goes`() {
        var driver = activity()
        driver.send(.moved(.by(2)))
        let before = selected(driver)

        driver.send(.syncTold(.started(pieces[5])), .syncTold(.started(pieces[2])))
        let started = list(driver)?.list.cursor.selected
        driver.send(.syncTold(.finished(pieces[2], .read(lines: 1))))

        #expect(before == pieces[2])
        #expect(started == 1)
        #expect(selected(driver) == pieces[2])
        #expect(list(driver)?.list.cursor.selected == 5)
    }

    @Test func `until a row is chosen the first one is selected, whichever it is`() {
        var driver = activity(isChosen: false)
        let first = selected(driver)
        driver.send(.syncTold(.started(pieces[5])))
        let running = selected(driver)
        driver.send(.syncTold(.finished(pieces[5], .read(lines: 1))))

        #expect(first == pieces[0])
        #expect(running == pieces[5])
        #expect(selected(driver) == pieces[0])
    }

    @Test func `progress is shown at once, and moves nothing`() {
        var driver = activity()
        driver.send(.syncTold(.started(pieces[0])), .moved(.by(3)))
        let arrangement = driver.app.activities.arrangement

        driver.send(.syncTold(.progressed(pieces[0], SyncProgress(lines: 9, pages: 2))))

        #expect(list(driver)?.list.visible.first?.activity.lines == 9)
        #expect(list(driver)?.list.rows.first?.activity.lines == 9)
        #expect(driver.app.activities.arrangement == arrangement)
        #expect(list(driver)?.list.cursor.selected == 3)
    }

    @Test func `a storm of events with the screen open keeps its selection and shows the last of them`() {
        var driver = activity()
        driver.send(.moved(.last))
        let kept = selected(driver)
        for number in 0..<10_000 {
            let piece = pieces[number % 5]
            _ = driver.app.handle(.syncTold(.progressed(piece, SyncProgress(lines: number, pages: number))))
        }

        #expect(selected(driver) == kept)
        #expect(list(driver)?.list.visible.map(\.activity.lines).max() == 9_999)
        #expect(driver.effects.isEmpty && driver.open.isEmpty)
    }

    @Test func `the filter looks into what is shown, and keeps looking`() {
        var driver = activity()
        driver.send(.filtered(.opened), .filtered(.typed("sub-3")))
        let before = list(driver)?.list.visible.compactMap(\.activity.piece)

        driver.send(.syncTold(.finished(pieces[1], .refused(refusal))), .filtered(.emptied), .filtered(.typed("Can't")))

        #expect(before == [pieces[3]])
        #expect(list(driver)?.list.visible.compactMap(\.activity.piece) == [pieces[1]])
    }

    @Test func `X stops the selected piece on its screen, and everything elsewhere`() {
        var driver = activity()
        driver.send(.moved(.by(1)), .workCancelled)
        driver.send(.opened, .workCancelled)
        driver.send(.closed, .closed, .workCancelled)

        #expect(
            driver.effects.filter { if case .sync = $0 { true } else { false } } == [
                .sync(.cancel(pieces[1])), .sync(.cancel(pieces[1])), .sync(.cancelAll),
            ])
    }

    @Test func `an export is stopped before an import, and that before a sync`() {
        var driver = activity()
        driver.send(.closed)
        driver.send(
            .imported(ImportProgress(file: "a.csv", number: 1, fileCount: 1, bytes: 1, totalBytes: 2, lines: 3)),
            .saving(.formatsOpened), .opened, .opened, .workCancelled, .saving(.cancelled), .workCancelled,
            .imported(nil), .importFailed("Interrupted."), .workCancelled)

        let stops = driver.effects.filter { [.cancelExport, .cancelImport, .sync(.cancelAll)].contains($0) }
        #expect(stops == [.cancelExport, .cancelImport, .sync(.cancelAll)])
        // What the user stopped did not fail.
        #expect(driver.app.activities.activities.filter(\.isOver).map(\.state) == [.stopped, .stopped])
    }

    @Test func `R tries again what failed or was stopped`() {
        var driver = activity()
        driver.send(.syncTold(.finished(pieces[0], .refused(refusal))), .workRepeated)
        let refused = driver.app.cannotRepeat
        driver.send(.syncTold(.finished(pieces[1], .stopped)), .moved(.last), .workRepeated)

        // The first piece stayed selected, and it failed.
        #expect(refused == nil)
        #expect(driver.effects.suffix(2) == [.sync(.repeat(pieces[0])), .sync(.repeat(pieces[0]))])
    }

    @Test(arguments: [
        (SyncSettings(isSignedIn: true), nil as String?), (SyncSettings(), "Nobody is signed in: A signs in."),
        (SyncSettings(isSignedIn: true, isOffline: true), "--offline keeps faktura from asking Azure."),
        (
            SyncSettings(isSignedIn: true, showsFiles: true),
            "These figures are not from Azure: start without files or --demo."
        ),
    ])
    func `without a way to Azure nothing is tried again, and it says why`(settings: SyncSettings, reason: String?) {
        var driver = activity(settings)
        driver.send(.syncTold(.finished(pieces[0], .refused(refusal))))

        #expect(driver.app.cannotRepeat == reason)
        driver.send(.workRepeated, .refreshed)
        #expect(driver.effects.contains(.sync(.repeat(pieces[0]))) == (reason == nil))
        #expect(driver.effects.contains(.sync(.start(isForced: true))) == (reason == nil))
    }

    @Test func `what runs is not tried again, and what is over is not stopped`() {
        var driver = activity()
        #expect(driver.app.cannotRepeat == "Only what failed or was stopped is tried again.")
        driver.send(.syncTold(.finished(pieces[0], .read(lines: 1))))

        #expect(driver.app.cannotCancel == "This is over already.")
        driver.send(.workCancelled)
        #expect(driver.effects.isEmpty)
    }

    @Test func `r reads the store again, and Azure where someone is signed in`() {
        var driver = Driver()
        driver.sendUnanswered(.refreshed)
        let asked = driver.open.count
        driver.forget()
        driver.sendUnanswered(.syncAllowed(SyncSettings(isSignedIn: true)))
        driver.sendUnanswered(.refreshed)

        #expect(asked == 1)
        #expect(driver.open.count == 1)
        #expect(driver.effects == [.sync(.start(isForced: true))])
    }

    @Test func `a name that was known is still told when its account signed out`() {
        var driver = activity(
            SyncSettings(isSignedIn: true, names: SyncNames(tenants: ["t-1": "Contoso", "t-2": "Old name"])))
        driver.send(.syncAllowed(SyncSettings(names: SyncNames(tenants: ["t-2": "Fabrikam"]))))

        #expect(driver.app.syncNames.tenants == ["t-1": "Contoso", "t-2": "Fabrikam"])
        #expect(!driver.app.canSync)
    }

    @Test func `pieces that end ask for nothing by themselves`() {
        var driver = Driver()
        for piece in pieces { driver.sendUnanswered(.syncTold(.finished(piece, .read(lines: 3)))) }
        let before = driver.open.count
        driver.sendUnanswered(.storeChanged)

        #expect(before == 0)
        #expect(driver.open.count == 1)
    }

    @Test func `the end of a sync is said once, in a sentence`() {
        var driver = Driver()
        driver.send(.syncTold(.ended))
        let nothing = driver.app.notice
        driver.send(
            .syncTold(.finished(pieces[0], .read(lines: 7))),
            .syncTold(.finished(.fixture("sub-1", "2026-10-12", "2026-11-11"), .read(lines: 38_412))), .syncTold(.ended)
        )
        let well = driver.app.notice
        driver.send(
            .syncTold(.finished(pieces[0], .read(lines: 7))), .syncTold(.finished(pieces[1], .refused(refusal))),
            .syncTold(.ended), .syncTold(.ended))

        #expect(nothing == nil)
        #expect(well == AppModel.Message(isWarning: false, text: "Read 2 pieces, 38,412 lines."))
        #expect(
            driver.app.notice
                == AppModel.Message(
                    isWarning: true, text: "Read 1 piece, 0 lines; 1 could not be read: a shows why."))
        #expect(driver.app.messages.count == 2)
    }

    @Test func `time is asked for only while something runs or waits`() {
        var driver = Driver()
        let idle = driver.app.wantsTicks
        driver.send(.syncTold(.planned([pieces[0]])))
        let planned = driver.app.wantsTicks
        driver.send(.syncTold(.finished(pieces[0], .stopped)))

        #expect(!idle && planned)
        #expect(!driver.app.wantsTicks)
    }

    @Test func `details follow the piece, and begin with what is wrong`() {
        var driver = activity()
        driver.send(.syncTold(.started(pieces[0])), .opened)
        driver.send(.syncTold(.progressed(pieces[0], SyncProgress(lines: 9, pages: 2))))
        guard case .activity(let running) = driver.app.front.screen else {
            Issue.record("no details")
            return
        }
        driver.send(.syncTold(.finished(pieces[0], .refused(refusal))), .closed, .opened)
        guard case .activity(let failed) = driver.app.front.screen else {
            Issue.record("no details")
            return
        }

        #expect(running.activity.lines == 9)
        #expect(running.fields.contains(.pages) && !running.fields.contains(.reason))
        #expect(failed.selected == .reason)
        #expect(failed.fields.contains(.requestID))
    }

    @Test func `a saved file is where it says, and its path is what is copied`() {
        var driver = Driver()
        driver.send(.saving(.formatsOpened), .opened, .opened, .saving(.saved(path: "/home/me/a (2).csv", rows: 9)))

        driver.send(.activityOpened)

        #expect(driver.app.selectedActivity?.work == .export(path: "/home/me/a (2).csv"))
        #expect(driver.app.selectedActivity?.lines == 9)
        #expect(driver.app.tableInFront?.cell == "/home/me/a (2).csv")
    }

    @Test func `leaving the screen stops nothing, and a opens no second one`() {
        var driver = activity()
        driver.send(.activityOpened, .opened, .activityOpened)
        let depth = driver.app.stack.count
        driver.send(.closed, .closed)

        #expect(depth == 3)
        #expect(driver.app.stack.count == 1)
        #expect(driver.app.activities.isSyncing)
        #expect(!driver.effects.contains { if case .sync = $0 { true } else { false } })
    }
}
