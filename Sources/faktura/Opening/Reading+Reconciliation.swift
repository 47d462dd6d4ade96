import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords

extension Reading {
    /// Prints the steps from lines to invoice of each subscription: of the period asked for, else the newest that ended.
    ///
    /// An invoice bills actual charges: it follows from no others, whatever metric is asked for.
    ///
    /// - Parameter isAll: Whether every period that has ended is meant.
    func printReconciliations(ofAll isAll: Bool) throws {
        let found = try reconciliations(ofAll: isAll)
        if found.isEmpty {
            let known = try store.periods(scope, metric: .actual)
            throw Failure.notAvailable(words.unknownPeriod(report.period?.argument ?? "-1", known: known))
        }
        if metric == .amortized { Console.error(words.onlyActualIsReconciled) }
        for reconciliation in found {
            switch reconciliation.outcome {
            case .rest, .notTold:
                let sentences = [words.outcome(reconciliation, hasKeys: false), words.pdfHint(reconciliation)]
                    .compactMap(\.self)
                let name = reconciliation.subscription.displayName
                let subject = isAll ? "\(name), \(words.period(reconciliation.period))" : name
                Console.error("\(subject): \(sentences.joined(separator: " "))")
            case .equal, .noInvoice, .notEnded: break
            }
        }
        let invoiced = found.filter(\.isInvoiced)
        if !invoiced.isEmpty {
            Console.error(words.equalCount(invoiced.count { $0.outcome == .equal }, of: invoiced.count))
        }
        try ReconciliationRows.table(found, asOf: asOf.day).print(report.output.style)
    }

    /// Each subscription by its own periods: a choice such as -1 is another period for each.
    private func reconciliations(ofAll isAll: Bool) throws -> [Reconciliation] {
        try store.histories(scope, metric: .actual, asOf: asOf.day).flatMap { subscription, history in
            try periods(of: history, isAll: isAll).flatMap { period in
                try store.reconciliations(.one(subscription.id), period: period, metric: .actual, asOf: asOf.day)
            }
        }
    }

    private func periods(of history: BillingHistory, isAll: Bool) -> [BillingPeriod] {
        if isAll { return history.periods.filter { $0.end <= asOf.day } }
        let choice = report.period ?? .back(1)
        var closedBefore = 0
        return history.periods.filter { period in
            let isUnbilled = asOf.day < period.end
            defer { if !isUnbilled { closedBefore += 1 } }
            return choice.matches(period, isUnbilled: isUnbilled, closedBefore: closedBefore)
        }
    }

    /// What an estimate is and leaves out, as the screen says it; `nil` of a period that has ended or is empty.
    func currentStatementNote(_ statement: Statement) -> String? {
        let unpriced = words.unpricedMeters(statement)
        if asOf.day < statement.period.end, let unpriced, statement.totals.totals.isEmpty { return unpriced }
        let currencies = Set(statement.trail.estimates.map(\.cost.currency) + statement.lines.map(\.value.currency))
        guard asOf.day < statement.period.end, let currency = currencies.first else { return nil }
        guard currencies.count == 1 else { return words.currentStatement(coverage: words.period(statement.period)) }
        return [
            words.currentStatement(
                of: words.period(statement.period), latest: statement.trail.latest(in: currency), currency: currency,
                today: asOf.day),
            unpriced ?? "", words.outlook(of: statement, in: currency),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
