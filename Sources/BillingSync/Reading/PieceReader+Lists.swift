import AzureClient
import BillingCore
import BillingStore

extension PieceReader {
    func tenants(of id: AzureAccount.ID) async throws -> Int {
        let account = accounts[id]?.account
        var tenants: [Tenant] = []
        do {
            tenants = try await azure(id, tenant: nil).run(ListTenants()).map {
                Tenant(id: $0.id, name: $0.name, domain: $0.domain)
            }
        } catch AzureProblem.refused(let refusal) where refusal.isFinal && account?.tenant != nil {
            // Who may not list tenants still has the own one.
        }
        if tenants.isEmpty, let own = account?.tenant { tenants = [Tenant(id: own)] }
        return try await keep(.tenants(tenants), count: tenants.count)
    }

    func subscriptions(of id: AzureAccount.ID, _ tenant: String) async throws -> Int {
        let listed = try await azure(id, tenant: tenant).run(ListSubscriptions())
        let known = Dictionary(
            knowledge.subscriptions.map { ($0.subscription.id, $0.subscription) },
            uniquingKeysWith: { first, _ in first })
        let subscriptions = listed.map { listed in
            var subscription = Subscription(listed, property: nil)
            // The list alone guesses at what was asked about before.
            if let before = known[subscription.id], before.access != nil {
                subscription.offer = before.offer ?? subscription.offer
                subscription.agreement = before.agreement ?? subscription.agreement
            }
            return subscription
        }
        return try await keep(.subscriptions(subscriptions), count: subscriptions.count)
    }

    func periods(of id: SubscriptionID) async throws -> Int {
        let (_, azure) = try listed(id)
        let asked = 12
        let periods = try await azure.run(ListBillingPeriods(id, count: asked)).map(\.period)
        // Names of coming periods can be among them.
        let past = periods.filter { $0.start <= today }
        return try await keep(.periods(past, isWhole: periods.count < asked && !past.isEmpty), count: past.count)
    }

    func invoices(of owner: Invoice.Owner) async throws -> Int {
        guard let days = BillingPeriod.ofInvoices(today: today) else { return 0 }
        guard let (azure, billingAccount) = AzureReaders(accounts, knowledge: knowledge).azure(for: owner) else {
            throw AzureProblem.signIn(.notSignedIn)
        }
        let listing = try await telling(azure).invoices(of: owner, in: billingAccount, days: days)
        if let refusal = listing.amountsRefusal {
            // What there is to download is known all the same.
            let listed = listing.invoices.filter(\.isDocument).map {
                ListedInvoice(id: $0.name, owner: owner, period: $0.period)
            }
            try await write { try $0.keep(listed: listed, of: owner) }
            throw AzureProblem.refused(refusal)
        }
        let invoices = listing.invoices.compactMap(\.invoice)
        return try await keep(.invoices(invoices, requestID: listing.requestID), count: invoices.count)
    }
}
