import BillingCore

/// Reads the billing period that a row names, first and last day included.
///
/// Enterprise and customer agreements bill calendar months. A shorter stretch is
/// what a purchase has, which is invoiced on its day (usage-formats 4c): it
/// counts in the month of its first day, so that no two periods overlap.
struct PeriodCells {
    /// The fewest days that are a billing period.
    private static let fewestDays = 27

    /// Whether the end is the day after the last, as in FOCUS files.
    let isEndExclusive: Bool
    private let lastStart = ByteScratch(capacity: 64)
    private let lastEnd = ByteScratch(capacity: 64)
    private var last: BillingPeriod?

    init(isEndExclusive: Bool) { self.isEndExclusive = isEndExclusive }

    /// The period of a row; `nil` where a cell is blank, as while the period is open.
    @inline(__always)
    mutating func period(
        of row: CSVRow, _ columns: (start: Int, end: Int), _ days: inout DayCells
    ) throws(RowDefect) -> BillingPeriod? {
        let (start, end) = (row[columns.start], row[columns.end])
        if start.isEmpty || end.isEmpty { return nil }
        if start.holdsSame(as: lastStart.bytes), end.holdsSame(as: lastEnd.bytes) { return last }
        let period = try parse(row, columns, &days)
        lastStart.clear()
        lastStart.append(start)
        lastEnd.clear()
        lastEnd.append(end)
        last = period
        return period
    }

    private func parse(
        _ row: CSVRow, _ columns: (start: Int, end: Int), _ days: inout DayCells
    ) throws(RowDefect) -> BillingPeriod? {
        if NullWords.withoutNull(row[columns.start]).isEmpty || NullWords.withoutNull(row[columns.end]).isEmpty {
            return nil
        }
        // The end first: the last of a month leaves no doubt about the order of a slash date.
        guard let end = days.day(row[columns.end]) else {
            throw RowDefect(DayCells.defect(of: row[columns.end]), cell: columns.end)
        }
        guard let first = days.day(row[columns.start]) else {
            throw RowDefect(DayCells.defect(of: row[columns.start]), cell: columns.start)
        }
        let last = isEndExclusive ? Day(number: end.number - 1) : end
        guard let period = BillingPeriod(first: first, last: last) else {
            throw RowDefect(.endsBeforeStart, cell: columns.end)
        }
        return period.dayCount < Self.fewestDays ? PeriodRule.calendarMonth.period(containing: first) : period
    }
}
