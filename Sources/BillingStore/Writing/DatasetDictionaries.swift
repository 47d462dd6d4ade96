import BillingCore
import GRDB

/// The dictionaries of a dataset that is being written: meters, resources, charges, texts.
///
/// Keys are looked up as bytes; a row is inserted when one is seen for the first time.
final class DatasetDictionaries {
    /// One dictionary, its fields side by side in a record, and the statement that inserts an entry.
    private struct Table {
        let fields: Range<Int>
        let dictionary: ByteDictionary
        let insert: BulkStatement
    }

    private let meters: Table
    private let resources: Table
    private let charges: Table
    private let texts: Table
    private let groups: EntryGroups

    /// Bytes of one dictionary after which it forgets what it has seen, to bound memory.
    private static let maximumBytes = 24 << 20

    /// - Parameter groups: Learns every new meter, resource and charge.
    init(_ db: Database, dataset: Int64, groups: EntryGroups) throws {
        self.groups = groups
        func table(_ name: String, _ first: UsageField, _ last: UsageField, _ columns: String) throws -> Table {
            let number = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM \(name)") ?? 0) + 1
            let places = first.rawValue..<last.rawValue + 1
            let marks = Array(repeating: "?", count: places.count).joined(separator: ",")
            return Table(
                fields: places, dictionary: ByteDictionary(firstNumber: number),
                insert: try BulkStatement(
                    db, sql: "INSERT INTO \(name) (id, dataset, \(columns)) VALUES (?,\(dataset),\(marks))"))
        }
        meters = try table(
            "meter", .meterCategory, .service, "category, subcategory, name, region, meterID, unit, service")
        resources = try table("resource", .resourceGroup, .location, "resourceGroup, resource, location")
        charges = try table("charge", .currency, .offer, "currency, unitPrice, chargeType, offer")
        texts = try table("text", .tags, .tags, "value")
    }

    func meter(_ record: ByteDictionary.Key) throws -> Int64 {
        let (number, isNew) = try number(meters, meters.fields, record)
        if isNew { try groups.learn(meter: number, ByteDictionary.Key(rebasing: record[meters.fields])) }
        return number
    }

    func resource(_ record: ByteDictionary.Key) throws -> Int64 {
        let (number, isNew) = try number(resources, resources.fields, record)
        if isNew { try groups.learn(resource: number, ByteDictionary.Key(rebasing: record[resources.fields])) }
        return number
    }

    /// The charge's number, and whether its currency and price have to be learnt.
    func charge(_ record: ByteDictionary.Key) throws -> (number: Int64, isNew: Bool) {
        let (number, isNew) = try number(charges, charges.fields, record)
        if isNew { try groups.learn(charge: number, ByteDictionary.Key(rebasing: record[charges.fields])) }
        return (number, isNew)
    }

    /// The text's number; zero for an empty one.
    func text(_ field: UsageField, _ record: ByteDictionary.Key) throws -> Int64 {
        let place = field.rawValue
        return record[place].isEmpty ? 0 : try number(texts, place..<place + 1, record).number
    }

    private func number(
        _ table: Table, _ fields: Range<Int>, _ record: ByteDictionary.Key
    ) throws -> (number: Int64, isNew: Bool) {
        let key = ByteDictionary.Key(rebasing: record[fields])
        let (number, isNew) = table.dictionary.number(of: key)
        guard isNew else { return (number, false) }
        table.insert.bind(number, at: 1)
        for (index, text) in key.enumerated() { table.insert.bind(text, at: Int32(index + 2)) }
        try table.insert.run()
        if table.dictionary.byteCount > Self.maximumBytes { table.dictionary.removeAll() }
        return (number, true)
    }
}
