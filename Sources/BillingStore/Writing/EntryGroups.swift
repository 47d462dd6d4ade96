import BillingCore
import GRDB

/// What entries of a dictionary are the same in.
enum EntryGroupKind: Int {
    case service, meter
    case resource, resourceGroup, location
    /// Not a group: the mark that a folded resource identifier is found by.
    case resourceMark
    case currency

    /// The columns of the entry that make the group's name.
    var columns: String {
        switch self {
        case .service: "category"
        case .meter: "category, subcategory, name, region"
        case .resource, .resourceMark: "resource"
        case .resourceGroup: "resourceGroup"
        case .location: "location"
        case .currency: "currency"
        }
    }

    /// The dictionary.
    var table: String {
        switch self {
        case .service, .meter: "meter"
        case .resource, .resourceGroup, .location, .resourceMark: "resource"
        case .currency: "charge"
        }
    }
}

/// Finds, for each entry of a dataset's dictionaries, the first entry of the same service, meter, resource, resource
/// group, location and currency; names are folded as ``UsageGroup/folded`` says.
///
/// Entries come in order of their number, without gaps. Places count from the first entry.
final class EntryGroups {
    private struct Names {
        let spellings = ByteDictionary(firstNumber: 0)
        /// The first entry of each spelling's group.
        var firsts: [UInt32] = []
        var folded: [String: UInt32] = [:]
        /// The first entry of each entry's group.
        var entries: [UInt32] = []

        mutating func learn(_ key: ByteDictionary.Key, _ fold: ((String) -> String)?) {
            let (number, isNew) = spellings.number(of: key)
            if isNew {
                let own = UInt32(entries.count)
                if let fold {
                    let name = fold(String(decoding: key[0], as: UTF8.self))
                    firsts.append(folded[name] ?? own)
                    if folded[name] == nil { folded[name] = own }
                } else {
                    firsts.append(own)
                }
            }
            entries.append(firsts[Int(number)])
        }
    }

    private let db: Database
    private let dataset: Int64
    private var firstEntry: [String: Int64] = [:]
    private var services = Names()
    private var meters = Names()
    private var groups = Names()
    private var locations = Names()
    private var currencies = Names()
    private var resources: [UInt32] = []
    private var marks = MarkTable()

    init(_ db: Database, dataset: Int64) {
        self.db = db
        self.dataset = dataset
    }

    /// Takes a meter: category, subcategory, name, region.
    func learn(meter: Int64, _ texts: ByteDictionary.Key) throws {
        if meters.entries.isEmpty { firstEntry["meter"] = meter }
        services.learn(ByteDictionary.Key(rebasing: texts[0..<1]), nil)
        meters.learn(ByteDictionary.Key(rebasing: texts[0..<4]), nil)
    }

    /// Takes a resource: group, resource, location.
    func learn(resource: Int64, _ texts: ByteDictionary.Key) throws {
        if resources.isEmpty { firstEntry["resource"] = resource }
        groups.learn(ByteDictionary.Key(rebasing: texts[0..<1])) { UsageGroup.resourceGroup($0).folded.name }
        locations.learn(ByteDictionary.Key(rebasing: texts[2..<3])) { UsageGroup.location($0).folded.name }
        var mark = ResourceMark.of(texts[1])
        while let known = marks.first(mark), try !isSame(known, texts[1]) { mark &+= 1 }
        resources.append(marks.append(mark))
    }

    /// Takes a charge: its currency.
    func learn(charge: Int64, _ texts: ByteDictionary.Key) throws {
        if currencies.entries.isEmpty { firstEntry["charge"] = charge }
        currencies.learn(ByteDictionary.Key(rebasing: texts[0..<1])) { $0.uppercased() }
    }

    /// The first charge of the same currency.
    func currency(of charge: Int64) -> Int64 {
        let first = firstEntry["charge"] ?? 0
        return first + Int64(currencies.entries[Int(charge - first)])
    }

    /// The numbers of all resources; empty without any.
    var resourceRange: Range<Int64> {
        let first = firstEntry["resource"] ?? 0
        return first..<first + Int64(resources.count)
    }

    /// Writes what was found.
    func finish() throws {
        try write(.service, services.entries)
        try write(.meter, meters.entries)
        try write(.resource, resources)
        try write(.resourceGroup, groups.entries)
        try write(.location, locations.entries)
        try write(.resourceMark, marks.all)
        try write(.currency, currencies.entries)
    }

    private func write(_ kind: EntryGroupKind, _ entries: [some FixedWidthInteger]) throws {
        guard !entries.isEmpty else { return }
        let insert = try BulkStatement(db, sql: "INSERT INTO entryGroup VALUES (?,?,?,?)")
        insert.bind(dataset, at: 1)
        insert.bind(Int64(kind.rawValue), at: 2)
        insert.bind(firstEntry[kind.table] ?? 0, at: 3)
        try entries.map(\.littleEndian).withUnsafeBytes {
            insert.bind(blob: $0, at: 4)
            try insert.run()
        }
    }

    private func isSame(_ place: UInt32, _ resource: UnsafeRawBufferPointer) throws -> Bool {
        let id = (firstEntry["resource"] ?? 0) + Int64(place)
        let known = try String.fetchOne(
            try db.cachedStatement(sql: "SELECT resource FROM resource WHERE id = ?"), arguments: [id])
        return UsageGroup.resource(known ?? "").folded
            == UsageGroup.resource(String(decoding: resource, as: UTF8.self)).folded
    }
}

/// The mark that a resource is found by: 64 bits made of its folded identifier.
///
/// It stands in stores: another way to make it is another migration.
enum ResourceMark {
    static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
    }

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var mark: UInt64 = 0xCBF2_9CE4_8422_2325
        var isASCII = true
        for byte in bytes {
            isASCII = isASCII && byte < 0x80
            let folded = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
            mark = (mark ^ UInt64(folded)) &* 0x0000_0100_0000_01B3
        }
        if isASCII { return mark }
        let folded = UsageGroup.resource(String(decoding: bytes, as: UTF8.self)).folded.name
        return folded.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
