import BillingCore
import GRDB

/// What a filter and an order say of each meter and resource of one dataset.
struct LineDictionaries {
    private struct Verdict {
        var matches = true
        var isWanted = true
        var rank = 0.0
    }

    private var meters: [Int64: Verdict] = [:]
    private var resources: [Int64: Verdict] = [:]
    private let needsMeters: Bool
    private let needsResources: Bool

    init(dataset: Int64, query: UsageLineQuery, _ db: Database) throws {
        let isFiltered = !query.filter.isEmpty
        needsMeters = isFiltered || query.usage.isOfSomeMeters || query.order == .meter || query.order == .service
        needsResources = isFiltered || query.order == .resource || query.order == .resourceGroup
        let filter = FilterText(query.filter)
        if needsMeters {
            try readMeters(
                query, filter,
                rows: Row.fetchAll(
                    db, sql: "SELECT * FROM meter WHERE dataset = ?", arguments: [dataset]))
        }
        if needsResources {
            try readResources(
                query, filter,
                rows: Row.fetchAll(
                    db, sql: "SELECT * FROM resource WHERE dataset = ?", arguments: [dataset]))
        }
    }

    private mutating func readMeters(_ query: UsageLineQuery, _ filter: FilterText, rows: [Row]) throws {
        var texts: [(Int64, String)] = []
        for row in rows {
            let meter = Meter(row)
            let service: String = row["service"]
            let text = "\(service) \(meter.category) \(meter.subcategory) \(meter.name) \(meter.region)"
            let wanted = query.usage.wants(meter)
            meters[row["id"]] = Verdict(matches: filter.matches(text), isWanted: wanted)
            let sortText = query.order == .service ? service : "\(meter.category) \(meter.name) \(meter.region)"
            texts.append((row["id"], sortText.lowercased()))
        }
        for (rank, ids) in Self.ranked(texts) { for id in ids { meters[id]?.rank = rank } }
    }

    private mutating func readResources(_ query: UsageLineQuery, _ filter: FilterText, rows: [Row]) throws {
        var texts: [(Int64, String)] = []
        for row in rows {
            let (resource, group, location): (String, String, String) =
                (row["resource"], row["resourceGroup"], row["location"])
            resources[row["id"]] = Verdict(matches: filter.matches("\(resource) \(group) \(location)"))
            let name = resource.split(separator: "/").last.map(String.init) ?? resource
            texts.append((row["id"], (query.order == .resourceGroup ? group : name).lowercased()))
        }
        for (rank, ids) in Self.ranked(texts) { for id in ids { resources[id]?.rank = rank } }
    }

    /// Equal texts share a rank.
    private static func ranked(_ texts: [(Int64, String)]) -> [(Double, [Int64])] {
        Dictionary(grouping: texts, by: \.1).sorted { $0.key < $1.key }.enumerated().map { rank, group in
            (Double(rank), group.value.map(\.0))
        }
    }

    func isWanted(meter: Int64) -> Bool { needsMeters ? meters[meter]?.isWanted ?? false : true }

    func matches(meter: Int64, resource: Int64) -> Bool {
        meters[meter]?.matches ?? true || resources[resource]?.matches ?? true
    }

    func rank(meter: Int64) -> Double { meters[meter]?.rank ?? 0 }
    func rank(resource: Int64) -> Double { resources[resource]?.rank ?? 0 }
}

extension UsageQuery {
    /// Whether lines of other meters are left out.
    var isOfSomeMeters: Bool { meter != nil || category != nil }

    /// Whether lines of a meter are asked for.
    func wants(_ candidate: Meter) -> Bool {
        if let meter { return meter.hasSameName(as: candidate) }
        return category.map { $0 == candidate.category } ?? true
    }
}

extension Meter {
    /// Whether both are the same meter; the unit is no part of its name.
    func hasSameName(as other: Meter) -> Bool {
        category == other.category && subcategory == other.subcategory && name == other.name && region == other.region
    }
}
