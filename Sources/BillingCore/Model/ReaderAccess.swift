/// What Azure says that the reader may do with a subscription, and what of its billing bears on that.
public struct ReaderAccess: Hashable, Sendable, Codable {
    /// Whether the reader is the Account Administrator; `nil` when Azure did not say.
    public var isAccountAdministrator: Bool?
    /// The reader's roles on the subscription, in Azure's words, those about billing first; empty when none was told.
    public var roles: [String]
    /// Whether effective permissions hold the reading of usage and cost; `nil` when Azure did not say.
    public var mayReadCosts: Bool?
    /// Whether effective permissions hold the reading of invoices; `nil` when Azure did not say.
    ///
    /// Of a customer agreement it is the billing profile's answer (azure-apis 5.2).
    public var mayReadInvoices: Bool?
    /// Whether Azure lists any billing account for the reader; `nil` when nobody asked, or Azure did not say.
    ///
    /// Of a customer agreement it is asked where invoices are not known to be open (azure-apis 5.2).
    public var hasBillingAccount: Bool?
    /// Whether the billing profile lets the reader change who gets invoices by mail; `nil` when Azure did not say.
    public var mayChangeInvoiceMail: Bool?
    /// Whether the agreement's policy shows charges to readers (`ViewCharges`); `nil` when Azure did not say.
    public var showsCharges: Bool?
    /// Whether a spending limit keeps the subscription from being charged; `nil` when Azure did not say.
    public var hasSpendingLimit: Bool?
    /// Whether the billing account was moved to a customer agreement; `nil` when Azure did not say.
    public var isAccountMoved: Bool?

    /// Creates what is known.
    public init(
        isAccountAdministrator: Bool? = nil, roles: [String] = [], mayReadCosts: Bool? = nil,
        mayReadInvoices: Bool? = nil, hasBillingAccount: Bool? = nil, mayChangeInvoiceMail: Bool? = nil,
        showsCharges: Bool? = nil,
        hasSpendingLimit: Bool? = nil, isAccountMoved: Bool? = nil
    ) {
        self.isAccountAdministrator = isAccountAdministrator
        self.roles = roles
        self.mayReadCosts = mayReadCosts
        self.mayReadInvoices = mayReadInvoices
        self.hasBillingAccount = hasBillingAccount
        self.mayChangeInvoiceMail = mayChangeInvoiceMail
        self.showsCharges = showsCharges
        self.hasSpendingLimit = hasSpendingLimit
        self.isAccountMoved = isAccountMoved
    }
}
