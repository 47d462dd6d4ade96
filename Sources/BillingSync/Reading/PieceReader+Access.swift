import AzureClient
import BillingCore

extension PieceReader {
    /// How a subscription is billed and what the reader may do (azure-apis 5); each question that is refused stays open.
    func access(to id: SubscriptionID) async throws -> Int {
        let (read, azure) = try listed(id)
        let property = try await unlessRefused { try await azure.run(GetBillingProperty(id)) }
        let roles = try await unlessRefused { try await azure.run(ListRoles(id)) } ?? []
        let permissions = try await unlessRefused { try await azure.run(ListPermissions(id)) }
        var access = ReaderAccess(
            isAccountAdministrator: property?.isAccountAdministrator,
            roles: roles.compactMap(\.name).sorted(by: Self.ranks),
            mayReadCosts: permissions.map { $0.allow(Self.readsCosts) },
            mayReadInvoices: permissions.map { $0.allow(Self.readsInvoices) })
        // A quota names the offer only together with the agreement.
        let listed = try await azure.run(GetSubscription(id))
        access.hasSpendingLimit = listed.spendingLimit.map { $0.known == .on }
        access.isAccountMoved = property?.isTransitioned
        var subscription = Subscription(listed, property: property)
        subscription.invoiceAccess = read.subscription.invoiceAccess
        if subscription.accountAdministrator == nil, subscription.agreement == .onlineServices {
            subscription.accountAdministrator = try await administrator(of: id, azure)
        }
        var profile: BillingProfile?
        if subscription.agreement == .customer || subscription.agreement == .partner {
            profile = try await profileAccess(of: subscription, azure, &access)
        }
        subscription.role = access.isAccountAdministrator == true ? "Account Administrator" : access.roles.first
        return try await keep(.access(subscription, access, profile: profile), count: 1)
    }

    private func administrator(of id: SubscriptionID, _ azure: AzureAPI) async throws -> String? {
        try await unlessRefused { try await azure.run(ListClassicAdministrators(id)) }?
            .first(where: \.isAccountAdministrator)?.mail
    }

    /// What the billing profile lets the reader do: of a customer agreement, roles on the subscription do not tell.
    private func profileAccess(
        of subscription: Subscription, _ azure: AzureAPI, _ access: inout ReaderAccess
    ) async throws -> BillingProfile? {
        let policies = try await unlessRefused { try await azure.run(ListPolicies(subscription.id)) }
        access.showsCharges = policies?["ViewCharges"].map { $0.lowercased() == "allowed" }
        guard let account = subscription.billingAccount, let profile = subscription.billingProfile else { return nil }
        let scope = BillingScope.profile(account: account, profile: profile)
        let check = CheckBillingAccess(scope, actions: [Self.readsProfileInvoices, CheckBillingAccess.writesProfile])
        let decisions = try await unlessRefused { try await azure.run(check) }
        access.mayReadInvoices = decisions?[Self.readsProfileInvoices].map { $0.known == .allowed }
        access.mayChangeInvoiceMail = decisions?[CheckBillingAccess.writesProfile].map { $0.known == .allowed }
        if access.mayReadInvoices != true {
            // Who has roles on subscriptions only gets an empty list, and no refusal.
            access.hasBillingAccount = try await unlessRefused { try await azure.run(ListBillingAccounts()) }
                .map { !$0.isEmpty }
        }
        return try await unlessRefused { try await azure.run(GetBillingProfile(account: account, profile: profile)) }?
            .profile
    }

    private static let readsCosts = "Microsoft.Consumption/usageDetails/read"
    private static let readsInvoices = "Microsoft.Billing/invoices/read"
    private static let readsProfileInvoices = "Microsoft.Billing/billingAccounts/billingProfiles/invoices/read"

    /// Roles that say more of billing come first.
    private static func ranks(_ left: String, _ right: String) -> Bool {
        let order = [
            "Owner", "Contributor", "Billing Reader", "Cost Management Contributor", "Cost Management Reader", "Reader",
        ]
        let (first, second) = (order.firstIndex(of: left) ?? .max, order.firstIndex(of: right) ?? .max)
        return first != second ? first < second : left < right
    }
}

extension [PermissionSet] {
    /// Whether any of the sets allows an action.
    fileprivate func allow(_ action: String) -> Bool { contains { $0.allows(action) } }
}
