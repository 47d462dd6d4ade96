/// A period as people name it.
public enum PeriodChoice: Hashable, Sendable {
    /// The one that has not ended.
    case unbilled
    /// So many closed periods back, from 1.
    case back(Int)
    /// The one whose last day is in a month.
    case month(year: Int, month: Int)
    /// The one that holds a day.
    case day(Day)

    /// Reads `unbilled`, `-1` to `-6`, `2026-10` or `2026-10-12`; `nil` for anything else.
    public init?(_ text: String) {
        if text == "unbilled" {
            self = .unbilled
        } else if let number = Int(text), (-6 ... -1).contains(number) {
            self = .back(-number)
        } else if let day = Day(iso: text) {
            self = .day(day)
        } else if let first = Day(iso: text + "-01") {
            let (year, month, _) = first.components
            self = .month(year: year, month: month)
        } else {
            return nil
        }
    }

    /// Whether a period is the one meant.
    ///
    /// - Parameters:
    ///   - isUnbilled: Whether it has not ended.
    ///   - closedBefore: How many closed periods are newer.
    public func matches(_ period: BillingPeriod, isUnbilled: Bool, closedBefore: Int) -> Bool {
        switch self {
        case .unbilled: return isUnbilled
        case .back(let count): return !isUnbilled && closedBefore == count - 1
        case .month(let year, let month):
            let last = period.last.components
            return last.year == year && last.month == month
        case .day(let day): return period.contains(day)
        }
    }
}
