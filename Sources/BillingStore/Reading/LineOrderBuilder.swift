import BillingCore
import GRDB

/// Puts the lines of some parts in an order, leaving out those a filter does not match.
///
/// Filter and text order are decided per dictionary entry, so that the passes
/// over the lines compare numbers only, and most orders need no comparing:
/// lines are counted by rank, and each is put in its place.
struct LineOrderBuilder {
    private let query: UsageLineQuery
    private let parts: [ActivePart]
    private let subscriptionNames: [SubscriptionID: String]
    private let db: Database
    private let scan: LineScan
    private let dictionaries: LineDictionaries
    /// Parts whose subscription the filter matches, so that all their lines do.
    private let wholeParts: Set<Int64>

    /// Reads what the order is made by.
    ///
    /// - Throws: `CancellationError` soon after the task was cancelled.
    init(
        query: UsageLineQuery, parts: [ActivePart], subscriptionNames: [SubscriptionID: String], _ db: Database
    ) throws {
        try Task.checkCancellation()
        self.query = query
        self.parts = parts
        self.subscriptionNames = subscriptionNames
        self.db = db
        scan = try LineScan(query.usage, parts: parts, db)
        dictionaries = try LineDictionaries(scan, query: query, db)
        let filter = FilterText(query.filter)
        wholeParts = Set(
            parts.filter { part in
                let name = subscriptionNames[part.subscription] ?? part.subscription.rawValue
                return filter.matches(name + " " + part.subscription.rawValue)
            }.map(\.id))
    }

    /// Makes the order.
    ///
    /// - Throws: `CancellationError` soon after the task was cancelled.
    func build() throws -> LineOrder {
        let ranking = LineRanking(
            query, dictionaries, subscriptionRanks: subscriptionRanks, days: scan.days)
        var totals = try LineTotals(scan, db)
        let counts = try count(by: ranking, adding: &totals)
        let keys =
            switch query.order {
            case .cost, .quantity: try compared(count: counts.reduce(0, +))
            default: try placed(by: ranking, counts)
            }
        return LineOrder(keys: keys, totals: try totals.currencies(db))
    }

    /// Hands on the place of each line of a chunk that the filter matches.
    @inline(__always)
    private func forEachMatch(in chunk: LineScan.Chunk, _ body: (Int) -> Void) {
        if query.filter.isEmpty || wholeParts.contains(chunk.part) { return chunk.forEachLine(body) }
        let (meter, resource) = (chunk.columns[.meter], chunk.columns[.resource])
        let (meters, resources) = (dictionaries.meters, dictionaries.resources)
        chunk.forEachLine { index in
            if resources.matches(resource[index]) || meters.matches(meter[index]) { body(index) }
        }
    }

    /// Counts the lines of each rank, and adds all up.
    private func count(by ranking: LineRanking, adding totals: inout LineTotals) throws -> [Int] {
        var counts = [Int](repeating: 0, count: ranking.count)
        try scan.forEachChunk { chunk in
            let ranks = ranking.ranks(of: chunk)
            let (charge, micros, remainder) = (
                chunk.columns[.charge], chunk.columns[.micros], chunk.columns[.remainder]
            )
            forEachMatch(in: chunk) { index in
                counts[ranks[index]] += 1
                totals.add(charge: charge[index], micros: micros[index], remainder: remainder[index])
            }
        }
        return counts
    }

    /// The keys by rank: each goes behind those of the ranks before, and those of its own that came before.
    private func placed(by ranking: LineRanking, _ counts: [Int]) throws -> [Int64] {
        var next = counts
        var end = 0
        for rank in counts.indices {
            let rank = query.isDescending ? counts.count - 1 - rank : rank
            next[rank] = end
            end += counts[rank]
        }
        var keys = [Int64](repeating: 0, count: end)
        try scan.forEachChunk { chunk in
            let ranks = ranking.ranks(of: chunk)
            forEachMatch(in: chunk) { index in
                let rank = ranks[index]
                keys[next[rank]] = chunk.key + Int64(index)
                next[rank] += 1
            }
        }
        return keys
    }

    /// Ranks by the name of the subscription, by part; equal names share one.
    private var subscriptionRanks: [Int64: Int] {
        func name(_ part: ActivePart) -> String {
            (subscriptionNames[part.subscription] ?? part.subscription.rawValue).lowercased()
        }
        let names = Set(parts.map(name)).sorted()
        let ranks = Dictionary(zip(names, 0...), uniquingKeysWith: { first, _ in first })
        return Dictionary(parts.map { ($0.id, ranks[name($0)] ?? 0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The keys by cost or quantity, which nearly every line may have another of.
    private func compared(count: Int) throws -> [Int64] {
        var entries: [LineEntry] = []
        entries.reserveCapacity(count)
        let quantities = try LineQuantities(db)
        let isByQuantity = query.order == .quantity
        var places: [Int] = []
        try scan.forEachChunk { chunk in
            places.removeAll(keepingCapacity: true)
            forEachMatch(in: chunk) { places.append($0) }
            guard !places.isEmpty else { return }
            let (micros, remainder) = (chunk.columns[.micros], chunk.columns[.remainder])
            if isByQuantity { try quantities.read(from: chunk.key, count: chunk.columns.count) }
            for index in places {
                entries.append(
                    LineEntry(
                        rank: isByQuantity ? quantities[index] : micros[index],
                        fine: isByQuantity ? 0 : remainder[index],
                        source: LineKey.sourceOrder(of: chunk.key + Int64(index))))
            }
        }
        if query.isDescending {
            try entries.sortUnlessCancelled { LineEntry.isDescending($0, $1) }
        } else {
            try entries.sortUnlessCancelled { LineEntry.isAscending($0, $1) }
        }
        return entries.map { LineKey.key(sourceOrder: $0.source) }
    }
}
