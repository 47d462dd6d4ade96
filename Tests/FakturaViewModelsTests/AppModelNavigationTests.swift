import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct AppModelNavigationTests {
    private let october = BillingPeriod.fixture("2026-10-12", "2026-11-11")

    @Test func `from home to a usage line, and back to every selection and scroll`() {
        var driver = Driver()
        driver.send(.resized(rows: 4))
        driver.openHistory()
        driver.send(.resized(rows: 3), .moved(.by(5)), .opened)
        driver.send(.resized(rows: 6), .moved(.by(20)), .opened)
        driver.send(.resized(rows: 2), .moved(.by(3)), .opened)
        driver.send(.opened)
        let deep = driver.app

        driver.send(.wentOut)
        let lines = driver.usageLines
        driver.send(.wentOut)
        let resources = driver.dailyUsage
        driver.send(.wentOut)
        let days = driver.dailyUsage
        driver.send(.wentOut)
        let history = driver.history
        driver.send(.wentOut)

        #expect(deep.stack.count == 6)
        #expect(lines?.cursor.selected == 0)
        #expect(resources?.list.cursor.selected == 3 && resources?.list.cursor.firstVisible == 2)
        #expect(days?.list.cursor.selected == 20 && days?.list.cursor.firstVisible == 15)
        #expect(history?.list.cursor.selected == 5 && history?.list.cursor.firstVisible == 3)
        #expect(driver.home?.list.selected?.report?.subscription.name == "Production")
        #expect(driver.home?.list.cursor.firstVisible == 4)
    }

    @Test func `the way down asks for the usage of what was selected`() {
        var driver = Driver()
        driver.openHistory()
        let scope = FixtureAccount.scope("Production")
        var asked: [Request?] = [driver.app.frontModel.request]

        driver.send(.moved(.by(1)), .opened)
        asked.append(driver.app.frontModel.request)
        driver.send(.moved(.by(3)), .opened)
        asked.append(driver.app.frontModel.request)
        driver.send(.opened)

        let day = UsageQuery(scope: scope, period: october, day: .fixture("2026-10-15"))
        let days = UsageBreakdownQuery(UsageQuery(scope: scope, period: october), by: .day, limit: 1000)
        let resources = UsageBreakdownQuery(day, by: .resource, limit: 1000)
        #expect(asked == [.history(scope), .breakdown(days), .breakdown(resources)])
        #expect(driver.usageLines?.query.usage == day.into(.resource("load-1")))
    }

    @Test func `all subscriptions together open the history of the program's scope`() {
        var driver = Driver()

        driver.send(.moved(.first), .opened)

        #expect(driver.history?.scope == .all)
    }

    @Test func `the first subscription is selected when figures first come, early or late`() {
        let stored = Driver()
        var importing = Driver(FixtureAccount(subscriptions: [], lines: []))
        let overview = FixtureAccount.everything.overview()

        importing.sendUnanswered(.published(message: "Read."))
        let ticket = importing.open[0].ticket
        importing.sendUnanswered(.answered(.overview(overview, FixtureAccount.everything.asOf), ticket))

        #expect(stored.home?.list.cursor.selected == 1)
        #expect(importing.home?.list.cursor.selected == 1)
    }

    @Test func `a category and a meter of the statement open their own usage`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.moved(.by(1)), .statementOpened, .opened)
        let category = driver.dailyUsage?.usage
        driver.send(.wentOut, .moved(.by(1)), .opened)
        let meter = driver.dailyUsage?.usage

        #expect(category?.category == "Virtual Machines" && category?.meter == nil)
        #expect(meter?.meter?.name == "D4s v5" && meter?.category == nil)
        #expect(meter?.period == october)
    }

    @Test func `nothing to open opens nothing`() {
        var driver = Driver(FixtureAccount(subscriptions: [], lines: []))

        driver.send(.opened, .statementOpened, .wentOut, .periodStepped(1))

        #expect(driver.app.stack.count == 1)
        #expect(driver.effects.isEmpty)
    }

    @Test func `Esc closes the dialog, then the prompt, then the filter, then the screen, and never quits`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.filtered(.opened), .filtered(.typed("unb")), .filtered(.accepted), .helpOpened)

        driver.send(.closed)
        let dialog = (driver.app.overlay, driver.app.frontModel.filter.text)
        driver.send(.closed)
        let filter = driver.app.frontModel.filter.text
        driver.send(.filtered(.opened), .filtered(.typed("p")), .closed)
        let prompt = (driver.app.frontModel.filter, driver.app.stack.count)
        driver.send(.closed)
        let depth = driver.app.stack.count
        driver.send(.closed, .closed)

        #expect(dialog == (nil, "unb"))
        #expect(filter == "")
        #expect(prompt == (ListFilter(), 2))
        #expect(depth == 1)
        #expect(!driver.effects.contains(.quit))
    }

    @Test func `q goes out past a filter, quits from home only, and closes a dialog first`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.filtered(.typed("unb")), .messagesOpened, .leftOrQuit)
        let dialog = (driver.app.overlay, driver.app.stack.count)
        driver.send(.leftOrQuit)
        let depth = driver.app.stack.count
        driver.send(.filtered(.typed("prod")), .leftOrQuit)

        #expect(dialog == (nil, 2))
        #expect(depth == 1)
        #expect(driver.effects.last == .quit)
    }

    @Test func `leaving a screen stops what it waits for`() {
        var driver = Driver()
        driver.openHistory()
        driver.forget()
        driver.sendUnanswered(.opened)
        let screen = driver.app.front.id

        driver.sendUnanswered(.wentOut)

        #expect(driver.effects == [.cancel(screen: screen)])
    }

    @Test func `the period stepped to is selected in the history on the way back`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.moved(.by(1)), .opened, .periodStepped(-1), .periodStepped(-1))
        let stepped = driver.dailyUsage?.usage.period

        driver.send(.wentOut)

        #expect(stepped == .fixture("2026-08-12", "2026-09-11"))
        #expect(driver.history?.list.selected?.report.period == stepped)
    }

    @Test(arguments: [(1, 1, "This is the newest period."), (-1, 7, "This is the oldest period known.")])
    func `beyond the newest and the oldest period there is a sentence`(step: Int, steps: Int, sentence: String) {
        var driver = Driver()
        driver.openHistory()
        driver.send(.opened)

        for _ in 0..<steps { driver.send(.periodStepped(step)) }

        #expect(driver.app.notice?.text == sentence)
        #expect(driver.dailyUsage?.list.rows.isEmpty == false)
    }

    @Test func `what the status line says is over with the next key, and kept as a message when it matters`() {
        var driver = Driver()

        driver.send(.warned("Something is odd."), .refused("Nothing is running."))
        let refused = driver.app.notice?.text
        driver.send(.moved(.by(1)))

        #expect(refused == "Nothing is running.")
        #expect(driver.app.notice == nil)
        #expect(driver.app.messages.map(\.text) == ["Something is odd."])
    }

    @Test func `what the status line says outlives answers and new sizes`() {
        var driver = Driver()

        driver.send(.warned("Something is odd."), .resized(rows: 5), .imported(nil))

        #expect(driver.app.notice?.text == "Something is odd.")
    }

    @Test func `redraw, suspend and quit are effects`() {
        var driver = Driver()

        driver.send(.redrawn, .suspended, .quit)

        #expect(driver.effects == [.redraw, .suspend, .quit])
    }

    @Test func `text in front scrolls between its ends, as far as was told`() {
        var driver = Driver()
        driver.send(.helpOpened, .resized(rows: 12), .moved(.last))
        let end = driver.app.overlay
        driver.send(.moved(.page(3)), .moved(.by(-1)))
        let up = driver.app.overlay
        driver.send(.moved(.first), .moved(.by(-4)))

        #expect(end == .help(firstVisible: 12))
        #expect(up == .help(firstVisible: 11))
        #expect(driver.app.overlay == .help(firstVisible: 0))
    }

    @Test func `help leaves the list behind it as it was`() {
        var driver = Driver()
        driver.send(.resized(rows: 4), .moved(.last))
        let before = driver.home?.list.cursor

        driver.send(.helpOpened, .resized(rows: 30), .moved(.page(1)), .closed)

        #expect(driver.home?.list.cursor == before)
        #expect(driver.app.frontViewport == 4)
    }
}
