import BillingCore
import GRDB

/// Adds up the columns of some parts by group and currency.
struct BreakdownScan {
    /// What one group comes to in one currency.
    struct Sum {
        var micros: Int128 = 0
        var remainder: Int64 = 0
        var lines: Int64 = 0

        var amount: Amount { Amount(units: micros * 1_000_000_000 + Int128(remainder)) }
    }

    /// What scanning a dataset's parts needs.
    private struct OfDataset {
        let test: LineTest
        let groups: GroupNumbers.OfDataset
        let firstCharge: Int64
        /// The number of each charge's currency.
        let currencies: [UInt32]
    }

    private let grouping: UsageGrouping
    private let day: Day?
    private let db: Database
    private(set) var numbers: GroupNumbers
    private(set) var currencies: [CurrencyCode] = []
    private var datasets: [Int64: OfDataset] = [:]
    /// By group, then currency.
    private var sums: [Sum] = []

    init(_ query: UsageBreakdownQuery, parts: [ActivePart], _ db: Database) throws {
        grouping = query.grouping
        day = query.usage.day
        self.db = db
        var ids: [Int64] = []
        for part in parts where !ids.contains(part.dataset) { ids.append(part.dataset) }
        numbers = GroupNumbers(query.grouping, datasetCount: ids.count, db)
        for id in ids {
            let charges = try EntryGroupTable<UInt32>(.currency, dataset: id, db)
            datasets[id] = OfDataset(
                test: LineTest(try PathSelection(query.usage.path, dataset: id, db)),
                groups: try numbers.add(dataset: id), firstCharge: charges.first,
                currencies: try currencyNumbers(charges))
        }
        sums = Array(repeating: Sum(), count: numbers.count * currencies.count)
        for part in parts { try add(part) }
    }

    /// Hands on every group with usage, each currency (by its place in ``currencies``) by itself.
    func forEachSum(_ body: (_ group: Int, _ currency: Int, _ sum: Sum) throws -> Void) rethrows {
        for (index, sum) in sums.enumerated() where sum.lines > 0 {
            let (group, currency) = index.quotientAndRemainder(dividingBy: currencies.count)
            try body(group, currency, sum)
        }
    }

    private mutating func currencyNumbers(_ charges: EntryGroupTable<UInt32>) throws -> [UInt32] {
        let names = try GroupNames(.currency, db)
        var numbers = [UInt32](repeating: 0, count: charges.values.count)
        for place in charges.groups {
            let code = CurrencyCode(try names.group(of: charges.first + Int64(place)).name)
            let index = currencies.firstIndex(of: code) ?? currencies.count
            if index == currencies.count { currencies.append(code) }
            numbers[place] = UInt32(index)
        }
        return charges.values.map { numbers[Int($0)] }
    }

    private mutating func add(_ part: ActivePart) throws {
        guard let dataset = datasets[part.dataset] else { return }
        try Task.checkCancellation()
        // Sums over the whole period do where no day matters.
        let isByLine = grouping == .day || day != nil
        let range = day.map { LineKey.range(part: part.id, day: $0.number) } ?? LineKey.range(part: part.id)
        let statement = try BulkStatement(
            db,
            sql: isByLine
                ? "SELECT id, lineCount, columns FROM lineColumns WHERE id BETWEEN ? AND ?"
                : "SELECT id, sumCount, columns FROM totalColumns WHERE id BETWEEN ? AND ?")
        statement.bind(range.lowerBound, at: 1)
        statement.bind(range.upperBound, at: 2)
        let (key, currencyCount) = (keyColumn, currencies.count)
        while try statement.next() {
            let columns = try PackedColumns(count: Int(statement.integer(at: 1)), statement.blob(at: 2))
            let day = LineKey.day(of: statement.integer(at: 0))
            let fixed = grouping == .day ? numbers.number(of: .day(Day(number: day))) : nil
            let missing = numbers.count * currencyCount - sums.count
            if missing > 0 { sums += Array(repeating: Sum(), count: missing) }
            sums.withUnsafeMutableBufferPointer {
                Self.add(columns, dataset, key: key, fixed: fixed, to: $0, currencyCount)
            }
        }
    }

    /// The column that tells a line's group.
    private var keyColumn: PivotColumn {
        switch grouping {
        case .day, .service, .meter: .meter
        case .resource, .resourceGroup, .location: .resource
        case .tag: .tags
        }
    }

    private static func add(
        _ columns: PackedColumns, _ dataset: OfDataset, key: PivotColumn, fixed: UInt32?,
        to sums: UnsafeMutableBufferPointer<Sum>, _ currencyCount: Int
    ) {
        let (keys, charges, lines) = (columns[key], columns[.charge], columns[.lines])
        let (micros, remainders) = (columns[.micros], columns[.remainder])
        dataset.groups.numbers.withUnsafeBufferPointer { numbers in
            dataset.currencies.withUnsafeBufferPointer { currencies in
                dataset.test.forEach(in: columns) { index in
                    var slot = Int(fixed ?? dataset.groups.rest)
                    if fixed == nil {
                        let place = Int(truncatingIfNeeded: keys[index] &- dataset.groups.first)
                        if place >= 0, place < numbers.count { slot = Int(numbers[place]) }
                    }
                    if currencyCount > 1 {
                        let place = Int(truncatingIfNeeded: charges[index] &- dataset.firstCharge)
                        let isKnown = place >= 0 && place < currencies.count
                        slot = slot * currencyCount + (isKnown ? Int(currencies[place]) : 0)
                    }
                    guard slot < sums.count else { return }
                    sums[slot].micros += Int128(micros[index])
                    sums[slot].remainder &+= remainders[index]
                    sums[slot].lines += lines[index]
                }
            }
        }
    }
}
