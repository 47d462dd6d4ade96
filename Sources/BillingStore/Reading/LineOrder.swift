import BillingCore
import Synchronization

/// The keys of lines in an order that is not the table's, with what they come to.
///
/// Made by one pass over the period's lines and kept for the next window, so
/// that going to the end of a sorted million is one step.
struct LineOrder: LinePlaces {
    let keys: [Int64]
    let totals: CurrencyTotals

    var count: Int { keys.count }

    func position(of key: Int64) -> Int? { keys.firstIndex(of: key) }

    func keys(offset: Int, limit: Int) -> [Int64] { Array(keys.dropFirst(offset).prefix(limit)) }
}

/// Keeps the order that was made last.
final class LineOrderCache: Sendable {
    private struct Entry {
        let query: UsageLineQuery
        let parts: [Int64]
        let order: LineOrder
    }

    private let entry = Mutex<Entry?>(nil)

    /// The order for a query over these parts, when it is the one made last.
    func order(for query: UsageLineQuery, parts: [Int64]) -> LineOrder? {
        entry.withLock { $0.flatMap { $0.query == query && $0.parts == parts ? $0.order : nil } }
    }

    func keep(_ order: LineOrder, for query: UsageLineQuery, parts: [Int64]) {
        entry.withLock { $0 = Entry(query: query, parts: parts, order: order) }
    }
}
