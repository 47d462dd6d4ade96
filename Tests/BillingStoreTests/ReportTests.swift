import BillingCore
import BillingStore
import CustomDump
import Testing

struct ReportTests {
    @Test func `days and their totals are the sums of the lines`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(day: "2026-10-02", cost: "0.000000000000001"), ScriptedLine(cost: "1.25"),
                ScriptedLine(day: "2026-10-02", cost: "2.5"), ScriptedLine(cost: "-0.75"))

            let usage = try store.dailyUsage(.october())

            #expect(try days(store) == ["2026-10-01 0.5 USD (2)", "2026-10-02 2.500000000000001 USD (2)"])
            #expect(usage.totals.totals == [.usd("3.000000000000001")])
            #expect(usage.lineCount == 4)
            #expect(
                usage.provenance == Provenance(source: .file("usage.csv"), metric: .actual, fetchedAt: 1_700_000_000))
        }
    }

    @Test func `a meter and a day narrow the days, whatever the meter's identifier or unit`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(cost: "1", meter: "m1"), ScriptedLine(cost: "2", meter: "m1", texts: [.meterID: "other"]),
                ScriptedLine(day: "2026-10-03", cost: "4", meter: "m1", texts: [.unit: "100 Hours"]),
                ScriptedLine(cost: "8", meter: "m2"))
            let meter = Meter.fixture("m1")

            #expect(try days(store, .october(meter: meter)) == ["2026-10-01 3 USD (2)", "2026-10-03 4 USD (1)"])
            #expect(try days(store, .october(day: day("2026-10-01"))) == ["2026-10-01 11 USD (3)"])
            #expect(try days(store, .october(day: day("2026-10-03"), meter: meter)) == ["2026-10-03 4 USD (1)"])
            #expect(try days(store, .october(meter: .fixture("none"))) == [])
        }
    }

    @Test func `currencies stay apart in every report`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(cost: "1", currency: "SEK"), ScriptedLine(cost: "2", currency: "usd"),
                ScriptedLine(cost: "4", currency: "USD"))

            #expect(try days(store) == ["2026-10-01 1 SEK (1)", "2026-10-01 6 USD (2)"])
            let history = try store.history(.all, metric: .actual, asOf: day("2026-11-01"))
            #expect(history.rows.map { "\($0.currency!) \($0.usageCost!)" } == ["SEK 1", "USD 6"])
            let statement = try store.statement(.all, period: october, metric: .actual)
            #expect(statement.totals.totals.map(\.description) == ["1 SEK", "6 USD"])
            let page = try store.usageLines(UsageLineQuery(usage: .october()), offset: 0, limit: 1)
            #expect(page.totals.totals.map(\.description) == ["1 SEK", "6 USD"])
            let overview = try store.overview(.all, metric: .actual, asOf: day("2026-10-20"))
            #expect(overview.unbilledTotals.totals.map(\.description) == ["1 SEK", "6 USD"])
        }
    }

    @Test func `a statement is summed from the lines, by meter`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(cost: "2", meter: "m1", quantity: "1.5", price: "0.10"),
                ScriptedLine(cost: "3", meter: "m1", quantity: "2.50", price: "0.1"),
                ScriptedLine(cost: "1", meter: "m2", quantity: "1", price: "1"),
                ScriptedLine(cost: "1", meter: "m2", quantity: "1", price: "2"),
                ScriptedLine(cost: "1", meter: "m3", quantity: nil, price: ""))

            let statement = try store.statement(.all, period: october, metric: .actual)

            expectNoDifference(
                statement.lines.map {
                    "\($0.meter.name) \($0.consumed?.description ?? "-") \($0.rate?.description ?? "-") \($0.value)"
                }, ["m1 4.00 0.10 5 USD", "m2 2 - 2 USD", "m3 - - 1 USD"])
        }
    }

    @Test func `a file's own statement wins over the sum of its lines`() throws {
        try withStore { store in
            var records = ScriptedRecords([ScriptedLine(cost: "7", period: october)])
            let line = StatementLine(
                meter: .fixture(), consumed: ExactDecimal("10"), included: ExactDecimal("4.50"),
                billable: ExactDecimal("5.5"), rate: ExactDecimal("1.20"), value: .usd("7.000000000000001"))
            records.statement = [(line, id("a"), october)]

            try store.ingest(records)

            #expect(try store.statement(.all, period: october, metric: .actual).lines == [line])
            #expect(try store.dailyUsage(.october()).totals.totals == [.usd("7")])
        }
    }

    @Test func `statements of several subscriptions are added by meter, prices kept where they agree`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(cost: "1", subscription: "a", meter: "m1", price: "2"),
                ScriptedLine(cost: "1", subscription: "b", meter: "m1", price: "2.0"),
                ScriptedLine(cost: "1", subscription: "a", meter: "m2", price: "2"),
                ScriptedLine(cost: "2", subscription: "b", meter: "m2", price: "3"))

            let lines = try store.statement(.all, period: october, metric: .actual).lines
            let own = try store.statement(.one(id("B")), period: october, metric: .actual)

            #expect(lines.map(\.meter.name) == ["m2", "m1"])
            #expect(lines.map(\.value) == [.usd("3"), .usd("2")])
            #expect(lines.map(\.rate) == [nil, ExactDecimal("2")])
            #expect(lines.map(\.consumed) == [ExactDecimal("2"), ExactDecimal("2")])
            #expect(own.totals.totals == [.usd("3")])
        }
    }

    @Test func `a scope covers its subscriptions only`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(cost: "1", subscription: "a"), ScriptedLine(cost: "2", subscription: "B"),
                ScriptedLine(cost: "4", subscription: "c"), ScriptedLine(cost: "8", subscription: "b"))

            #expect(try store.subscriptions().map(\.id.rawValue) == ["a", "b", "c"])
            #expect(try days(store, .october(.one(id("b")))) == ["2026-10-01 10 USD (2)"])
            #expect(try days(store, .october(.subscriptions([id("a"), id("c")]))) == ["2026-10-01 5 USD (2)"])
            #expect(try lines(store, .october(.one(id("b")))).map(\.subscription) == [id("b"), id("b")])
            let histories = try store.histories(.all, metric: .actual, asOf: day("2026-11-01"))
            #expect(histories.map(\.subscription.id.rawValue) == ["a", "b", "c"])
            #expect(histories.map(\.history.rows.first?.usageCost) == ["1", "10", "4"].map(amount))
        }
    }

    @Test func `actual and amortized are two worlds`() throws {
        try withStore { store in
            try store.ingest(ScriptedLine(cost: "1"))
            try store.ingest(ScriptedLine(cost: "2"), metric: .amortized)

            #expect(try store.metrics() == [.actual, .amortized])
            #expect(try days(store) == ["2026-10-01 1 USD (1)"])
            #expect(try days(store, .october(metric: .amortized)) == ["2026-10-01 2 USD (1)"])
            #expect(try store.history(.all, metric: .actual, asOf: day("2026-11-01")).rows.count == 1)
        }
    }

    private static func described(_ row: SubscriptionOverview.Row) -> String {
        func text(_ value: (any CustomStringConvertible)?) -> String { value?.description ?? "-" }
        let trend = row.trend.map(text).joined(separator: " ")
        return [
            row.subscription.displayName, text(row.unbilledCost), text(row.lastPeriod), text(row.lastPeriodCost),
            "[\(trend)]",
        ].joined(separator: " ")
    }

    @Test func `the overview has each subscription's estimate, last period and trend`() throws {
        try withStore { store in
            var records = ScriptedRecords([
                ScriptedLine(day: "2026-11-02", cost: "5"), ScriptedLine(day: "2026-10-02", cost: "3"),
                ScriptedLine(day: "2026-08-02", cost: "1"),
                ScriptedLine(day: "2026-10-02", cost: "9", subscription: "b"),
            ])
            records.facts = [
                SubscriptionFacts(id: id("a"), name: "Zeta", offer: Offer("0003P")),
                SubscriptionFacts(id: id("c"), name: "Quiet"),
            ]

            try store.ingest(records)

            let overview = try store.overview(.all, metric: .actual, asOf: day("2026-11-20"))
            expectNoDifference(
                overview.rows.map(Self.described),
                [
                    "b - 2026-10-01/2026-10-31 9 [9 -]", "Quiet - - - []",
                    "Zeta 5 2026-10-01/2026-10-31 3 [1 - 3 5]",
                ])
            #expect(overview.rows.last?.subscription.offer?.name == "Pay-As-You-Go")
        }
    }

    @Test func `an empty store has empty reports`() throws {
        try withStore { store throws in
            #expect(try store.subscriptions() == [])
            #expect(try store.datasets() == [])
            #expect(try store.metrics() == [])
            #expect(try store.newestPeriod(metric: .actual)?.period == nil)
            #expect(try store.history(.all, metric: .actual, asOf: day("2026-11-20")).rows == [])
            #expect(try store.overview(.all, metric: .actual, asOf: day("2026-11-20")).rows == [])
            #expect(try store.statement(.all, period: october, metric: .actual).lines == [])
            #expect(try store.dailyUsage(.october()).rows == [])
            #expect(try lines(store) == [])
        }
    }

    @Test func `the newest period comes with its subscription's rule`() throws {
        try withStore { store in
            var records = ScriptedRecords([ScriptedLine(day: "2026-10-20"), ScriptedLine(day: "2026-11-14")])
            records.facts = [SubscriptionFacts(id: id("a"), anchorDay: 12)]

            try store.ingest(records)

            let newest = try #require(try store.newestPeriod(metric: .actual))
            #expect(newest.period == period("2026-11-12", "2026-12-11"))
            #expect(newest.rule.anchorDay == 12)
            #expect(try store.newestPeriod(metric: .amortized)?.period == nil)
        }
    }
}
