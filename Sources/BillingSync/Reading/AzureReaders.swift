public import AzureClient
public import BillingCore
public import BillingStore

/// Those who are signed in, and through whom of them each subscription is read.
public struct AzureReaders: Sendable {
    let knowledge: SyncKnowledge
    private let accounts: [AzureAccount.ID: SignedInAccount]

    init(_ accounts: [AzureAccount.ID: SignedInAccount], knowledge: SyncKnowledge) {
        self.accounts = accounts
        self.knowledge = knowledge
    }

    /// Looks up what the store knows of who reads what; of several who do, the first.
    ///
    /// - Throws: ``StoreProblem``.
    public init(_ accounts: [SignedInAccount], _ store: BillingStore) throws {
        self.init(
            Dictionary(accounts.map { ($0.account.id, $0) }, uniquingKeysWith: { first, _ in first }),
            knowledge: try store.syncKnowledge(accounts.map(\.account.id)))
    }

    /// Azure as whoever reads a subscription; `nil` where nobody does.
    public func azure(for id: SubscriptionID) -> AzureAPI? {
        knowledge.subscriptions.first { $0.subscription.id == id }.flatMap(azure)
    }

    /// Through whom a subscription is read, and in which tenant; `nil` where nobody who is signed in reads it.
    public func way(to id: SubscriptionID) -> Way? {
        knowledge.subscriptions.first { $0.subscription.id == id }.flatMap { read in
            accounts[read.account].map { _ in Way(account: read.account, tenant: read.tenant) }
        }
    }

    /// An account and the tenant that it is asked in.
    public struct Way: Hashable, Sendable {
        let account: AzureAccount.ID
        let tenant: String
    }

    /// Azure as whoever reads invoices of an owner, with the billing account that the owner belongs to, if it does;
    /// `nil` where nobody does.
    func azure(for owner: Invoice.Owner) -> (azure: AzureAPI, billingAccount: String?)? {
        let member = knowledge.subscriptions.first { read in
            switch owner {
            case .subscription(let id): read.subscription.id == id
            case .billingProfile(let id):
                read.subscription.billingProfile == id && read.subscription.billingAccount != nil
            }
        }
        guard let member, let azure = azure(member) else { return nil }
        return (azure, member.subscription.billingAccount)
    }

    private func azure(_ read: SyncKnowledge.ReadSubscription) -> AzureAPI? {
        accounts[read.account]?.api.asking(tenant: read.tenant)
    }
}

extension AzureAPI {
    /// The invoices that Azure lists of an owner, of a billing profile in its billing account.
    ///
    func invoices(
        of owner: Invoice.Owner, in billingAccount: String?, days: BillingPeriod
    ) async throws -> InvoiceListing {
        switch owner {
        case .subscription(let id): try await run(ListInvoices(id, days: days))
        case .billingProfile(let id):
            try await run(ListProfileInvoices(account: billingAccount ?? "", profile: id, days: days))
        }
    }
}

extension BillingPeriod {
    /// The days that invoices are listed for: two years, and the days that a new one may be dated ahead.
    ///
    /// - Parameter start: A day that is to be among them, before those two years if need be.
    static func ofInvoices(today: Day, from start: Day? = nil) -> BillingPeriod? {
        let usual = today.advanced(by: -2 * 366)
        return BillingPeriod(first: start.map { min(usual, $0) } ?? usual, last: today.advanced(by: 31))
    }
}
