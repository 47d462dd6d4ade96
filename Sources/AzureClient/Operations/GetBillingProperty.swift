public import BillingCore

/// Under which agreement a subscription is billed, and whether the caller is its Account Administrator (azure-apis 1.3).
public struct GetBillingProperty: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID

    /// Creates the operation.
    public init(_ subscription: SubscriptionID) { self.subscription = subscription }

    public func run(on azure: AzureAPI) async throws -> BillingProperty {
        let path = "\(subscription.path)/providers/Microsoft.Billing/billingProperty/default"
        return try await azure.document(azure.call(.get, path, version: "2024-04-01")) { BillingProperty($0) }
    }
}

/// How a subscription is billed; real answers of pay-as-you-go hold little of it.
public struct BillingProperty: Hashable, Sendable {
    /// The contracts that Azure names.
    public enum AgreementType: String, CaseIterable, Sendable {
        case onlineServices = "MicrosoftOnlineServicesProgram"
        case customer = "MicrosoftCustomerAgreement"
        case enterprise = "EnterpriseAgreement"
        case partner = "MicrosoftPartnerAgreement"

        /// The same in the core's words.
        var agreement: Agreement {
            switch self {
            case .onlineServices: .onlineServices
            case .customer: .customer
            case .enterprise: .enterprise
            case .partner: .partner
            }
        }
    }

    /// A limit that a credit brings with it.
    public struct SpendingLimit: Hashable, Sendable {
        /// `MSDN`, `VisualStudio`, `FreeAccount` and others.
        public let type: String?
        /// How much it is; `nil` when the answer does not say.
        public let amount: Money?
        /// `Active`, `Expired`, `LimitReached`, `LimitRemoved`.
        public let status: String?
        /// The first day on which it holds; `nil` when unknown.
        public let start: Day?
        /// The last day on which it holds; `nil` when unknown.
        public let end: Day?
    }

    /// The contract.
    public let agreementType: AzureWord<AgreementType>?
    /// The billing account's name, the last part of its path.
    public let billingAccount: String?
    /// What the billing account is called.
    public let billingAccountName: String?
    /// The billing profile's name, the last part of its path; `nil` outside customer agreements.
    public let billingProfile: String?
    /// What the billing profile is called.
    public let billingProfileName: String?
    /// The invoice section's name, the last part of its path.
    public let invoiceSection: String?
    /// Whether the caller is the Account Administrator; `nil` when the answer does not say.
    public let isAccountAdministrator: Bool?
    /// Where the Account Administrator gets invoices; `nil` when the answer does not say.
    public let administratorMail: String?
    /// `Free`, `Paid`, `Benefit`, `PrePaid`, `None`.
    public let billingType: String?
    /// `Active`, `Disabled`, `Warned`, `Expired` and others.
    public let billingStatus: String?
    /// Why it has that status: `PastDue`, `SpendingLimitReached`.
    public let statusReasons: [String]
    /// Limits that credits bring.
    public let spendingLimits: [SpendingLimit]
    /// Whether the account moved to a customer agreement: what came before is elsewhere.
    public let isTransitioned: Bool
    /// What the subscription is sold as: `Microsoft Azure Plan`.
    public let product: String?
    /// `Individual`, `Business` and others.
    public let accountType: String?

    /// The contract in the core's words; `nil` for another or none.
    public var agreement: Agreement? { agreementType?.known?.agreement }

    init(_ document: Fields) {
        let fields = document["properties"]
        agreementType = fields.word("billingAccountAgreementType")
        billingAccount = fields.text("billingAccountId").map(lastPart)
        billingAccountName = fields.text("billingAccountDisplayName")
        billingProfile = fields.text("billingProfileId").map(lastPart)
        billingProfileName = fields.text("billingProfileDisplayName")
        invoiceSection = fields.text("invoiceSectionId").map(lastPart)
        isAccountAdministrator = fields.bool("isAccountAdmin")
        administratorMail = fields.text("accountAdminNotificationEmailAddress")
        billingType = fields.text("subscriptionBillingType")
        billingStatus = fields.text("subscriptionBillingStatus")
        statusReasons = fields.list("subscriptionBillingStatusDetails").compactMap { $0.text("reason") }
        spendingLimits = fields.list("billingProfileSpendingLimitDetails").map { limit in
            let amount = limit.decimal("amount").flatMap { Amount($0) }
            let currency = limit.text("currency").map { CurrencyCode($0) }
            return SpendingLimit(
                type: limit.text("type"), amount: amount.flatMap { amount in currency.map { Money(amount, $0) } },
                status: limit.text("status"), start: limit.day("startDate"), end: limit.day("endDate"))
        }
        isTransitioned = fields.bool("isTransitionedBillingAccount") ?? false
        product = fields.text("skuDescription") ?? fields.text("productName")
        accountType = fields.text("billingAccountType")
    }
}

/// The last part of a resource's path.
func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

extension SubscriptionID {
    /// `/subscriptions/{id}`, encoded.
    var path: String { "/subscriptions/\(ServiceURL.encoding(rawValue))" }
}
