import BillingCore
import Testing

struct AsOfTests {
    private static func resolve(newest: BillingPeriod?, anchor: Int = 1, requested: String? = nil) -> AsOf {
        AsOf.resolve(
            requested: requested.map(day), today: day("2026-11-20"),
            newest: newest.map { ($0, PeriodRule(anchorDay: anchor)!) })
    }

    @Test func `the day asked for wins, and is said when it is not today`() {
        let old = period("2018-06-12", "2018-07-11")

        #expect(Self.resolve(newest: old, requested: "2017-03-01") == AsOf(day: day("2017-03-01"), isMoved: true))
        #expect(Self.resolve(newest: old, requested: "2026-11-20") == AsOf(day: day("2026-11-20"), isMoved: false))
    }

    @Test func `an empty store is as of today`() {
        #expect(Self.resolve(newest: nil) == AsOf(day: day("2026-11-20"), isMoved: false))
    }

    @Test(arguments: [
        ("2026-05-01", "2026-05-31", 1, false), ("2026-04-01", "2026-04-30", 1, true),
        ("2026-05-12", "2026-06-11", 12, false), ("2026-04-12", "2026-05-11", 12, true),
        ("2026-11-01", "2026-11-30", 1, false), ("2018-06-12", "2018-07-11", 12, true),
    ])
    func `files older than the last seven periods move the day to the one after them`(
        first: String, last: String, anchor: Int, isMoved: Bool
    ) {
        let newest = period(first, last)

        let asOf = Self.resolve(newest: newest, anchor: anchor)

        #expect(asOf == AsOf(day: isMoved ? newest.end : day("2026-11-20"), isMoved: isMoved))
    }
}
