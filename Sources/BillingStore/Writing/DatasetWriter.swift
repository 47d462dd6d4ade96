import BillingCore
import GRDB

/// Writes one dataset: takes records from a reader, keeps them in batches that nothing shows yet.
///
/// Lines are sorted within a batch, so that each day of a part grows by runs,
/// and a batch is one transaction: another writer never waits long.
final class DatasetWriter: UsageSink {
    /// A line on its way, all of it integers.
    private struct PendingLine {
        var key: Int64
        var meter: Int64
        var resource: Int64
        var charge: Int64
        var tags: Int64
        var tagNumber: Int64
        var info: Int64
        var other: Int64
        /// The digits, or the place in ``bigQuantities`` when ``scale`` is ``bigScale``.
        var quantity: Int64
        var scale: Int64
        var micros: Int64
        var remainder: Int64
        var isUnallocated: Bool
    }

    private static let batchSize = 1 << 16
    /// Lines that one statement inserts: starting and ending a statement costs as much as a row.
    private static let rowsAtOnce = 16
    private static let columns: Int32 = 12
    private static let noScale: Int64 = -1
    private static let bigScale: Int64 = -2

    let dataset: Int64
    private(set) var lineCount = 0
    private let db: Database
    private let path: String
    private let dictionaries: DatasetDictionaries
    private let rollUps = RollUps()
    private let pivots: PivotWriter
    private let parts: PartWriter
    private let insertLine: BulkStatement
    private let insertLines: BulkStatement
    private var batch: [PendingLine] = []
    private var order: [(key: Int64, index: Int32)] = []
    private var bigQuantities: [String] = []

    init(_ db: Database, path: String, source: DatasetSource, defaultAnchorDay: Int?) throws {
        self.db = db
        self.path = path
        try db.execute(
            sql: """
                INSERT INTO dataset (state, source, path, metric, fetchedAt) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                PartState.loading, source.origin.rawValue, source.origin == .file ? source.path : nil,
                source.metric.rawValue, source.fetchedAt,
            ])
        dataset = db.lastInsertedRowID
        pivots = try PivotWriter(db, dataset: dataset)
        dictionaries = try DatasetDictionaries(db, dataset: dataset, groups: pivots.groups)
        parts = try PartWriter(
            db, path: path, dataset: dataset, metric: source.metric, defaultAnchorDay: defaultAnchorDay)
        let row = "(" + Array(repeating: "?", count: Int(Self.columns)).joined(separator: ",") + ")"
        let rows = Array(repeating: row, count: Self.rowsAtOnce).joined(separator: ",")
        insertLine = try BulkStatement(db, sql: "INSERT INTO line VALUES \(row)")
        insertLines = try BulkStatement(db, sql: "INSERT INTO line VALUES \(rows)")
        batch.reserveCapacity(Self.batchSize)
        try db.execute(sql: "BEGIN IMMEDIATE")
    }

    func receive(_ subscription: SubscriptionFacts) throws { try parts.learn(subscription) }

    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) throws {
        try parts.add(line, of: subscription, in: period)
    }

    func receive(_ row: ProvisioningRow) { parts.provisioning.append(row) }

    func receive(_ charge: AccountCenterCharge, of subscription: SubscriptionID, in period: BillingPeriod) throws {
        try parts.add(charge, of: subscription, in: period)
    }

    func receive(_ record: UsageRecord) throws {
        try record.withTexts { try receive(record, $0) }
        lineCount += 1
        if batch.count == Self.batchSize { try flush() }
    }

    private func receive(_ record: UsageRecord, _ texts: ByteDictionary.Key) throws {
        let meter = try dictionaries.meter(texts)
        let resource = try dictionaries.resource(texts)
        let charge = try dictionaries.charge(texts)
        if charge.isNew {
            rollUps.learn(
                charge: charge.number, currency: record.text(.currency), unitPrice: record.text(.unitPrice))
        }
        guard let micros = record.cost.micros else { throw AmountTooLarge() }
        let (part, place) = try parts.place(of: record, texts)
        let (quantity, scale) = digits(of: record.quantity)
        let tags = try dictionaries.text(.tags, texts)
        batch.append(
            PendingLine(
                key: LineKey.make(part: part, day: record.day.number, place: place), meter: meter,
                resource: resource, charge: charge.number, tags: tags,
                tagNumber: try pivots.tags.number(of: tags) { _ in record.text(.tags) },
                info: try dictionaries.text(.additionalInfo, texts),
                other: try dictionaries.text(.otherFields, texts), quantity: quantity, scale: scale,
                micros: micros, remainder: record.cost.remainder, isUnallocated: record.isUnallocated))
        try rollUps.add(
            part: part, day: record.day.number, meter: meter, charge: charge.number, cost: record.cost,
            quantity: record.quantity)
    }

    /// What the source says of its subscriptions, to be written when the dataset is published.
    var subscriptions: [SubscriptionFacts] { parts.facts }

    /// Writes what is left; the dataset is whole, and still not shown.
    ///
    /// - Returns: The parts, with the days each covers.
    func finish(coverage: BillingPeriod?, wholePeriods: Set<BillingPeriod>) throws -> [WrittenPart] {
        try flush(reopening: false)
        try db.inTransaction(.immediate) {
            try rollUps.finish(db, parts: parts.keys)
            try pivots.finish(parts: parts.keys)
            try parts.finish(coverage: coverage, wholePeriods: wholePeriods)
            return .commit
        }
        return parts.written
    }

    /// Rolls the open batch back.
    func abandon() throws { if db.isInsideTransaction { try db.rollback() } }

    private func digits(of quantity: ExactDecimal?) -> (Int64, Int64) {
        guard let quantity else { return (0, Self.noScale) }
        if let small = Int64(exactly: quantity.mantissa) { return (small, Int64(quantity.scale)) }
        bigQuantities.append(quantity.description)
        return (Int64(bigQuantities.count - 1), Self.bigScale)
    }

    private func flush(reopening: Bool = true) throws {
        // Places are sorted instead of the lines, which are six times as large.
        order.removeAll(keepingCapacity: true)
        for (index, line) in batch.enumerated() { order.append((line.key, Int32(index))) }
        order.sort { $0.key < $1.key }
        let whole = order.count - order.count % Self.rowsAtOnce
        for start in stride(from: 0, to: whole, by: Self.rowsAtOnce) {
            for row in 0..<Self.rowsAtOnce {
                bind(batch[Int(order[start + row].index)], to: insertLines, after: Int32(row) * Self.columns)
            }
            try insertLines.run()
        }
        for (_, index) in order[whole...] {
            bind(batch[Int(index)], to: insertLine, after: 0)
            try insertLine.run()
        }
        try addToPivots()
        batch.removeAll(keepingCapacity: true)
        bigQuantities.removeAll(keepingCapacity: true)
        if rollUps.isFull { try rollUps.flushDays(db) }
        try db.execute(sql: "COMMIT")
        if reopening { try db.execute(sql: "BEGIN IMMEDIATE") }
    }

    private func addToPivots() throws {
        for (key, index) in order {
            let line = batch[Int(index)]
            try pivots.add(
                PivotLine(
                    key: key, meter: line.meter, resource: line.resource, charge: line.charge, tags: line.tagNumber,
                    micros: line.micros, remainder: line.remainder))
        }
        try pivots.flush()
    }

    /// Binds a line's columns after the parameters of those before it.
    private func bind(_ line: PendingLine, to statement: BulkStatement, after first: Int32) {
        statement.bind(line.key, at: first + 1)
        statement.bind(line.meter, at: first + 2)
        statement.bind(line.resource, at: first + 3)
        statement.bind(line.charge, at: first + 4)
        statement.bindReference(line.tags, at: first + 5)
        statement.bindReference(line.info, at: first + 6)
        statement.bindReference(line.other, at: first + 7)
        switch line.scale {
        case Self.noScale:
            statement.bindNull(at: first + 8)
            statement.bindNull(at: first + 9)
        case Self.bigScale:
            statement.bind(bigQuantities[Int(line.quantity)], at: first + 8)
            statement.bindNull(at: first + 9)
        default:
            statement.bind(line.quantity, at: first + 8)
            statement.bind(line.scale, at: first + 9)
        }
        statement.bind(line.micros, at: first + 10)
        statement.bind(line.remainder, at: first + 11)
        statement.bindReference(line.isUnallocated ? 1 : 0, at: first + 12)
    }
}

extension BulkStatement {
    /// Binds a number, or NULL for zero.
    @inline(__always)
    fileprivate func bindReference(_ number: Int64, at index: Int32) {
        if number == 0 { bindNull(at: index) } else { bind(number, at: index) }
    }
}
