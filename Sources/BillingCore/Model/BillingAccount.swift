/// The account that agrees to pay: it holds billing profiles or, for pay-as-you-go, subscriptions.
public struct BillingAccount: Hashable, Sendable {
    /// Azure's identifier: a GUID, a pair of GUIDs, or an enrolment number.
    public let id: String
    /// Its name, when known.
    public var name: String?
    /// The contract it stands for.
    public var agreement: Agreement?

    /// Creates an account.
    public init(id: String, name: String? = nil, agreement: Agreement? = nil) {
        self.id = id
        self.name = name
        self.agreement = agreement
    }
}

/// The part of a customer agreement that invoices are made for.
public struct BillingProfile: Hashable, Sendable {
    /// Azure's identifier.
    public let id: String
    /// Its name, when known.
    public var name: String?
    /// The account it belongs to.
    public var billingAccount: String
    /// The currency of its invoices, when known.
    public var currency: CurrencyCode?

    /// Creates a profile.
    public init(id: String, name: String? = nil, billingAccount: String, currency: CurrencyCode? = nil) {
        self.id = id
        self.name = name
        self.billingAccount = billingAccount
        self.currency = currency
    }
}
