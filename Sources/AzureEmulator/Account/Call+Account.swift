import BillingCore
import Foundation

extension Call {
    /// The subscriptions that the caller's token is good for.
    var subscriptions: [Subscription] {
        emulation.snapshot.subscriptions.filter { tenant(of: $0).id == caller.tenant.id }
    }

    func tenant(of subscription: Subscription) -> Tenant {
        settings.separateTenants && subscription.agreement == .enterprise ? .group : .home
    }

    /// The subscription of the path.
    ///
    /// - Throws: ``Refusal`` 404 for one that is not there, 401 for one of another tenant (azure-apis 7.3).
    func subscription() throws -> Subscription {
        let id = SubscriptionID(self["subscription"])
        guard let found = emulation.snapshot.subscriptions.first(where: { $0.id == id }) else {
            throw Refusal.subscriptionNotFound(self["subscription"])
        }
        let tenant = tenant(of: found)
        guard tenant.id == caller.tenant.id else {
            let refusal = Refusal(
                401, "InvalidAuthenticationTokenTenant",
                "The access token is from the wrong issuer 'https://sts.windows.net/\(caller.tenant.id)/'. It must match "
                    + "the tenant 'https://sts.windows.net/\(tenant.id)/' associated with this subscription. Please use "
                    + "the authority (URL) '\(request.base)/\(tenant.id)' to get the token.")
            throw Emulation.challenge(
                refusal, tenant: tenant, request,
                details: #", error="invalid_token", error_description="\#(refusal.code)""#)
        }
        return found
    }

    /// The billing account of the path; names may come with `:` encoded.
    ///
    /// - Throws: ``Refusal`` 404 for one that is not there, 403 where the caller has roles on subscriptions only.
    func account() throws -> BillingAccount {
        guard settings.profileRole != "none" else {
            throw Refusal.authorizationFailed(
                caller, action: "Microsoft.Billing/billingAccounts/read",
                scope: "/providers/Microsoft.Billing/billingAccounts/\(self["account"])")
        }
        guard let account = emulation.snapshot.billingAccounts.first(where: { $0.id == self["account"] }) else {
            throw Refusal(404, "ResourceNotFound", "The billing account '\(self["account"])' was not found.")
        }
        return account
    }

    /// The billing profile of the path.
    func profile() throws -> BillingProfile {
        let account = try account()
        guard
            let profile = emulation.snapshot.billingProfiles.first(where: {
                $0.id == self["profile"] && $0.billingAccount == account.id
            })
        else { throw Refusal(404, "ResourceNotFound", "The billing profile '\(self["profile"])' was not found.") }
        return profile
    }

    func account(of subscription: Subscription) -> BillingAccount? {
        emulation.snapshot.billingAccounts.first { $0.id == subscription.billingAccount }
    }

    /// By what the account says that listing a subscription's invoices is refused.
    func invoiceRefusal(of subscription: Subscription) -> AzureRefusal? {
        let answer = emulation.snapshot.invoiceAnswers.first { $0.owner == .subscription(subscription.id) }
        if case .refused(let refusal) = answer?.problem { return refusal }
        return nil
    }

    /// Some items of a list, with a link to the next ones.
    ///
    /// - Parameters:
    ///   - isRelative: Whether the link is without a host, as Billing's of 2020 was (azure-apis 0.3).
    ///   - token: What the link counts with.
    func page(_ items: [JSON], size: Int, isRelative: Bool = false, token: String = "$skiptoken") throws -> Answer {
        let start = try query(token).map(SkipToken.offset) ?? 0
        let end = min(items.count, start + size)
        var fields: [(String, JSON)] = [("value", .array(Array(items[min(start, end)..<end])))]
        if end < items.count {
            let link = link(setting: [(token, SkipToken.text(end))])
            fields.append(("nextLink", .string(isRelative ? link : request.base + link)))
        }
        return .json(.object(fields))
    }
}

/// Where a list goes on, as an opaque text.
enum SkipToken {
    static func text(_ offset: Int) -> String { TokenBook.encoded(Array("at:\(offset)".utf8)) }

    /// - Throws: ``Refusal`` for a text that was not given out.
    static func offset(_ text: String) throws -> Int {
        let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
        guard let data = Data(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/") + padding),
            let offset = Int(String(decoding: data, as: UTF8.self).dropFirst(3))
        else { throw Refusal.badRequest("The skip token is invalid.") }
        return offset
    }
}
