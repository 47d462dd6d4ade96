import BillingCore
import Testing

@Suite struct EstimateTrailTests {
    private static let sek = CurrencyCode("SEK")
    private static let november = period("2026-11-12", "2026-12-11")

    private static func estimate(
        _ date: String, _ cost: String, of id: String = "a", way: EstimateWay = .costQuery, hour: Int64 = 4
    ) -> Estimate {
        Estimate(
            subscription: SubscriptionID(id), period: november,
            generatedAt: Int64(day(date).number) * 86_400 + hour * 3_600, cost: Money(amount(cost), sek), way: way)
    }

    @Test func `the newest estimate counts, and days are steps`() {
        let trail = EstimateTrail(estimates: [
            Self.estimate("2026-11-14", "9"), Self.estimate("2026-11-12", "0"),
            Self.estimate("2026-11-14", "12", hour: 8), Self.estimate("2026-11-13", "5"),
        ])

        #expect(trail.latest(in: Self.sek)?.cost == amount("12"))
        #expect(trail.growth(in: Self.sek).map(\.cost) == [amount("0"), amount("5"), amount("12")])
        #expect(trail.latest(in: CurrencyCode("EUR")) == nil)
    }

    @Test func `several subscriptions grow together from the day that all were estimated`() {
        let trail = EstimateTrail(estimates: [
            Self.estimate("2026-11-12", "1"), Self.estimate("2026-11-13", "2", of: "b", way: .rateCard),
            Self.estimate("2026-11-14", "3"),
        ])

        #expect(trail.growth(in: Self.sek).map(\.cost) == [amount("3"), amount("5")])
        #expect(trail.latest(in: Self.sek)?.ways == [.costQuery, .rateCard])
        #expect(trail.latest(in: Self.sek)?.generatedAt == Self.estimate("2026-11-13", "2").generatedAt)
    }

    @Test func `a forecast is one only when every subscription has it`() {
        let own = Forecast(
            subscription: SubscriptionID("a"), period: Self.november, generatedAt: 1,
            outcome: .cost(Money(amount("90"), Self.sek)))
        let none = Forecast(
            subscription: SubscriptionID("b"), period: Self.november, generatedAt: 1,
            outcome: .none(.refused(AzureRefusal(status: 424, reason: .notEnoughHistory))))
        let estimates = [Self.estimate("2026-11-12", "1")]

        #expect(EstimateTrail(estimates: estimates, forecasts: [own]).forecast(in: Self.sek) == amount("90"))
        let both = EstimateTrail(
            estimates: estimates + [Self.estimate("2026-11-12", "1", of: "b")], forecasts: [own, none])
        #expect(both.forecast(in: Self.sek) == nil)
        #expect(both.forecastProblem != nil)
    }

    @Test(arguments: [("1953.60", nil), ("2643.999", "2643.999"), ("2700", "2700")] as [(String, String?)])
    func `a forecast below what was used already is none`(forecast: String, shown: String?) {
        let estimate = Self.estimate("2026-11-30", "2644")
        let told = Forecast(
            subscription: estimate.subscription, period: Self.november, generatedAt: 1,
            outcome: .cost(Money(amount(forecast), Self.sek)))
        let account = AccountSnapshot(
            subscriptions: [Subscription(id: estimate.subscription, anchorDay: 12, startDay: day("2026-11-12"))],
            estimates: [Self.estimate("2026-11-30", "2644", way: .rateCard)], forecasts: [told])
        let history = BillingHistory.make(
            scope: .all, costs: [], rules: [:], account: account, asOf: day("2026-11-30"), fallback: .fixture())

        let trail = EstimateTrail(estimates: [estimate], forecasts: [told])
        #expect(trail.forecast(in: Self.sek) == shown.map(amount))
        #expect(history.rows.first?.usageCost == amount("2644"))
        #expect(history.rows.first?.forecast == shown.map(amount))
    }

    @Test func `a subscription with lines has to be forecast too, in its own currency`() {
        let told = Forecast(
            subscription: SubscriptionID("a"), period: Self.november, generatedAt: 1,
            outcome: .cost(Money(amount("90"), Self.sek)))
        func forecast(_ used: [CurrencyCode: [SubscriptionID: Amount]]) -> Amount? {
            EstimateTrail(forecasts: [told], used: used).forecast(in: Self.sek)
        }

        #expect(forecast([Self.sek: [SubscriptionID("a"): amount("80")]]) == amount("90"))
        #expect(forecast([Self.sek: [SubscriptionID("a"): amount("91")]]) == nil)
        #expect(forecast([Self.sek: [SubscriptionID("b"): amount("1")]]) == nil)
        #expect(forecast([CurrencyCode("EUR"): [SubscriptionID("b"): amount("1")]]) == amount("90"))
    }

    @Test func `the pace of the days so far goes on to the period's end`() {
        let ten = period("2026-11-12", "2026-11-21")

        #expect(Forecast.atPace(of: amount("100"), over: ten, until: Self.november) == amount("300"))
    }

    @Test func `what a rate card priced is the period's figure where there are no lines`() {
        func cost(_ way: EstimateWay) -> Amount? {
            let account = AccountSnapshot(
                subscriptions: [
                    Subscription(id: SubscriptionID("a"), anchorDay: 12, startDay: day("2026-11-12"))
                ], estimates: [Self.estimate("2026-11-20", "7", way: way)])
            return BillingHistory.make(
                scope: .all, costs: [], rules: [:], account: account, asOf: day("2026-11-20"),
                fallback: .fixture()
            ).rows.first?.usageCost
        }

        #expect(cost(.rateCard) == amount("7"))
        #expect(cost(.costQuery) == nil)
    }
}
