import BillingCore
import GRDB

/// Numbers the groups of some datasets together, so that sums of several come to the same place.
///
/// Resources are many: they are named only where they are shown, and told apart by their marks.
struct GroupNumbers {
    /// The number of the group of each entry of a dataset, by place; what has none is of ``rest``.
    struct OfDataset {
        let first: Int64
        let numbers: [UInt32]
        let rest: UInt32
    }

    private let grouping: UsageGrouping
    private let db: Database
    private var byGroup: [UsageGroup: UInt32] = [:]
    private var byMark: [UInt64: UInt32] = [:]
    /// The groups by number; of resources, the first entry of each.
    private(set) var groups: [UsageGroup] = []
    private(set) var entries: [Int64] = []
    /// The number of the resource without a name.
    private(set) var noResource: UInt32?
    private let isOneDataset: Bool

    init(_ grouping: UsageGrouping, datasetCount: Int, _ db: Database) {
        self.grouping = grouping
        self.db = db
        isOneDataset = datasetCount == 1
    }

    /// How many groups there are so far.
    var count: Int { grouping == .resource ? entries.count : groups.count }

    /// The group of a number; resources are read.
    func group(_ number: Int, _ names: GroupNames?) throws -> UsageGroup {
        guard let names else { return groups[number] }
        return try names.group(of: entries[number])
    }

    /// The number of a group that needs no dataset.
    mutating func number(of group: UsageGroup) -> UInt32 {
        let folded = group.folded
        if let number = byGroup[folded] { return number }
        let number = UInt32(groups.count)
        groups.append(group)
        byGroup[folded] = number
        return number
    }

    /// Numbers a dataset's groups.
    mutating func add(dataset: Int64) throws -> OfDataset {
        if case .tag(let key) = grouping { return try addTags(key, dataset: dataset) }
        guard let kind = grouping.entryKind else { return OfDataset(first: 0, numbers: [], rest: 0) }
        let table = try EntryGroupTable<UInt32>(kind, dataset: dataset, db)
        if kind == .resource { return try addResources(table, dataset: dataset) }
        let names = try GroupNames(kind, db)
        var numbers = [UInt32](repeating: 0, count: table.values.count)
        for place in table.groups { numbers[place] = number(of: try names.group(of: table.first + Int64(place))) }
        return OfDataset(first: table.first, numbers: table.values.map { numbers[Int($0)] }, rest: 0)
    }

    private mutating func addResources(_ table: EntryGroupTable<UInt32>, dataset: Int64) throws -> OfDataset {
        let none = try PathSelection.place(ofResource: "", table, dataset: dataset, db)
        if isOneDataset {
            entries = table.values.indices.map { table.first + Int64($0) }
            noResource = none.map(UInt32.init)
            return OfDataset(first: table.first, numbers: table.values, rest: 0)
        }
        let marks = try EntryGroupTable<UInt64>(.resourceMark, dataset: dataset, db).values
        var numbers = [UInt32](repeating: 0, count: table.values.count)
        for (place, first) in table.values.enumerated() {
            if Int(first) != place {
                numbers[place] = numbers[Int(first)]
            } else if let known = byMark[marks[place]] {
                numbers[place] = known
            } else {
                numbers[place] = UInt32(entries.count)
                byMark[marks[place]] = numbers[place]
                entries.append(table.first + Int64(place))
            }
        }
        noResource = none.map { numbers[$0] } ?? noResource
        return OfDataset(first: table.first, numbers: numbers, rest: 0)
    }

    private mutating func addTags(_ key: TagKey, dataset: Int64) throws -> OfDataset {
        let rest = number(of: .tag(key, value: nil))
        var numbers: [UInt32] = []
        let rows = try BulkStatement(db, sql: "SELECT number, value FROM tag WHERE dataset = ? AND key = ?")
        rows.bind(dataset, at: 1)
        rows.bind(key.folded, at: 2)
        while try rows.next() {
            let place = Int(rows.integer(at: 0))
            while numbers.count <= place { numbers.append(rest) }
            numbers[place] = number(of: .tag(key, value: rows.text(at: 1) ?? ""))
        }
        return OfDataset(first: 0, numbers: numbers, rest: rest)
    }
}
