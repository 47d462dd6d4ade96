import BillingCore

/// The meters of a file's statement, found by what daily rows have of them.
///
/// A daily row joins by category, subcategory, name and region, and by the
/// period its day is in; the statement has no meter identifier.
final class MeterShares {
    /// Where a daily row belongs.
    struct Place {
        /// The meter's share; `nil` when the statement does not have the meter.
        let share: Int?
        /// The period; `nil` when the statement has none at all.
        let period: BillingPeriod?
    }

    var shares: [MeterShare] = []
    /// The periods in order of their first row.
    private(set) var periods: [BillingPeriod] = []
    /// Shares of one meter in several periods, by the fingerprint of its four names.
    private var byMeter: [UInt64: [Int]] = [:]
    private let scratch = ByteScratch()

    /// Takes a row of the statement.
    func add(_ row: StatementRow) {
        let periodIndex = periods.firstIndex(of: row.period) ?? periods.count
        if periodIndex == periods.count { periods.append(row.period) }
        let key = key(row.texts[0], row.texts[1], row.texts[2], row.texts[3])
        let known = byMeter[key]?.first { index in
            shares[index].periodIndex == periodIndex && shares[index].row.line.value.currency == row.line.value.currency
                && holds(index, row.texts)
        }
        if let known {
            shares[known].add(row)
        } else {
            byMeter[key, default: []].append(shares.count)
            shares.append(MeterShare(row, periodIndex: periodIndex))
        }
    }

    /// Where a daily row of a meter (category, subcategory, name, region) belongs; `nil` when its day is in no period.
    func place(_ meter: [UnsafeRawBufferPointer], on day: Day) -> Place? {
        if let indices = byMeter[key(meter[0], meter[1], meter[2], meter[3])] {
            for index in indices where holds(index, meter) {
                let period = periods[shares[index].periodIndex]
                if period.contains(day) { return Place(share: index, period: period) }
            }
        }
        if periods.isEmpty { return Place(share: nil, period: nil) }
        return periods.first { $0.contains(day) }.map { Place(share: nil, period: $0) }
    }

    /// Whether a share is of this meter, as fingerprints alone do not prove.
    private func holds(_ index: Int, _ meter: [UnsafeRawBufferPointer]) -> Bool {
        (0..<4).allSatisfy { shares[index].row.texts[$0].holdsSame(as: meter[$0]) }
    }

    private func key(
        _ category: UnsafeRawBufferPointer, _ subcategory: UnsafeRawBufferPointer, _ name: UnsafeRawBufferPointer,
        _ region: UnsafeRawBufferPointer
    ) -> UInt64 {
        scratch.clear()
        scratch.append(category)
        scratch.append(0)
        scratch.append(subcategory)
        scratch.append(0)
        scratch.append(name)
        scratch.append(0)
        scratch.append(region)
        return scratch.bytes.fingerprint
    }
}
