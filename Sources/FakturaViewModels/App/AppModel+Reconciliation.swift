import BillingCore

/// From a period to how its invoice follows from its lines.
extension AppModel {
    mutating func openReconciliation() -> [Effect] {
        let metric = front.screen.model.provenance?.metric ?? .actual
        switch front.screen {
        case .statement(let model):
            return push(
                .reconciliation(
                    ReconciliationModel(
                        scope: model.scope, period: model.period, periods: model.periods, metricInFront: metric)))
        case .history(let model):
            guard let row = model.list.selected else { return [] }
            return push(
                .reconciliation(
                    ReconciliationModel(
                        scope: model.scope, period: row.report.period, periods: model.periods, metricInFront: metric)))
        default: return []
        }
    }
}
