import BillingCore

/// A part of a dataset as it was taken in.
struct IntakePart: Sendable {
    let id: Int64
    let subscription: SubscriptionID
    let period: BillingPeriod
    var lineCount = 0
    var statement: [StatementLine] = []
    /// By the place in ``statement``.
    var charges: [Int: AccountCenterCharge] = [:]
    var runs = DayRuns()
}

/// Finds the part and the place within its day for each record of a dataset.
///
/// Lines of one subscription come with slowly changing days: the part last used
/// by each subscription is looked at first.
final class PartIntake {
    private struct Part {
        var facts: IntakePart
        /// Lines so far, by day of the period.
        var places: [Int]
        /// Lines so far on days outside the period that the source names.
        var placesOutside: [Int: Int] = [:]
        var period: BillingPeriod { facts.period }

        init(_ facts: IntakePart) {
            self.facts = facts
            places = Array(repeating: 0, count: facts.period.dayCount)
        }

        /// The next place of a day.
        mutating func nextPlace(day: Day) -> Int {
            facts.lineCount += 1
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

    private let start: IntakeStart
    private var subscriptions: [OpenSubscription] = []
    private let subscriptionByBytes = ByteDictionary(firstNumber: 0)
    private var openByNumber: [Int] = []
    private var open: [Part] = []
    /// Parts that the store does not know yet.
    var new: [NewPart] = []
    /// The first section of an Account Center file.
    var provisioning: [ProvisioningRow] = []

    init(_ start: IntakeStart) { self.start = start }

    var parts: [IntakePart] { open.map(\.facts) }
    var facts: [SubscriptionFacts] { subscriptions.map(\.facts) }

    /// Keeps what a file says of a subscription, until it is published.
    func learn(_ facts: SubscriptionFacts) {
        let index = subscription(facts.id)
        let before = subscriptions[index].facts
        subscriptions[index].facts = SubscriptionFacts(
            id: facts.id, name: facts.name ?? before.name, offer: facts.offer ?? before.offer,
            anchorDay: facts.anchorDay ?? before.anchorDay, agreement: facts.agreement ?? before.agreement)
        if let rule = facts.anchorDay.flatMap(PeriodRule.init(anchorDay:)) { subscriptions[index].rule = rule }
    }

    func add(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) throws {
        let part = try part(of: self.subscription(subscription), period: period)
        open[part].facts.statement.append(line)
    }

    /// Takes what belongs to the statement line added last.
    func add(_ charge: AccountCenterCharge, of subscription: SubscriptionID, in period: BillingPeriod) throws {
        let part = try part(of: self.subscription(subscription), period: period)
        open[part].facts.charges[open[part].facts.statement.count - 1] = charge
    }

    /// The part's key and the line's place within its day, from 0.
    func place(of record: UsageRecord, _ texts: ByteDictionary.Key) throws -> (part: Int64, place: Int) {
        let (number, isNew) = subscriptionByBytes.number(of: ByteDictionary.Key(rebasing: texts[Self.ownFields]))
        if isNew { openByNumber.append(self.subscription(SubscriptionID(record.text(.subscriptionID)), record)) }
        let subscription = openByNumber[Int(number)]
        let index = try partIndex(subscription, day: record.day, period: record.period)
        guard LineKey.days.contains(record.day.number) else { throw StoreProblem.tooLarge(path: start.path) }
        let place = open[index].nextPlace(day: record.day)
        // Only of these files the order of rows is written again.
        if !provisioning.isEmpty { open[index].facts.runs.add(record.day) }
        guard place < LineKey.maximumPlace else { throw StoreProblem.tooLarge(path: start.path) }
        return (open[index].facts.id, place)
    }

    private func partIndex(_ subscription: Int, day: Day, period: BillingPeriod?) throws -> Int {
        let last = subscriptions[subscription].last
        if last >= 0, let period, open[last].period == period { return last }
        if last >= 0, period == nil, open[last].period.contains(day) { return last }
        let wanted = period ?? subscriptions[subscription].rule.period(containing: day)
        let index = try part(of: subscription, period: wanted)
        subscriptions[subscription].last = index
        return index
    }

    private func part(of subscription: Int, period: BillingPeriod) throws -> Int {
        if let index = subscriptions[subscription].parts[period] { return index }
        let id = start.part + Int64(open.count)
        guard id < LineKey.maximumPart else { throw StoreProblem.tooLarge(path: start.path) }
        open.append(Part(IntakePart(id: id, subscription: subscriptions[subscription].facts.id, period: period)))
        new.append(NewPart(id: id, period: period))
        subscriptions[subscription].parts[period] = open.count - 1
        return open.count - 1
    }

    private func subscription(_ id: SubscriptionID, _ record: UsageRecord? = nil) -> Int {
        if let index = subscriptions.firstIndex(where: { $0.facts.id == id }) { return index }
        let name = record.map { $0.text(.subscriptionName) }.flatMap { $0.isEmpty ? nil : $0 }
        let offer = record.map { $0.text(.offer) }.flatMap { $0.isEmpty ? nil : Offer($0) }
        let known = start.anchorDays[id.rawValue] ?? start.defaultAnchorDay
        let rule = known.flatMap(PeriodRule.init(anchorDay:)) ?? .calendarMonth
        subscriptions.append(
            OpenSubscription(facts: SubscriptionFacts(id: id, name: name, offer: offer), rule: rule))
        return subscriptions.count - 1
    }
}
