import BillingCore
import GRDB

/// Adds up lines by their charge, and in the end by the charges' currency.
struct LineTotals {
    private let range: EntryRange
    private let datasets: [Int64]
    private var sums: [BreakdownScan.Sum]

    init(_ scan: LineScan, _ db: Database) throws {
        datasets = scan.datasets
        range = try EntryRange(.currency, datasets: datasets, db)
        sums = Array(repeating: BreakdownScan.Sum(), count: range.count)
    }

    @inline(__always)
    mutating func add(charge: Int64, micros: Int64, remainder: Int64) {
        guard let place = range.place(of: charge) else { return }
        sums[place].micros += Int128(micros)
        sums[place].remainder &+= remainder
        sums[place].lines += 1
    }

    /// What all come to, per currency.
    func currencies(_ db: Database) throws -> CurrencyTotals {
        var totals = CurrencyTotals()
        let names = try GroupNames(.currency, db)
        for dataset in datasets {
            let charges = try EntryGroupTable<UInt32>(.currency, dataset: dataset, db)
            var amounts: [UInt32: Amount] = [:]
            for (place, group) in charges.values.enumerated() {
                guard let own = range.place(of: charges.first + Int64(place)), sums[own].lines > 0 else { continue }
                amounts[group, default: .zero] += sums[own].amount
            }
            for (group, amount) in amounts {
                let code = try names.group(of: charges.first + Int64(group)).name
                totals.add(Money(amount, CurrencyCode(code)))
            }
        }
        return totals
    }
}
