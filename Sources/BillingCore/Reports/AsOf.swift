/// The day that reports are made for.
public struct AsOf: Hashable, Sendable {
    /// The day; periods that start on or after it are not shown.
    public let day: Day
    /// Whether it is another day than today, and so must be said.
    public let isMoved: Bool

    /// Creates a day.
    public init(day: Day, isMoved: Bool) {
        self.day = day
        self.isMoved = isMoved
    }

    /// The day for what is known: the one asked for, else today, else the day after the newest period.
    ///
    /// Files may be years old: when their newest period is not among the last
    /// seven of today, the day after it is taken (design section 4).
    ///
    /// - Parameters:
    ///   - requested: What the user asked for; wins.
    ///   - today: The day it is, in UTC.
    ///   - newest: The newest period known, and how its subscription's periods follow each other.
    public static func resolve(requested: Day?, today: Day, newest: (period: BillingPeriod, rule: PeriodRule)?) -> AsOf
    {
        if let requested { return AsOf(day: requested, isMoved: requested != today) }
        guard let newest else { return AsOf(day: today, isMoved: false) }
        let current = newest.rule.period(containing: today)
        let oldestShown = newest.rule.period(1 - BillingHistory.maximumPeriods, after: current)
        if newest.period.end <= oldestShown.start { return AsOf(day: newest.period.end, isMoved: true) }
        return AsOf(day: today, isMoved: false)
    }
}
