public import BillingCore

extension BillingStore {
    /// Every invoice of a scope; one of a billing profile once, however many of its subscriptions are covered.
    ///
    /// - Parameters:
    ///   - metric: Which figures tell whether anything is owed, where there is no invoice.
    ///   - asOf: The day on which a missing invoice is explained.
    public func invoices(_ scope: Scope, metric: Metric, asOf: Day) throws -> InvoiceReport {
        let (account, names, origin) = try read { db in
            (try Self.account(scope, db), try Self.billingProfileNames(db), try self.origin(metric, db))
        }
        let absences: [InvoiceAbsence?] =
            account.invoices.isEmpty ? try overview(scope, metric: metric, asOf: asOf).rows.map(\.absence) : []
        return InvoiceReport.make(
            scope: scope, account: account, profileNames: names,
            absence: Set(absences).count == 1 ? absences.first ?? nil : nil, provenance: origin)
    }

    /// The subscriptions of a scope and everything that was invoiced to them and to their billing profiles.
    public func account(_ scope: Scope) throws -> AccountSnapshot { try read { try Self.account(scope, $0) } }
}
