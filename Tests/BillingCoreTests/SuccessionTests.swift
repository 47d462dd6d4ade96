import BillingCore
import Testing

struct SuccessionTests {
    @Test(arguments: [
        (10, false, 9, false, Succession.replaces), (9, false, 10, false, .isNarrower),
        (10, false, 10, false, .replaces), (10, false, 10, true, .isNarrower), (10, true, 10, true, .replaces),
        (10, true, 10, false, .replaces), (11, false, 10, true, .replaces), (9, true, 10, false, .isNarrower),
    ])
    func `more days win, then Azure over files, then the newer`(
        days: Int, fromAzure: Bool, activeDays: Int, activeFromAzure: Bool, expected: Succession
    ) throws {
        let start = day("2026-10-01")
        let newcomer = try #require(BillingPeriod(start: start, end: start.advanced(by: days)))
        let active = try #require(BillingPeriod(start: start, end: start.advanced(by: activeDays)))

        let succession = Succession.of(
            newcomer: newcomer, fromAzure: fromAzure, against: active, activeFromAzure: activeFromAzure)

        #expect(succession == expected)
    }

    @Test(arguments: [
        ("2026-10-11/2026-10-30", "2026-10-01/2026-10-10", Succession.outweighs),
        ("2026-10-05/2026-10-20", "2026-10-01/2026-10-16", .outweighs),
        ("2026-10-01/2026-10-31", "2026-10-05/2026-10-16", .replaces),
        ("2026-10-01/2026-10-10", "2026-10-11/2026-10-30", .isNarrower),
    ])
    func `days that only the other has keep it from being deleted`(
        newcomer: String, active: String, expected: Succession
    ) throws {
        func period(_ text: String) throws -> BillingPeriod {
            let days = text.split(separator: "/").map { day(String($0)) }
            return try #require(BillingPeriod(first: days[0], last: days[1]))
        }

        let succession = Succession.of(
            newcomer: try period(newcomer), fromAzure: false, against: try period(active), activeFromAzure: false)

        #expect(succession == expected)
    }
}
