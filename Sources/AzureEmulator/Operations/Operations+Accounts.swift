import BillingCore

extension Operations {
    private static let versions = ["2020-05-01", "2024-04-01"]
    private static let root = "providers/Microsoft.Billing/billingAccounts"

    /// Billing accounts and profiles; a profile is where e-mail invoices are switched (azure-apis 4).
    static let accounts: [Operation] = [
        Operation("billingAccounts", .billing, "GET", root, versions: versions) { call in
            // Without a role on any it is empty, and no refusal (azure-apis 5.2).
            let accounts = call.settings.profileRole == "none" ? [] : call.emulation.snapshot.billingAccounts
            return try call.page(accounts.map(json), size: call.settings.listPage)
        },
        Operation("billingAccount", .billing, "GET", root + "/{account}", versions: versions) {
            .json(json(try $0.account()))
        },
        Operation("billingProfiles", .billing, "GET", root + "/{account}/billingProfiles", versions: versions) { call in
            let account = try call.account()
            let profiles = call.emulation.snapshot.billingProfiles.filter { $0.billingAccount == account.id }
            return try call.page(profiles.map { ProfileRow.json($0, call) }, size: call.settings.listPage)
        },
        Operation("billingProfile", .billing, "GET", root + "/{account}/billingProfiles/{profile}", versions: versions)
        {
            .json(ProfileRow.json(try $0.profile(), $0))
        },
        Operation(
            "updateBillingProfile", .billing, "PUT", root + "/{account}/billingProfiles/{profile}", versions: versions,
            perform: ProfileRow.update),
    ]

    private static func json(_ account: BillingAccount) -> JSON {
        var properties: [(String, JSON)] = [
            ("accountStatus", "Active"),
            ("accountType", account.agreement == .onlineServices ? "Individual" : "Business"),
            ("agreementType", .string(agreementType(account.agreement))), ("displayName", .text(account.name)),
            ("hasReadAccess", true),
        ]
        switch account.agreement {
        case .onlineServices?: properties.append(("notificationEmailAddress", "admin@example.com"))
        case .enterprise?: properties += enrolment
        default:
            properties += [
                ("accountSubType", "Enterprise"), ("primaryBillingTenantId", .string(Tenant.home.id)),
            ]
        }
        var fields: [(String, JSON)] = [
            ("id", .string(path(account: account.id))), ("name", .string(account.id)),
            ("properties", .object(properties)), ("type", "Microsoft.Billing/billingAccounts"),
        ]
        if account.agreement == .customer {
            let moment: JSON = "2019-05-31T08:15:30.0000000Z"
            fields.append(("systemData", ["createdAt": moment, "lastModifiedAt": moment]))
        }
        return .object(fields)
    }

    private static let enrolment: [(String, JSON)] = [
        (
            "enrollmentDetails",
            [
                "startDate": "2018-05-01T00:00:00Z", "endDate": "2030-04-30T00:00:00Z", "currency": "EUR",
                "channel": "EaDirect", "language": "en", "countryCode": "SE", "billingCycle": "Monthly",
                "extendedTermOption": "Opted-Out", "supportLevel": "Standard", "supportCoverage": "",
                "cloud": "Azure Commercial", "markupStatus": "Published",
                "indirectRelationshipInfo": [
                    "billingAccountName": "", "billingProfileName": "", "displayName": "",
                ],
                "invoiceRecipient": "enrolment@example.com",
            ]
        ), ("soldTo", ProfileRow.address),
    ]
}

/// A billing profile, as it is or as a client left it.
enum ProfileRow {
    static let address: JSON = [
        "addressLine1": "Example street 1", "addressLine2": "", "addressLine3": "", "city": "Exampletown",
        "companyName": "Sample customer", "country": "SE", "email": "billing@example.com", "firstName": "Sample",
        "lastName": "Customer", "phoneNumber": "000-000-0000", "postalCode": "12345", "region": "",
        "isValidAddress": true,
    ]

    /// What a client may put; the rest is the service's.
    private static let writable = [
        "billTo", "displayName", "enabledAzurePlans", "invoiceEmailOptIn", "invoiceRecipients", "poNumber", "shipTo",
        "soldTo", "tags",
    ]

    static func json(_ profile: BillingProfile, _ call: Call) -> JSON {
        var written: [(String, JSON)] = [
            ("billTo", address), ("displayName", .text(profile.name)), ("enabledAzurePlans", [["skuId": "0001"]]),
            ("invoiceEmailOptIn", false), ("poNumber", "PO-4711"), ("shipTo", address), ("soldTo", address),
            ("invoiceRecipients", []),
        ]
        // A PUT is of the whole: what it leaves out is gone.
        if case .object(let fields)? = call.emulation.with({ $0.profiles[profile.id] }) { written = fields }
        if call.version < "2024" { written.removeAll { ["invoiceRecipients", "soldTo", "shipTo"].contains($0.0) } }
        var properties = written
        properties += [
            ("currency", .text(profile.currency?.rawValue)), ("hasReadAccess", true), ("invoiceDay", 2),
            ("spendingLimit", "Off"), ("status", "Active"),
            ("systemId", "2c8f1d30-7b64-4d7f-9a51-3f0e6b2c9d18"),
        ]
        if call.version >= "2024" {
            properties += [("spendingLimitDetails", []), ("provisioningState", "Succeeded")]
        }
        return [
            "id": .string(Operations.path(profile: profile)), "name": .string(profile.id),
            "properties": .object(properties), "type": "Microsoft.Billing/billingAccounts/billingProfiles",
        ]
    }

    static func update(_ call: Call) throws -> Answer {
        let profile = try call.profile()
        guard call.settings.profileRole == "owner" else {
            throw Refusal.authorizationFailed(
                call.caller, action: "Microsoft.Billing/billingAccounts/billingProfiles/write",
                scope: Operations.path(profile: profile))
        }
        guard case .object(let fields)? = try call.request.json()["properties"] else {
            throw Refusal.badRequest("The request has no properties.")
        }
        if let name = fields.first(where: { !writable.contains($0.0) })?.0 {
            throw Refusal(400, "InvalidRequest", "The property '\(name)' is read-only.", target: name)
        }
        guard fields.contains(where: { $0.0 == "displayName" && $0.1.text != nil }) else {
            throw Refusal(400, "InvalidRequest", "The property 'displayName' is required.", target: "displayName")
        }
        call.emulation.with { $0.profiles[profile.id] = .object(fields) }
        return .json(json(profile, call))
    }
}
