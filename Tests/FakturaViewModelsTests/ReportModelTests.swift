import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct SubscriptionListModelTests {
    @Test func `totals are those of the rows shown, a currency each`() {
        var driver = Driver()
        let all = driver.home?.shownTotals.unbilled

        driver.send(.filtered(.typed("marketplace")))
        let shown = driver.home?.shownTotals.unbilled

        #expect(all?.totals.map(\.currency.rawValue) == ["EUR", "SEK", "USD"])
        #expect(shown?[CurrencyCode("SEK")] == .fixture("1900"))
        #expect(shown?[CurrencyCode("USD")] == nil)
    }

    @Test(arguments: ["0017p", "enterprise", "EUR", "sub-platform", "data plat"])
    func `a subscription is found by name, identifier, offer and currency`(text: String) {
        var driver = Driver()

        driver.send(.filtered(.typed(text)))

        #expect(driver.home?.list.visible.contains { $0.report?.subscription.name == "Data platform" } == true)
    }

    @Test func `a subscription with two currencies is two rows that open one history`() {
        var driver = Driver()
        driver.openHistory(of: "Marketplace")

        #expect(driver.history?.currencies.count == 2)
        #expect(driver.home?.list.visible.count { $0.report?.subscription.name == "Marketplace" } == 2)
    }
}

@Suite struct BillingHistoryModelTests {
    @Test func `periods to step through are each there once, newest first`() {
        var driver = Driver()
        driver.openHistory(of: "Marketplace")

        let periods = driver.history?.periods ?? []

        #expect(periods.count == 4)
        #expect(periods == periods.sorted(by: >))
    }

    @Test func `totals are those of the rows shown, refunds taken off`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.filtered(.typed("2026-10-12")))

        #expect(driver.history?.list.visible.count == 1)
        #expect(
            driver.history?.shownTotals[CurrencyCode("SEK")] == driver.history?.list.visible[0].report.usageCost)
    }
}

@Suite struct DailyUsageModelTests {
    private func model(_ costs: [String]) -> DailyUsageModel {
        let query = UsageQuery(scope: .all, period: .fixture("2026-10-01", "2026-10-31"))
        var model = DailyUsageModel(query: query, periods: [query.period])
        let rows = costs.enumerated().map { place, cost in
            DailyUsage.Row(
                day: query.period.start.advanced(by: place), cost: Money(.fixture(cost), CurrencyCode("SEK")),
                lineCount: 2)
        }
        model.receive(
            .dailyUsage(DailyUsage(query: query, rows: rows, provenance: FixtureAccount.everything.provenance)))
        return model
    }

    private func unusual(_ costs: [String]) -> [Int] {
        let model = model(costs)
        return (model.report?.rows ?? []).indices.filter { model.isUnusual(model.list.rows[$0].report) }
    }

    @Test(arguments: [
        (["10", "10", "10", "10", "25", "10"], [4]), (["10", "10", "10", "10", "20", "10"], []),
        (["1", "1", "1", "9"], []), (["0", "0", "0", "0", "0", "9"], []), (["-5", "-5", "-5", "-5", "-5", "9"], []),
    ])
    func `a day is unusual when it costs over twice what most do`(costs: [String], expected: [Int]) {
        #expect(unusual(costs) == expected)
    }

    @Test func `totals are those of the days shown`() {
        var model = model(["10.25", "-3.25", "1"])
        let all = model.shownTotals

        model.edit(.typed("2026-10-02"))

        #expect(all.costs[CurrencyCode("SEK")] == .fixture("8"))
        #expect(all.lineCount == 6)
        #expect(model.shownTotals.costs[CurrencyCode("SEK")] == .fixture("-3.25"))
        #expect(model.shownTotals.lineCount == 2)
    }
}

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
}

@Suite struct UsageLineModelTests {
    private func fields(_ line: UsageLine) -> [UsageLineModel.Field] {
        UsageLineModel(line: line, provenance: nil, subscriptionName: "Production").fields
    }

    private func text(_ label: UsageLineModel.Field.Label, _ line: UsageLine) -> UsageLineModel.Value? {
        fields(line).first { $0.label == label }?.value
    }

    @Test func `tags and additional info are spread out, with and without braces`() {
        let line = UsageLine.fixture(tags: #""env": "prod", "cost centre": "42""#, additionalInfo: #"{"VCPUs":4}"#)

        #expect(text(.tag("env"), line) == .text("prod"))
        #expect(text(.tag("cost centre"), line) == .text("42"))
        #expect(text(.additionalInfo("VCPUs"), line) == .text("4"))
    }

    @Test(arguments: ["no json at all", "12"])
    func `text that is no JSON stays whole`(text: String) {
        #expect(self.text(.tag(""), .fixture(tags: text)) == .text(text))
    }

    @Test(arguments: ["", "{}", "{ }"])
    func `no tags are no field`(text: String) {
        #expect(!fields(.fixture(tags: text)).contains { if case .tag = $0.label { true } else { false } })
    }

    @Test func `fields the source does not have are left out`() {
        let line = UsageLine.fixture(resourceGroup: "", quantity: nil, unitPrice: nil, isUnallocated: true)

        #expect(text(.resourceGroup, line) == nil)
        #expect(text(.quantity, line) == nil)
        #expect(text(.unitPrice, line) == nil)
        #expect(text(.allocation, line) == .unallocated)
    }

    @Test func `columns that no format names are fields too`() {
        let line = UsageLine.fixture(otherFields: [UsageLine.OtherField(name: "PublisherName", value: "Acme")])

        #expect(text(.other("PublisherName"), line) == .text("Acme"))
    }

    @Test func `the identifier is told beside a resource's name`() {
        let line = UsageLine.fixture(resource: "/subscriptions/a/resourceGroups/b/vm-1")

        #expect(text(.resource, line) == .text("vm-1"))
        #expect(text(.resourceID, line) == .text("/subscriptions/a/resourceGroups/b/vm-1"))
        #expect(text(.resourceID, .fixture(resource: "classic")) == nil)
    }
}
