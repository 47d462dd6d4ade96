import BillingCore
import FakturaViewModels

extension PeriodRows {
    /// The rows of each history that a choice means; all of them without one.
    static func chosen(
        _ histories: [(subscription: Subscription, history: BillingHistory)], _ choice: PeriodChoice?
    ) -> [History] {
        histories.map { ($0.subscription, chosen($0.history.rows, choice)) }
    }

    private static func chosen(_ rows: [BillingHistory.Row], _ choice: PeriodChoice?) -> [BillingHistory.Row] {
        guard let choice else { return rows }
        var closed: [BillingPeriod] = []
        return rows.filter { row in
            let before = closed.last == row.period ? closed.count - 1 : closed.count
            if row.state != .unbilled, closed.last != row.period { closed.append(row.period) }
            return choice.matches(row.period, isUnbilled: row.state == .unbilled, closedBefore: before)
        }
    }
}
