import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct AppModelAnswerTests {
    private let progress = ImportProgress(
        file: "usage.csv", number: 1, fileCount: 1, bytes: 10, totalBytes: 100, lines: 3)

    @Test func `an answer to an older question is dropped`() {
        var driver = Driver(isAnswered: false)
        let old = driver.open[0].ticket
        driver.sendUnanswered(.refreshed)
        let before = driver.app

        let effects = driver.app.handle(
            .answered(.overview(FixtureAccount.everything.overview(), FixtureAccount.everything.asOf), old))

        #expect(effects.isEmpty)
        #expect(driver.app == before)
    }

    @Test func `an answer for a screen that was left is dropped`() {
        var driver = Driver()
        driver.openHistory()
        driver.sendUnanswered(.opened)
        let (request, ticket) = driver.open[0]
        driver.sendUnanswered(.wentOut)
        let before = driver.app

        _ = driver.app.handle(.answered(driver.answer(to: request), ticket))

        #expect(driver.app == before)
    }

    @Test func `an answer for a screen behind goes to that screen`() {
        var driver = Driver()
        driver.sendUnanswered(.refreshed)
        driver.sendUnanswered(.opened)

        driver.answerAll()

        #expect(driver.home?.phase == .loaded)
        #expect(driver.history?.phase == .loaded)
    }

    @Test func `each question of a screen has a ticket of its own`() {
        var driver = Driver(isAnswered: false)

        driver.sendUnanswered(.refreshed)

        #expect(driver.open.map(\.ticket) == [Ticket(screen: 0, serial: 1), Ticket(screen: 0, serial: 2)])
    }

    @Test func `a failure keeps the rows, says why and is kept as a message`() {
        var driver = Driver()
        let rows = driver.home?.list.visible
        driver.sendUnanswered(.refreshed)

        driver.failAll("The disk is full.")

        #expect(driver.home?.phase == .failed("The disk is full."))
        #expect(driver.home?.list.visible == rows)
        #expect(driver.app.messages.map(\.text) == ["The disk is full."])
    }

    @Test func `every screen keeps its rows when reading again fails`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.moved(.by(1)), .statementOpened)
        let depth = driver.app.stack.count
        driver.send(.opened, .opened)

        while driver.app.stack.count > 1 {
            driver.sendUnanswered(.refreshed)
            driver.failAll("No.")
            #expect(driver.app.frontModel.phase == .failed("No."))
            #expect(!driver.app.frontModel.isEmpty)
            driver.forget()
            driver.sendUnanswered(.wentOut)
            driver.answerAll()
        }
        #expect(depth == 3)
    }

    @Test func `a store that fails is not asked again by itself`() {
        var driver = Driver.lines(500)
        driver.sendUnanswered(.moved(.last))

        driver.failAll("No.")

        #expect(driver.open.count == 1)
        #expect(driver.usageLines?.phase == .failed("No."))
    }

    @Test func `a first question that fails is not asked again by a key that moves`() {
        var driver = Driver(FixtureAccount.oneDay(lineCount: 5))
        driver.send(.opened, .opened)
        driver.sendUnanswered(.opened)
        driver.failAll("No.")
        driver.forget()

        driver.sendUnanswered(.moved(.by(1)))

        #expect(driver.open.isEmpty)
    }

    @Test func `refresh reads the screen in front now and the others when they come to the front`() {
        var driver = Driver()
        driver.openHistory()
        driver.forget()

        driver.sendUnanswered(.refreshed)
        let first = driver.open.map(\.request)
        driver.answerAll()
        driver.sendUnanswered(.wentOut)

        #expect(first == [.history(FixtureAccount.scope("Production"))])
        #expect(driver.open.map(\.request) == [.overview(.all)])
    }

    @Test func `a screen that was read since is not read again on the way back`() {
        var driver = Driver()
        driver.openHistory()
        driver.forget()

        driver.sendUnanswered(.wentOut)

        #expect(driver.open.isEmpty)
    }

    @Test func `reading again keeps the selected item by what it is`() {
        var driver = Driver()
        let name = driver.home?.list.selected?.id
        driver.sendUnanswered(.refreshed)
        let smaller = SubscriptionOverview(
            asOf: FixtureAccount.today,
            rows: FixtureAccount.everything.overview().rows.reversed().suffix(3)
                + FixtureAccount.everything.overview().rows.filter { row in
                    name == .subscription(row.subscription.id, row.currency)
                }, provenance: FixtureAccount.everything.provenance)

        driver.sendUnanswered(
            .answered(.overview(smaller, FixtureAccount.everything.asOf), driver.open[0].ticket))

        #expect(driver.home?.list.selected?.id == name)
    }

    @Test func `an import tells how far it is, then that figures changed`() {
        var driver = Driver()
        driver.forget()

        driver.send(.imported(progress))
        let running = driver.app.work
        driver.sendUnanswered(.published(message: "Read."))

        #expect(running == progress)
        #expect(driver.open.map(\.request) == [.overview(.all)])
        #expect(driver.app.notice == driver.app.messages.first)
        #expect(driver.app.messages.map(\.text) == ["Read."])
    }

    @Test func `an import that fails says so until something is read`() {
        var driver = Driver()

        driver.send(.imported(progress), .imported(nil), .importFailed("The file is cut short."))

        #expect(driver.app.work == nil)
        #expect(driver.app.importFailure == "The file is cut short.")
        #expect(driver.app.messages.first?.isWarning == true)
    }

    @Test func `reading again reads files again only after they could not be read`() {
        var driver = Driver()

        driver.send(.refreshed)
        let well = driver.effects.contains(.importAgain)
        driver.send(.importFailed("The file is cut short."))
        driver.send(.refreshed)

        #expect(!well)
        #expect(driver.effects.contains(.importAgain))
        #expect(driver.app.importFailure == nil)
    }

    @Test func `stopping the work stops it while there is some`() {
        var driver = Driver()

        driver.send(.workCancelled)
        let idle = driver.effects
        driver.send(.imported(progress), .workCancelled)

        #expect(idle.isEmpty)
        #expect(driver.effects == [.cancelImport])
    }

    @Test func `names and the day come with the first report`() {
        let driver = Driver()

        #expect(driver.app.asOf == FixtureAccount.everything.asOf)
        #expect(driver.app.subscriptionNames[SubscriptionID("sub-production")] == "Production")
    }
}
