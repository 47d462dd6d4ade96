import BillingCore
import GRDB

/// Puts the lines of some parts in an order, leaving out those a filter does not match.
///
/// Filter and text order are decided per dictionary entry, so that the pass
/// over the lines compares numbers only.
struct LineOrderBuilder {
    let query: UsageLineQuery
    let parts: [ActivePart]
    let subscriptionNames: [SubscriptionID: String]

    /// A line by what it is put in order of; all of it integers.
    private struct Entry {
        let rank: Int64
        let fine: Int64
        let source: Int64
    }

    /// Makes the order.
    ///
    /// - Throws: `CancellationError` soon after the task was cancelled.
    func build(_ db: Database) throws -> LineOrder {
        try Task.checkCancellation()
        let dictionaries = try LineDictionaries(datasets: Set(parts.map(\.dataset)), query: query, db)
        let filter = FilterText(query.filter)
        var entries: [Entry] = []
        var sums: [Int64: Amount] = [:]
        var selections: [Int64: PathSelection] = [:]
        for part in parts {
            try Task.checkCancellation()
            let selection =
                try selections[part.dataset] ?? PathSelection(query.usage.path, dataset: part.dataset, db)
            selections[part.dataset] = selection
            let name = subscriptionNames[part.subscription] ?? part.subscription.rawValue
            let isWhole = query.filter.isEmpty || filter.matches(name + " " + part.subscription.rawValue)
            try scan(
                part, selection, dictionaries, matchesAll: isWhole, into: &entries, sums: &sums, db)
        }
        try Task.checkCancellation()
        // One part is read in the source's order as it is.
        if query.order != .source || query.isDescending || parts.count > 1 { sort(&entries) }
        return LineOrder(
            keys: entries.map { LineKey.key(sourceOrder: $0.source) }, totals: try totals(sums, db))
    }

    private func scan(
        _ part: ActivePart, _ selection: PathSelection, _ dictionaries: LineDictionaries, matchesAll: Bool,
        into entries: inout [Entry],
        sums: inout [Int64: Amount], _ db: Database
    ) throws {
        let range =
            query.usage.day.map { LineKey.range(part: part.id, day: $0.number) } ?? LineKey.range(part: part.id)
        let isByQuantity = query.order == .quantity
        let statement = try BulkStatement(
            db,
            sql: """
                SELECT id, meter, resource, charge, micros, remainder, tags
                \(isByQuantity ? ", quantity, scale" : "")
                FROM line WHERE id BETWEEN \(range.lowerBound) AND \(range.upperBound)
                """)
        let subscriptionRank = rank(of: part.subscription)
        var seen = 0
        while try statement.next() {
            seen += 1
            if seen & 0xFFF == 0 { try Task.checkCancellation() }
            let (meter, resource) = (statement.integer(at: 1), statement.integer(at: 2))
            guard selection.wants(meter: meter, resource: resource, tags: statement.integer(at: 6)) else { continue }
            guard matchesAll || dictionaries.matches(meter: meter, resource: resource) else { continue }
            let (micros, remainder) = (statement.integer(at: 4), statement.integer(at: 5))
            sums[statement.integer(at: 3), default: .zero] += Amount(micros: micros, remainder: remainder)
            let key = statement.integer(at: 0)
            let rank =
                switch query.order {
                case .source: Int64(LineKey.day(of: key))
                case .cost: micros
                case .quantity: Self.ordered(statement.number(at: 7) / Self.power(statement.integer(at: 8)))
                case .subscription: subscriptionRank
                case .service, .meter, .unit: dictionaries.rank(meter: meter)
                case .resource, .resourceGroup, .location: dictionaries.rank(resource: resource)
                case .unitPrice: dictionaries.rank(charge: statement.integer(at: 3))
                }
            entries.append(
                Entry(rank: rank, fine: query.order == .cost ? remainder : 0, source: LineKey.sourceOrder(of: key)))
        }
    }

    /// Ties stay as in the source, whichever way the order runs.
    private func sort(_ entries: inout [Entry]) {
        if query.isDescending {
            entries.sort {
                if $0.rank != $1.rank { return $0.rank > $1.rank }
                return $0.fine != $1.fine ? $0.fine > $1.fine : $0.source < $1.source
            }
        } else {
            entries.sort {
                if $0.rank != $1.rank { return $0.rank < $1.rank }
                return $0.fine != $1.fine ? $0.fine < $1.fine : $0.source < $1.source
            }
        }
    }

    private func rank(of subscription: SubscriptionID) -> Int64 {
        let names = parts.map { (subscriptionNames[$0.subscription] ?? $0.subscription.rawValue).lowercased() }.sorted()
        let own = (subscriptionNames[subscription] ?? subscription.rawValue).lowercased()
        return Int64(names.firstIndex(of: own) ?? 0)
    }

    private static func power(_ scale: Int64) -> Double {
        var result = 1.0
        for _ in 0..<max(0, scale) { result *= 10 }
        return result
    }

    /// An integer in the order of the number; both zeros are one.
    private static func ordered(_ value: Double) -> Int64 {
        let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
        return bits < 0 ? bits ^ Int64.max : bits
    }

    private func totals(_ sums: [Int64: Amount], _ db: Database) throws -> CurrencyTotals {
        var totals = CurrencyTotals()
        for (charge, amount) in sums {
            let currency = try String.fetchOne(db, sql: "SELECT currency FROM charge WHERE id = ?", arguments: [charge])
            totals.add(Money(amount, CurrencyCode(currency ?? "")))
        }
        return totals
    }
}
