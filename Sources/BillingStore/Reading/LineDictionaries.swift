import BillingCore
import GRDB

/// What a filter and an order say of the meters, resources and prices that some lines refer to.
///
/// Ranks are of all the datasets together, so that lines of several compare. Only entries that a line
/// of the scan refers to are read: of one period and subscription they are few of a dataset's.
struct LineDictionaries {
    /// What is said of the entries of one dictionary, by place.
    struct Verdicts {
        let range: EntryRange
        /// Whether the filter matches an entry; empty where none was asked.
        fileprivate(set) var isMatching: [Bool] = []
        /// The place of each entry in the order; empty where the order is of something else.
        fileprivate(set) var ranks: [Int32] = []
        /// Ranks are below this.
        fileprivate(set) var rankCount = 1

        @inline(__always)
        func matches(_ entry: Int64) -> Bool {
            let place = Int(truncatingIfNeeded: entry &- range.first)
            return place >= 0 && place < isMatching.count && isMatching[place]
        }
    }

    private(set) var meters: Verdicts
    private(set) var resources: Verdicts
    /// By charge; lines without a price come first.
    private(set) var prices: Verdicts
    private let query: UsageLineQuery
    private let filter: FilterText
    private var joined: [UInt8] = []

    /// - Throws: `CancellationError` soon after the task was cancelled.
    init(_ scan: LineScan, query: UsageLineQuery, _ db: Database) throws {
        self.query = query
        filter = FilterText(query.filter)
        meters = Verdicts(range: try EntryRange(.meter, datasets: scan.datasets, db))
        resources = Verdicts(range: try EntryRange(.resource, datasets: scan.datasets, db))
        prices = Verdicts(range: try EntryRange(.currency, datasets: scan.datasets, db))
        let isFiltered = !query.filter.isEmpty
        let wantsMeters = isFiltered || [.meter, .service, .unit].contains(query.order)
        let wantsResources = isFiltered || [.resource, .resourceGroup, .location].contains(query.order)
        if wantsMeters || wantsResources {
            let used = try Self.used(scan, meters.range, resources.range)
            if wantsMeters { try readMeters(used.meters, db) }
            if wantsResources { try readResources(used.resources, db) }
        }
        if query.order == .unitPrice { try readPrices(datasets: scan.datasets, db) }
    }

    /// One pass that finds what the lines refer to.
    private static func used(
        _ scan: LineScan, _ meters: EntryRange, _ resources: EntryRange
    ) throws -> (meters: EntryMarks, resources: EntryMarks) {
        var (usedMeters, usedResources) = (EntryMarks(meters), EntryMarks(resources))
        try scan.forEachChunk { chunk in
            let (meter, resource) = (chunk.columns[.meter], chunk.columns[.resource])
            chunk.forEachLine { index in
                usedMeters.mark(meter[index])
                usedResources.mark(resource[index])
            }
        }
        return (usedMeters, usedResources)
    }

    private mutating func readMeters(_ used: EntryMarks, _ db: Database) throws {
        if !query.filter.isEmpty { meters.isMatching = Array(repeating: false, count: meters.range.count) }
        var texts: [(place: Int, text: String)] = []
        try used.forEach("service, category, subcategory, name, region, unit", of: "meter", db) { place, row in
            if !query.filter.isEmpty { try row.withTexts(1...5) { meters.isMatching[place] = matches($0) } }
            switch query.order {
            case .service: texts.append((place, (row.text(at: 1) ?? "").lowercased()))
            case .unit: texts.append((place, (row.text(at: 6) ?? "").lowercased()))
            case .meter:
                let names = [2, 4, 5].map { row.text(at: $0) ?? "" }
                texts.append((place, names.joined(separator: " ").lowercased()))
            default: break
            }
        }
        try meters.rank(&texts)
    }

    private mutating func readResources(_ used: EntryMarks, _ db: Database) throws {
        if !query.filter.isEmpty { resources.isMatching = Array(repeating: false, count: resources.range.count) }
        var texts: [(place: Int, text: String)] = []
        try used.forEach("resource, resourceGroup, location", of: "resource", db) { place, row in
            if !query.filter.isEmpty { try row.withTexts(1...3) { resources.isMatching[place] = matches($0) } }
            switch query.order {
            case .resource: try row.withTexts(1...1) { texts.append((place, Self.name($0[0]).lowercased())) }
            case .resourceGroup: texts.append((place, (row.text(at: 2) ?? "").lowercased()))
            case .location: texts.append((place, (row.text(at: 3) ?? "").lowercased()))
            default: break
            }
        }
        try resources.rank(&texts)
    }

    /// Whether the filter's text is in some texts, blanks between them.
    private mutating func matches(_ texts: ByteDictionary.Key) -> Bool {
        joined.removeAll(keepingCapacity: true)
        for (index, text) in texts.enumerated() {
            if index > 0 { joined.append(UInt8(ascii: " ")) }
            joined.append(contentsOf: text)
        }
        return joined.withUnsafeBufferPointer(filter.matches(utf8:))
    }

    /// What ``UsageLine/name(ofResource:)`` says of an identifier, from its bytes.
    private static func name(_ id: UnsafeRawBufferPointer) -> String {
        let slash = UInt8(ascii: "/")
        guard let last = id.lastIndex(where: { $0 != slash }) else { return String(decoding: id, as: UTF8.self) }
        let start = id[..<last].lastIndex(of: slash).map { $0 + 1 } ?? 0
        return String(decoding: id[start...last], as: UTF8.self)
    }

    private mutating func readPrices(datasets: [Int64], _ db: Database) throws {
        let list = datasets.map(String.init).joined(separator: ",")
        let rows = try Row.fetchAll(db, sql: "SELECT id, unitPrice FROM charge WHERE dataset IN (\(list))")
        let priced = rows.map { (id: $0["id"] as Int64, price: ExactDecimal($0["unitPrice"] as String)) }
        let known = Set(priced.compactMap(\.price)).sorted()
        let ranks = Dictionary(zip(known, 1...), uniquingKeysWith: { first, _ in first })
        prices.ranks = Array(repeating: 0, count: prices.range.count)
        prices.rankCount = known.count + 1
        for (id, price) in priced {
            guard let price, let place = prices.range.place(of: id), let rank = ranks[price] else { continue }
            prices.ranks[place] = Int32(rank)
        }
    }
}

extension LineDictionaries.Verdicts {
    /// Numbers the texts in their order; equal ones share a rank.
    fileprivate mutating func rank(_ texts: inout [(place: Int, text: String)]) throws {
        guard !texts.isEmpty else { return }
        try texts.sortUnlessCancelled { $0.text < $1.text }
        ranks = Array(repeating: 0, count: range.count)
        var rank: Int32 = 0
        for index in texts.indices {
            if index > 0, texts[index - 1].text != texts[index].text { rank += 1 }
            ranks[texts[index].place] = rank
        }
        rankCount = Int(rank) + 1
    }
}

extension Array {
    /// Sorts; stops soon after the task was cancelled, and lets others have the core.
    mutating func sortUnlessCancelled(by precedes: (Element, Element) -> Bool) throws {
        var turn = CoreTurn()
        var compared = 0
        try sort {
            compared &+= 1
            if compared & 0x3FF == 0 { try turn.check() }
            return precedes($0, $1)
        }
    }
}
