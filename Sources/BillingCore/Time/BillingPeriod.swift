/// The days one statement covers, half-open inside and inclusive on screen.
///
/// A period is chosen by its dates, never by Azure's name for it (`201702-1` is
/// January); files and labels use its last day.
public struct BillingPeriod: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The first day.
    public let start: Day
    /// The day after the last one.
    public let end: Day

    /// Creates a period from its first day up to, but not including, `end`; `nil` when that is no day at all.
    public init?(start: Day, end: Day) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// Creates a period from its first and last day, both included; `nil` when they are out of order.
    public init?(first: Day, last: Day) {
        self.init(start: first, end: last.advanced(by: 1))
    }

    init(uncheckedStart start: Day, end: Day) {
        self.start = start
        self.end = end
    }

    /// The last day, included.
    public var last: Day { end.advanced(by: -1) }
    /// Number of days.
    public var dayCount: Int { start.distance(to: end) }
    /// Every day, in order.
    public var days: [Day] { (start.number..<end.number).map(Day.init(number:)) }
    /// Whether a day is one of the period's.
    public func contains(_ day: Day) -> Bool { start <= day && day < end }

    public static func < (left: Self, right: Self) -> Bool { (left.start, left.end) < (right.start, right.end) }

    /// First and last day: `2026-10-12/2026-11-11`.
    public var description: String { "\(start)/\(last)" }
}

/// How a subscription's periods follow each other.
///
/// Pay-as-you-go periods run from an anniversary day (12 October to 11
/// November); customer and enterprise agreements bill calendar months.
public struct PeriodRule: Hashable, Sendable {
    /// The day of the month on which a period starts, `1...31`; in a shorter month, its last day.
    public let anchorDay: Int

    /// Calendar months.
    public static let calendarMonth = PeriodRule(uncheckedAnchor: 1)

    /// Periods from an anniversary day; `nil` when it is not in `1...31`.
    public init?(anchorDay: Int) {
        guard (1...31).contains(anchorDay) else { return nil }
        self.init(uncheckedAnchor: anchorDay)
    }

    private init(uncheckedAnchor: Int) { anchorDay = uncheckedAnchor }

    /// The period a day belongs to.
    public func period(containing day: Day) -> BillingPeriod {
        let (year, month, _) = day.components
        let start = firstDay(year: year, month: month)
        let index = day < start ? year * 12 + month - 2 : year * 12 + month - 1
        return period(monthIndex: index)
    }

    /// The period `count` periods after one of this rule's; negative goes back.
    public func period(_ count: Int, after period: BillingPeriod) -> BillingPeriod {
        let (year, month, _) = period.start.components
        return self.period(monthIndex: year * 12 + month - 1 + count)
    }

    private func period(monthIndex: Int) -> BillingPeriod {
        BillingPeriod(uncheckedStart: firstDay(monthIndex: monthIndex), end: firstDay(monthIndex: monthIndex + 1))
    }

    private func firstDay(monthIndex: Int) -> Day {
        firstDay(year: monthIndex / 12, month: monthIndex % 12 + 1)
    }

    private func firstDay(year: Int, month: Int) -> Day {
        Day(uncheckedYear: year, month: month, day: min(anchorDay, Day.days(in: month, of: year)))
    }
}
