import BillingCore

/// Keeps the sums that come first in a query's order and adds up the others, which are not named.
struct GreatestSums {
    struct Entry {
        let group: Int
        /// The place of the currency.
        let currency: Int
        let amount: Amount
        let lines: Int

        init(group: Int, currency: Int, sum: BreakdownScan.Sum) {
            self.group = group
            self.currency = currency
            amount = sum.amount
            lines = Int(sum.lines)
        }
    }

    private let query: UsageBreakdownQuery
    private let limit: Int
    private let noResource: Int?
    private(set) var kept: [Entry] = []
    private let currencies: [CurrencyCode]
    /// What all come to, and what is left out, by currency.
    private var all: [Rest]
    private var left: [Rest]
    /// The last of those that are sure to be kept, once there are enough.
    private var last: Entry?
    private var unnamed: [Entry] = []

    private struct Rest {
        var groups = 0
        var amount = Amount.zero
        var lines = 0

        mutating func add(_ entry: Entry) {
            groups += 1
            amount += entry.amount
            lines += entry.lines
        }
    }

    init(_ query: UsageBreakdownQuery, currencies: [CurrencyCode], noResource: Int?) {
        self.currencies = currencies
        all = Array(repeating: Rest(), count: currencies.count)
        left = all
        self.query = query
        self.noResource = noResource
        limit = query.limit ?? .max
    }

    /// What all come to.
    var totals: CurrencyTotals {
        zip(currencies, all).reduce(into: CurrencyTotals()) { totals, sum in
            if sum.1.groups > 0 { totals.add(Money(sum.1.amount, sum.0)) }
        }
    }

    /// Lines of all.
    var lineCount: Int { all.reduce(0) { $0 + $1.lines } }

    /// What is left out, by currency.
    var others: [UsageBreakdown.Others] {
        zip(currencies, left).filter { $0.1.groups > 0 }.sorted { $0.0 < $1.0 }.map {
            UsageBreakdown.Others(groupCount: $1.groups, cost: Money($1.amount, $0), lineCount: $1.lines)
        }
    }

    mutating func add(_ entry: Entry) {
        all[entry.currency].add(entry)
        if entry.group == noResource { return unnamed.append(entry) }
        if let last, !stands(entry, before: last) { return left[entry.currency].add(entry) }
        kept.append(entry)
        // Sorted once in a while: most of many are beyond the last one soon.
        if kept.count >= limit * 2 { cut() }
    }

    /// Cuts what is kept, and puts the lines without a resource last.
    mutating func finish() {
        cut()
        kept += unnamed
    }

    private mutating func cut() {
        guard kept.count > limit else { return }
        kept = kept.sorted { stands($0, before: $1) }
        for entry in kept[limit...] { left[entry.currency].add(entry) }
        kept.removeSubrange(limit...)
        last = kept.last
    }

    private func stands(_ left: Entry, before right: Entry) -> Bool {
        if query.order == .cost {
            if left.currency != right.currency { return currencies[left.currency] < currencies[right.currency] }
            if left.amount != right.amount { return (left.amount < right.amount) != query.isDescending }
        } else if left.lines != right.lines {
            return (left.lines < right.lines) != query.isDescending
        }
        return left.group < right.group
    }
}
