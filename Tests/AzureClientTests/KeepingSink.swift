import BillingCore

/// A sink that keeps what it is given, as values.
final class KeepingSink: UsageSink {
    struct Line: Hashable {
        let day: Day
        let period: BillingPeriod?
        let quantity: ExactDecimal?
        let cost: Amount
        let texts: [UsageField: String]

        subscript(field: UsageField) -> String { texts[field] ?? "" }

        func other(_ name: String) -> String? {
            OtherFieldText.parse(self[.otherFields]).first { $0.name == name }?.value
        }
    }

    private(set) var facts: [SubscriptionFacts] = []
    private(set) var lines: [Line] = []

    func receive(_ subscription: SubscriptionFacts) { facts.append(subscription) }
    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}

    func receive(_ record: UsageRecord) {
        let texts = UsageField.allCases.filter { !record[$0].isEmpty }.map { ($0, record.text($0)) }
        lines.append(
            Line(
                day: record.day, period: record.period, quantity: record.quantity, cost: record.cost,
                texts: Dictionary(uniqueKeysWithValues: texts)))
    }
}
