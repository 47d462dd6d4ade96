import AzureClient
import BillingCore
import CustomDump
import SampleAccount
import Testing

/// Whose subscriptions there are, and how they are billed.
struct AccountTests {
    @Test func `every subscription is listed, page by page`() async throws {
        try await Session.with(settings: #""listPage":5"#) { session in
            let listed = try await session.azure.run(ListSubscriptions())

            #expect(listed.map(\.id) == Session.snapshot.subscriptions.map(\.id))
            #expect(listed.map(\.name) == Session.snapshot.subscriptions.map(\.name))
            #expect(listed.allSatisfy { $0.state?.known == .enabled })
            #expect(session.calls("subscriptions") == 4)
        }
    }

    /// Quotas that leave more than one offer open, and what is said then.
    private static let vague: [String: Offer?] = [
        "MS-AZR-0062P": Offer("Visual Studio"), "MS-AZR-0063P": Offer("Visual Studio"),
        "MS-AZR-0111P": Offer("MS-AZR-0111P"),
        "MS-AZR-0041P": Offer("Support Plan"),
    ]

    @Test func `what Azure tells of a subscription is what the account has`() async throws {
        try await Session.with { session in
            for listed in try await session.azure.run(ListSubscriptions()) {
                let property = try await session.azure.run(GetBillingProperty(listed.id))
                var expected = try #require(Session.snapshot.subscriptions.first { $0.id == listed.id })
                // None of these is in any answer.
                (expected.anchorDay, expected.startDay, expected.access) = (nil, nil, nil)
                if expected.role != "Account Administrator" { expected.role = nil }
                if expected.agreement != .onlineServices { expected.accountAdministrator = nil }
                if expected.agreement == .customer { expected.offer = Offer("Azure Plan") }
                if let id = expected.offer?.id, let other = Self.vague[id] { expected.offer = other }
                let access = try await Self.access(listed.id, session)

                expectNoDifference(
                    Subscription(listed, property: property, invoiceAccess: access ?? expected.invoiceAccess), expected)
                let account = Session.snapshot.billingAccounts.first { $0.id == expected.billingAccount }
                #expect(property.billingAccountName == account?.name)
                let profile = Session.snapshot.billingProfiles.first { $0.id == expected.billingProfile }
                #expect(property.billingProfileName == profile?.name)
            }
        }
    }

    /// Whether a subscription's invoices may be seen; `nil` where the agreement has none of its own.
    private static func access(_ id: SubscriptionID, _ session: Session) async throws -> InvoiceAccess? {
        do {
            let listing = try await session.azure.run(ListInvoices(id, days: Session.ever))
            return listing.amountsRefusal.flatMap { InvoiceAccess($0) } ?? .open
        } catch AzureProblem.refused(let refusal) {
            return InvoiceAccess(refusal)
        }
    }

    @Test func `every tenant of the person is listed with how they belong to it`() async throws {
        try await Session.with { session in
            let tenants = try await session.azure.run(ListTenants())

            #expect(tenants.map(\.name) == ["Sample company", "Sample group", "Sample partner"])
            #expect(tenants.map(\.category?.known) == [.home, .managedBy, .projectedBy])
            #expect(tenants.allSatisfy { $0.domain?.hasSuffix(".example.com") == true })
        }
    }

    @Test func `billing periods are the account's own, whatever their names and ends`() async throws {
        try await Session.with { session in
            for subscription in Session.snapshot.subscriptions {
                let rule = subscription.periodRule
                let open = rule.period(containing: Session.today)
                let known = (0...6).map { rule.period(-$0, after: open) }
                    .filter { period in subscription.startDay.map { $0 < period.end } ?? true }
                do {
                    let listed = try await session.azure.run(ListBillingPeriods(subscription.id)).map(\.period)
                    // Azure names coming periods, too, for one.
                    #expect(listed.filter { $0.start <= Session.today } == known, "\(subscription.displayName)")
                } catch AzureProblem.refused(let refusal) {
                    #expect([.customer, .partner].contains(subscription.agreement), "\(subscription.displayName)")
                    #expect(refusal.status == 400)
                }
            }
        }
    }
}
