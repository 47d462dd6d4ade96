import BillingCore

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
        _ subscriptions: [Subscription], metric: Metric, from start: Day, to end: Day, of library: UsageLibrary,
        takes: ((UsageTexts) -> Bool)? = nil
    ) throws {
        for subscription in subscriptions {
            guard let book = try library.book(of: subscription, metric) else { continue }
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
        of library: UsageLibrary, into bytes: inout [UInt8]
    ) throws {
        var before = 0
        var isFirst = true
        for part in parts {
            let wanted = lines.clamped(to: before..<(before + part.count))
            defer { before += part.count }
            guard !wanted.isEmpty else { continue }
            let rows = try library.rows(of: part.subscription, metric, as: shape(part.subscription))
            for index in wanted {
                if !isFirst { bytes.append(contentsOf: separator) }
                isFirst = false
                rows?.write(part.place(index - before), into: &bytes)
            }
        }
    }
}
