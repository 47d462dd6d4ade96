public import BillingCore

/// The invoices of a billing profile, which a customer agreement has instead of subscriptions' own (azure-apis 2.5).
public struct ListProfileInvoices: AzureOperation {
    /// The billing account's name.
    public let account: String
    /// The billing profile's name.
    public let profile: String
    /// The days whose invoices are wanted, by the end of their period.
    public let days: BillingPeriod

    /// Creates the operation.
    public init(account: String, profile: String, days: BillingPeriod) {
        self.account = account
        self.profile = profile
        self.days = days
    }

    /// The invoices, and by what support finds the answer.
    public func run(on azure: AzureAPI) async throws -> InvoiceListing {
        let path = BillingScope.profile(account: account, profile: profile).path + "/invoices"
        let call = azure.call(
            .get, path, version: "2024-04-01",
            query: [("periodStartDate", "\(days.start)"), ("periodEndDate", "\(days.last)")])
        let source = AzureInvoice.Source.billingProfile(account: self.account)
        let (invoices, requestID) = try await azure.listWithRequest(call) { fields in
            try AzureInvoice(fields, source: source, owner: .billingProfile(profile))
        }
        return InvoiceListing(invoices: invoices, source: source, refusals: [], requestID: requestID)
    }
}

/// A part of the billing hierarchy.
public enum BillingScope: Hashable, Sendable {
    /// A billing account, by its name.
    case account(String)
    /// A billing profile of a billing account, by their names.
    case profile(account: String, profile: String)

    /// Its path, encoded; the colon of an account's name too, as Microsoft's clients do.
    var path: String {
        let root = "/providers/Microsoft.Billing/billingAccounts/"
        return switch self {
        case .account(let name): root + ServiceURL.encoding(name)
        case .profile(let account, let profile):
            root + ServiceURL.encoding(account) + "/billingProfiles/" + ServiceURL.encoding(profile)
        }
    }
}
