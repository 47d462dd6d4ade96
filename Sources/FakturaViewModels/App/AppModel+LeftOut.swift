public import BillingCore
import FakturaWords

/// What the figures in front are without.
extension AppModel {
    /// The subscriptions that are in the scope in front and have other periods than the one shown.
    ///
    /// Empty where the screen is not of one period of several subscriptions.
    public var leftOut: [Subscription] {
        let shown: (scope: Scope, period: BillingPeriod)
        switch front.screen {
        case .statement(let model): shown = (model.scope, model.period)
        case .dailyUsage(let model) where model.usage.path.isEmpty: shown = (model.usage.scope, model.usage.period)
        case .usageLines(let model) where model.query.usage.path.isEmpty:
            shown = (model.query.usage.scope, model.query.usage.period)
        default: return []
        }
        let histories = stack.reversed().lazy.compactMap { open -> BillingHistory? in
            if case .history(let model) = open.screen, model.scope == shown.scope { model.report } else { nil }
        }
        guard let history = histories.first else { return [] }
        var known: [SubscriptionID: Subscription] = [:]
        // A period beside the one shown, not before or after it: a subscription that began later is in none.
        let others = history.rows.lazy.filter { row in
            row.period != shown.period && row.period.start < shown.period.end && shown.period.start < row.period.end
        }
        for standing in others.flatMap(\.standings) {
            // Support plans have no usage to be left out.
            if standing.subscription.offer?.billing == .support { continue }
            known[standing.subscription.id] = standing.subscription
        }
        for row in history.rows where row.period == shown.period {
            for standing in row.standings { known[standing.subscription.id] = nil }
        }
        return known.values.inListOrder
    }

    /// Takes whether there are no figures but amortized ones, and says so where it is new.
    mutating func takeMetrics(isOnlyAmortized: Bool) {
        if isOnlyAmortized, !self.isOnlyAmortized { say(Message(isWarning: false, text: words.onlyAmortized)) }
        self.isOnlyAmortized = isOnlyAmortized
    }
}

extension TableHeader {
    /// With what JSON says beside the rows of a screen.
    ///
    /// - Parameter isOfPeriod: Whether it is of one period, which some subscriptions may not have.
    func covering(_ app: AppModel, isOfPeriod: Bool = false) -> TableHeader {
        var header = self
        if app.isOnlyAmortized { header.facts.append(CoverageFacts.known([.amortized])) }
        if isOfPeriod { header.facts.append(CoverageFacts.leftOut(app.leftOut)) }
        return header
    }
}

extension ReportTable {
    /// With what JSON says beside the rows of a screen; see ``TableHeader/covering(_:isOfPeriod:)``.
    func covering(_ app: AppModel, isOfPeriod: Bool = false) -> ReportTable {
        var table = self
        table.header = header.covering(app, isOfPeriod: isOfPeriod)
        return table
    }
}
