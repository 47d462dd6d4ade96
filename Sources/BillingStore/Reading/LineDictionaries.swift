import BillingCore
import GRDB

/// What a filter and an order say of each meter and resource of some datasets.
///
/// Ranks are of all the datasets together, so that lines of several compare.
struct LineDictionaries {
    private var meters = VerdictTable()
    private var resources = VerdictTable()
    /// The place of each charge in order of its unit price; lines without a price come first.
    private var priceRanks: [Int64: Int64] = [:]
    private let query: UsageLineQuery
    private let filter: FilterText

    init(datasets: Set<Int64>, query: UsageLineQuery, _ db: Database) throws {
        self.query = query
        filter = FilterText(query.filter)
        let isFiltered = !query.filter.isEmpty
        let list = datasets.sorted().map(String.init).joined(separator: ",")
        if isFiltered || [.meter, .service, .unit].contains(query.order) {
            try readMeters(Row.fetchCursor(db, sql: "SELECT * FROM meter WHERE dataset IN (\(list)) ORDER BY id"))
        }
        if isFiltered || [.resource, .resourceGroup, .location].contains(query.order) {
            try readResources(
                Row.fetchCursor(db, sql: "SELECT * FROM resource WHERE dataset IN (\(list)) ORDER BY id"))
        }
        if query.order == .unitPrice {
            try readPrices(Row.fetchAll(db, sql: "SELECT id, unitPrice FROM charge WHERE dataset IN (\(list))"))
        }
    }

    private mutating func readPrices(_ rows: [Row]) throws {
        let priced = rows.map { (id: $0["id"] as Int64, price: ExactDecimal($0["unitPrice"] as String)) }
        let prices = Set(priced.compactMap(\.price)).sorted()
        let ranks = Dictionary(zip(prices, 1...), uniquingKeysWith: { first, _ in first })
        for (id, price) in priced { priceRanks[id] = price.flatMap { ranks[$0] }.map(Int64.init) ?? 0 }
    }

    private mutating func readMeters(_ rows: RowCursor) throws {
        var texts: [(id: Int64, text: String)] = []
        while let row = try rows.next() {
            let meter = Meter(row)
            let service: String = row["service"]
            let text = "\(service) \(meter.category) \(meter.subcategory) \(meter.name) \(meter.region)"
            meters.append(row["id"], matches: filter.matches(text))
            switch query.order {
            case .service: texts.append((row["id"], service.lowercased()))
            case .unit: texts.append((row["id"], meter.unit.lowercased()))
            case .meter: texts.append((row["id"], "\(meter.category) \(meter.name) \(meter.region)".lowercased()))
            default: break
            }
        }
        meters.rank(texts)
    }

    private mutating func readResources(_ rows: RowCursor) throws {
        var texts: [(id: Int64, text: String)] = []
        var seen = 0
        while let row = try rows.next() {
            seen += 1
            if seen & 0xFFF == 0 { try Task.checkCancellation() }
            let (resource, group, location): (String, String, String) =
                (row["resource"], row["resourceGroup"], row["location"])
            resources.append(row["id"], matches: filter.matches("\(resource) \(group) \(location)"))
            switch query.order {
            case .resource:
                let name = resource.split(separator: "/").last.map(String.init) ?? resource
                texts.append((row["id"], name.lowercased()))
            case .resourceGroup: texts.append((row["id"], group.lowercased()))
            case .location: texts.append((row["id"], location.lowercased()))
            default: break
            }
        }
        try Task.checkCancellation()
        resources.rank(texts)
    }

    func matches(meter: Int64, resource: Int64) -> Bool { meters[meter].matches || resources[resource].matches }

    func rank(charge: Int64) -> Int64 { priceRanks[charge] ?? 0 }
    func rank(meter: Int64) -> Int64 { Int64(meters[meter].rank) }
    func rank(resource: Int64) -> Int64 { Int64(resources[resource].rank) }
}

/// Verdicts by the number of a dictionary's entry, which are nearly dense.
private struct VerdictTable {
    struct Verdict {
        var matches = true
        var rank: Int32 = 0
    }

    private var first: Int64 = 0
    private var verdicts: [Verdict] = []

    /// Takes entries in order of their number.
    mutating func append(_ id: Int64, matches: Bool) {
        if verdicts.isEmpty { first = id }
        while verdicts.count < id - first { verdicts.append(Verdict()) }
        verdicts.append(Verdict(matches: matches))
    }

    /// Numbers the texts in their order; equal ones share a rank.
    mutating func rank(_ texts: [(id: Int64, text: String)]) {
        var rank: Int32 = 0
        var before: String?
        for (id, text) in texts.sorted(by: { $0.text < $1.text }) {
            if let before, before != text { rank += 1 }
            before = text
            verdicts[Int(id - first)].rank = rank
        }
    }

    subscript(id: Int64) -> Verdict {
        let index = Int(id - first)
        return verdicts.indices.contains(index) ? verdicts[index] : Verdict()
    }
}
