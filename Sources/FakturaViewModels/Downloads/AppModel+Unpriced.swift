import BillingCore

/// Invoices that Azure lists without amounts: no list shows them, their PDFs can be had.
extension AppModel {
    /// What finds those that the screen in front is about; `nil` where it has others, or a reason for none at all.
    var unpricedOrder: [Effect]? {
        guard selectedInvoices.isEmpty else { return nil }
        let (scope, period, absence): (Scope, BillingPeriod?, InvoiceAbsence?)
        switch front.screen {
        case .history(let model):
            (scope, period, absence) = (
                model.scope, model.list.selected?.report.period, model.list.selected?.report.absence
            )
        case .statement(let model): (scope, period, absence) = (model.scope, model.period, absenceOfPeriod(model))
        case .invoices(let model):
            guard model.isEmpty else { return nil }
            (scope, period, absence) = (model.scope, nil, model.report?.absence)
        default: return nil
        }
        guard absence?.isListed == true else { return nil }
        return [.download(.listUnpriced(scope, period))]
    }
}

extension InvoiceAbsence {
    /// Whether Azure lists invoices, without amounts.
    fileprivate var isListed: Bool { if case .notPermitted(_, _, _, true) = self { true } else { false } }
}
