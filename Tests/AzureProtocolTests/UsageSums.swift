import BillingCore
import SampleAccount

/// Usage lines added up, by subscription and period.
struct UsageSums: Sendable {
    /// A subscription's period.
    struct Cell: Hashable, Sendable {
        let subscription: SubscriptionID
        let period: BillingPeriod
    }

    private(set) var costs: [Cell: [String: Amount]] = [:]
    private(set) var counts: [Cell: Int] = [:]
    private(set) var days: [SubscriptionID: [Day: Amount]] = [:]
    /// What each line says, of subscriptions whose lines are kept.
    private(set) var texts: [Cell: [String]] = [:]

    /// The account's own lines.
    static let actual = delivered(.actual)
    /// The same, amortized; agreements that do not know the difference have none.
    static let amortized = delivered(.amortized)

    private static func delivered(_ metric: Metric) -> UsageSums {
        let sink = SummingSink(keeping: ["New project", "Dev/Test", "Webshop", "Data platform"])
        try! Session.account.deliver(metric, to: sink)
        return sink.sums
    }

    /// The periods of a subscription with usage, oldest first.
    func periods(of id: SubscriptionID) -> [BillingPeriod] {
        counts.keys.filter { $0.subscription == id }.map(\.period).sorted()
    }

    fileprivate mutating func take(_ record: UsageRecord, keeps: Bool) {
        let id = SubscriptionID(record.text(.subscriptionID))
        let cell = Cell(subscription: id, period: record.period!)
        costs[cell, default: [:]][record.text(.currency), default: .zero] += record.cost
        counts[cell, default: 0] += 1
        days[id, default: [:]][record.day, default: .zero] += record.cost
        guard keeps else { return }
        texts[cell, default: []].append(Self.text(of: record))
    }

    private static let compared: [UsageField] = [
        .subscriptionName, .meterCategory, .meterSubcategory, .meterName, .meterID, .unit, .service, .resourceGroup,
        .resource, .location, .currency, .unitPrice, .chargeType, .offer, .tags, .additionalInfo,
    ]

    /// Everything in which a line of the account and one that came over the socket must agree.
    static func text(of record: UsageRecord) -> String {
        let fields = compared.map { field in
            let text = record.text(field)
            return switch field {
            case .tags, .additionalInfo:
                OtherFieldText.parse(text).map { "\($0.name)=\($0.value)" }.joined(separator: ";")
            default: text
            }
        }
        let quantity = record.quantity.map(\.normalized.description) ?? ""
        return "\(record.day) \(quantity) \(record.cost) " + fields.joined(separator: "|")
    }
}

/// A sink that adds up, and keeps the lines of some subscriptions as texts.
final class SummingSink: UsageSink {
    private let kept: [String]
    private(set) var facts: [SubscriptionFacts] = []
    private(set) var sums = UsageSums()

    init(keeping kept: [String] = []) { self.kept = kept }

    func receive(_ subscription: SubscriptionFacts) { facts.append(subscription) }
    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}
    func receive(_ record: UsageRecord) {
        let name = record.text(.subscriptionName)
        sums.take(record, keeps: kept.contains { name.hasPrefix($0) })
    }
}
