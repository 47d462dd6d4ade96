import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct StatementModelTests {
    private func driver() -> Driver {
        var driver = Driver()
        driver.openHistory()
        driver.send(.moved(.by(1)), .statementOpened)
        return driver
    }

    private func names(_ driver: Driver) -> [String] {
        (driver.statement?.rows ?? []).map { row in
            switch row {
            case .category(let name, _): "# \(name)"
            case .line(let line): line.meter.name
            }
        }
    }

    @Test func `categories stand by what they cost, meters too`() {
        let driver = driver()

        #expect(
            names(driver) == [
                "# Virtual Machines", "D4s v5", "B2ms", "D4s v5", "# Storage", "P30 LRS Disk", "# Bandwidth",
                "Data Transfer Out", "# Load Testing", "Standard load test", "# SQL Database", "vCore", "# Support",
                "Standard support",
            ])
    }

    @Test func `a filter leaves the meters that match under their category, summed anew`() {
        var driver = driver()

        driver.send(.filtered(.typed("b2ms")))

        #expect(names(driver) == ["# Virtual Machines", "B2ms"])
        guard case .category(_, let sum) = driver.statement?.rows[0] else { return }
        #expect(sum == driver.statement?.shownTotals.totals[0])
        #expect(driver.statement?.shownMeterCount == 1)
        #expect(driver.statement?.shownCategoryCount == 1)
    }

    @Test func `the selected meter stays selected by another order and by a filter`() {
        var driver = driver()
        driver.send(.moved(.by(7)))
        let selected = driver.statement?.selected

        driver.send(.sortMoved(1), .sortReversed)
        let sorted = driver.statement?.selected
        driver.send(.filtered(.typed("band")))

        #expect(sorted == selected)
        #expect(driver.statement?.selected == selected)
    }

    @Test func `the meter one looks at stays selected from period to period`() {
        var driver = driver()
        driver.send(.moved(.by(7)))

        driver.send(.periodStepped(-1))
        guard case .line(let line) = driver.statement?.selected else {
            Issue.record("no meter is selected")
            return
        }

        #expect(line.meter.name == "Data Transfer Out")
        #expect(driver.statement?.period == .fixture("2026-09-12", "2026-10-11"))
    }

    @Test func `a meter that is not charged in the other period leaves the top selected`() {
        var driver = driver()
        driver.send(.moved(.last), .periodStepped(-1))

        #expect(driver.statement?.cursor.selected == 0)
    }

    @Test func `two currencies of one category are two groups`() {
        var driver = Driver()
        driver.openHistory(of: "Marketplace")
        driver.send(.statementOpened, .sortMoved(1))

        #expect(driver.statement?.shownTotals.totals.count == 2)
        #expect(driver.statement?.isUnbilled == true)
    }

    @Test func `totals of the statement are those of the history`() {
        let driver = driver()
        guard case .history(let history) = driver.app.stack[1].screen else { return }

        #expect(driver.statement?.shownTotals[CurrencyCode("SEK")] == history.list.selected?.report.usageCost)
    }

    @Test func `an open statement tells why as the newest history does, and knows that its period has ended`() throws {
        var driver = Driver(.withoutInvoices)
        driver.openHistory(of: "no-permission")
        driver.send(.statementOpened)
        try #require(driver.statement?.periodStandings.contains { $0.problem != nil } == true)
        try #require(driver.statement?.isUnbilled == true)

        driver.account.account.usageProblems = []
        driver.account.asOf = AsOf(day: FixtureAccount.today.advanced(by: 40), isMoved: false)
        driver.send(.storeChanged)

        #expect(driver.statement?.periodStandings.contains { $0.problem != nil } == false)
        #expect(driver.statement?.periodStandings.isEmpty == false)
        #expect(driver.statement?.isUnbilled == false)
    }
}
