import BillingCore

/// Reads Azure's dates and times: UTC, with as many digits of a second as there are.
enum Moment {
    /// Seconds since 1970 of `2019-04-09T00:00:00.0000000Z` and its like; a time without a zone is UTC.
    static func seconds(_ text: some StringProtocol) -> Int64? {
        guard let day = day(text) else { return nil }
        let rest = Array(text.utf8.dropFirst(10))
        let midnight = Int64(day.number) * 86_400
        guard let first = rest.first else { return midnight }
        guard first == UInt8(ascii: "T") || first == UInt8(ascii: " ") || first == UInt8(ascii: "t"),
            let hour = two(rest, 1), let minute = two(rest, 4), hour < 25, minute < 60
        else { return nil }
        let second = two(rest, 7) ?? 0
        var index = min(rest.count, 9)
        if index < rest.count, rest[index] == UInt8(ascii: ".") {
            index += 1
            while index < rest.count, rest[index] &- UInt8(ascii: "0") < 10 { index += 1 }
        }
        guard let offset = offset(rest[index...]) else { return nil }
        return midnight + Int64(hour * 3600 + minute * 60 + second) - offset
    }

    /// The day that stands before the time, in UTC as all of Azure's are.
    static func day(_ text: some StringProtocol) -> Day? {
        let start = text.prefix(10)
        let rest = text.dropFirst(10).first
        guard rest == nil || rest == "T" || rest == " " || rest == "t" else { return nil }
        return Day(iso: start) ?? month(text)
    }

    /// `MM/dd/yyyy`, which older answers have.
    private static func month(_ text: some StringProtocol) -> Day? {
        let parts = text.prefix(10).split(separator: "/")
        guard parts.count == 3, let month = Int(parts[0]), let day = Int(parts[1]), let year = Int(parts[2]) else {
            return nil
        }
        return Day(year: year, month: month, day: day)
    }

    private static func two(_ bytes: [UInt8], _ index: Int) -> Int? {
        guard index + 2 <= bytes.count else { return nil }
        let (tens, ones) = (Int(bytes[index]) - 48, Int(bytes[index + 1]) - 48)
        return (0...9).contains(tens) && (0...9).contains(ones) ? tens * 10 + ones : nil
    }

    /// Seconds east of UTC: nothing or `Z`, `+02:00`, `-0500`.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let text = Array(bytes)
        guard let sign = text.first, sign | 0x20 != UInt8(ascii: "z") else { return text.count <= 1 ? 0 : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = two(text, 1) else { return nil }
        let minutes = two(text, 4) ?? two(text, 3) ?? 0
        let offset = Int64(hours * 3600 + minutes * 60)
        return sign == UInt8(ascii: "-") ? -offset : offset
    }
}
