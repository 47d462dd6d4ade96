import BillingCore
import GRDB

/// A part of a dataset as it was written.
struct WrittenPart {
    let id: Int64
    let subscription: SubscriptionID
    let period: BillingPeriod
    let coverage: BillingPeriod
    let lineCount: Int
}

/// Writes the rows of a dataset's parts.
struct PartRows {
    let db: Database
    let dataset: Int64
    let metric: Metric

    /// Makes a part's row, which lines refer to.
    func insert(_ part: NewPart) throws {
        try db.execute(
            sql: """
                INSERT INTO part (id, dataset, subscription, periodStart, periodEnd, coverStart, coverEnd, metric,
                state, lineCount) VALUES (?5, ?1, 0, ?3, ?4, ?3, ?4, ?2, \(PartState.loading), 0)
                """,
            arguments: [dataset, metric.rawValue, part.period.start.number, part.period.end.number, part.id])
    }

    /// Writes statements and coverage of each part.
    ///
    /// A file covers its first to its last day for every subscription in it,
    /// and those periods whole that its own statement names.
    func finish(
        _ end: IntakeEnd, coverage: BillingPeriod?, wholePeriods: Set<BillingPeriod>
    ) throws -> [WrittenPart] {
        for (position, row) in end.provisioning.enumerated() {
            try row.insert(dataset: dataset, position: position, db)
        }
        return try end.parts.map { part in
            let covered = Self.coverage(of: part.period, file: coverage, isWhole: wholePeriods.contains(part.period))
            try db.execute(
                sql: "UPDATE part SET coverStart = ?, coverEnd = ?, lineCount = ? WHERE id = ?",
                arguments: [covered.start.number, covered.end.number, part.lineCount, part.id])
            for (position, line) in part.statement.enumerated() {
                try insert(line, part: part.id, position: position)
                if let charge = part.charges[position] { try charge.insert(part: part.id, position: position, db) }
            }
            try part.runs.insert(part: part.id, db)
            return WrittenPart(
                id: part.id, subscription: part.subscription, period: part.period, coverage: covered,
                lineCount: part.lineCount)
        }
    }

    private static func coverage(of period: BillingPeriod, file: BillingPeriod?, isWhole: Bool) -> BillingPeriod {
        guard !isWhole, let file else { return period }
        return BillingPeriod(start: max(period.start, file.start), end: min(period.end, file.end)) ?? period
    }

    private func insert(_ line: StatementLine, part: Int64, position: Int) throws {
        guard let micros = line.value.amount.micros else { throw AmountTooLarge() }
        try db.execute(
            sql: "INSERT INTO statementLine VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            arguments: [
                part, position, line.meter.category, line.meter.subcategory, line.meter.name, line.meter.region,
                line.meter.unit, line.consumed?.description, line.included?.description,
                line.billable?.description, line.rate?.description, line.value.currency.rawValue, micros,
                line.value.amount.remainder,
            ])
    }
}
