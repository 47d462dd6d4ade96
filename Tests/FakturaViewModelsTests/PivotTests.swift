import BillingCore
import FakturaTestSupport
import Testing

@testable import FakturaViewModels

@Suite struct PivotTests {
    private let october = BillingPeriod.fixture("2026-10-12", "2026-11-11")

    /// In the days of the last closed period.
    private func days() -> Driver {
        var driver = Driver()
        driver.openHistory()
        driver.send(.moved(.by(1)), .opened)
        return driver
    }

    /// The pivot turned to, by name.
    private func turned(_ grouping: UsageGrouping) -> Driver {
        var driver = days()
        for _ in 0..<10 where driver.dailyUsage?.grouping != grouping { driver.send(.pivotTurned(1)) }
        return driver
    }

    @Test func `Tab turns through every pivot and each tag to the lines, and round again; Shift-Tab the other way`() {
        var driver = days()
        var seen: [UsageGrouping?] = []
        for _ in 0..<10 {
            // Nothing stands for the lines.
            seen.append(driver.dailyUsage?.grouping)
            driver.send(.pivotTurned(1))
        }
        driver.send(.pivotTurned(-1), .pivotTurned(-1), .pivotTurned(-1))

        let tags = ["env", "owner"].map { UsageGrouping.tag(TagKey($0)) }
        #expect(seen == UsageGrouping.fixed + tags + [nil, .day])
        #expect(driver.dailyUsage?.grouping == tags[1])
    }

    @Test func `the lines of a whole period are as many as its days say, and step to other periods`() {
        var driver = days()
        let count = driver.dailyUsage?.report?.lineCount
        driver.send(.pivotTurned(-1))

        #expect(driver.usageLines?.count == count)
        #expect(driver.usageLines?.coversSeveralDays == true)
        driver.send(.periodStepped(-1))
        #expect(driver.usageLines?.query.usage.period == .fixture("2026-09-12", "2026-10-11"))
        driver.send(.wentOut)
        #expect(driver.history?.list.selected?.report.period == .fixture("2026-09-12", "2026-10-11"))
    }

    @Test(arguments: UsageGrouping.fixed + [.tag(TagKey("env"))])
    func `every pivot comes to the same total`(grouping: UsageGrouping) {
        let driver = turned(grouping)
        let account = FixtureAccount.everything
        let usage = UsageQuery(scope: FixtureAccount.scope("Production"), period: october)
        let days = account.breakdown(UsageBreakdownQuery(usage, by: .day))

        #expect(driver.dailyUsage?.shownTotals.costs == days.totals)
        #expect(driver.dailyUsage?.shownTotals.lineCount == days.lineCount)
        #expect(driver.dailyUsage?.list.cursor.selected == 0)
    }

    @Test(arguments: [
        (UsageGrouping.service, [UsageGrouping.meter, .resource, .day]), (.meter, [.resource, .day]),
        (.resource, [.day]), (.resourceGroup, [.resource, .day]), (.location, [.resource, .day]),
        (.tag(TagKey("env")), [.resource, .day]), (.day, [.resource]),
    ])
    func `Enter goes down level by level to the line, and out again to each row`(
        grouping: UsageGrouping, levels: [UsageGrouping]
    ) {
        var driver = turned(grouping)
        driver.send(.moved(.last))
        var selected = [driver.dailyUsage?.list.selected?.id]
        for level in levels {
            driver.send(.opened)
            #expect(driver.dailyUsage?.grouping == level)
            driver.send(.moved(.last))
            selected.append(driver.dailyUsage?.list.selected?.id)
        }
        driver.send(.opened)

        let path = driver.usageLines?.query.usage.path ?? []
        #expect(path.map(\.grouping) == [grouping] + levels)
        #expect((driver.usageLines?.count ?? 0) > 0)
        #expect(driver.usageLines?.page?.lines.allSatisfy { line in path.allSatisfy { $0.contains(line) } } == true)
        for id in selected.reversed() {
            driver.send(.closed)
            #expect(driver.dailyUsage?.list.selected?.id == id)
        }
    }

    @Test func `on the way down the pivots gone into are left out`() {
        var driver = turned(.resourceGroup)
        driver.send(.opened)

        #expect(
            driver.dailyUsage?.groupings
                == [.day, .service, .meter, .resource, .location] + ["env", "owner"].map { .tag(TagKey($0)) })
    }

    @Test func `another period keeps path, pivot, filter and order`() {
        var driver = turned(.resourceGroup)
        driver.send(.opened, .pivotTurned(1), .sortMoved(1), .filtered(.typed("e")), .periodStepped(-1))

        let model = driver.dailyUsage
        #expect(model?.usage.period == .fixture("2026-09-12", "2026-10-11"))
        #expect(model?.usage.path.map(\.grouping) == [.resourceGroup])
        #expect(model?.grouping == .location)
        #expect(model?.filter.text == "e" && model?.sortIndex?.index == 2)
        #expect(model?.list.visible.isEmpty == false)
    }

    @Test func `the statement is of the whole period only`() {
        var driver = turned(.service)
        driver.send(.opened, .statementOpened)
        #expect(driver.statement == nil)

        driver.send(.wentOut, .statementOpened)
        #expect(driver.statement?.period == october)
    }

    @Test func `an answer to a pivot turned away from is not shown`() {
        var driver = days()
        driver.forget()
        driver.sendUnanswered(.pivotTurned(1))
        let (request, ticket) = driver.open[0]
        driver.sendUnanswered(.pivotTurned(1))
        driver.sendUnanswered(.answered(driver.answer(to: request), ticket))

        #expect(driver.dailyUsage?.list.rows.isEmpty == true)
        driver.answerAll()
        #expect(driver.dailyUsage?.grouping == .meter && driver.dailyUsage?.list.rows.isEmpty == false)
    }

    @Test func `a row found by its name or the words for none`() {
        var account = FixtureAccount.oneDay(lineCount: 3)
        account = FixtureAccount(
            subscriptions: account.subscriptions, lines: account.lines + [.fixture(9, cost: "70", isUnallocated: true)])
        var driver = Driver(account)
        driver.send(.opened, .opened, .pivotTurned(3))

        driver.send(.filtered(.typed("no res")))
        #expect(driver.dailyUsage?.list.visible.map(\.cost.amount) == [.fixture("70")])
        driver.send(.filtered(.emptied), .sortMoved(1), .sortReversed)
        #expect(driver.dailyUsage?.list.visible.last?.group?.isNone == true)
        driver.send(.sortReversed)
        #expect(driver.dailyUsage?.list.visible.last?.group?.isNone == true)
    }
}

@Suite struct ManyGroupsTests {
    /// In the resources of a day with so many.
    private func resources(_ count: Int) -> Driver {
        var driver = Driver(.oneDay(lineCount: count))
        driver.send(.opened, .opened, .opened)
        driver.forget()
        return driver
    }

    @Test func `of many groups the others are one row, the last in every order`() {
        var driver = resources(1_203)
        #expect(driver.dailyUsage?.list.visible.last?.othersCount == 203)
        #expect(driver.dailyUsage?.shownGroupCount == 1_203)
        #expect(driver.dailyUsage?.shownTotals.lineCount == 1_203)

        driver.send(.sortMoved(-1), .sortReversed)

        #expect(driver.dailyUsage?.list.visible.last?.othersCount == 203)
        #expect(driver.dailyUsage?.list.visible.first?.group?.name == "vm-999")
    }

    @Test func `filter and order of many groups are the store's, so that they look into all`() {
        var driver = resources(1_203)

        driver.send(.filtered(.opened), .filtered(.typed("vm-1")))
        #expect(driver.dailyUsage?.list.visible.count == 1 + 10 + 100 + 203)
        driver.send(.filtered(.cleared), .sortMoved(0), .sortReversed)
        #expect(driver.dailyUsage?.list.visible.first?.cost.amount == .fixture("1.25"))
        #expect(driver.dailyUsage?.list.visible.count == 1_001)
    }

    @Test func `the others can't be opened, and it is said why`() {
        var driver = resources(1_203)

        driver.send(.moved(.last), .opened)

        #expect(driver.app.notice?.text == "Only the first 1,000 are named; / finds the others.")
        #expect(driver.usageLines == nil)
    }

    @Test func `few groups are filtered and put in order without a question`() {
        var driver = resources(20)

        driver.sendUnanswered(.filtered(.typed("vm-1")))
        driver.sendUnanswered(.sortMoved(1))

        #expect(driver.open.isEmpty)
        #expect(driver.dailyUsage?.list.visible.count == 11)
    }
}
