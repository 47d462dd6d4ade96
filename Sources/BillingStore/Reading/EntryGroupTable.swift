import BillingCore
import GRDB

/// For each entry of a dictionary, the place of the first one of the same group (``EntryGroups``), as it is stored.
struct EntryGroupTable<Value: FixedWidthInteger> {
    /// The number of the first entry.
    let first: Int64
    /// By place from the first entry.
    let values: [Value]

    init(_ kind: EntryGroupKind, dataset: Int64, _ db: Database) throws {
        let row = try BulkStatement(
            db, sql: "SELECT firstEntry, entries FROM entryGroup WHERE dataset = ? AND kind = ?")
        row.bind(dataset, at: 1)
        row.bind(Int64(kind.rawValue), at: 2)
        guard try row.next() else {
            (first, values) = (0, [])
            return
        }
        first = row.integer(at: 0)
        let bytes = row.blob(at: 1)
        values = (0..<bytes.count / MemoryLayout<Value>.size).map { place in
            let offset = place * MemoryLayout<Value>.size
            return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
        }
        row.reset()
    }
}

extension EntryGroupTable<UInt32> {
    /// The places that are the first of their group.
    var groups: [Int] { values.indices.filter { values[$0] == UInt32($0) } }
}

/// Reads what the groups of a dataset are called.
struct GroupNames {
    private let statement: BulkStatement
    private let kind: EntryGroupKind

    init(_ kind: EntryGroupKind, _ db: Database) throws {
        self.kind = kind
        statement = try BulkStatement(db, sql: "SELECT \(kind.columns) FROM \(kind.table) WHERE id = ?")
    }

    /// The group that an entry is the first of, spelled as there.
    func group(of entry: Int64) throws -> UsageGroup {
        statement.bind(entry, at: 1)
        guard try statement.next() else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a group refers to nothing")
        }
        defer { statement.reset() }
        let name = statement.text(at: 0) ?? ""
        switch kind {
        case .meter:
            let (subcategory, meter, region) = (statement.text(at: 1), statement.text(at: 2), statement.text(at: 3))
            return .meter(
                Meter(
                    category: name, subcategory: subcategory ?? "", name: meter ?? "", region: region ?? "", unit: ""))
        case .resource, .resourceMark: return .resource(name)
        case .resourceGroup: return .resourceGroup(name)
        case .location: return .location(name)
        case .service, .currency: return .service(name)
        }
    }
}

extension UsageGrouping {
    /// What entries are grouped by; `nil` for days and tags, which no entry of meters or resources tells.
    var entryKind: EntryGroupKind? {
        switch self {
        case .service: .service
        case .meter: .meter
        case .resource: .resource
        case .resourceGroup: .resourceGroup
        case .location: .location
        case .day, .tag: nil
        }
    }
}
