import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct AppModelSortingTests {
    @Test func `the sort menu opens at the column sorted by`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.sortMoved(1), .sortMenuOpened)

        #expect(driver.app.overlay == .sortMenu(1))
    }

    @Test func `the menu's cursor stays inside, and choosing sorts and closes`() {
        var driver = Driver()
        driver.send(.sortMenuOpened, .moved(.by(99)), .moved(.by(-1)), .moved(.by(1)), .opened)

        #expect(driver.app.overlay == nil)
        #expect(driver.app.stack.count == 1)
        #expect(driver.home?.sortIndex.map { $0 == (4, true) } == true)
    }

    @Test func `choosing the column sorted by turns the order round`() {
        var driver = Driver()

        driver.send(.sortMenuOpened, .opened)

        #expect(driver.home?.sortIndex.map { $0 == (0, true) } == true)
    }

    @Test func `the sorted column moves round, amounts greatest first`() {
        var driver = Driver()
        var seen: [String] = []

        for _ in 0..<6 {
            driver.send(.sortMoved(-1))
            let sort = driver.home?.sortIndex
            seen.append("\(sort?.index ?? -1)\(sort?.isDescending == true ? "v" : "^")")
        }

        #expect(seen == ["4v", "3v", "2^", "1^", "0^", "4v"])
    }

    @Test(arguments: [1, -1])
    func `every list sorts by each of its columns and keeps the selected row`(step: Int) {
        var driver = Driver()
        driver.openHistory()
        driver.send(.moved(.by(2)))
        let period = driver.history?.list.selected?.id
        driver.send(.opened, .moved(.by(7)))
        let day = driver.dailyUsage?.list.selected?.id

        for _ in 0..<5 {
            driver.send(.sortMoved(step), .sortReversed)
            #expect(driver.dailyUsage?.list.selected?.id == day)
        }
        driver.send(.wentOut)
        for _ in 0..<5 {
            driver.send(.sortMoved(step))
            #expect(driver.history?.list.selected?.id == period)
        }
    }

    @Test func `days in order of cost begin with the dearest`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.moved(.by(1)), .opened, .sortMoved(1))

        let costs = driver.dailyUsage?.list.visible.map(\.cost.amount) ?? []

        #expect(costs.first == .fixture("1265.965"))
        #expect(costs == costs.sorted(by: >))
    }

    @Test func `a screen without a list has no sort menu`() {
        var driver = Driver.lines(3)
        driver.send(.opened, .sortMenuOpened, .sortMoved(1), .sortReversed)

        #expect(driver.app.overlay == nil)
    }
}
