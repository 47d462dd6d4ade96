import BillingCore
import Synchronization

/// The lines that a question is about: of some subscriptions, some days and some resources.
struct UsageSelection: Sendable {
    struct Part: Sendable {
        let subscription: Subscription
        let book: UsageBook
        /// The days' lines.
        let range: Range<Int>
        /// Places of those that pass; `nil` for all of the range.
        let places: [Int]?

        var count: Int { places?.count ?? range.count }
        func place(_ index: Int) -> Int { places?[index] ?? range.lowerBound + index }
    }

    private(set) var parts: [Part] = []

    /// - Parameters:
    ///   - end: The day after the last one.
    ///   - takes: Whether a use's lines pass; `nil` for all.
    /// - Throws: What the account throws while it delivers.
    init(
        _ subscriptions: [Subscription], metric: Metric, from start: Day, to end: Day, of emulation: Emulation,
        takes: ((UsageTexts) -> Bool)? = nil
    ) throws {
        for subscription in subscriptions {
            guard let book = try emulation.book(of: subscription, metric) else { continue }
            let range = book.lines(from: start, to: end)
            let places = takes.map { takes in
                let passing = book.uses.map(takes)
                return range.filter { passing[book.lines[$0].use] }
            }
            parts.append(Part(subscription: subscription, book: book, range: range, places: places))
        }
    }

    var count: Int { parts.reduce(0) { $0 + $1.count } }

    /// Every line, subscription by subscription.
    func eachLine(_ body: (Subscription, UsageTexts, UsageBook.Line) -> Void) {
        for part in parts {
            for index in 0..<part.count {
                let line = part.book.lines[part.place(index)]
                body(part.subscription, part.book.uses[line.use], line)
            }
        }
    }

    /// Writes some of the lines, in order, with what stands between two of them.
    func write(
        _ lines: Range<Int>, as shape: (Subscription) -> UsageRows.Shape, metric: Metric, separator: [UInt8] = [],
        of emulation: Emulation, into bytes: inout [UInt8]
    ) throws {
        var before = 0
        var isFirst = true
        for part in parts {
            let wanted = lines.clamped(to: before..<(before + part.count))
            defer { before += part.count }
            guard !wanted.isEmpty else { continue }
            let rows = try emulation.rows(of: part.subscription, metric, as: shape(part.subscription))
            for index in wanted {
                if !isFirst { bytes.append(contentsOf: separator) }
                isFirst = false
                rows?.write(part.place(index - before), into: &bytes)
            }
        }
    }
}

extension Emulation {
    /// A subscription's lines; where a metric is not told apart, the actual ones.
    ///
    /// `nil` where there is no usage.
    func book(of subscription: Subscription, _ metric: Metric) throws -> UsageBook? {
        if metric != .actual, subscription.agreement != .onlineServices,
            let book = try usage(metric).books[subscription.id]
        {
            return book
        }
        return try usage(.actual).books[subscription.id]
    }

    /// A subscription's lines ready to be written, made once for each shape.
    func rows(of subscription: Subscription, _ metric: Metric, as shape: UsageRows.Shape) throws -> UsageRows? {
        guard let book = try book(of: subscription, metric) else { return nil }
        let account = snapshot.billingAccounts.first { $0.id == subscription.billingAccount }
        return written.withLock { written in
            let key = RowsKey(subscription: subscription.id, metric: metric, shape: shape)
            if let rows = written[key] { return rows }
            let rows = UsageRows(book, of: subscription, account: account, as: shape)
            written[key] = rows
            return rows
        }
    }

    struct RowsKey: Hashable, Sendable {
        let subscription: SubscriptionID
        let metric: Metric
        let shape: UsageRows.Shape
    }
}
