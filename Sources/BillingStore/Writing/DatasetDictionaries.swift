import BillingCore
import GRDB

/// The dictionaries of a dataset that is being written: meters, resources, charges, texts.
///
/// Keys are looked up as bytes; a row is inserted when one is seen for the first time.
final class DatasetDictionaries {
    private let dataset: Int64
    private var meters: ByteDictionary
    private var resources: ByteDictionary
    private var charges: ByteDictionary
    private var texts: ByteDictionary
    private let insertMeter: BulkStatement
    private let insertResource: BulkStatement
    private let insertCharge: BulkStatement
    private let insertText: BulkStatement
    private var scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)

    /// Bytes of one dictionary after which it forgets what it has seen, to bound memory.
    private static let maximumBytes = 24 << 20

    init(_ db: Database, dataset: Int64) throws {
        self.dataset = dataset
        func first(_ table: String) throws -> Int64 {
            try (Int64.fetchOne(db, sql: "SELECT max(id) FROM \(table)") ?? 0) + 1
        }
        meters = ByteDictionary(firstNumber: try first("meter"))
        resources = ByteDictionary(firstNumber: try first("resource"))
        charges = ByteDictionary(firstNumber: try first("charge"))
        texts = ByteDictionary(firstNumber: try first("text"))
        insertMeter = try BulkStatement(db, sql: "INSERT INTO meter VALUES (?,\(dataset),?,?,?,?,?,?,?)")
        insertResource = try BulkStatement(db, sql: "INSERT INTO resource VALUES (?,\(dataset),?,?,?)")
        insertCharge = try BulkStatement(db, sql: "INSERT INTO charge VALUES (?,\(dataset),?,?,?,?)")
        insertText = try BulkStatement(db, sql: "INSERT INTO text VALUES (?,\(dataset),?)")
    }

    deinit { scratch.deallocate() }

    func meter(of record: UsageRecord) throws -> Int64 {
        try number(
            of: record,
            [.meterCategory, .meterSubcategory, .meterName, .meterRegion, .unit, .meterID, .service],
            in: \.meters, insert: insertMeter)
    }

    func resource(of record: UsageRecord) throws -> Int64 {
        try number(of: record, [.resource, .resourceGroup, .location], in: \.resources, insert: insertResource)
    }

    /// The charge's number, and whether its currency and price have to be learnt.
    func charge(of record: UsageRecord) throws -> (number: Int64, isNew: Bool) {
        let key = join(record, Self.chargeFields)
        let (number, isNew) = charges.number(of: key)
        if isNew { try insert(number, record, Self.chargeFields, insertCharge) }
        if charges.byteCount > Self.maximumBytes { charges.removeAll() }
        return (number, isNew)
    }

    /// The text's number; `nil` for an empty one.
    func text(_ field: UsageField, of record: UsageRecord) throws -> Int64? {
        let bytes = record[field]
        guard !bytes.isEmpty else { return nil }
        let (number, isNew) = texts.number(of: bytes)
        if isNew { try insert(number, record, [field], insertText) }
        if texts.byteCount > Self.maximumBytes { texts.removeAll() }
        return number
    }

    private static let chargeFields: [UsageField] = [.currency, .unitPrice, .chargeType, .offer]

    private func number(
        of record: UsageRecord, _ fields: [UsageField],
        in dictionary: ReferenceWritableKeyPath<DatasetDictionaries, ByteDictionary>, insert statement: BulkStatement
    ) throws -> Int64 {
        let key = join(record, fields)
        let (number, isNew) = self[keyPath: dictionary].number(of: key)
        if isNew {
            try insert(number, record, fields, statement)
            if self[keyPath: dictionary].byteCount > Self.maximumBytes { self[keyPath: dictionary].removeAll() }
        }
        return number
    }

    private func insert(
        _ number: Int64, _ record: UsageRecord, _ fields: [UsageField], _ statement: BulkStatement
    ) throws {
        statement.bind(number, at: 1)
        for (index, field) in fields.enumerated() { statement.bind(record[field], at: Int32(index + 2)) }
        try statement.run()
    }

    /// The fields one after the other, each with its length, so that no two records share a key by chance.
    private func join(_ record: UsageRecord, _ fields: [UsageField]) -> UnsafeRawBufferPointer {
        var needed = 0
        for field in fields { needed += record[field].count + 4 }
        if needed > scratch.count {
            scratch.deallocate()
            scratch = .allocate(byteCount: needed * 2, alignment: 16)
        }
        var offset = 0
        for field in fields {
            let bytes = record[field]
            scratch.storeBytes(of: UInt32(truncatingIfNeeded: bytes.count), toByteOffset: offset, as: UInt32.self)
            offset += 4
            if let base = bytes.baseAddress {
                scratch.baseAddress?.advanced(by: offset).copyMemory(from: base, byteCount: bytes.count)
            }
            offset += bytes.count
        }
        return UnsafeRawBufferPointer(rebasing: scratch[..<offset])
    }
}
