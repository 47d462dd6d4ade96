import BillingCore
import FakturaTestSupport
import Testing

@testable import AzureClient

struct SubscriptionTests {
    private static func listed(_ quota: String, limit: String = "Off") async throws -> AzureSubscription {
        let fixture = ClientFixture(
            .json(
                """
                {"value":[{"id":"/subscriptions/\(someID)","subscriptionId":"\(someID)","displayName":"Shop",
                "state":"Enabled","tenantId":"t","subscriptionPolicies":{"quotaId":"\(quota)","spendingLimit":"\(limit)"}}]}
                """))
        return try #require(try await fixture.azure.run(ListSubscriptions()).first)
    }

    private static func property(_ properties: String) async throws -> BillingProperty {
        try await ClientFixture(.json(#"{"properties":{\#(properties)}}"#)).azure.run(GetBillingProperty(someID))
    }

    @Test(
        arguments: [
            ("PayAsYouGo_2014-09-01", "Off", nil, "MS-AZR-0003P"),
            ("payasyougo_2030-01-01", "Off", nil, "MS-AZR-0003P"),
            ("FreeTrial_2014-09-01", "On", nil, "MS-AZR-0044P"), ("MSDN_2014-09-01", "On", nil, "Visual Studio"),
            ("MSDNDevTest_2014-09-01", "Off", .onlineServices, "MS-AZR-0023P"),
            ("MSDNDevTest_2014-09-01", "On", .onlineServices, "MS-AZR-0060P"),
            ("MSDNDevTest_2014-09-01", "Off", .enterprise, "MS-AZR-0148P"),
            ("MSDNDevTest_2014-09-01", "Off", nil, nil), ("MPN_2014-09-01", "On", nil, "MS-AZR-0029P"),
            ("EnterpriseAgreement_2014-09-01", "Off", .customer, "Azure Plan"),
            ("EnterpriseAgreement_2014-09-01", "Off", .enterprise, "MS-AZR-0017P"),
            ("EnterpriseAgreement_2014-09-01", "Off", nil, nil), ("CSP_MG_2017-12-01", "Off", nil, "MS-AZR-0145P"),
            ("AzureInOpen_2014-09-01", "Off", nil, "MS-AZR-0111P"), ("Brand New_2031-01-01", "Off", nil, "Brand New"),
        ] as [(String, String, Agreement?, String?)])
    func `the quota tells the offer where it leaves no doubt`(
        quota: String, limit: String, agreement: Agreement?, offer: String?
    ) async throws {
        #expect(try await Self.listed(quota, limit: limit).offer(under: agreement)?.id == offer)
    }

    @Test func `what Azure tells becomes a subscription of the core`() async throws {
        let property = try await Self.property(
            #""accountAdminNotificationEmailAddress":"eva@contoso.example","isAccountAdmin":true"#)

        let subscription = Subscription(
            try await Self.listed("PayAsYouGo_2014-09-01"), property: property, invoiceAccess: .open)

        #expect(
            subscription
                == Subscription(
                    id: someID, name: "Shop", offer: Offer("MS-AZR-0003P"), agreement: .onlineServices,
                    role: "Account Administrator", accountAdministrator: "eva@contoso.example", invoiceAccess: .open))
    }

    @Test func `a customer agreement brings its account, profile and credit`() async throws {
        let property = try await Self.property(
            """
            "billingAccountAgreementType":"MicrosoftCustomerAgreement","billingAccountId":"/b/a:b_2019",
            "billingProfileId":"/b/a:b_2019/billingProfiles/p-1","isAccountAdmin":false,
            "billingProfileSpendingLimitDetails":[{"type":"VisualStudio","amount":150,"currency":"USD","status":"Active",
            "startDate":"2026-01-01T00:00:00Z"}]
            """)

        let subscription = Subscription(
            try await Self.listed("EnterpriseAgreement_2014-09-01"), property: property)

        #expect(subscription.agreement == .customer)
        #expect(subscription.billingAccount == "a:b_2019")
        #expect(subscription.billingProfile == "p-1")
        #expect(subscription.monthlyCredit?.description == "150 USD")
        #expect(subscription.role == nil)
        #expect(subscription.offer?.id == "Azure Plan")
    }

    @Test(
        arguments: [
            ("2017-01-01", "2017-02-01", "2017-01-01/2017-01-31"),
            ("2017-05-01", "2017-05-31", "2017-05-01/2017-05-31"),
            ("2026-10-12", "2026-11-11", "2026-10-12/2026-11-11"),
            ("2026-10-12", "2026-11-12", "2026-10-12/2026-11-11"),
            ("2026-01-31", "2026-02-28", "2026-01-31/2026-02-27"),
            ("2026-09-30", "2026-10-30", "2026-09-30/2026-10-30"),
            ("2026-09-30", "2026-10-29", "2026-09-30/2026-10-29"),
        ])
    func `a period ends on its last day or on the next one's first`(start: String, end: String, days: String) throws {
        let (start, end) = (try #require(Day(iso: start)), try #require(Day(iso: end)))

        #expect(BillingPeriod.told(start: start, end: end)?.description == days)
    }

    @Test func `periods are in order of their days, not of their names, and do not overlap`() async throws {
        let items = [
            ("202605-1", "2026-01-28", "2026-02-27"), ("202604-1", "2026-02-28", "2026-03-31"),
            ("202603-1", "2026-03-31", "2026-04-29"),
        ].map { name, start, end in
            #"{"name":"\#(name)","properties":{"billingPeriodStartDate":"\#(start)","billingPeriodEndDate":"\#(end)"}}"#
        }
        let fixture = ClientFixture(.json(#"{"value":[\#(items.joined(separator: ","))]}"#))

        let periods = try await fixture.azure.run(ListBillingPeriods(someID))

        #expect(
            periods.map(\.period.description) == [
                "2026-03-31/2026-04-29", "2026-02-28/2026-03-30", "2026-01-28/2026-02-27",
            ])
        #expect(fixture.requests[0].url.resource.hasSuffix("billingPeriods?$top=12&api-version=2018-03-01-preview"))
    }

    @Test func `the caller's roles are asked for by the token's own identifier`() async throws {
        struct OneToken: TokenSource {
            // {"oid":"o-1"}
            func freshToken(for tenant: String?) -> AccessToken {
                AccessToken(Secret("h.eyJvaWQiOiJvLTEifQ.s"), expiresAt: .max)
            }
        }
        let definition = "/providers/Microsoft.Authorization/roleDefinitions/"
        let items = ["FA23AD8B-c56e-40d8-ac0c-ce449e1d2c64", "fa23ad8b-c56e-40d8-ac0c-ce449e1d2c64", "x"].map { id in
            #"{"properties":{"roleDefinitionId":"\#(definition)\#(id)"}}"#
        }
        let fixture = ClientFixture(.json(#"{"value":[\#(items.joined(separator: ","))]}"#))
        let azure = fixture.azure.signedIn(with: TokenCache(OneToken(), clock: fixture.clock.clock))

        let roles = try await azure.run(ListRoles(someID))

        #expect(roles.map(\.name) == ["Billing Reader", nil])
        #expect(fixture.requests[0].url.query("$filter") == "assignedTo%28%27o-1%27%29")
        #expect(try await ClientFixture().azure.run(ListRoles(someID)) == [], "a token that names nobody")
    }

    @Test func `rights are decided with stars and exceptions`() {
        let reader = PermissionSet(
            actions: ["*/read", "Microsoft.Support/*"], notActions: ["Microsoft.Billing/*/read"])

        #expect(reader.allows("Microsoft.Consumption/usageDetails/read"))
        #expect(reader.allows("microsoft.support/tickets/write"))
        #expect(!reader.allows("Microsoft.Billing/invoices/read"))
        #expect(!reader.allows("Microsoft.Consumption/usageDetails/write"))
        #expect(PermissionSet(actions: ["*"]).allows("anything"))
        #expect(!PermissionSet(actions: ["Microsoft.Billing/*/read"]).allows("Microsoft.Billing"))
        #expect(PermissionSet(actions: ["a/b"]).allows("A/B"))
        #expect(!PermissionSet(actions: ["a/b"]).allows("a/b/c"))
    }

    @Test func `mailing is changed with everything else as it was read`() async throws {
        let profile = """
            {"name":"p","properties":{"displayName":"P","billTo":{"city":"Växjö","number":1.10},"currency":"USD",
            "invoiceDay":5,"status":"Active","invoiceEmailOptIn":false,"invoiceRecipients":["a@x.example"],"newField":null}}
            """
        let fixture = ClientFixture(.json(profile), .json(profile), .json(profile))
        let details = try await fixture.azure.run(GetBillingProfile(account: "a", profile: "p"))

        _ = try await fixture.azure.run(UpdateInvoiceMail(details, isMailed: true, recipients: ["b@x.example"]))

        #expect(fixture.requests.map(\.method) == [.get, .put, .get])
        #expect(
            String(decoding: fixture.requests[1].body, as: UTF8.self)
                == #"{"properties":{"displayName":"P","billTo":{"city":"Växjö","number":1.10},"invoiceEmailOptIn":true,"invoiceRecipients":["b@x.example"],"newField":null}}"#
        )
    }

    @Test func `clouds of one's own are encrypted, or on this machine`() throws {
        let (local, remote) = (
            try #require(ServiceURL("http://127.0.0.1:7788")), try #require(ServiceURL("http://a.example"))
        )
        let cloud = try #require(AzureCloud(name: "emulator", resourceManager: local, authority: local))

        #expect(cloud.scope == "http://127.0.0.1:7788/.default")
        #expect(AzureCloud(name: "x", resourceManager: remote, authority: local) == nil)
        #expect(AzureCloud(name: "x", resourceManager: local, authority: remote) == nil)
        #expect(AzureCloud.known.map(\.name) == ["public", "us-government"])
        #expect(cloud.signing(in: "login.example")?.authority.description == "https://login.example/")
        #expect(cloud.signing(in: "http://login.example") == nil)
    }
}
