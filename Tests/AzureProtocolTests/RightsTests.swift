import AzureClient
import BillingCore
import SampleAccount
import Testing

/// Who may do what, and the mailing of invoices.
struct RightsTests {
    private static let write = "Microsoft.Billing/billingAccounts/billingProfiles/write"
    private static let read = "Microsoft.Billing/billingAccounts/billingProfiles/invoices/read"

    private static func profile() throws -> BillingProfile { try #require(Session.snapshot.billingProfiles.first) }

    @Test func `mailing is turned on, read back, and the rest of the profile kept`() async throws {
        try await Session.with { session in
            let profile = try Self.profile()
            let get = GetBillingProfile(account: profile.billingAccount, profile: profile.id)
            let before = try await session.azure.run(get)
            #expect(before.profile == profile)
            #expect(before.isMailed == false)
            #expect(before.recipients == [])

            let after = try await session.azure.run(
                UpdateInvoiceMail(before, isMailed: true, recipients: ["books@example.com", "cfo@example.com"]))

            #expect(after.isMailed == true)
            #expect(after.recipients == ["books@example.com", "cfo@example.com"])
            #expect(try await session.azure.run(get) == after)
            #expect(after.profile == before.profile && after.invoiceDay == before.invoiceDay)
            let off = try await session.azure.run(UpdateInvoiceMail(after, isMailed: false, recipients: []))
            #expect(off == before)
            #expect(session.calls("updateBillingProfile") == 2)
        }
    }

    @Test func `who only reads a profile cannot turn mailing on, and knows beforehand`() async throws {
        try await Session.with(settings: #""profileRole":"reader""#) { session in
            let profile = try Self.profile()
            let scope = BillingScope.profile(account: profile.billingAccount, profile: profile.id)

            let access = try await session.azure.run(CheckBillingAccess(scope, actions: [Self.read, Self.write]))
            #expect(access == [Self.read: .known(.allowed), Self.write: .known(.notAllowed)])
            let details = try await session.azure.run(
                GetBillingProfile(account: profile.billingAccount, profile: profile.id))
            let problem = try await problem {
                try await session.azure.run(UpdateInvoiceMail(details, isMailed: true, recipients: []))
            }
            #expect(problem.refusal?.reason == .notAuthorized(action: Self.write))
        }
    }

    @Test(arguments: ["owner", "none"])
    func `billing accounts are listed, and none is an empty list`(role: String) async throws {
        try await Session.with(settings: #""profileRole":"\#(role)""#) { session in
            let accounts = try await session.azure.run(ListBillingAccounts())

            let expected = role == "none" ? [] : Session.snapshot.billingAccounts
            #expect(Set(accounts.map(\.id)) == Set(expected.map(\.id)))
            #expect(Set(accounts.map(\.agreement)) == Set(expected.map(\.agreement)))
            #expect(Set(accounts.map(\.name)) == Set(expected.map(\.name)))
        }
    }

    @Test(arguments: ["owner", "reader"])
    func `billing permissions are those of the role, on account and profile`(role: String) async throws {
        try await Session.with(settings: #""profileRole":"\#(role)""#) { session in
            let profile = try Self.profile()
            for scope in [
                BillingScope.account(profile.billingAccount),
                .profile(account: profile.billingAccount, profile: profile.id),
            ] {
                let sets = try await session.azure.run(ListBillingPermissions(scope))
                #expect(sets.contains { $0.allows(Self.read) })
                #expect(sets.contains { $0.allows(Self.write) } == (role == "owner"))
            }
        }
    }

    @Test(
        arguments: [
            ("Production", "Owner", true), ("Analytics", "Billing Reader", false), ("New project", "Owner", true),
            ("Shared services", "Reader", false),
        ])
    func `roles on a subscription and what they allow`(name: String, role: String, isOwner: Bool) async throws {
        try await Session.with { session in
            let id = Session.subscription(name).id
            #expect(try await session.azure.run(ListRoles(id)).map(\.name) == [role])
            let sets = try await session.azure.run(ListPermissions(id))
            #expect(sets.contains { $0.allows("Microsoft.Consumption/usageDetails/read") })
            #expect(sets.contains { $0.allows("Microsoft.Resources/subscriptions/write") } == isOwner)
        }
    }

    @Test func `the Account Administrator is found where there are administrators of the older kind`() async throws {
        try await Session.with { session in
            for subscription in Session.snapshot.subscriptions {
                let found = try await session.azure.run(ListClassicAdministrators(subscription.id))
                    .filter(\.isAccountAdministrator).map(\.mail)
                let expected = subscription.agreement == .onlineServices ? subscription.accountAdministrator : nil
                #expect(found == (expected.map { [$0] } ?? []))
                #expect(try await session.azure.run(ListPolicies(subscription.id)) == ["ViewCharges": "Allowed"])
            }
        }
    }
}
