import BillingCore
import BillingStore
import CustomDump
import Testing

@Suite struct EstimateTests {
    private static let sek = CurrencyCode("SEK")
    private static let id = SubscriptionID("a")
    private static let november = PeriodRule.calendarMonth.period(containing: day("2026-11-05"))
    private static let piece = SyncPiece.estimate(id, november)
    private static let forecastPiece = SyncPiece.forecast(id, november)

    private static func estimate(_ seconds: Int64, _ cost: String, way: EstimateWay = .costQuery) -> Estimate {
        Estimate(
            subscription: id, period: november, generatedAt: seconds, cost: Money(amount(cost), sek), way: way)
    }

    private static func forecast(_ outcome: Forecast.Outcome) -> Forecast {
        Forecast(subscription: id, period: november, generatedAt: 5, outcome: outcome)
    }

    @Test func `estimates, forecasts and what was priced are read as they were kept`() throws {
        try withStore { store in
            try store.record(AccountSnapshot(subscriptions: [Subscription(id: Self.id)]))
            let line = StatementLine(
                meter: Meter(category: "A", subcategory: "B", name: "C", region: "", unit: "1 GB"),
                consumed: ExactDecimal("7.5"), included: ExactDecimal("5"), billable: ExactDecimal("2.5"),
                rate: nil, value: Money(amount("4.2"), Self.sek))
            let estimate = Estimate(
                subscription: Self.id, period: Self.november, generatedAt: 86_400 * 20_000,
                cost: Money(amount("4.2"), Self.sek), way: .rateCard, unpricedMeters: 2)
            let forecast = Self.forecast(.cost(Money(amount("90"), Self.sek)))
            let credit = Money(amount("50"), Self.sek)
            let answer = EstimateAnswer(estimates: [estimate], lines: [line], monthlyCredit: credit)
            try store.keep(.estimate(answer), for: Self.piece, at: 1)
            try store.keep(.forecast([forecast]), for: Self.forecastPiece, at: 1)

            let statement = try store.statement(.one(Self.id), period: Self.november, metric: .actual)
            expectNoDifference(statement.lines, [line])
            expectNoDifference(
                statement.trail,
                EstimateTrail(estimates: [estimate], forecasts: [forecast], monthlyCredit: credit))
            let asOf = day("2026-11-20")
            #expect(try store.history(.one(Self.id), metric: .actual, asOf: asOf).rows.first?.unpricedMeters == 2)
            #expect(try store.overview(.all, metric: .actual, asOf: asOf).rows.first?.unpricedMeters == 2)
        }
    }

    @Test func `a meter without a price is read as one, and is no zero`() throws {
        try withStore { store in
            try store.record(AccountSnapshot(subscriptions: [Subscription(id: Self.id)]))
            func line(_ name: String, included: ExactDecimal?, isPriced: Bool) -> StatementLine {
                StatementLine(
                    meter: Meter(category: "A", subcategory: "", name: name, region: "", unit: "1"),
                    consumed: ExactDecimal("7"), included: included, billable: included, rate: included,
                    value: Money(.zero, Self.sek), isPriced: isPriced)
            }
            let lines = [line("free", included: .zero, isPriced: true), line("no", included: nil, isPriced: false)]
            let answer = EstimateAnswer(estimates: [], lines: lines)
            try store.keep(.estimate(answer), for: Self.piece, at: 1)

            let statement = try store.statement(.one(Self.id), period: Self.november, metric: .actual)
            expectNoDifference(statement.lines, lines)
            #expect(statement.unpriced.map(\.meter.name) == ["no"])
        }
    }

    @Test func `an older estimate takes no newer one's place`() throws {
        try withStore { store in
            try store.record(AccountSnapshot(subscriptions: [Subscription(id: Self.id)]))
            for (seconds, cost) in [(86_500, "2"), (86_400, "1")] as [(Int64, String)] {
                let answer = EstimateAnswer(estimates: [Self.estimate(seconds, cost)])
                try store.keep(.estimate(answer), for: Self.piece, at: 90_000)
            }

            #expect(try store.newestEstimate(of: Self.id, in: Self.november)?.cost.amount == amount("2"))
            let trail = try store.statement(.one(Self.id), period: Self.november, metric: .actual).trail
            #expect(trail.estimates.count == 1)
        }
    }

    @Test func `of a day the last estimate stays, and the last forecast of all`() throws {
        try withStore { store in
            try store.record(AccountSnapshot(subscriptions: [Subscription(id: Self.id)]))
            let problem = AzureProblem.refused(AzureRefusal(status: 424, reason: .notEnoughHistory))
            for (seconds, cost) in [(86_400, "1"), (86_500, "2"), (2 * 86_400, "3")] as [(Int64, String)] {
                let outcome: Forecast.Outcome = cost == "3" ? .none(problem) : .cost(Money(amount("9"), Self.sek))
                let answer = EstimateAnswer(estimates: [Self.estimate(seconds, cost)])
                try store.keep(.estimate(answer), for: Self.piece, at: seconds)
                try store.keep(.forecast([Self.forecast(outcome)]), for: Self.forecastPiece, at: seconds)
            }

            let trail = try store.statement(.one(Self.id), period: Self.november, metric: .actual).trail
            #expect(trail.estimates.map(\.cost.amount) == [amount("2"), amount("3")])
            #expect(trail.forecasts == [Self.forecast(.none(problem))])
        }
    }

    @Test func `the statement of all holds what was priced beside the lines of others, as the history does`() throws {
        try withStore { store in
            let priced = SubscriptionID("b")
            try store.record(AccountSnapshot(subscriptions: [Subscription(id: priced, anchorDay: 1)]))
            try store.ingest(ScriptedLine(day: "2026-11-02", cost: "1", currency: "SEK"))
            let line = StatementLine(
                meter: Meter(category: "X", subcategory: "", name: "X", region: "", unit: ""), consumed: nil,
                included: nil, billable: nil, rate: nil, value: Money(amount("4"), Self.sek))
            let estimate = Estimate(
                subscription: priced, period: Self.november, generatedAt: Int64(day("2026-11-05").number) * 86_400,
                cost: Money(amount("4"), Self.sek), way: .rateCard)
            let answer = EstimateAnswer(estimates: [estimate], lines: [line])
            try store.keep(.estimate(answer), for: .estimate(priced, Self.november), at: 1)

            for scope in [Scope.all, .subscriptions([Self.id, priced]), .one(priced)] {
                let statement = try store.statement(scope, period: Self.november, metric: .actual)
                let history = try store.history(scope, metric: .actual, asOf: day("2026-11-06"))
                #expect(statement.totals[Self.sek] == history.rows[0].usageCost)
                #expect(statement.trail.estimates == [estimate])
            }
            #expect(try store.statement(.all, period: Self.november, metric: .amortized).lines.isEmpty)
        }
    }

    @Test func `a forecast counts in the statement as in the history`() throws {
        try withStore { store in
            try store.record(AccountSnapshot(subscriptions: [Subscription(id: Self.id, anchorDay: 1)]))
            try store.ingest(ScriptedLine(day: "2026-11-02", cost: "10", currency: "SEK"))
            for (told, shown) in [("30", "30"), ("20", nil), ("9", nil)] as [(String, String?)] {
                let estimate = Self.estimate(Int64(day("2026-11-03").number) * 86_400, "25")
                try store.keep(.estimate(EstimateAnswer(estimates: [estimate])), for: Self.piece, at: 1)
                let forecast = Self.forecast(.cost(Money(amount(told), Self.sek)))
                try store.keep(.forecast([forecast]), for: Self.forecastPiece, at: 1)

                let trail = try store.statement(.all, period: Self.november, metric: .actual).trail
                let history = try store.history(.all, metric: .actual, asOf: day("2026-11-06"))
                #expect(trail.forecast(in: Self.sek) == shown.map { amount($0) })
                #expect(history.rows[0].forecast == trail.forecast(in: Self.sek))
            }
        }
    }

    @Test func `lines take the place of what was priced`() throws {
        try withStore { store in
            try store.ingest(ScriptedLine(day: "2026-11-02", cost: "1", currency: "SEK"))
            let line = StatementLine(
                meter: Meter(category: "X", subcategory: "", name: "X", region: "", unit: ""), consumed: nil,
                included: nil, billable: nil, rate: nil, value: Money(amount("4"), Self.sek))
            let answer = EstimateAnswer(estimates: [], lines: [line])
            try store.keep(.estimate(answer), for: Self.piece, at: 1)

            let statement = try store.statement(.one(Self.id), period: Self.november, metric: .actual)
            #expect(statement.lines.map(\.value.amount) == [amount("1")])
            #expect(statement.trail.coverage?.start == day("2026-11-02"))
        }
    }
}
