/// What a source other than a usage file tells of accounts: whose subscriptions there are and what was invoiced.
public struct AccountSnapshot: Hashable, Sendable {
    /// The billing accounts.
    public var billingAccounts: [BillingAccount]
    /// The billing profiles of customer agreements.
    public var billingProfiles: [BillingProfile]
    /// The subscriptions, with everything that was told of them.
    public var subscriptions: [Subscription]
    /// All invoices and credit notes of the subscriptions and profiles.
    public var invoices: [Invoice]
    /// The estimates of unbilled periods, one a day.
    public var estimates: [Estimate]

    /// Creates a snapshot.
    public init(
        billingAccounts: [BillingAccount] = [], billingProfiles: [BillingProfile] = [],
        subscriptions: [Subscription] = [], invoices: [Invoice] = [], estimates: [Estimate] = []
    ) {
        self.billingAccounts = billingAccounts
        self.billingProfiles = billingProfiles
        self.subscriptions = subscriptions
        self.invoices = invoices
        self.estimates = estimates
    }
}
