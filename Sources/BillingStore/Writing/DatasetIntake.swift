import BillingCore

/// What is known of a dataset when all of its lines were taken in.
struct IntakeEnd: Sendable {
    let lineCount: Int
    let parts: [IntakePart]
    /// What the source says of its subscriptions.
    let facts: [SubscriptionFacts]
    /// The first section of an Account Center file.
    let provisioning: [ProvisioningRow]
}

/// Takes records from a reader and makes batches of numbered lines of them, without touching the store.
///
/// So that it can run on another thread than the one that writes.
final class DatasetIntake: UsageSink {
    private static let batchSize = 1 << 15
    /// Bytes of new entries that end a batch sooner: a file may name something new in every line.
    private static let maximumBytes = 2 << 20

    private let dictionaries: IntakeDictionaries
    private let parts: PartIntake
    private let hand: (LineBatch) throws -> Void
    private var batch = LineBatch()
    private var lineCount = 0

    /// - Parameter hand: Takes each batch, in order; when it throws, the reading ends.
    init(_ start: IntakeStart, hand: @escaping (LineBatch) throws -> Void) {
        dictionaries = IntakeDictionaries(start)
        parts = PartIntake(start)
        self.hand = hand
        batch.lines.reserveCapacity(Self.batchSize)
    }

    func receive(_ subscription: SubscriptionFacts) { parts.learn(subscription) }

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
        let isFull = batch.lines.count == Self.batchSize || batch.entries.byteCount > Self.maximumBytes
        if isFull { try handOn() }
    }

    /// Hands on what is left.
    func finish() throws -> IntakeEnd {
        try handOn()
        return IntakeEnd(
            lineCount: lineCount, parts: parts.parts, facts: parts.facts, provisioning: parts.provisioning)
    }

    private func receive(_ record: UsageRecord, _ texts: ByteDictionary.Key) throws {
        let meter = dictionaries.meter(texts, &batch.entries)
        let resource = dictionaries.resource(texts, &batch.entries)
        let charge = dictionaries.charge(texts, &batch.entries)
        guard let micros = record.cost.micros else { throw AmountTooLarge() }
        let (part, place) = try parts.place(of: record, texts)
        let (quantity, scale) = digits(of: record.quantity)
        let tags = dictionaries.text(.tags, texts, &batch.entries)
        let info = dictionaries.text(.additionalInfo, texts, &batch.entries)
        let other = dictionaries.text(.otherFields, texts, &batch.entries)
        batch.lines.append(
            PendingLine(
                key: LineKey.make(part: part, day: record.day.number, place: place), meter: meter,
                resource: resource, charge: charge, tags: tags, info: info, other: other, quantity: quantity,
                scale: scale, micros: micros, remainder: record.cost.remainder, isUnallocated: record.isUnallocated))
    }

    private func digits(of quantity: ExactDecimal?) -> (Int64, Int64) {
        guard let quantity else { return (0, PendingLine.noScale) }
        if let small = Int64(exactly: quantity.mantissa) { return (small, Int64(quantity.scale)) }
        batch.bigQuantities.append(quantity)
        return (Int64(batch.bigQuantities.count - 1), PendingLine.bigScale)
    }

    private func handOn() throws {
        batch.parts = parts.new
        parts.new = []
        let full = batch
        batch = LineBatch()
        batch.lines.reserveCapacity(Self.batchSize)
        try hand(full)
    }
}
