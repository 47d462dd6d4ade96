import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct UsageLineListModelTests {
    private func window(_ driver: Driver) -> [Range<Int>] {
        driver.open.compactMap { request, _ in
            if case .usageLines(_, let offset, let limit, _) = request { offset..<offset + limit } else { nil }
        }
    }

    @Test func `moving inside of what is in memory asks for nothing`() {
        var driver = Driver.lines(1000)

        for _ in 0..<40 { driver.sendUnanswered(.moved(.by(1))) }

        #expect(driver.open.isEmpty)
        #expect(driver.usageLines?.selected?.resource == "vm-40")
    }

    @Test func `moving to its edge asks for the lines around, with a margin on both sides`() {
        var driver = Driver.lines(1000)

        driver.sendUnanswered(.moved(.by(500)))

        #expect(window(driver) == [461..<531])
        #expect(driver.usageLines?.selected == nil)
    }

    @Test func `the last window ends with the last line`() {
        var driver = Driver.lines(1000)

        driver.send(.moved(.last))

        #expect(driver.usageLines?.selected?.resource == "vm-999")
        #expect(driver.usageLines?.page?.lines.count == 40)
        #expect(driver.usageLines?.needsWindow == false)
    }

    @Test func `a newer window takes the older one's place`() {
        var driver = Driver.lines(1000)
        driver.sendUnanswered(.moved(.by(500)))
        let (old, ticket) = driver.open[0]
        driver.sendUnanswered(.moved(.by(300)))

        _ = driver.app.handle(.answered(driver.answer(to: old), ticket))
        let afterOld = driver.usageLines?.selected
        driver.answerAll()

        #expect(afterOld == nil)
        #expect(driver.usageLines?.selected?.resource == "vm-800")
    }

    @Test func `an answer does not take the cursor back to where it was asked from`() {
        var driver = Driver.lines(1000)
        driver.sendUnanswered(.moved(.by(75)))
        driver.sendUnanswered(.moved(.by(-40)))

        driver.answerAll()

        #expect(driver.usageLines?.cursor.selected == 35)
        #expect(driver.usageLines?.selected?.resource == "vm-35")
    }

    @Test func `reading again keeps the line, where it is now`() {
        var driver = Driver.lines(50)
        driver.send(.moved(.by(20)))
        driver.sendUnanswered(.refreshed)
        let (request, ticket) = driver.open[0]
        guard case .usageLines(let page) = driver.answer(to: request) else { return }
        let moved = UsageLinePage(
            query: page.query, count: 49, totals: page.totals, offset: 0, lines: Array(page.lines.dropFirst()),
            provenance: page.provenance)

        _ = driver.app.handle(.answered(.usageLines(moved), ticket))

        #expect(driver.usageLines?.selected?.resource == "vm-20")
        #expect(driver.usageLines?.cursor.selected == 19)
    }

    @Test func `fewer lines than before bring the cursor inside and read what is there`() {
        var driver = Driver.lines(1000)
        driver.send(.moved(.last))
        driver.sendUnanswered(.refreshed)
        let (request, ticket) = driver.open[0]
        guard case .usageLines(let page) = driver.answer(to: request) else { return }
        driver.forget()

        driver.sendUnanswered(
            .answered(
                .usageLines(
                    UsageLinePage(
                        query: page.query, count: 100, totals: page.totals, offset: page.offset, lines: [],
                        provenance: page.provenance)), ticket))

        #expect(driver.usageLines?.cursor.selected == 99)
        #expect(window(driver) == [60..<130])
    }

    @Test func `another order begins at the top and is asked for`() {
        var driver = Driver.lines(1000)
        driver.send(.moved(.by(300)))

        driver.sendUnanswered(.sortMoved(-1))
        let asked = window(driver)
        driver.sendUnanswered(.sortMoved(-1))
        driver.answerAll()

        #expect(asked == [0..<70])
        #expect(driver.usageLines?.cursor.selected == 0)
        #expect(driver.usageLines?.query.order == .service)
    }

    @Test func `lines in order of cost begin with the dearest`() {
        var driver = Driver.lines(20)

        for _ in 0..<6 { driver.send(.sortMoved(1)) }

        #expect(driver.usageLines?.query.order == .cost)
        #expect(driver.usageLines?.selected?.resource == "vm-19")
    }

    @Test func `a line that still matches stays selected when the filter changes`() {
        var driver = Driver.lines(200)
        driver.send(.moved(.by(137)))

        driver.send(.filtered(.opened))
        driver.send(.filtered(.typed("vm-137")))
        let narrowed = driver.usageLines?.selected?.resource
        driver.send(.filtered(.cleared))

        #expect(narrowed == "vm-137")
        #expect(driver.usageLines?.selected?.resource == "vm-137")
        #expect(driver.usageLines?.cursor.selected == 137)
    }

    @Test func `the filter is asked for at every letter, and only then`() {
        var driver = Driver.lines(200)

        driver.sendUnanswered(.filtered(.opened))
        let opened = driver.open.count
        driver.sendUnanswered(.filtered(.typed("vm-1")))
        driver.sendUnanswered(.filtered(.typed("9")))
        driver.answerAll()
        driver.sendUnanswered(.filtered(.accepted))

        #expect(opened == 0)
        #expect(driver.usageLines?.query.filter == "vm-19")
        #expect(driver.usageLines?.count == 11)
        #expect(driver.usageLines?.countOfAll == 200)
        #expect(driver.open.isEmpty)
    }

    @Test func `the total is that of the lines the filter leaves`() {
        var driver = Driver.lines(200)

        driver.send(.filtered(.typed("vm-19")))
        let filtered = driver.usageLines?.page?.totals[CurrencyCode("SEK")]
        driver.send(.closed)

        // vm-19 costs 20.25, vm-190 to vm-199 cost 191.25 to 200.25.
        #expect(filtered == .fixture("1977.75"))
        #expect(driver.usageLines?.count == 200)
    }

    @Test func `nothing is said to match before the store has answered`() {
        var driver = Driver.lines(20)
        driver.send(.filtered(.typed("nowhere")))
        let nothing = driver.usageLines?.isFilteredToNothing
        driver.sendUnanswered(.filtered(.emptied))
        driver.sendUnanswered(.filtered(.typed("vm")))

        #expect(nothing == true)
        #expect(driver.usageLines?.isFilteredToNothing == false)
    }

    @Test func `opening the prompt while lines are read does not read them again`() {
        var driver = Driver.lines(200)
        driver.sendUnanswered(.filtered(.typed("a")))

        driver.sendUnanswered(.filtered(.opened))

        #expect(driver.open.count == 1)
    }

    @Test func `a larger screen reads what it shows more`() {
        var driver = Driver.lines(1000)

        driver.sendUnanswered(.resized(rows: 200))

        #expect(window(driver) == [0..<260])
    }

    @Test func `one subscription's lines are not sorted by subscription`() {
        let one = UsageLineListModel(
            usage: UsageQuery(scope: .one(SubscriptionID("a")), period: .fixture("2026-10-01", "2026-10-31")))
        let all = UsageLineListModel(usage: UsageQuery(scope: .all, period: .fixture("2026-10-01", "2026-10-31")))

        #expect(!one.sortColumns.contains(.subscription))
        #expect(all.sortColumns.contains(.subscription))
    }
}
