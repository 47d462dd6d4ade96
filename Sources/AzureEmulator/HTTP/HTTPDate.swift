import BillingCore

/// Moments as Azure writes them, in UTC.
enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Fri, 12 Nov 2026 04:10:00 GMT`, of seconds since 1970.
    static func text(_ seconds: Int) -> String {
        let day = Day(number: seconds / 86_400)
        let (year, month, number) = day.components
        let padded = number < 10 ? "0\(number)" : "\(number)"
        return "\(days[day.weekday - 1]), \(padded) \(months[month - 1]) \(year) \(time(seconds)) GMT"
    }

    /// `2026-11-12T04:10:00Z`, with as many zeros of a fraction as are asked for.
    static func iso(_ seconds: Int, fraction: Int = 0) -> String {
        let zeros = fraction > 0 ? "." + String(repeating: "0", count: fraction) : ""
        return "\(Day(number: seconds / 86_400))T\(time(seconds))\(zeros)Z"
    }

    private static func time(_ seconds: Int) -> String {
        let second = seconds % 86_400
        return [second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
    }
}

extension HTTPDate {
    /// Seconds since 1970 of what ``text(_:)`` wrote.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == ":" }).map(String.init)
        guard parts.count == 8, let month = months.firstIndex(of: parts[2]), let year = Int(parts[3]),
            let number = Int(parts[1]), let day = Day(year: year, month: month + 1, day: number),
            let hour = Int(parts[4]), let minute = Int(parts[5]), let second = Int(parts[6])
        else { return nil }
        return day.number * 86_400 + hour * 3_600 + minute * 60 + second
    }
}
