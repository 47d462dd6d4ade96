import BillingCore

/// A moment as ISO 8601 in UTC, to the second.
public enum Timestamp {
    /// The moment, from seconds since 1970.
    public static func iso(_ seconds: Int64) -> String {
        let day = Day(number: Int((Double(seconds) / 86_400).rounded(.down)))
        let rest = Int(seconds) - day.number * 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
