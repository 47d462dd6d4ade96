import BillingCore

/// From a period to how its invoice follows from its lines.
extension AppModel {
    mutating func openReconciliation() -> [Effect] {
        switch front.screen {
        case .statement(let model):
            return push(
                .reconciliation(
                    ReconciliationModel(scope: model.scope, period: model.period, periods: model.periods)))
        case .history(let model):
            guard let row = model.list.selected else { return [] }
            return push(
                .reconciliation(
                    ReconciliationModel(scope: model.scope, period: row.report.period, periods: model.periods)))
        default: return []
        }
    }
}
