import BillingCore
import GRDB

/// Which meters, resources and tags of a dataset a path goes into.
struct PathSelection {
    /// Verdicts on the entries of one dictionary; `nil` where all are wanted.
    struct Verdicts {
        let first: Int64
        var isWanted: [Bool]
    }

    /// Verdicts on tags, by their number in the columns.
    struct TagVerdicts {
        var numbers: Set<Int64> = []
        /// Whether those in the set are wanted, or all others.
        let isIncluding: Bool

        func wants(_ number: Int64) -> Bool { numbers.contains(number) == isIncluding }
    }

    private(set) var meters: Verdicts?
    private(set) var resources: Verdicts?
    private(set) var tags: [TagVerdicts] = []

    init(_ path: [UsageGroup], dataset: Int64, _ db: Database) throws {
        for group in path {
            switch group {
            case .day: break
            case .service, .meter:
                try Self.narrow(&meters, to: group, dataset: dataset, db)
            case .resourceGroup, .location:
                try Self.narrow(&resources, to: group, dataset: dataset, db)
            case .resource(let id): try narrowResources(to: id, dataset: dataset, db)
            case .tag(let key, let value): try narrowTags(to: key, value, dataset: dataset, db)
            }
        }
    }

    /// Verdicts on tags by number as a table, and the one on numbers beyond it; `nil` where all are wanted.
    var tagTable: (isWanted: [Bool], rest: Bool)? {
        guard !tags.isEmpty else { return nil }
        let most = tags.flatMap(\.numbers).max() ?? 0
        let table = (0...most).map { number in tags.allSatisfy { $0.wants(number) } }
        return (table, tags.allSatisfy { !$0.isIncluding })
    }

    /// Whether usage is wanted whatever its resource and tags are.
    var isOfAllResources: Bool { resources == nil && tags.isEmpty }

    private static func narrow(
        _ verdicts: inout Verdicts?, to group: UsageGroup, dataset: Int64, _ db: Database
    ) throws {
        guard let kind = group.grouping.entryKind else { return }
        let table = try EntryGroupTable<UInt32>(kind, dataset: dataset, db)
        let names = try GroupNames(kind, db)
        let wanted = group.folded
        var isWanted = [Bool](repeating: false, count: table.values.count)
        for place in table.groups {
            isWanted[place] = try names.group(of: table.first + Int64(place)).folded == wanted
        }
        narrow(&verdicts, first: table.first, table.values.map { isWanted[Int($0)] })
    }

    private static func narrow(_ verdicts: inout Verdicts?, first: Int64, _ isWanted: [Bool]) {
        guard let before = verdicts else {
            verdicts = Verdicts(first: first, isWanted: isWanted)
            return
        }
        verdicts = Verdicts(first: first, isWanted: zip(before.isWanted, isWanted).map { $0 && $1 })
    }

    private mutating func narrowResources(to id: String, dataset: Int64, _ db: Database) throws {
        let table = try EntryGroupTable<UInt32>(.resource, dataset: dataset, db)
        let place = try Self.place(ofResource: id, table, dataset: dataset, db)
        Self.narrow(&resources, first: table.first, table.values.map { place == Int($0) })
    }

    /// The place of the first entry of a resource; `nil` when the dataset does not have it.
    static func place(
        ofResource id: String, _ table: EntryGroupTable<UInt32>, dataset: Int64, _ db: Database
    ) throws -> Int? {
        let marks = try EntryGroupTable<UInt64>(.resourceMark, dataset: dataset, db).values
        let names = try GroupNames(.resource, db)
        let wanted = UsageGroup.resource(id).folded
        var mark = ResourceMark.of(wanted.name)
        // Another resource may have taken the mark first.
        while let place = marks.firstIndex(of: mark) {
            if try names.group(of: table.first + Int64(place)).folded == wanted { return Int(table.values[place]) }
            mark &+= 1
        }
        return nil
    }

    private mutating func narrowTags(to key: TagKey, _ value: String?, dataset: Int64, _ db: Database) throws {
        var verdicts = TagVerdicts(isIncluding: value != nil)
        let numbers = try Int64.fetchAll(
            db, sql: "SELECT number FROM tag WHERE dataset = ?1 AND key = ?2 AND (?3 IS NULL OR value = ?3)",
            arguments: [dataset, key.folded, value])
        verdicts.numbers.formUnion(numbers)
        tags.append(verdicts)
    }
}
