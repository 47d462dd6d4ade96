import Foundation

/// How long an answer asks to wait (azure-apis 7.1).
enum RetryAfter {
    /// Seconds: the longest of `Retry-After` and all `*-retry-after`; `nil` when there is none.
    ///
    /// - Parameter now: Milliseconds since 1970, for a date instead of a number.
    static func seconds(_ headers: HeaderFields, now: Int64) -> Int? {
        longest(headers, now: now) { $0 == "retry-after" || $0.hasSuffix("-retry-after") }
    }

    /// Seconds of the `*-retry-after` headers alone, which are about later calls even when this one succeeded.
    static func limit(_ headers: HeaderFields, now: Int64) -> Int? {
        longest(headers, now: now) { $0.hasPrefix("x-ms-ratelimit-") && $0.hasSuffix("-retry-after") }
    }

    private static func longest(_ headers: HeaderFields, now: Int64, where isMeant: (String) -> Bool) -> Int? {
        // A date is of the clock that wrote it, which may not be ours.
        let now = headers["Date"].flatMap { HTTPDate.seconds($0) }.map { $0 * 1000 } ?? now
        return headers.all.filter { isMeant($0.name.lowercased()) }.compactMap { seconds($0.value, now: now) }.max()
    }

    private static func seconds(_ text: String, now: Int64) -> Int? {
        let text = text.trimmingCharacters(in: .whitespaces)
        // Some services write parts of a second.
        if let first = text.first, first.isNumber, let whole = Int(text.prefix { $0.isNumber }) {
            let isWhole = text.dropFirst(String(whole).count).drop { ".0".contains($0) }.isEmpty
            return min(whole + (isWhole ? 0 : 1), 1_000_000)
        }
        return HTTPDate.seconds(text).map { max(0, Int($0 - now / 1000)) }
    }
}

/// Reads dates of HTTP headers: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since 1970; `nil` when the text is no such date.
    static func seconds(_ text: String) -> Int64? {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 6, let month = months.firstIndex(of: parts[2]), let day = Int(parts[1]),
            let year = Int(parts[3])
        else { return nil }
        let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return Moment.seconds("\(year)-\(padded(month + 1))-\(padded(day))T\(parts[4])Z")
    }
}
