import BillingCore

extension Operations {
    /// What a subscription is billed as (azure-apis 1.3).
    static let billingProperty: [Operation] = [
        Operation(
            "billingProperty", .billing, "GET",
            "subscriptions/{subscription}/providers/Microsoft.Billing/billingProperty/default",
            versions: ["2020-05-01", "2024-04-01"], perform: property),
        Operation(
            "policies", .billing, "GET", "subscriptions/{subscription}/providers/Microsoft.Billing/policies/default",
            versions: ["2024-04-01"]
        ) { call in
            let id = try call.subscription().id
            return .json([
                "id": "/subscriptions/\(id)/providers/Microsoft.Billing/policies/default", "name": "default",
                "properties": [
                    "policies": [
                        [
                            "name": "ViewCharges", "value": "Allowed", "policyType": "SystemControlled",
                            "scope": "/subscriptions/\(id)",
                        ]
                    ]
                ], "type": "Microsoft.Billing/policies",
            ])
        },
    ]

    private static func property(_ call: Call) throws -> Answer {
        let subscription = try call.subscription()
        var properties: [(String, JSON)] = [("isAccountAdmin", .bool(isAdministrator(subscription, call)))]
        if subscription.agreement == .onlineServices {
            properties.append(("accountAdminNotificationEmailAddress", .text(subscription.accountAdministrator)))
        }
        if call.version >= "2024" {
            properties += account(of: subscription, call) + billing(subscription)
            if subscription.agreement == .onlineServices { properties.append(usageAddress) }
            if subscription.agreement == .customer { properties += try profile(of: subscription, call) }
        }
        return .json([
            "id": "/subscriptions/\(subscription.id)/providers/Microsoft.Billing/billingProperty/default",
            "name": "default", "properties": .object(properties), "type": "Microsoft.Billing/billingProperty",
        ])
    }

    private static func account(of subscription: Subscription, _ call: Call) -> [(String, JSON)] {
        let agreement = ("billingAccountAgreementType", JSON.string(agreementType(subscription.agreement)))
        // A partner's account is not its customers' to see.
        guard let account = call.account(of: subscription) else { return [agreement] }
        return [
            agreement, ("billingAccountDisplayName", .text(account.name)),
            ("billingAccountId", .string(path(account: account.id))), ("billingAccountSoldToCountry", "SE"),
            ("billingAccountType", .string(accountType(of: subscription, call))),
            ("isTransitionedBillingAccount", .bool(subscription.access?.isAccountMoved == true)),
        ]
    }

    private static func accountType(of subscription: Subscription, _ call: Call) -> String {
        switch subscription.agreement {
        case .onlineServices?: "Individual"
        case .customer?: call.settings.accountType
        case .enterprise?, .partner?, nil: "Business"
        }
    }

    private static func billing(_ subscription: Subscription) -> [(String, JSON)] {
        let type =
            switch subscription.offer?.billing {
            case .freeTrial?: "Free"
            case .monthlyCredit?: "Benefit"
            case .azureInOpen?: "PrePaid"
            default: "Paid"
            }
        return [
            ("subscriptionBillingType", .string(type)), ("subscriptionBillingStatus", "Active"),
            ("subscriptionBillingStatusDetails", [["effectiveDate": "2020-01-01T00:00:00Z", "reason": "None"]]),
            ("subscriptionWorkloadType", "Production"),
        ] + (subscription.monthlyCredit.map { limit(of: $0) } ?? [])
    }

    /// The credit of an offer that brings one; it was exceeded before, so that its limit is removed.
    private static func limit(of credit: Money) -> [(String, JSON)] {
        [
            ("billingProfileSpendingLimit", "Off"),
            (
                "billingProfileSpendingLimitDetails",
                [
                    [
                        "amount": .amount(credit.amount), "currency": .string(credit.currency.rawValue),
                        "startDate": "2020-01-01T00:00:00Z", "status": "LimitRemoved", "type": "VisualStudio",
                    ]
                ]
            ),
        ]
    }

    private static let usageAddress: (String, JSON) = (
        "subscriptionServiceUsageAddress",
        [
            "addressLine1": "Example street 1", "addressLine2": "", "city": "Exampletown", "country": "SE",
            "firstName": "Sample", "lastName": "Customer", "middleName": "", "postalCode": "12345", "region": "",
        ]
    )

    private static func profile(of subscription: Subscription, _ call: Call) throws -> [(String, JSON)] {
        guard
            let profile = call.emulation.snapshot.billingProfiles.first(where: { $0.id == subscription.billingProfile })
        else { return [] }
        // The account tells the invoice section with the usage alone.
        let book = try call.emulation.library.book(of: subscription, .actual)
        let section = book?.uses.first?.other("invoiceSectionName") ?? ""
        return [
            ("billingProfileDisplayName", .text(profile.name)), ("billingProfileId", .string(path(profile: profile))),
            ("billingProfileSpendingLimit", "Off"), ("billingProfileStatus", "Active"), ("costCenter", ""),
            ("invoiceSectionDisplayName", .string(section)),
            ("invoiceSectionId", "\(path(profile: profile))/invoiceSections/\(InvoiceSection.id(section))"),
            ("skuDescription", "Microsoft Azure Plan"), ("skuId", "0001"),
        ]
    }

    static func agreementType(_ agreement: Agreement?) -> String {
        switch agreement {
        case .onlineServices?: "MicrosoftOnlineServicesProgram"
        case .customer?: "MicrosoftCustomerAgreement"
        case .enterprise?: "EnterpriseAgreement"
        case .partner?: "MicrosoftPartnerAgreement"
        case nil: "Other"
        }
    }

    static func path(account id: String) -> String { "/providers/Microsoft.Billing/billingAccounts/\(id)" }

    static func path(profile: BillingProfile) -> String {
        "\(path(account: profile.billingAccount))/billingProfiles/\(profile.id)"
    }
}
