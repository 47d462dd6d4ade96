import BillingCore

/// One subscription's usage lines by day, with their numbers written out once.
struct UsageBook: Sendable {
    struct Line: Sendable {
        /// Its place in ``UsageBook/uses``.
        let use: Int
        /// Its place in ``UsageBook/periods``.
        let period: Int
        let day: Day
        let cost: Amount
        let quantity: ExactDecimal
        /// Where the numbers' digits are in ``UsageBook/digits``.
        let costDigits: Range<Int>
        let quantityDigits: Range<Int>
    }

    let subscription: SubscriptionID
    var uses: [UsageTexts] = []
    var periods: [BillingPeriod] = []
    var lines: [Line] = []
    var digits: [UInt8] = []

    init(_ subscription: SubscriptionID) { self.subscription = subscription }

    /// The places of the lines from a day up to, but not including, another.
    func lines(from start: Day, to end: Day) -> Range<Int> {
        let lower = firstLine(from: start)
        return lower..<max(lower, firstLine(from: end))
    }

    private func firstLine(from day: Day) -> Int {
        var range = 0..<lines.count
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            if lines[middle].day < day {
                range = (middle + 1)..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }
}

/// What the lines of one meter of one resource share.
struct UsageTexts: Sendable {
    private let texts: [String]
    /// What only one agreement's format has, by lowercase name.
    private let others: [String: String]

    init(_ record: UsageRecord) {
        texts = UsageField.allCases.map { record.text($0) }
        others = Dictionary(
            OtherFieldText.parse(record.text(.otherFields)).map { ($0.name.lowercased(), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    subscript(field: UsageField) -> String { texts[field.rawValue] }

    /// Another column's value; empty when there is none.
    func other(_ name: String) -> String { others[name.lowercased()] ?? "" }

    var tags: [(String, String)] { OtherFieldText.parse(self[.tags]).map { ($0.name, $0.value) } }

    var resourceName: String { self[.resource].split(separator: "/").last.map(String.init) ?? "" }
    var resourceType: String {
        let parts = self[.resource].split(separator: "/").map(String.init)
        guard let index = parts.firstIndex(where: { $0.lowercased() == "providers" }), index + 2 < parts.count else {
            return ""
        }
        return (parts[index + 1] + "/" + parts[index + 2]).lowercased()
    }
}

/// The usage of every subscription, in one metric.
struct UsageShelf: Sendable {
    var books: [SubscriptionID: UsageBook] = [:]
}
