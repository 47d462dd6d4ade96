import BillingCore
public import FakturaWords

/// Why the selected row is as it is.
extension AppModel {
    /// What can be told of the selected row, or of the period in front; empty where nothing needs to be.
    public var whyParts: [WhyPart] {
        switch front.screen {
        case .subscriptions(let model):
            guard let row = model.list.selected else { return [] }
            if let report = row.report { return words.why(report, isNamed: false, asOf: asOf) }
            return model.list.visible.compactMap(\.report).flatMap { words.why($0, isNamed: true, asOf: asOf) }
        default: return rowsInFront.flatMap { words.why($0, asOf: asOf) }
        }
    }

    /// Whether the screen in front has a subscription or a period to explain.
    public var canExplain: Bool {
        switch front.screen {
        case .subscriptions(let model): model.list.selected != nil && !model.list.isFilteredToNothing
        default: !rowsInFront.isEmpty
        }
    }

    /// Whether something is missing of the selected row that is not plain from the screen.
    public var needsExplaining: Bool {
        switch front.screen {
        case .subscriptions(let model): model.list.selected?.report?.standing?.needsExplaining == true
        default: rowsInFront.contains { $0.standings.contains(where: \.needsExplaining) }
        }
    }

    /// The rows of the history that the screen in front is about: the selected one, or those of its period.
    private var rowsInFront: [BillingHistory.Row] {
        switch front.screen {
        case .history(let model): return model.list.selected.map { [$0.report] } ?? []
        case .statement(let model):
            for open in stack.reversed() {
                guard case .history(let history) = open.screen, history.scope == model.scope else { continue }
                // Of one period, the rows of other currencies have the same reasons.
                return history.report?.rows.first { $0.period == model.period }.map { [$0] } ?? []
            }
            return []
        default: return []
        }
    }
}

extension PeriodStanding {
    fileprivate var needsExplaining: Bool {
        if problem != nil { return true }
        switch finding?.reason {
        case nil, .notAsked, .periodNotEnded: return false
        default: return true
        }
    }
}
