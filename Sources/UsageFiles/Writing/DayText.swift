import BillingCore

/// Days as Azure's files have them.
enum DayText {
    /// `6/12/2018`: month first, without zeros before.
    static func slashed(_ day: Day) -> String {
        let (year, month, day) = day.components
        return "\(month)/\(day)/\(year)"
    }

    /// `201807(6/12/2018 - 7/11/2018)`: year and month of the last day, then both days.
    static func period(_ period: BillingPeriod) -> String {
        let (year, month, _) = period.last.components
        return "\(year)\(month < 10 ? "0" : "")\(month)(\(slashed(period.start)) - \(slashed(period.last)))"
    }
}
