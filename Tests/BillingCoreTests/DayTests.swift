import BillingCore
import Foundation
import Testing

struct DayTests {
    @Test func `every day from 1900 to 2200 agrees with Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let first = try #require(Day(year: 1900, month: 1, day: 1)).number
        let last = try #require(Day(year: 2200, month: 12, day: 31)).number
        var differing: [Int] = []

        for number in first...last {
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let day = Day(number: number)
            let own = day.components
            let isSame =
                own.year == parts.year && own.month == parts.month && own.day == parts.day
                && Day(year: own.year, month: own.month, day: own.day) == day
                && day.weekday == (parts.weekday! + 5) % 7 + 1
            if !isSame { differing.append(number) }
        }

        #expect(last - first == 109_937)
        #expect(differing.isEmpty)
    }

    @Test(arguments: [
        (2026, 2, 29), (2024, 2, 30), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
        (0, 1, 1), (10_000, 1, 1), (2026, 1, 32),
    ])
    func `days that are in no calendar are refused`(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: ["2026-11-12", "1970-01-01", "1969-12-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func `ISO text reads and prints alike`(text: String) {
        #expect(Day(iso: text)?.description == text)
    }

    @Test(arguments: [
        "", "2026-1-01", "2026-01-1", "26-01-01", "2026-01-01T00:00", "2026/01/01", "2026-02-30", " 2026-01-01",
        "2026-01-+1", "-2026-01-01", "２０２６-01-01", "2026-01-01-",
    ])
    func `other texts are no days`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test(arguments: [("1970-01-01", 4), ("1969-12-31", 3), ("2026-11-09", 1), ("2026-11-15", 7)])
    func `Monday is the first day of the week`(text: String, weekday: Int) {
        #expect(day(text).weekday == weekday)
    }

    @Test func `stepping over a year's end changes the year`() {
        #expect(day("2026-12-31").advanced(by: 1) == day("2027-01-01"))
        #expect(day("2027-01-01").distance(to: day("2026-12-31")) == -1)
        #expect(
            (day("2024-02-28")..<day("2024-03-02")).map(\.description) == ["2024-02-28", "2024-02-29", "2024-03-01"])
    }
}
