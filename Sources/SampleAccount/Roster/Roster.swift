import BillingCore

/// Who and what is in the sample account.
///
/// Names are nobody's: `example.com` and what things are for.
enum Roster {
    /// All subscriptions; both of the customer agreement share its profile.
    static let all: [SubscriptionSpec] = [
        production, devTest, analytics, visualStudio, trial, newProject, dataPlatform, shop, warehouse, sharedServices,
        support, azureInOpen, kiosks, sandbox, searchIndex, staging, telemetry, telephony, testLab, webArchive,
    ]

    /// The pay-as-you-go account.
    static let onlineAccount = "7c1f3a52-5a0e-4a4b-9a3c-0e2d1b7f9a10"
    /// The enrolment of the Enterprise Agreement.
    static let enrolment = "99990017"
    /// The customer agreement.
    static let customerAccount = "3c100a8a-215e-4a7e-84b2-61aa86945012:6f2d7b1c-2e8f-4f6e-9c55-b1f0a3d2c417_2019-05-31"
    /// The profile that the customer agreement is invoiced by.
    static let profile = "EXMP-LPRO-BG7-PGB"

    static let accounts = [
        BillingAccount(id: onlineAccount, name: "Sample account", agreement: .onlineServices),
        BillingAccount(id: enrolment, name: "Sample enrolment", agreement: .enterprise),
        BillingAccount(id: customerAccount, name: "Sample customer agreement", agreement: .customer),
    ]
    static let profiles = [
        BillingProfile(
            id: profile, name: "Retail", billingAccount: customerAccount, currency: PriceList.euros.currency)
    ]

    /// The account that pays for a subscription; `nil` where that is a partner's.
    static func account(_ agreement: Agreement) -> String? {
        switch agreement {
        case .enterprise: enrolment
        case .customer: customerAccount
        case .onlineServices: onlineAccount
        case .partner: nil
        }
    }

    static let productionTags = [
        Tag("environment", "production"), Tag("cost-center", "4711"), Tag("owner", "web@example.com"),
        Tag("project", "shop"),
    ]
    static let oldTags = [Tag("Env", "prod"), Tag("Cost-Center", "4711")]
    static let testTags = [Tag("env", "test"), Tag("owner", "dev@example.com"), Tag("project", "Shop")]
    static let dataTags = [
        Tag("environment", "production"), Tag("cost-center", "9003"), Tag("owner", "data@example.com"),
        Tag("project", "insight"),
    ]
}
