import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@Suite struct DayWordsTests {
    private let english = Words(.english)
    private let swedish = Words(.swedish)

    @Test(arguments: [
        ("2026-10-12", "2026-11-11", 2026, "12 Oct – 11 Nov", "12 okt – 11 nov"),
        ("2025-10-12", "2025-11-11", 2026, "12 Oct – 11 Nov 2025", "12 okt – 11 nov 2025"),
        ("2025-12-12", "2026-01-11", 2026, "12 Dec 2025 – 11 Jan 2026", "12 dec 2025 – 11 jan 2026"),
        ("2024-02-01", "2024-02-29", 2024, "1 Feb – 29 Feb", "1 feb – 29 feb"),
        ("2026-05-31", "2026-05-31", 2026, "31 May – 31 May", "31 maj – 31 maj"),
    ])
    func `a period is its first and last day, with years where they are needed`(
        first: String, last: String, year: Int, english: String, swedish: String
    ) {
        let period = BillingPeriod.fixture(first, last)

        #expect(self.english.period(period, in: year) == english)
        #expect(self.swedish.period(period, in: year) == swedish)
    }

    @Test func `the period that holds today runs up to it`() {
        let period = BillingPeriod.fixture("2026-11-12", "2026-12-11")

        #expect(english.runningPeriod(period) == "12 Nov 2026 – today")
        #expect(swedish.runningPeriod(period) == "12 nov 2026 – idag")
    }

    @Test(arguments: [
        ("2026-10-05", "Mon  5 Oct", "mån  5 okt"), ("2026-10-31", "Sat 31 Oct", "lör 31 okt"),
        ("2024-02-29", "Thu 29 Feb", "tor 29 feb"), ("1999-12-26", "Sun 26 Dec", "sön 26 dec"),
    ])
    func `weekdays stand under each other`(day: String, english: String, swedish: String) {
        #expect(self.english.weekday(.fixture(day)) == english)
        #expect(self.swedish.weekday(.fixture(day)) == swedish)
    }

    @Test(arguments: [
        (0, "just now"), (59, "just now"), (60, "1 min ago"), (3599, "59 min ago"), (3600, "1 h ago"),
        (86_399, "23 h ago"), (86_400, "1 d ago"), (40_000_000, "462 d ago"), (-5, "just now"),
    ])
    func `an age is in the unit one thinks in`(seconds: Int64, shown: String) {
        #expect(english.age(seconds: seconds) == shown)
    }

    @Test(arguments: [(0, "0:00"), (7, "0:07"), (61, "1:01"), (760, "12:40")])
    func `time left is minutes and seconds`(seconds: Int, shown: String) {
        #expect(english.timeLeft(seconds: seconds) == shown)
    }

    @Test(arguments: [
        ("sv_SE.UTF-8", Language.swedish), ("sv", .swedish), ("SV_FI", .swedish), ("en_US.UTF-8", .english),
        ("C", .english),
        ("", .english),
    ])
    func `a locale's language, else English`(locale: String, language: Language) {
        #expect(Language(locale: locale) == language)
    }
}
