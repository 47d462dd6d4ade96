import BillingCore

extension Operations {
    private static let resourceVersions = [
        "2014-04-01", "2016-06-01", "2018-06-01", "2019-06-01", "2019-11-01", "2020-01-01", "2021-01-01", "2021-04-01",
        "2022-12-01",
    ]

    /// Subscriptions and tenants (azure-apis 1.1 and 1.2).
    static let subscriptions: [Operation] = [
        Operation("subscriptions", .resources, "GET", "subscriptions", versions: resourceVersions) { call in
            try call.page(call.subscriptions.map { json($0, call) }, size: call.settings.listPage)
        },
        Operation("subscription", .resources, "GET", "subscriptions/{subscription}", versions: resourceVersions) {
            .json(json(try $0.subscription(), $0))
        },
        Operation("tenants", .resources, "GET", "tenants", versions: resourceVersions) { call in
            let tenants = call.caller.isPerson ? Tenant.all : [call.caller.tenant]
            return try call.page(tenants.map(json), size: call.settings.listPage)
        },
        Operation("metadata", .control, "GET", "metadata/endpoints") { call in
            .json([
                "name": "Emulator", "portal": "https://portal.azure.com",
                "resourceManager": .string(call.request.base + "/"),
                "authentication": [
                    "loginEndpoint": .string(call.request.base + "/"), "audiences": ["https://management.azure.com/"],
                    "tenant": "common", "identityProvider": "AAD",
                ],
            ])
        },
    ]

    private static func json(_ subscription: Subscription, _ call: Call) -> JSON {
        let id = subscription.id.rawValue
        var fields: [(String, JSON)] = [("id", "/subscriptions/\(id)"), ("subscriptionId", .string(id))]
        if call.version >= "2019-06-01" {
            fields += [("tenantId", .string(call.tenant(of: subscription).id))]
        }
        fields += [
            ("displayName", .string(subscription.displayName)), ("state", "Enabled"),
            (
                "subscriptionPolicies",
                [
                    "locationPlacementId": "Public_2014-09-01", "quotaId": .string(quotaID(subscription)),
                    "spendingLimit": hasSpendingLimit(subscription) ? "On" : "Off",
                ]
            ),
            ("authorizationSource", isAdministrator(subscription, call) ? "Legacy" : "RoleBased"),
            ("managedByTenants", []),
        ]
        if call.version >= "2020-01-01" { fields.append(("tags", [:])) }
        return .object(fields)
    }

    /// Whether the caller is who signed up.
    static func isAdministrator(_ subscription: Subscription, _ call: Call) -> Bool {
        call.caller.isPerson && subscription.role == "Account Administrator"
            && subscription.accountAdministrator == call.caller.name
    }

    /// Trials and monthly credits cannot cost anything until the limit is removed.
    static func hasSpendingLimit(_ subscription: Subscription) -> Bool {
        subscription.access?.hasSpendingLimit ?? (subscription.offer?.billing == .freeTrial)
    }

    private static func quotaID(_ subscription: Subscription) -> String {
        switch (subscription.agreement, subscription.offer?.id) {
        case (.enterprise?, _), (.customer?, _): "EnterpriseAgreement_2014-09-01"
        case (.partner?, _): "CSP_2015-05-01"
        case (_, "MS-AZR-0023P"?): "MSDNDevTest_2014-09-01"
        case (_, "MS-AZR-0062P"?), (_, "MS-AZR-0063P"?): "MSDN_2014-09-01"
        case (_, "MS-AZR-0029P"?): "MPN_2014-09-01"
        case (_, "MS-AZR-0044P"?): "FreeTrial_2014-09-01"
        case (_, "MS-AZR-0111P"?): "AzureInOpen_2014-09-01"
        case (_, "MS-AZR-0041P"?): "Default_2014-09-01"
        default: "PayAsYouGo_2014-09-01"
        }
    }

    private static func json(_ tenant: Tenant) -> JSON {
        [
            "id": "/tenants/\(tenant.id)", "tenantId": .string(tenant.id), "countryCode": "SE",
            "displayName": .string(tenant.name), "domains": [.string(tenant.domain)],
            "tenantCategory": .string(tenant.category), "defaultDomain": .string(tenant.domain), "tenantType": "AAD",
        ]
    }
}
