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
}
