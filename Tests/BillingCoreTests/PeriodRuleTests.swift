import BillingCore
import Testing

struct PeriodRuleTests {
    @Test(arguments: [
        (12, "2026-10-12", "2026-10-12/2026-11-11"), (12, "2026-11-11", "2026-10-12/2026-11-11"),
        (12, "2027-01-03", "2026-12-12/2027-01-11"), (31, "2026-02-14", "2026-01-31/2026-02-27"),
        (31, "2026-02-28", "2026-02-28/2026-03-30"), (31, "2024-02-29", "2024-02-29/2024-03-30"),
        (31, "2026-04-30", "2026-04-30/2026-05-30"), (29, "2026-02-28", "2026-02-28/2026-03-28"),
        (29, "2024-02-28", "2024-01-29/2024-02-28"), (29, "2024-02-29", "2024-02-29/2024-03-28"),
        (1, "2026-02-28", "2026-02-01/2026-02-28"), (1, "2026-12-31", "2026-12-01/2026-12-31"),
    ])
    func `a day lies in the period that its anniversary starts`(anchor: Int, text: String, expected: String) throws {
        let rule = try #require(PeriodRule(anchorDay: anchor))

        #expect(rule.period(containing: day(text)).description == expected)
    }

    @Test(arguments: 1...31)
    func `periods follow each other without a gap for five years`(anchor: Int) throws {
        let rule = try #require(PeriodRule(anchorDay: anchor))
        let first = rule.period(containing: day("2023-06-15"))
        var period = first

        for count in 1...60 {
            let next = rule.period(1, after: period)

            #expect(next.start == period.end)
            #expect(rule.period(-1, after: next) == period)
            #expect(rule.period(count, after: first) == next)
            #expect(next.days.allSatisfy { rule.period(containing: $0) == next })
            #expect((28...31).contains(next.dayCount))
            period = next
        }
    }

    @Test(arguments: [0, 32, -1])
    func `no rule has such an anniversary`(anchor: Int) {
        #expect(PeriodRule(anchorDay: anchor) == nil)
    }

    @Test func `a subscription without an anniversary is billed by calendar months`() {
        var subscription = Subscription(id: SubscriptionID("A"))
        #expect(subscription.periodRule == .calendarMonth)

        subscription.anchorDay = 12
        #expect(subscription.periodRule.anchorDay == 12)

        subscription.anchorDay = 40
        #expect(subscription.periodRule == .calendarMonth)
    }

    @Test func `a period holds its first and last day and nothing outside`() {
        let october = period("2026-10-12", "2026-11-11")

        #expect(october.dayCount == 31)
        #expect(october.last == day("2026-11-11"))
        #expect(october.contains(day("2026-10-12")) && october.contains(day("2026-11-11")))
        #expect(!october.contains(day("2026-10-11")) && !october.contains(day("2026-11-12")))
    }

    @Test func `an empty period is none`() {
        #expect(BillingPeriod(start: day("2026-10-12"), end: day("2026-10-12")) == nil)
        #expect(BillingPeriod(first: day("2026-10-12"), last: day("2026-10-11")) == nil)
        #expect(BillingPeriod(first: day("2026-10-12"), last: day("2026-10-12"))?.dayCount == 1)
    }
}
