import BillingCore
import BillingStore
import FakturaViewModels

/// Tells invoices of the periods asked for: those whose own last day is in them, and those shown with them.
struct InvoicePeriods: Sendable {
    private let choice: PeriodChoice?
    private var shown: [SubscriptionID: [BillingPeriod]] = [:]
    private var profiles: [SubscriptionID: String] = [:]

    /// - Parameter choice: `nil` for all periods.
    init(_ choice: PeriodChoice?, _ store: BillingStore, _ scope: Scope, metric: Metric, asOf: Day) throws {
        self.choice = choice
        guard let choice else { return }
        let histories = try store.histories(scope, metric: metric, asOf: asOf)
        for (subscription, rows) in PeriodRows.chosen(histories, choice) {
            shown[subscription.id] = rows.map(\.period)
            profiles[subscription.id] = subscription.billingProfile
        }
    }

    /// Whether an invoice is meant.
    func contains(_ owner: Invoice.Owner, _ period: BillingPeriod) -> Bool {
        switch choice {
        case nil: return true
        case .month, .day:
            // A marketplace invoice is by calendar month, whatever the period it is shown with.
            if let choice, choice.matches(period, isUnbilled: false, closedBefore: -1) { return true }
        case .unbilled, .back: break
        }
        return shown.contains { id, periods in
            let isOwner =
                switch owner {
                case .subscription(let owner): owner == id
                case .billingProfile(let owner): profiles[id] == owner
                }
            return isOwner && periods.contains { $0.contains(period.last) }
        }
    }
}
