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

/// Finds the part and the place within its day for each record of a dataset.
///
/// Lines of one subscription come with slowly changing days: the part last used
/// by each subscription is looked at first.
final class PartWriter {
    private struct Part {
        let id: Int64
        let period: BillingPeriod
        /// Lines so far, by day of the period.
        var places: [Int]
        /// Lines so far on days outside the period that the source names.
        var placesOutside: [Int: Int] = [:]
        var lineCount = 0
        var statement: [StatementLine] = []
        /// By the place in ``statement``.
        var charges: [Int: AccountCenterCharge] = [:]
        var runs = DayRuns()

        init(id: Int64, period: BillingPeriod) {
            self.id = id
            self.period = period
            places = Array(repeating: 0, count: period.dayCount)
        }

        /// The next place of a day.
        mutating func nextPlace(day: Day) -> Int {
            lineCount += 1
            let index = period.start.distance(to: day)
            if places.indices.contains(index) {
                places[index] += 1
                return places[index] - 1
            }
            placesOutside[index, default: 0] += 1
            return (placesOutside[index] ?? 1) - 1
        }
    }

    private struct OpenSubscription {
        var facts: SubscriptionFacts
        var rule: PeriodRule
        var parts: [BillingPeriod: Int] = [:]
        var last = -1
    }

    private static let ownFields = UsageField.subscriptionID.rawValue..<UsageField.subscriptionID.rawValue + 1

    private let db: Database
    private let path: String
    private let dataset: Int64
    private let metric: Metric
    private let defaultAnchorDay: Int?
    private var subscriptions: [OpenSubscription] = []
    private let subscriptionByBytes = ByteDictionary(firstNumber: 0)
    private var openByNumber: [Int] = []
    private var parts: [Part] = []
    private var owners: [Int] = []
    private(set) var written: [WrittenPart] = []
    /// The first section of an Account Center file.
    var provisioning: [ProvisioningRow] = []

    init(_ db: Database, path: String, dataset: Int64, metric: Metric, defaultAnchorDay: Int?) throws {
        self.db = db
        self.path = path
        self.dataset = dataset
        self.metric = metric
        self.defaultAnchorDay = defaultAnchorDay
    }

    var keys: [Int64] { parts.map(\.id) }
    var facts: [SubscriptionFacts] { subscriptions.map(\.facts) }

    /// Keeps what a file says of a subscription, until it is published.
    func learn(_ facts: SubscriptionFacts) throws {
        let index = try open(facts.id)
        let before = subscriptions[index].facts
        subscriptions[index].facts = SubscriptionFacts(
            id: facts.id, name: facts.name ?? before.name, offer: facts.offer ?? before.offer,
            anchorDay: facts.anchorDay ?? before.anchorDay, agreement: facts.agreement ?? before.agreement)
        if let rule = facts.anchorDay.flatMap(PeriodRule.init(anchorDay:)) { subscriptions[index].rule = rule }
    }

    func add(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) throws {
        let part = try part(of: try open(subscription), period: period)
        parts[part].statement.append(line)
    }

    /// Takes what belongs to the statement line added last.
    func add(_ charge: AccountCenterCharge, of subscription: SubscriptionID, in period: BillingPeriod) throws {
        let part = try part(of: try open(subscription), period: period)
        parts[part].charges[parts[part].statement.count - 1] = charge
    }

    /// The part's key and the line's place within its day, from 0.
    func place(of record: UsageRecord, _ texts: ByteDictionary.Key) throws -> (part: Int64, place: Int) {
        let (number, isNew) = subscriptionByBytes.number(of: ByteDictionary.Key(rebasing: texts[Self.ownFields]))
        if isNew { openByNumber.append(try open(SubscriptionID(record.text(.subscriptionID)), record)) }
        let subscription = openByNumber[Int(number)]
        let index = try partIndex(subscription, day: record.day, period: record.period)
        guard LineKey.days.contains(record.day.number) else { throw StoreProblem.tooLarge(path: path) }
        let place = parts[index].nextPlace(day: record.day)
        // Only of these files the order of rows is written again.
        if !provisioning.isEmpty { parts[index].runs.add(record.day) }
        guard place < LineKey.maximumPlace else { throw StoreProblem.tooLarge(path: path) }
        return (parts[index].id, place)
    }

    private func partIndex(_ subscription: Int, day: Day, period: BillingPeriod?) throws -> Int {
        let last = subscriptions[subscription].last
        if last >= 0, let period, parts[last].period == period { return last }
        if last >= 0, period == nil, parts[last].period.contains(day) { return last }
        let wanted = period ?? subscriptions[subscription].rule.period(containing: day)
        let index = try part(of: subscription, period: wanted)
        subscriptions[subscription].last = index
        return index
    }

    private func part(of subscription: Int, period: BillingPeriod) throws -> Int {
        if let index = subscriptions[subscription].parts[period] { return index }
        try db.execute(
            sql: """
                INSERT INTO part (dataset, subscription, periodStart, periodEnd, coverStart, coverEnd, metric,
                state, lineCount) VALUES (?1, 0, ?3, ?4, ?3, ?4, ?2, \(PartState.loading), 0)
                """, arguments: [dataset, metric.rawValue, period.start.number, period.end.number])
        let id = db.lastInsertedRowID
        guard id < LineKey.maximumPart else { throw StoreProblem.tooLarge(path: path) }
        parts.append(Part(id: id, period: period))
        owners.append(subscription)
        subscriptions[subscription].parts[period] = parts.count - 1
        return parts.count - 1
    }

    private func open(_ id: SubscriptionID, _ record: UsageRecord? = nil) throws -> Int {
        if let index = subscriptions.firstIndex(where: { $0.facts.id == id }) { return index }
        let name = record.map { $0.text(.subscriptionName) }.flatMap { $0.isEmpty ? nil : $0 }
        let offer = record.map { $0.text(.offer) }.flatMap { $0.isEmpty ? nil : Offer($0) }
        let known = try Int.fetchOne(
            db, sql: "SELECT anchorDay FROM subscription WHERE key = ?", arguments: [id.rawValue])
        let rule = (known ?? defaultAnchorDay).flatMap(PeriodRule.init(anchorDay:)) ?? .calendarMonth
        subscriptions.append(
            OpenSubscription(facts: SubscriptionFacts(id: id, name: name, offer: offer), rule: rule))
        return subscriptions.count - 1
    }

    /// Writes statements and coverage of each part.
    ///
    /// A file covers its first to its last day for every subscription in it,
    /// and those periods whole that its own statement names.
    func finish(coverage: BillingPeriod?, wholePeriods: Set<BillingPeriod>) throws {
        for (index, part) in parts.enumerated() {
            let covered = Self.coverage(of: part.period, file: coverage, isWhole: wholePeriods.contains(part.period))
            try db.execute(
                sql: "UPDATE part SET coverStart = ?, coverEnd = ?, lineCount = ? WHERE id = ?",
                arguments: [covered.start.number, covered.end.number, part.lineCount, part.id])
            for (position, line) in part.statement.enumerated() {
                try insert(line, part: part.id, position: position)
                if let charge = part.charges[position] { try charge.insert(part: part.id, position: position, db) }
            }
            try part.runs.insert(part: part.id, db)
            written.append(
                WrittenPart(
                    id: part.id, subscription: subscriptions[owners[index]].facts.id, period: part.period,
                    coverage: covered, lineCount: part.lineCount))
        }
        for (position, row) in provisioning.enumerated() {
            try row.insert(dataset: dataset, position: position, db)
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
