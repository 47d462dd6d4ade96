import BillingCore
import CustomDump
import Testing

struct BillingHistoryTests {
    private static func history(
        _ costs: [PeriodCost], anchors: [String: Int] = [:], asOf: String = "2026-11-20"
    ) -> BillingHistory {
        let rules = anchors.reduce(into: [SubscriptionID: PeriodRule]()) {
            $0[SubscriptionID($1.key)] = PeriodRule(anchorDay: $1.value)
        }
        return BillingHistory.make(
            scope: .all, costs: costs, rules: rules, asOf: day(asOf), fallback: .fixture("none", fetchedAt: nil))
    }

    /// A whole calendar month of 2026.
    private static func month(_ number: Int) -> BillingPeriod {
        PeriodRule.calendarMonth.period(containing: Day(year: 2026, month: number, day: 1)!)
    }

    @Test func `the newest seven periods are shown, newest first`() {
        let history = Self.history((1...11).map { .fixture(Self.month($0), "\($0)") })

        expectNoDifference(
            history.rows.map { "\($0.period) \($0.state) \($0.usageCost?.description ?? "-")" },
            [
                "2026-11-01/2026-11-30 unbilled 11", "2026-10-01/2026-10-31 unknown 10",
                "2026-09-01/2026-09-30 unknown 9", "2026-08-01/2026-08-31 unknown 8",
                "2026-07-01/2026-07-31 unknown 7", "2026-06-01/2026-06-30 unknown 6",
                "2026-05-01/2026-05-31 unknown 5",
            ])
    }

    @Test func `no row stands before the first day known`() {
        let history = Self.history([.fixture(Self.month(10), "1"), .fixture(Self.month(11), "2")])

        #expect(history.rows.map(\.period) == [Self.month(11), Self.month(10)])
    }

    @Test func `a period without usage between two others is a row without figures`() {
        let history = Self.history([.fixture(Self.month(8), "1"), .fixture(Self.month(10), "2")])

        #expect(history.rows.map(\.period) == [11, 10, 9, 8].map(Self.month))
        #expect(history.rows.map(\.usageCost) == [nil, amount("2"), nil, amount("1")])
        #expect(history.rows.map(\.state) == [.unbilled, .unknown, .unknown, .unknown])
        #expect(history.rows[0].currency == nil && history.rows[0].provenance == nil)
    }

    @Test func `a period with an invoice without amounts is no gap beside others' usage, in any currency`() throws {
        let (a, b) = (SubscriptionID("a"), SubscriptionID("b"))
        let listed = ListedInvoice(
            id: "2026-11-12-1", owner: .subscription(a),
            period: try #require(PeriodRule(anchorDay: 12) as PeriodRule?).period(containing: day("2026-10-20")))
        let account = AccountSnapshot(
            subscriptions: [Subscription(id: a, anchorDay: 12), Subscription(id: b, anchorDay: 1)],
            listedInvoices: [listed])
        func rows(_ costs: [PeriodCost]) -> [BillingHistory.Row] {
            BillingHistory.make(
                scope: .all, costs: costs, rules: [:], account: account, asOf: day("2026-11-20"),
                fallback: .fixture("none", fetchedAt: nil)
            ).rows.filter { $0.period == listed.period }
        }
        let beside = rows([.fixture(Self.month(10), "1", of: "b"), .fixture(Self.month(11), "2", of: "b")])
        #expect(beside.map(\.listedInvoices) == [[listed]])
        #expect(beside.map(\.state) == [.unknown])

        let own = ["EUR", "USD"].map { PeriodCost.fixture(listed.period, "1", $0, of: "a") }
        #expect(rows(own).map(\.state) == [.unknown, .unknown])
        #expect(rows(own).flatMap(\.listedInvoices) == [listed])
    }

    @Test func `gaps follow the subscription's anniversary`() {
        let history = Self.history(
            [.fixture(period("2026-08-12", "2026-09-11"), "1"), .fixture(period("2026-10-12", "2026-11-11"), "1")],
            anchors: ["a": 12])

        #expect(
            history.rows.map(\.period.description) == [
                "2026-11-12/2026-12-11", "2026-10-12/2026-11-11", "2026-09-12/2026-10-11", "2026-08-12/2026-09-11",
            ])
    }

    @Test(arguments: [
        ("2026-10-31", "2026-10-01/2026-10-31", PeriodState.unbilled),
        ("2026-11-01", "2026-10-01/2026-10-31", .unknown),
        ("2026-11-02", "2026-11-01/2026-11-30", .unbilled),
        ("2026-10-01", "2026-09-01/2026-09-30", .unknown),
    ])
    func `periods that start on or after the day are left out`(asOf: String, newest: String, state: PeriodState) {
        let history = Self.history((8...11).map { .fixture(Self.month($0), "1") }, asOf: asOf)

        #expect(history.rows.first?.period.description == newest)
        #expect(history.rows.first?.state == state)
    }

    @Test func `a history of nothing is empty and says where it would come from`() {
        let history = Self.history([])

        #expect(history.rows.isEmpty)
        #expect(history.provenance == .fixture("none", fetchedAt: nil))
    }

    @Test(
        arguments: [
            ("100", "103.12", "0.0312"), ("100", "50", "-0.5000"), ("3", "4", "0.3333"), ("100", "0", "-1.0000"),
            ("0", "5", nil), ("-1", "5", nil), ("100", "-20", "-1.2000"), ("80000", "80004", "0.0000"),
            ("80000", "80012", "0.0002"),
        ] as [(String, String, String?)])
    func `change is a fraction of the period before, to four decimals half to even`(
        old: String, new: String, change: String?
    ) {
        let history = Self.history([.fixture(Self.month(9), old), .fixture(Self.month(10), new)])

        #expect(history.rows[1].change?.description == change)
    }

    @Test func `change needs two whole closed periods of one currency side by side`() {
        let part = period("2026-09-01", "2026-09-29")
        let history = Self.history([
            .fixture(Self.month(5), "1"), .fixture(Self.month(7), "1"), .fixture(Self.month(8), "1"),
            .fixture(Self.month(9), "1", coverage: part), .fixture(Self.month(10), "1", "SEK"),
            .fixture(Self.month(10), "1"), .fixture(Self.month(11), "1"),
        ])

        let changes = history.rows.map { "\($0.period.start) \($0.currency?.rawValue ?? "-") \($0.change != nil)" }

        expectNoDifference(
            changes,
            [
                "2026-11-01 USD false", "2026-10-01 SEK false", "2026-10-01 USD false", "2026-09-01 USD false",
                "2026-08-01 USD true", "2026-07-01 USD false", "2026-06-01 - false", "2026-05-01 USD false",
            ])
    }

    @Test func `two currencies of a period are two rows, in order of the code`() {
        let history = Self.history([.fixture(Self.month(10), "1", "USD"), .fixture(Self.month(10), "2", "EUR")])

        #expect(history.rows.dropFirst().map(\.currency?.rawValue) == ["EUR", "USD"])
        #expect(history.rows.dropFirst().map(\.usageCost) == [amount("2"), amount("1")])
    }

    @Test func `subscriptions that share a period and a currency are added`() throws {
        let part = period("2026-10-03", "2026-10-20")
        let history = Self.history([
            .fixture(Self.month(10), "1.5", of: "a", coverage: part, lines: 3, provenance: .fixture("x", fetchedAt: 9)),
            .fixture(Self.month(10), "2", of: "b", lines: 4, provenance: .fixture("y", fetchedAt: 5)),
        ])

        let row = try #require(history.rows.last)

        #expect(row.usageCost == amount("3.5"))
        #expect(row.lineCount == 7)
        #expect(row.coverage == Self.month(10))
        #expect(row.provenance == Provenance(source: .files(2), metric: .actual, fetchedAt: 5))
        #expect(history.provenance == row.provenance)
    }

    @Test func `subscriptions of different anniversaries keep their own periods`() {
        let history = Self.history(
            [
                .fixture(period("2026-10-12", "2026-11-11"), "1", of: "a"), .fixture(Self.month(10), "2", of: "b"),
                .fixture(Self.month(11), "4", of: "b"),
            ], anchors: ["a": 12])

        expectNoDifference(
            history.rows.map { "\($0.period) \($0.state) \($0.usageCost?.description ?? "-")" },
            [
                "2026-11-01/2026-11-30 unbilled 4", "2026-10-12/2026-11-11 unknown 1",
                "2026-10-01/2026-10-31 unknown 2",
            ])
    }

    @Test func `a period without usage is a gap only where no subscription has usage of its days`() {
        let history = Self.history(
            [
                .fixture(period("2026-07-12", "2026-08-11"), "1", of: "a"), .fixture(Self.month(10), "2", of: "b"),
                .fixture(Self.month(11), "4", of: "b"),
            ], anchors: ["a": 12])

        expectNoDifference(
            history.rows.map { "\($0.period) \($0.usageCost?.description ?? "-")" },
            [
                "2026-11-01/2026-11-30 4", "2026-10-01/2026-10-31 2", "2026-08-12/2026-09-11 -",
                "2026-07-12/2026-08-11 1",
            ])
    }

    @Test func `a period spelled otherwise than the rule is not doubled by it`() {
        let history = Self.history([.fixture(period("2026-09-12", "2026-10-11"), "1")], asOf: "2026-10-20")

        #expect(history.rows.map(\.period.description) == ["2026-09-12/2026-10-11"])
    }

    @Test func `provenance of Azure wins over files, and no figures have none`() {
        let azure = Provenance(source: .azure, metric: .actual, fetchedAt: 3)

        #expect(Provenance.merged([.fixture(fetchedAt: nil), azure]) == azure)
        #expect(Provenance.merged([.fixture(fetchedAt: 4), .fixture(fetchedAt: 2)]) == .fixture(fetchedAt: 2))
        #expect(Provenance.merged([]) == nil)
    }
}
