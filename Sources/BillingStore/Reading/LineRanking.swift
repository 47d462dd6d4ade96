import BillingCore

/// The rank of each line in an order that has few of them: a whole number below ``count``.
///
/// Lines of one rank stay in the source's order.
struct LineRanking {
    /// The column whose entries have ranks; `nil` where the lines of a chunk have one rank together.
    private let column: PivotColumn?
    private let verdicts: LineDictionaries.Verdicts?
    private let rankOfChunk: (LineScan.Chunk) -> Int
    /// Ranks are below this.
    let count: Int

    /// The ranks of an order; all have one rank where the order is not of ranks.
    init(
        _ query: UsageLineQuery, _ dictionaries: LineDictionaries, subscriptionRanks: [Int64: Int], days: [Int]
    ) {
        var (column, verdicts): (PivotColumn?, LineDictionaries.Verdicts?) = (nil, nil)
        var (count, rankOfChunk) = (1, { (_: LineScan.Chunk) in 0 })
        switch query.order {
        case .service, .meter, .unit: (column, verdicts) = (.meter, dictionaries.meters)
        case .resource, .resourceGroup, .location: (column, verdicts) = (.resource, dictionaries.resources)
        case .unitPrice: (column, verdicts) = (.charge, dictionaries.prices)
        case .subscription:
            count = (subscriptionRanks.values.max() ?? 0) + 1
            rankOfChunk = { subscriptionRanks[$0.part] ?? 0 }
        case .source where query.isDescending:
            let dayRanks = Dictionary(zip(days, 0...), uniquingKeysWith: { first, _ in first })
            count = max(1, days.count)
            rankOfChunk = { dayRanks[LineKey.day(of: $0.key)] ?? 0 }
        case .source, .cost, .quantity: break
        }
        self.column = column
        self.verdicts = verdicts
        self.count = verdicts?.rankCount ?? count
        self.rankOfChunk = rankOfChunk
    }

    /// The ranks of some lines.
    func ranks(of chunk: LineScan.Chunk) -> OfChunk {
        OfChunk(
            entries: column.map { chunk.columns[$0] }, first: verdicts?.range.first ?? 0, ranks: verdicts?.ranks ?? [],
            rest: column == nil ? rankOfChunk(chunk) : 0)
    }

    /// The ranks of the lines of a chunk, by their place.
    struct OfChunk {
        fileprivate let entries: PackedColumns.Column?
        fileprivate let first: Int64
        fileprivate let ranks: [Int32]
        fileprivate let rest: Int

        @inline(__always)
        subscript(index: Int) -> Int {
            guard let entries else { return rest }
            let place = Int(truncatingIfNeeded: entries[index] &- first)
            return place >= 0 && place < ranks.count ? Int(ranks[place]) : rest
        }
    }
}
