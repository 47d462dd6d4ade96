import BillingCore
import BillingStore
import BillingSync
import SampleAccount

/// The invoices that Azure lists without amounts, which no store keeps.
struct UnpricedInvoices: Sendable {
    let store: BillingStore
    /// The sample account; `nil` where Azure has the files.
    let sample: SampleAccount?
    /// Azure's lists; `nil` where it is not asked.
    let azure: AzureInvoices?

    /// The files of the subscriptions of a scope.
    func files(of scope: Scope) async throws -> [InvoiceFile] {
        let account = try store.account(scope)
        if let sample {
            let own = sample.unpricedInvoices.filter { invoice in
                account.subscriptions.contains { invoice.owner == .subscription($0.id) }
            }
            return AccountSnapshot(subscriptions: account.subscriptions, invoices: own).invoiceFiles(profileNames: [:])
        }
        guard let azure else { return [] }
        let records = try store.syncKnowledge([]).records
        var files: [InvoiceFile] = []
        for subscription in account.subscriptions {
            let owner = Invoice.Owner.subscription(subscription.id)
            guard records[.invoices(owner)]?.isWithoutAmounts == true else { continue }
            files += try await azure.files(of: owner, named: subscription.displayName)
        }
        return files
    }
}
