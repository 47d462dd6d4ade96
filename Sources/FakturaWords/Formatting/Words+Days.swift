public import BillingCore

extension Words {
    /// A month's short name: `Oct`.
    public func monthName(_ month: Int) -> String {
        let names =
            language == .english
            ? ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            : ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
        return names[(month - 1) % 12]
    }

    /// A day without its year: `12 Oct`.
    public func shortDay(_ day: Day) -> String {
        let (_, month, number) = day.components
        return "\(number) \(monthName(month))"
    }

    /// A day with its year: `12 Oct 2026`.
    public func longDay(_ day: Day) -> String { "\(shortDay(day)) \(day.components.year)" }

    /// A day with its weekday, aligned: `Mon 12 Oct`, `Mon  5 Oct`.
    public func weekday(_ day: Day) -> String {
        let names =
            language == .english
            ? ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] : ["mån", "tis", "ons", "tor", "fre", "lör", "sön"]
        let number = day.components.day
        return "\(names[day.weekday - 1]) \(number < 10 ? " " : "")\(shortDay(day))"
    }

    /// A period by its dates: `12 Oct – 11 Nov`, with years where they are not `year`.
    public func period(_ period: BillingPeriod, in year: Int? = nil) -> String {
        let (first, last) = (period.start.components.year, period.last.components.year)
        if first == last {
            let suffix = last == year ? "" : " \(last)"
            return "\(shortDay(period.start)) – \(shortDay(period.last))\(suffix)"
        }
        return "\(longDay(period.start)) – \(longDay(period.last))"
    }

    /// How long ago something was, from seconds: `6 min ago`.
    public func age(seconds: Int64) -> String {
        switch seconds {
        case ..<60: pick("just now", sv: "nyss")
        case ..<3600: pick("\(seconds / 60) min ago", sv: "för \(seconds / 60) min sedan")
        case ..<86_400: pick("\(seconds / 3600) h ago", sv: "för \(seconds / 3600) h sedan")
        default: pick("\(seconds / 86_400) d ago", sv: "för \(seconds / 86_400) d sedan")
        }
    }

    /// Time left, from seconds: `0:07`, `12:40`.
    public func timeLeft(seconds: Int) -> String {
        "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }
}
