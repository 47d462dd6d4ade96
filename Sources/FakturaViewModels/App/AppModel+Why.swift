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
            var told: Set<Invoice.ID> = []
            return model.list.visible.compactMap(\.report).flatMap { row in
                defer { told.formUnion(row.unpaid.map(\.id)) }
                return words.why(row, isNamed: true, asOf: asOf, without: told)
            }
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

    /// Whether there is more to say of the selected row than is plain from the screen: something is missing, is an
    /// estimate, or should have been paid.
    public var needsExplaining: Bool {
        switch front.screen {
        case .subscriptions(let model):
            let row = model.list.selected?.report
            return row?.standing?.needsExplaining == true || row?.unpaid.contains { $0.state == .overdue } == true
        default:
            return rowsInFront.contains { row in
                row.state == .unbilled || row.state == .overdue || row.standings.contains(where: \.needsExplaining)
            }
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
