import BillingCore
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import Testing

@Suite struct AppModelSavingTests {
    /// In the daily usage of the last closed period, days in order of cost.
    private func days() -> Driver {
        var driver = Driver()
        driver.openHistory()
        driver.send(.moved(.by(1)), .opened, .sortMoved(1))
        driver.forget()
        return driver
    }

    private func export(_ driver: Driver) -> Export? {
        if case .export(let export) = driver.effects.last { export } else { nil }
    }

    private func rows(_ driver: Driver) -> [[TableValue]] {
        if case .rows(let table) = export(driver)?.source { table.rows } else { [] }
    }

    @Test func `x asks for a format, then for a path, and saves the rows shown in their order`() {
        var driver = days()

        driver.send(.saving(.formatsOpened), .moved(.by(1)), .opened)
        guard case .saving(.path(let line, .tsv)) = driver.app.overlay else {
            Issue.record("no prompt")
            return
        }
        #expect(line.text == "2026-11-11_Production_usage-by-day.tsv")
        driver.send(.saving(.typed(.movedToStart)), .saving(.typed(.typed("/tmp/"))), .opened)

        #expect(driver.app.overlay == nil)
        #expect(export(driver)?.destination == .file(path: "/tmp/2026-11-11_Production_usage-by-day.tsv"))
        #expect(export(driver)?.style == TableStyle(.tsv))
        let shown = driver.dailyUsage?.list.visible.map { TableValue.amount($0.cost.amount) } ?? []
        #expect(rows(driver).map { $0[1] } == shown)
        #expect(driver.app.export?.total == shown.count)
    }

    @Test func `the folder of the settings is proposed, and formulas are guarded unless told`() {
        var driver = days()
        driver.app = AppModel(
            scope: .all, words: Words(.english), now: 0,
            saving: SavingSettings(folder: "/home/me/Downloads", guardsFormulas: false))
        driver.send(.refreshed)

        driver.send(.saving(.formatsOpened), .opened, .opened)

        #expect(export(driver)?.destination == .file(path: "/home/me/Downloads/2026-11-20_subscriptions.csv"))
        #expect(export(driver)?.style == TableStyle(.csv, guardsFormulas: false))
    }

    @Test func `every line that matches is saved, not only those on screen`() {
        var driver = Driver.lines(500)
        driver.send(.filtered(.typed("vm-1")), .sortMoved(-1))

        driver.send(.saving(.formatsOpened), .opened, .opened)

        guard case .usageLines(let query, _, let count) = export(driver)?.source else {
            Issue.record("no lines")
            return
        }
        #expect(query == driver.usageLines?.query)
        #expect(query.filter == "vm-1" && query.order != .source)
        #expect(count == driver.usageLines?.count && count == 111)
        #expect(
            export(driver)?.destination == .file(path: "2026-12-11_Production_usage-by-line_2026-11-12.csv"))
    }

    @Test func `a sum over all subscriptions is no row of the file, and a category none of the statement's`() {
        var home = Driver()
        home.send(.saving(.formatsOpened), .opened, .opened)
        var statement = Driver()
        statement.openHistory()
        statement.send(.moved(.by(1)), .statementOpened, .saving(.formatsOpened), .opened, .opened)

        #expect(rows(home).count == home.home?.list.countOfAll)
        #expect(rows(statement).count == statement.statement?.shownMeterCount)
    }

    @Test func `the usage line saves as the one row that the command prints of it`() {
        var driver = Driver.lines(3)
        driver.send(.opened, .saving(.formatsOpened), .opened, .opened)

        #expect(rows(driver).count == 1)
        #expect(export(driver)?.source.header.context.first?.value == .text("sub-1"))
    }

    @Test func `Esc closes prompt and menu and saves nothing`() {
        var driver = days()
        driver.send(.saving(.formatsOpened), .opened, .closed)
        #expect(driver.app.overlay == nil)
        driver.send(.saving(.formatsOpened), .closed, .saving(.copyingOpened), .closed)

        #expect(driver.app.overlay == nil)
        #expect(driver.effects == [])
        #expect(driver.dailyUsage != nil)
    }

    @Test func `an empty path is not taken`() {
        var driver = days()
        driver.send(.saving(.formatsOpened), .opened, .saving(.typed(.deletedToStart)), .opened)

        #expect(driver.effects == [])
        if case .saving(.path) = driver.app.overlay {} else { Issue.record("the prompt is gone") }
    }

    @Test func `how far it is, where it is, and why it is not, are said`() {
        var driver = days()
        driver.send(.saving(.formatsOpened), .opened, .opened)

        driver.send(.saving(.progressed(rows: 1024)))
        #expect(driver.app.export?.rows == 1024)
        driver.send(.saving(.formatsOpened))
        #expect(driver.app.overlay == nil, "one at a time")
        driver.send(.saving(.saved(path: "/tmp/a.csv", rows: 31)))
        #expect(driver.app.export == nil)
        #expect(driver.app.notice?.text == "Saved 31 rows to /tmp/a.csv")
        driver.send(.saving(.failed(FailureWords("Can't save."))))
        #expect(driver.app.notice == driver.app.messages.first)
        #expect(driver.app.notice?.isWarning == true)
    }

    @Test func `X stops the export before the import`() {
        var driver = days()
        driver.send(
            .imported(ImportProgress(file: "a.csv", number: 1, fileCount: 1, bytes: 1, totalBytes: 2, lines: 3)))
        driver.send(.saving(.formatsOpened), .opened, .opened)
        driver.forget()

        driver.send(.workCancelled)
        driver.send(.saving(.cancelled))
        driver.send(.workCancelled)

        #expect(driver.effects == [.cancelExport, .cancelImport])
    }

    @Test func `a value, a row and the table are copied, and what it takes is said once`() {
        var driver = days()
        driver.send(.moved(.first), .saving(.copyingOpened), .opened)
        let first = driver.app.notice?.text
        driver.send(.saving(.copyingOpened), .moved(.by(1)), .opened)
        let second = driver.app.notice?.text
        driver.send(.saving(.copyingOpened), .moved(.last), .opened)

        let texts = driver.effects.map { if case .copy(let text) = $0 { text } else { "" } }
        #expect(texts.count == 3)
        #expect(texts[0] == "1265.965")
        #expect(first?.hasPrefix("Copied 1265.965. The terminal has to allow OSC 52.") == true)
        #expect(texts[1].hasSuffix("\t1265.965\tSEK\t3") || texts[1].contains("\t1265.965\tSEK\t"))
        #expect(second == "Copied the row: 4 cells.")
        let lines = texts[2].split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "day\tcost\tcurrency\tlines")
        #expect(lines.count == 1 + (driver.dailyUsage?.list.visible.count ?? 0))
        #expect(driver.app.notice?.text.hasPrefix("Copied the table: ") == true)
    }

    @Test func `a formula in a copied row is guarded, and nothing steers the terminal it is pasted in`() {
        let evil = "=1\u{1B}[31m\u{9B}\nrm"
        let account = FixtureAccount(
            subscriptions: [Subscription(id: SubscriptionID("sub-1"), name: "P", anchorDay: 12)],
            lines: [.fixture(day: .fixture("2026-11-12"), resource: evil)])
        var driver = Driver(account)
        driver.send(.opened, .opened, .opened, .opened)
        driver.forget()

        driver.send(.saving(.copyingOpened), .moved(.by(1)), .opened)

        guard case .copy(let text) = driver.effects.first else {
            Issue.record("nothing copied")
            return
        }
        #expect(text.contains("\t'=1\u{FFFD}[31m\u{FFFD} rm\t"))
        #expect(!text.contains("\n"))
    }

    @Test func `all lines are gathered before they are copied, and too many are refused`() {
        var driver = Driver.lines(20)
        driver.send(.saving(.copyingOpened), .moved(.last), .opened)
        #expect(
            export(driver)?.destination == .clipboard(maximumBytes: AppModel.maximumClipboardBytes))

        driver.send(.saving(.gathered("a\tb", rows: 1)))
        #expect(driver.effects.last == .copy("a\tb"))
        driver.forget()
        driver.send(.saving(.gathered(nil, rows: 400)))
        #expect(driver.effects == [])
        #expect(driver.app.notice?.isWarning == true)
    }

    @Test func `a sum of all subscriptions says that it is no row`() {
        var driver = Driver()
        driver.send(.moved(.first), .saving(.copyingOpened), .moved(.by(1)), .opened)

        #expect(driver.app.notice?.text == "This row is a sum; copy the table instead.")
        #expect(driver.effects == [])
    }

    @Test func `without rows there is nothing to save or copy`() {
        var driver = Driver(isAnswered: false)
        driver.sendUnanswered(.saving(.formatsOpened))
        driver.sendUnanswered(.saving(.copyingOpened))

        #expect(driver.app.overlay == nil)
    }
}
