public import BillingCore
import GRDB

extension BillingStore {
    /// A window of usage lines, in any order, and what all that match come to.
    ///
    /// In the source's order without a filter the window is found by
    /// arithmetic; else the order is made once and kept for the next window.
    ///
    /// - Parameters:
    ///   - query: Which lines, in which order.
    ///   - offset: Position of the first line wanted, from 0.
    ///   - limit: The most lines to return.
    ///   - line: A line that the window is to have in its middle instead, where it matches.
    /// - Throws: ``StoreProblem``; `CancellationError` soon after the task was cancelled.
    public func usageLines(
        _ query: UsageLineQuery, offset: Int, limit: Int, around line: UsageLineID? = nil
    ) throws -> UsageLinePage {
        let (asked, limit) = (max(0, offset), max(0, limit))
        return try read { db in
            let usage = query.usage
            let parts = try Self.activeParts(usage.scope, period: usage.period, metric: usage.metric, db)
            let places = try places(of: query, parts: parts, db)
            let position = line.flatMap { places.position(of: $0.rawValue) }
            let offset = position.map { max(0, $0 - limit / 2) } ?? asked
            return UsageLinePage(
                query: query, count: places.count, totals: places.totals, offset: offset,
                lines: try LineFetch(parts: parts, db).lines(places.keys(offset: offset, limit: limit)),
                position: position, provenance: Self.provenance(of: parts, metric: usage.metric))
        }
    }

    /// Hands every line that matches to `body`, in order, all from one snapshot.
    public func forEachUsageLine(_ query: UsageLineQuery, _ body: (UsageLine) throws -> Void) throws {
        try read { db in
            let usage = query.usage
            let parts = try Self.activeParts(usage.scope, period: usage.period, metric: usage.metric, db)
            let places = try places(of: query, parts: parts, db)
            let fetch = try LineFetch(parts: parts, db)
            for offset in stride(from: 0, to: places.count, by: 1000) {
                for line in try fetch.lines(places.keys(offset: offset, limit: 1000)) { try body(line) }
            }
        }
    }

    /// Where the lines of a query stand: by arithmetic in the source's order, else in an order made for it.
    private func places(of query: UsageLineQuery, parts: [ActivePart], _ db: Database) throws -> any LinePlaces {
        let usage = query.usage
        if query.filter.isEmpty, query.order == .source, !query.isDescending,
            usage.path.allSatisfy({ $0.grouping == .day })
        {
            return try LineCells(parts: parts, day: usage.day, db)
        }
        return try order(for: query, parts: parts, db)
    }

    private func order(for query: UsageLineQuery, parts: [ActivePart], _ db: Database) throws -> LineOrder {
        let keys = parts.map(\.id)
        if let order = lineOrders.order(for: query, parts: keys) { return order }
        let names = Dictionary(
            try Self.subscriptions(.all, db).map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first })
        let order = try LineOrderBuilder(query: query, parts: parts, subscriptionNames: names, db).build()
        lineOrders.keep(order, for: query, parts: keys)
        return order
    }
}

/// Lines in some order, found by their position.
protocol LinePlaces {
    /// Lines in all.
    var count: Int { get }
    /// What they cost, per currency.
    var totals: CurrencyTotals { get }
    /// The keys of a window, in order.
    func keys(offset: Int, limit: Int) -> [Int64]
    /// Where a key stands; `nil` when it does not.
    func position(of key: Int64) -> Int?
}

/// The days of some parts with their numbers of lines: places in the source's order by arithmetic.
struct LineCells: LinePlaces {
    private let cells: [(part: Int64, day: Int, count: Int)]
    let totals: CurrencyTotals

    init(parts: [ActivePart], day: Day?, _ db: Database) throws {
        var counts: [Int: [(part: Int64, count: Int)]] = [:]
        var totals = CurrencyTotals()
        for part in parts {
            var ofPart: [Int: Int] = [:]
            var sql = "SELECT day, currency, micros, remainder, lineCount FROM dayTotal WHERE part = ?"
            if let day { sql += " AND day = \(day.number)" }
            for row in try Row.fetchAll(db, sql: sql, arguments: [part.id]) {
                ofPart[row["day"], default: 0] += row["lineCount"] as Int
                totals.add(Money(row))
            }
            for (day, count) in ofPart { counts[day, default: []].append((part.id, count)) }
        }
        self.totals = totals
        cells = counts.sorted { $0.key < $1.key }.flatMap { day, parts in
            parts.sorted { $0.part < $1.part }.map { (part: $0.part, day: day, count: $0.count) }
        }
    }

    var count: Int { cells.reduce(0) { $0 + $1.count } }

    func position(of key: Int64) -> Int? {
        var before = 0
        for cell in cells {
            let place = Int(key - LineKey.make(part: cell.part, day: cell.day, place: 0))
            if (0..<cell.count).contains(place) { return before + place }
            before += cell.count
        }
        return nil
    }

    /// The keys of a window; places within a day are dense, from 0.
    func keys(offset: Int, limit: Int) -> [Int64] {
        var keys: [Int64] = []
        var position = 0
        let windowEnd = offset + min(limit, max(0, count - offset))
        for cell in cells {
            let end = position + cell.count
            if end > offset {
                let first = max(0, offset - position)
                let last = min(cell.count, windowEnd - position)
                if first < last {
                    keys += (first..<last).map { LineKey.make(part: cell.part, day: cell.day, place: $0) }
                }
            }
            position = end
            if position >= windowEnd { break }
        }
        return keys
    }
}
