import BillingCore

/// How busy a subscription is from day to day: quiet weekends, growth, one unusual day.
struct DayLevels {
    struct Level {
        /// Traffic in thousandths of an ordinary day.
        var traffic: Int64
        /// What is kept, in thousandths of what is kept at the end.
        var stored: Int64
        var isWeekend: Bool
    }

    /// The first day's number.
    let first: Int
    /// One level a day.
    let levels: [Level]

    private static let weekdays: [Int64] = [1_010, 1_060, 1_080, 1_050, 960, 610, 560]
    /// Traffic of the unusual day, in ordinary ones.
    private static let unusual: Int64 = 3

    /// Makes the levels.
    ///
    /// - Parameters:
    ///   - days: Day numbers.
    ///   - growth: How much busier the last day is than the first, in thousandths.
    ///   - unusualDay: The number of the day that is out of the ordinary.
    init(days: Range<Int>, growth: Int, unusualDay: Int?, seed: UInt64) {
        first = days.lowerBound
        levels = days.map { number in
            let share = Int64(growth) * Int64(number - days.lowerBound) / Int64(max(1, days.count))
            let weekday = Day(number: number).weekday
            let noise = Int64(965 + Noise.bits(seed, number) % 71)
            var traffic = Self.weekdays[weekday - 1] * (1_000 - Int64(growth) + share) / 1_000 * noise / 1_000
            if number == unusualDay { traffic *= Self.unusual }
            return Level(
                traffic: traffic, stored: 1_000 - Int64(growth) / 2 + share / 2, isWeekend: weekday > 5)
        }
    }

    /// The level of a day number.
    @inline(__always)
    subscript(day: Int) -> Level { levels[day - first] }
}
