import BillingCore

extension Operations {
    private static let billing = "providers/Microsoft.Billing/billingAccounts/{account}"
    private static let authorization = "subscriptions/{subscription}/providers/Microsoft.Authorization"

    /// Who may do what (azure-apis 5).
    static let permissions: [Operation] =
        [billing, billing + "/billingProfiles/{profile}"].flatMap { scope in
            [
                Operation(
                    "billingPermissions", .billing, "GET", scope + "/billingPermissions", versions: ["2024-04-01"]
                ) {
                    let actions = try BillingRights.actions($0)
                    return try $0.page(
                        [["actions": .array(actions.map(JSON.string)), "notActions": []]],
                        size: $0.settings.listPage)
                },
                Operation("checkAccess", .billing, "POST", scope + "/checkAccess", versions: ["2024-04-01"]) {
                    try BillingRights.check($0)
                },
            ]
        } + [
            Operation("permissions", .authorization, "GET", authorization + "/permissions", versions: roleVersions) {
                let actions = SubscriptionRole.of(try $0.subscription(), $0).actions
                return .json([
                    "value": [
                        [
                            "actions": .array(actions.map(JSON.string)), "notActions": [], "dataActions": [],
                            "notDataActions": [],
                        ]
                    ]
                ])
            },
            Operation(
                "roleAssignments", .authorization, "GET", authorization + "/roleAssignments", versions: roleVersions
            ) { call in
                let subscription = try call.subscription()
                let scope = "/subscriptions/\(subscription.id)"
                let name = "\(subscription.id.rawValue.prefix(8))-0000-4000-8000-00000000a551"
                return .json([
                    "value": [
                        [
                            "properties": [
                                "roleDefinitionId":
                                    "/providers/Microsoft.Authorization/roleDefinitions/\(SubscriptionRole.of(subscription, call).id)",
                                "principalId": .string(call.caller.objectID),
                                "principalType": call.caller.isPerson ? "User" : "ServicePrincipal",
                                "scope": .string(scope),
                            ],
                            "id": "\(scope)/providers/Microsoft.Authorization/roleAssignments/\(name)",
                            "type": "Microsoft.Authorization/roleAssignments", "name": .string(name),
                        ]
                    ]
                ])
            },
            Operation(
                "classicAdministrators", .authorization, "GET", authorization + "/classicAdministrators",
                versions: ["2015-06-01", "2015-07-01"], perform: classicAdministrators),
        ]

    private static let roleVersions = ["2015-07-01", "2018-07-01", "2020-04-01", "2022-04-01"]

    /// Only subscriptions of old have them.
    private static func classicAdministrators(_ call: Call) throws -> Answer {
        let subscription = try call.subscription()
        guard subscription.agreement == .onlineServices, let mail = subscription.accountAdministrator else {
            return .json(["value": []])
        }
        return .json([
            "value": [
                [
                    "properties": [
                        "emailAddress": .string(mail), "role": "ServiceAdministrator;AccountAdministrator",
                    ],
                    "id":
                        "/subscriptions/\(subscription.id)/providers/Microsoft.Authorization/classicAdministrators/admin1",
                    "type": "Microsoft.Authorization/classicAdministrators", "name": "admin1",
                ]
            ]
        ])
    }
}

/// What the caller may do with billing accounts and profiles.
enum BillingRights {
    private static let reads = [
        "Microsoft.Billing/billingAccounts/read", "Microsoft.Billing/billingAccounts/billingProfiles/read",
        "Microsoft.Billing/billingAccounts/billingProfiles/invoices/read",
        "Microsoft.Billing/billingAccounts/billingProfiles/invoices/download/action",
        "Microsoft.Billing/billingAccounts/invoices/read", "Microsoft.Billing/billingAccounts/invoices/download/action",
        "Microsoft.CostManagement/query/action",
    ]
    private static let writes = ["Microsoft.Billing/billingAccounts/billingProfiles/write"]

    static func actions(_ call: Call) throws -> [String] {
        // A path with a profile, or one of an account, is looked up so that a wrong one is refused.
        if call["profile"].isEmpty { _ = try call.account() } else { _ = try call.profile() }
        return call.settings.profileRole == "owner" ? reads + writes : reads
    }

    static func check(_ call: Call) throws -> Answer {
        let allowed = Set(try actions(call).map { $0.lowercased() })
        let asked = try call.request.json()["actions"]?.items ?? []
        return .json(
            .array(
                asked.compactMap(\.text).map { action in
                    [
                        "accessDecision": allowed.contains(action.lowercased()) ? "Allowed" : "NotAllowed",
                        "action": .string(action),
                    ]
                }))
    }
}

/// An Azure role on a subscription: its definition and what it may do (azure-apis 5.1).
struct SubscriptionRole {
    let id: String
    let actions: [String]

    private static let owner = SubscriptionRole(id: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", actions: ["*"])
    private static let reader = SubscriptionRole(id: "acdd72a7-3385-48ef-bd42-f606fba81ae7", actions: ["*/read"])
    private static let billingReader = SubscriptionRole(
        id: "fa23ad8b-c56e-40d8-ac0c-ce449e1d2c64",
        actions: [
            "Microsoft.Authorization/*/read", "Microsoft.Billing/*/read", "Microsoft.Commerce/*/read",
            "Microsoft.Consumption/*/read", "Microsoft.CostManagement/*/read",
            "Microsoft.Management/managementGroups/read", "Microsoft.Support/*",
        ])

    static func of(_ subscription: Subscription, _ call: Call) -> SubscriptionRole {
        switch subscription.role {
        case "Account Administrator"?, "Owner"?: call.caller.isPerson ? owner : reader
        case "Billing Reader"?: billingReader
        default: reader
        }
    }
}
