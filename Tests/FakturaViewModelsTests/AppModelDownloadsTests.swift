import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@testable import FakturaViewModels

@Suite struct AppModelDownloadsTests {
    /// With the invoices of all subscriptions in front.
    private func invoices(
        _ settings: SyncSettings = SyncSettings(isSignedIn: true), _ account: FixtureAccount = .invoiced
    ) -> Driver {
        var driver = Driver(account)
        driver.send(.syncAllowed(settings), .invoicesOpened)
        driver.forget()
        return driver
    }

    private func orders(_ driver: Driver) -> [DownloadOrder] {
        driver.effects.compactMap { if case .download(let order) = $0 { order } else { nil } }
    }

    private func list(_ driver: Driver) -> InvoiceListModel? {
        for open in driver.app.stack.reversed() { if case .invoices(let model) = open.screen { return model } }
        return nil
    }

    private func text(_ driver: Driver) -> InvoiceTextModel? {
        if case .invoiceText(let model) = driver.app.front.screen { model } else { nil }
    }

    private func told(_ events: DownloadTold...) -> [Intent] { events.map { .download(.told($0)) } }

    // MARK: The list

    @Test func `I lists the invoices of the screen in front`() {
        var driver = Driver(.invoiced)
        driver.send(.invoicesOpened)
        let all = list(driver)?.scope
        driver.send(.closed)
        driver.openHistory(of: "Production")
        driver.send(.opened, .invoicesOpened)

        #expect(all == .all)
        #expect(list(driver)?.scope == FixtureAccount.scope("Production"))
        #expect(list(driver)?.list.rows.count == 7)
    }

    @Test func `a second list of invoices is not opened`() {
        var driver = invoices()
        driver.send(.invoicesOpened)

        #expect(driver.app.stack.count == 2)
        #expect(driver.app.cannotOpenInvoices == "This is the list of invoices.")
    }

    // MARK: d

    @Test func `d downloads the selected invoice`() {
        var driver = invoices()
        driver.send(.moved(.by(1)), .download(.selected))

        #expect(orders(driver) == [.download(["G0100MMMM1"])])
        #expect(list(driver)?.list.selected?.file == .running)
        #expect(driver.app.activities[.download("G0100MMMM1")]?.state == .waitingForTurn)
    }

    @Test func `d on the history downloads all invoices of the selected period`() {
        var driver = Driver(.invoiced)
        driver.send(.syncAllowed(SyncSettings(isSignedIn: true)))
        driver.openHistory(of: "Production")
        driver.send(.moved(.first), .moved(.by(1)))
        driver.forget()
        driver.send(.download(.selected))

        #expect(orders(driver) == [.download(["E0100AAAA2", "G0100MMMM1"])])
    }

    @Test func `what is on its way is not ordered twice`() {
        var driver = invoices()
        driver.send(.download(.selected), .download(.selected))

        #expect(orders(driver).count == 1)
        #expect(driver.app.cannotDownload == "It is being downloaded; a shows how far it is.")
    }

    @Test func `what is saved says where`() {
        var driver = invoices()
        driver.send(.moved(.by(3)), .download(.selected))

        #expect(orders(driver).isEmpty)
        #expect(
            driver.app.cannotDownload
                == "Saved already: '/home/me/invoices/2026-10-11_Production_E0100AAAA1.pdf'.")
    }

    @Test(arguments: [
        (SyncSettings(), "Nobody is signed in: A signs in."),
        (SyncSettings(isSignedIn: true, isOffline: true), "--offline keeps faktura from asking Azure."),
    ])
    func `without a way to Azure nothing is downloaded`(settings: SyncSettings, reason: String) {
        var driver = invoices(settings)
        driver.send(.download(.selected), .download(.missing))

        #expect(orders(driver).isEmpty)
        #expect(driver.app.cannotDownload == reason && driver.app.cannotDownloadMissing == reason)
    }

    @Test func `the sample account's invoices can be downloaded without Azure`() {
        let driver = Driver(.invoiced, signIn: SignInSettings(isDemo: true))

        #expect(driver.app.downloadRefusal == nil)
    }

    @Test func `an unbilled period says that it has not ended, and a closed one why it has none`() {
        var driver = Driver(.invoiced)
        driver.send(.syncAllowed(SyncSettings(isSignedIn: true)))
        driver.openHistory(of: "Production")
        driver.send(.moved(.first))
        let unbilled = driver.app.cannotDownload
        driver.send(.closed)
        driver.openHistory(of: "Dev/Test")
        driver.send(.moved(.first), .moved(.by(1)))
        let refused = driver.app.cannotDownload
        driver.send(.statementOpened)

        #expect(unbilled == "The period ends on 11 Dec 2026; its invoice is made after that.")
        #expect(refused?.hasPrefix("No invoice is open to you: Azure answered NotOptedIn.") == true)
        #expect(driver.app.cannotDownload == refused)
    }

    @Test func `screens without invoices say where they are`() {
        var driver = invoices()
        driver.send(.activityOpened)

        #expect(driver.app.cannotDownload == "I lists the invoices; d is for those.")
    }

    // MARK: D

    @Test func `D downloads all missing ones of the list, filter or not`() {
        var driver = invoices()
        driver.send(.filtered(.opened), .filtered(.typed("support")), .download(.missing))

        #expect(orders(driver).count == 1)
        #expect(
            orders(driver) == [
                .download([
                    "E0100AAAA2", "G0100MMMM1", "G0100PPPP1", "E0100RRRR1", "E0100CCCC1", "E0100VVVV1", "E0100SSSS1",
                ])
            ])
    }

    @Test func `D elsewhere lists the invoices of the scope and downloads what is missing`() {
        var driver = Driver(.invoiced)
        driver.send(.syncAllowed(SyncSettings(isSignedIn: true)))
        driver.openHistory(of: "Data platform")
        driver.send(.download(.missing))

        #expect(orders(driver) == [.download(["G0100PPPP1"])])
        #expect(list(driver)?.scope == FixtureAccount.scope("Data platform"))
        // Reading the list again orders nothing.
        driver.send(.refreshed)
        #expect(orders(driver).count == 1)
    }

    @Test func `with nothing missing D says so`() {
        var driver = invoices()
        driver.send(.download(.missing))
        for id in list(driver)?.list.rows.map(\.id) ?? [] {
            driver.send(.download(.told(.finished(invoice: id, .saved(path: "/d/\(id).pdf", bytes: 9)))))
        }

        #expect(driver.app.cannotDownloadMissing == "All of these invoices are saved.")
    }

    @Test(arguments: [(20, false), (21, true)])
    func `more than twenty are not downloaded unasked`(count: Int, isAsked: Bool) {
        var driver = invoices(SyncSettings(isSignedIn: true), .manyInvoices(count))
        driver.send(.download(.missing))
        let before = orders(driver).count
        if case .downloads(let question) = driver.app.overlay { #expect(question.invoices.count == 21) }

        #expect(before == (isAsked ? 0 : 1))
        driver.send(.opened)
        #expect(isAsked == (driver.effects.count == 1 && before == 0))
    }

    @Test func `no to the question downloads nothing, nor does Esc`() {
        var driver = invoices(SyncSettings(isSignedIn: true), .manyInvoices(30))
        driver.send(.download(.missing), .moved(.by(1)), .opened, .download(.missing), .closed)

        #expect(orders(driver).isEmpty)
        #expect(driver.app.overlay == nil)
        #expect(driver.app.stack.count == 2)
    }

    @Test(arguments: [true, false])
    func `the question is answered outright, too`(isYes: Bool) {
        var driver = invoices(SyncSettings(isSignedIn: true), .manyInvoices(30))
        driver.send(.download(.missing), .download(.answered(isYes)))

        #expect(orders(driver).count == (isYes ? 1 : 0))
        #expect(driver.app.overlay == nil)
        driver.send(.download(.answered(true)))
        #expect(orders(driver).count == (isYes ? 1 : 0))
    }

    // MARK: What downloads tell

    @Test func `a download's bytes, rate and time left are shown as work`() {
        var driver = invoices()
        driver.send(.download(.selected))
        for intent in told(.started(invoice: "E0100AAAA2", file: "2026-11-11_Production_E0100AAAA2.pdf")) {
            driver.send(intent)
        }
        driver.app.tick(FixtureAccount.now + 4)
        driver.send(.download(.told(.progressed(invoice: "E0100AAAA2", bytes: 400_000, total: 1_000_000))))
        let activity = driver.app.activities[.download("E0100AAAA2")]
        let facts = driver.app.activityFacts

        #expect(activity.map(facts.work) == "PDF")
        #expect(activity.map(facts.subject) == "2026-11-11_Production_E0100AAAA2.pdf")
        #expect(activity.map { facts.progress($0) } == "400 KB of 1.0 MB")
        #expect(activity.map(facts.rate) == "100 KB/s")
        #expect(activity.map(facts.time) == "0:06 left")
        #expect(driver.app.downloadTotal?.documents == 1)
    }

    @Test func `a saved invoice is marked in the list and its path said`() {
        var driver = invoices()
        driver.send(.download(.selected))
        driver.send(.download(.told(.finished(invoice: "E0100AAAA2", .saved(path: "/d/a.pdf", bytes: 1_100_000)))))

        #expect(list(driver)?.list.selected?.file == .saved(path: "/d/a.pdf"))
        #expect(driver.app.notice == AppModel.Message(isWarning: false, text: "Saved '/d/a.pdf'.", path: "/d/a.pdf"))
        #expect(driver.app.tableInFront?.cell == "/d/a.pdf")
        #expect(driver.app.downloadTotal == nil)
        driver.send(.activityOpened)
        #expect(driver.app.selectedActivity.map(driver.app.activityFacts.note) == "/d/a.pdf")
    }

    @Test func `the end of several downloads is said once, counted`() {
        var driver = invoices()
        driver.send(.download(.missing))
        let ids = ["E0100AAAA2", "G0100MMMM1", "G0100PPPP1", "E0100RRRR1"]
        driver.send(
            .download(.told(.finished(invoice: ids[0], .saved(path: "/d/a", bytes: 1)))),
            .download(.told(.finished(invoice: ids[1], .alreadyThere(path: "/d/b")))),
            .download(.told(.finished(invoice: ids[2], .failed(FailureWords("Can't save 'c': the disk is full."))))),
            .download(.told(.finished(invoice: ids[3], .stopped))))
        let before = driver.app.notice
        for id in ["E0100CCCC1", "E0100VVVV1", "E0100SSSS1"] {
            driver.send(.download(.told(.finished(invoice: id, .saved(path: "/d/\(id)", bytes: 1)))))
        }

        #expect(before == nil)
        #expect(
            driver.app.notice
                == AppModel.Message(
                    isWarning: true,
                    text: "Saved 4 invoices; 1 there already; 1 stopped; 1 failed: a shows why."))
        #expect(driver.app.messages.map(\.text).contains("Can't save 'c': the disk is full."))
        #expect(driver.app.messages.count == 2)
    }

    @Test func `X stops the selected download, elsewhere all of them, and R orders it again`() {
        var driver = invoices()
        driver.send(.download(.selected), .moved(.by(1)), .download(.selected))
        driver.forget()
        driver.send(.workCancelled)
        let all = orders(driver)
        driver.forget()
        driver.send(.activityOpened, .workCancelled)
        let one = orders(driver)
        driver.forget()
        driver.send(.download(.told(.finished(invoice: "E0100AAAA2", .stopped))), .moved(.last), .workRepeated)

        #expect(all == [.cancel("E0100AAAA2"), .cancel("G0100MMMM1")])
        #expect(one == [.cancel("E0100AAAA2")])
        #expect(orders(driver) == [.download(["E0100AAAA2"])])
    }

    @Test func `waiting is shown with its countdown, and goes on`() {
        var driver = invoices()
        driver.send(
            .download(.selected), .download(.told(.started(invoice: "E0100AAAA2", file: "a.pdf"))),
            .download(
                .told(.waiting(invoice: "E0100AAAA2", SyncWait(.rateLimit, until: FixtureAccount.now + 41)))))
        let waiting = driver.app.activities[.download("E0100AAAA2")].map { driver.app.activityFacts.time($0) }
        driver.send(.download(.told(.waiting(invoice: "E0100AAAA2", nil))))

        #expect(waiting == "0:41")
        #expect(driver.app.activities[.download("E0100AAAA2")]?.state == .running)
    }

    @Test func `a download that nobody here ordered is shown too`() {
        var driver = invoices()
        driver.send(.download(.told(.progressed(invoice: "E0100RRRR1", bytes: 5, total: nil))))

        #expect(list(driver)?.isDownloading == true)
        #expect(driver.app.downloadTotal?.documents == 1)
        #expect(driver.app.activities[.download("E0100RRRR1")]?.state == .running)
    }

    @Test func `an answer read later says where files are, and that one is gone`() {
        var driver = invoices()
        driver.send(.download(.selected))
        driver.send(.download(.told(.finished(invoice: "E0100AAAA2", .saved(path: "/d/a.pdf", bytes: 1)))))
        driver.send(.refreshed)

        #expect(list(driver)?.list.rows.first?.file == .missing)
    }

    // MARK: The text

    @Test func `Enter on a saved invoice reads its text`() {
        var driver = invoices()
        driver.send(.moved(.by(3)), .opened)
        let path = "/home/me/invoices/2026-10-11_Production_E0100AAAA1.pdf"
        let before = text(driver)?.phase
        driver.send(.download(.text("E0100AAAA1", pages: [["Invoice", "", " Total 1", "", ""]])))

        #expect(orders(driver) == [.readText("E0100AAAA1", path: path)])
        #expect(before == .loading)
        #expect(text(driver)?.lines == ["Invoice", "", " Total 1"])
        #expect(driver.app.tableInFront?.cell == path)
    }

    @Test func `Enter on one that is not saved downloads it first`() {
        var driver = invoices()
        driver.send(.opened)
        let first = orders(driver)
        driver.send(.download(.told(.finished(invoice: "E0100AAAA2", .saved(path: "/d/a.pdf", bytes: 1)))))

        #expect(first == [.download(["E0100AAAA2"])])
        #expect(orders(driver).last == .readText("E0100AAAA2", path: "/d/a.pdf"))
        #expect(text(driver)?.path == "/d/a.pdf")
    }

    @Test func `what fails on the way to the text is said in its place`() {
        var driver = invoices()
        driver.send(.opened)
        driver.send(.download(.told(.finished(invoice: "E0100AAAA2", .failed(FailureWords("Can't reach Azure."))))))
        let failed = text(driver)?.phase
        driver.send(.closed, .moved(.by(3)), .opened, .download(.textFailed("E0100AAAA1", "No pdftotext.")))

        #expect(failed == .failed("Can't reach Azure."))
        #expect(text(driver)?.phase == .failed("No pdftotext."))
        #expect(driver.app.messages.first?.text == "No pdftotext.")
    }

    @Test func `without a way to Azure only what is saved can be read`() {
        var driver = invoices(SyncSettings())
        let reason = driver.app.cannotReadText
        driver.send(.opened)
        let depth = driver.app.stack.count
        driver.send(.moved(.by(3)))

        #expect(reason == "Its PDF is not saved yet. Nobody is signed in: A signs in.")
        #expect(depth == 2)
        #expect(driver.app.cannotReadText == nil)
    }

    @Test func `a text of another invoice, come late, changes nothing`() {
        var driver = invoices()
        driver.send(.moved(.by(3)), .opened, .download(.text("E0100RRRR1", pages: [["other"]])))

        #expect(text(driver)?.lines.isEmpty == true)
    }

    // MARK: Without amounts

    @Test func `what Azure lists without amounts is saved by d and D`() {
        var driver = Driver(.withoutInvoices)
        driver.send(.syncAllowed(SyncSettings(isSignedIn: true)))
        driver.openHistory(of: "no-permission for amounts")
        driver.send(.moved(.first), .moved(.by(1)))
        driver.forget()
        driver.send(.download(.selected))
        #expect(orders(driver) == [.download(["2026-11-05-000000001"])])

        driver.send(.download(.told(.finished(invoice: "2026-11-05-000000001", .stopped))))
        driver.forget()
        driver.send(.download(.missing))
        #expect(orders(driver) == [.download(["2026-11-05-000000001"])])
    }

    @Test func `a refusal that lists nothing is no list without amounts`() {
        var driver = Driver(.withoutInvoices)
        driver.send(.syncAllowed(SyncSettings(isSignedIn: true)))
        driver.openHistory(of: "no-permission")
        driver.send(.moved(.first), .moved(.by(1)))
        driver.forget()
        driver.send(.download(.selected))

        #expect(orders(driver).isEmpty)
        #expect(driver.app.cannotDownload?.hasPrefix("No invoice is open to you") == true)
    }
}
