import BillingCore
import Testing

/// A sink that keeps everything it is given, as values.
final class RecordingSink: UsageSink {
    /// A usage line, copied.
    struct Line: Hashable {
        let day: Day
        let period: BillingPeriod?
        let quantity: ExactDecimal?
        let cost: Amount
        let isUnallocated: Bool
        let texts: [UsageField: String]

        subscript(field: UsageField) -> String { texts[field] ?? "" }
    }

    /// A statement line with where it belongs.
    struct Statement: Hashable {
        let line: StatementLine
        let subscription: SubscriptionID
        let period: BillingPeriod
    }

    /// What came, in order.
    enum Event: Hashable {
        case facts, statement, line
    }

    private(set) var facts: [SubscriptionFacts] = []
    private(set) var statements: [Statement] = []
    private(set) var lines: [Line] = []
    private(set) var events: [Event] = []
    private(set) var provisioning: [ProvisioningRow] = []
    private(set) var charges: [AccountCenterCharge] = []

    func receive(_ row: ProvisioningRow) { provisioning.append(row) }

    func receive(_ charge: AccountCenterCharge, of subscription: SubscriptionID, in period: BillingPeriod) {
        charges.append(charge)
    }

    func receive(_ subscription: SubscriptionFacts) {
        facts.append(subscription)
        events.append(.facts)
    }

    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {
        statements.append(Statement(line: line, subscription: subscription, period: period))
        events.append(.statement)
    }

    func receive(_ record: UsageRecord) {
        let texts = UsageField.allCases.filter { !record[$0].isEmpty }.map { ($0, record.text($0)) }
        lines.append(
            Line(
                day: record.day, period: record.period, quantity: record.quantity, cost: record.cost,
                isUnallocated: record.isUnallocated, texts: Dictionary(uniqueKeysWithValues: texts)))
        events.append(.line)
    }

    /// The sum of all costs.
    var total: Amount { lines.reduce(.zero) { $0 + $1.cost } }
}
