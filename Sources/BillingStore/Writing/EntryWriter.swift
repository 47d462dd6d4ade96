import BillingCore
import GRDB

/// Inserts the entries of a dataset's dictionaries, and has those learn of them that sum by them.
final class EntryWriter {
    private let db: Database
    private let meter: BulkStatement
    private let resource: BulkStatement
    private let charge: BulkStatement
    private let text: BulkStatement
    private let groups: EntryGroups
    private let rollUps: RollUps
    /// The texts of the batch at hand, for those who have to look into them.
    private var texts: [Int64: String] = [:]

    init(_ db: Database, dataset: Int64, groups: EntryGroups, rollUps: RollUps) throws {
        self.db = db
        self.groups = groups
        self.rollUps = rollUps
        func statement(_ table: String, _ columns: String) throws -> BulkStatement {
            let marks = Array(repeating: "?", count: columns.split(separator: ",").count).joined(separator: ",")
            return try BulkStatement(
                db, sql: "INSERT INTO \(table) (id, dataset, \(columns)) VALUES (?,\(dataset),\(marks))")
        }
        meter = try statement("meter", "category, subcategory, name, region, meterID, unit, service")
        resource = try statement("resource", "resourceGroup, resource, location")
        charge = try statement("charge", "currency, unitPrice, chargeType, offer")
        text = try statement("text", "value")
    }

    /// Inserts entries; those of a dictionary come in order of their numbers, without gaps.
    func write(_ entries: NewEntries) throws {
        texts.removeAll(keepingCapacity: true)
        try entries.visit { kind, number, key in
            switch kind {
            case .meter:
                try insert(meter, number, key)
                try groups.learn(meter: number, key)
            case .resource:
                try insert(resource, number, key)
                try groups.learn(resource: number, key)
            case .charge:
                try insert(charge, number, key)
                try groups.learn(charge: number, key)
                rollUps.learn(
                    charge: number, currency: String(decoding: key[0], as: UTF8.self),
                    unitPrice: String(decoding: key[1], as: UTF8.self))
            case .text:
                try insert(text, number, key)
                texts[number] = String(decoding: key[0], as: UTF8.self)
            }
        }
    }

    /// A text that has been inserted.
    func text(_ number: Int64) throws -> String {
        if let text = texts[number] { return text }
        // It came in another column of an earlier batch.
        return try String.fetchOne(
            try db.cachedStatement(sql: "SELECT value FROM text WHERE id = ?"), arguments: [number]) ?? ""
    }

    private func insert(_ statement: BulkStatement, _ number: Int64, _ key: ByteDictionary.Key) throws {
        statement.bind(number, at: 1)
        for (index, text) in key.enumerated() { statement.bind(text, at: Int32(index + 2)) }
        try statement.run()
    }
}
