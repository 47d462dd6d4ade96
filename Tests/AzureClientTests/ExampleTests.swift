import BillingCore
import FakturaTestSupport
import Foundation
import Testing

@testable import AzureClient

/// The documented bodies of Azure's operations, read from beside the repository.
enum Examples {
    static let folder: URL? = {
        let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = top.deletingLastPathComponent().appending(path: "shared/data/azure-examples")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var areThere: Bool { folder != nil }

    static func document(_ name: String) throws -> JSONValue {
        let file = try #require(folder).appending(path: name + ".json")
        return try JSONValue.reading(Array(try Data(contentsOf: file)))
    }

    /// The body documented for a status, as text; links that are no links are left out.
    static func body(_ name: String, status: String = "200") throws -> String {
        var body = try #require(try document(name)["responses"]?[status]?["body"])
        if let link = body["nextLink"]?.text, !link.hasPrefix("http") { body["nextLink"] = nil }
        return body.json
    }
}

@Suite(.enabled(if: Examples.areThere, "../shared/data/azure-examples is not there"))
struct ExampleTests {
    /// Runs an operation on a documented body; gives what it read and the fields that it did not ask for.
    private func run<Operation: AzureOperation>(
        _ operation: Operation, on name: String,
        besides other: @escaping @Sendable (HTTPRequest) -> ScriptedTransport.Reply? = { _ in nil }
    ) async throws -> (Operation.Outcome, unread: [String]) {
        let body = try Examples.body(name)
        let kept = Kept()
        let fixture = ClientFixture(transport: ScriptedTransport { other($0) ?? .json(body) })
        // Some operations ask for the caller, by the token's claims: {"oid":"o"}.
        var azure = fixture.azure.signedIn(with: TokenCache(NamedCaller(), clock: fixture.clock.clock))
        azure.ledger = FieldLedgerBox { kept.ledger }
        let outcome = try await operation.run(on: azure)
        return (outcome, kept.ledger.unread)
    }

    private struct NamedCaller: TokenSource {
        func freshToken(for tenant: String?) -> AccessToken {
            AccessToken(Secret("h.eyJvaWQiOiJvIn0.s"), expiresAt: .max)
        }
    }

    /// A ledger that an operation and its test share; they take turns.
    private final class Kept: Sendable {
        nonisolated(unsafe) let ledger = FieldLedger()
    }

    /// Reads a documented body by the operation it belongs to; gives the fields that were not asked for.
    private typealias Reading = @Sendable (ExampleTests, _ name: String) async throws -> [String]

    private static let days = BillingPeriod(first: Day(number: 0), last: Day(number: 30_000))

    private static func reading(_ operation: some AzureOperation) -> Reading {
        { try await $0.run(operation, on: $1).unread }
    }

    /// The bodies of lists and documents, each with its operation.
    private static func read() throws -> [(name: String, read: Reading)] {
        let days = try #require(days)
        let invoice = try legacyInvoice()
        return [
            ("subscriptions/subscriptions_list", reading(ListSubscriptions())),
            ("subscriptions/tenants_list", reading(ListTenants())),
            ("billing-account/billingProperty_get_MOSP_2024-04-01", reading(GetBillingProperty(someID))),
            ("billing-account/billingProperty_get_MCA_2024-04-01", reading(GetBillingProperty(someID))),
            ("billing-periods/billingPeriods_list_2018-03-01-preview", reading(ListBillingPeriods(someID))),
            ("billing-periods/billingPeriods_list_2017-04-24-preview", reading(ListBillingPeriods(someID))),
            (
                "invoices/invoices_listByBillingSubscription_2024-04-01", reading(ListInvoices(someID, days: days))
            ),
            (
                "invoices/invoices_listByBillingProfile_2024-04-01",
                reading(ListProfileInvoices(account: "a", profile: "p", days: days))
            ),
            (
                "invoices/invoices_listByBillingAccount_2024-04-01",
                reading(ListProfileInvoices(account: "a", profile: "p", days: days))
            ),
            ("invoices-legacy/invoices_list_2018-03-01-preview", legacyList(days)),
            ("invoices-legacy/invoices_list_expand_downloadUrl_2018-03-01-preview", legacyList(days)),
            ("invoices-legacy/invoices_get_2018-03-01-preview", reading(MakeInvoiceLink(invoice))),
            ("invoices/invoices_downloadByBillingAccount_2024-04-01", reading(MakeInvoiceLink(try profileInvoice()))),
            ("cost-query/query_subscription_2023-11-01", reading(CostQuery(someID, days: days))),
            ("cost-query/forecast_subscription_2023-11-01", reading(CostForecast(someID, days: days))),
            (
                "commerce/rateCard_get_2015-06-01-preview",
                reading(GetRateCard(someID, offer: Offer("0003P"), currency: CurrencyCode("USD")))
            ),
            ("commerce/usageAggregates_list_2015-06-01-preview", reading(ListUsageAggregates(someID, days: days))),
            (
                "permissions/billingPermissions_listByBillingAccount_2024-04-01",
                reading(ListBillingPermissions(.account("a")))
            ),
            (
                "permissions/billingPermissions_listByBillingProfile_2024-04-01",
                reading(ListBillingPermissions(.account("a")))
            ),
            (
                "permissions/checkAccess_byBillingAccount_2024-04-01",
                reading(CheckBillingAccess(.account("a"), actions: []))
            ),
            (
                "permissions/checkAccess_byBillingProfile_2024-04-01",
                reading(CheckBillingAccess(.account("a"), actions: []))
            ),
            ("permissions/policies_getBySubscription_2024-04-01", reading(ListPolicies(someID))),
            ("permissions/classicAdministrators_list_2015-06-01", reading(ListClassicAdministrators(someID))),
            ("permissions/rbac_permissions_listForResourceGroup_2022-04-01", reading(ListPermissions(someID))),
            ("permissions/rbac_roleAssignments_listForSubscription", reading(ListRoles(someID))),
            ("email-invoice/billingProfiles_get_2024-04-01", reading(GetBillingProfile(account: "a", profile: "p"))),
            (
                "email-invoice/billingProfiles_createOrUpdate_2024-04-01",
                reading(GetBillingProfile(account: "a", profile: "p"))
            ),
        ]
            + costReports.map { ("cost-details/" + $0, reading(MakeCostReport(.days(someID, days)))) }
    }

    private static let costReports = [
        "costDetailsOperationResults_2023-11-01", "generateCostDetailsReport_EA_billingPeriod_2023-11-01",
        "generateCostDetailsReport_billingProfile_invoiceId_2023-11-01",
        "generateCostDetailsReport_subscription_2022-05-01",
        "generateCostDetailsReport_subscription_timePeriod_2023-11-01",
    ]

    @Test func `fields that no operation has a use for are these, and no others`() async throws {
        var unread = ""
        for (name, read) in try Self.read() {
            unread += "\(name)\n" + (try await read(self, name)).map { "    \($0)\n" }.joined()
        }

        expectGolden(unread, named: "fields-not-read")
    }

    /// Bodies that other tests of this suite read, and that tell of what faktura does not ask for.
    private static let notAsked = [
        "billing-account/availableBalance_getByBillingProfile_2024-04-01",
        "billing-account/billingAccount_legacyAccountDetails_2024-04-01",
        "billing-account/billingAccounts_get_2024-04-01", "billing-account/billingAccounts_get_EA_2024-04-01",
        "billing-account/billingAccounts_list_2024-04-01", "billing-account/billingProfiles_list_2024-04-01",
        "billing-account/billingSubscriptions_get_2024-04-01",
        "billing-account/billingSubscriptions_listByBillingAccount_2024-04-01",
        "billing-periods/billingPeriods_get_2018-03-01-preview",
        "cost-details/generateDetailedCostReport_billingProfile_invoiceId_2023-11-01",
        "cost-details/generateDetailedCostReport_operationResults_2023-11-01",
        "cost-details/generateDetailedCostReport_operationStatus_2023-11-01",
        "cost-details/generateDetailedCostReport_subscription_timePeriod_2023-11-01",
        "cost-query/dimensions_subscription_2023-11-01", "exports/exports_createOrUpdate_subscription_2023-11-01",
        "exports/exports_list_subscription_2023-11-01", "exports/exports_runHistory_subscription_2023-11-01",
        "exports/exports_run_subscription_2023-11-01", "invoices-legacy/invoices_getLatest_2018-03-01-preview",
        "invoices-legacy/invoices_get_2017-04-24-preview",
        "invoices-legacy/invoices_get_error_UnsupportedSubscriptionType_2017-02-27-preview",
        "invoices/invoices_downloadDocumentsByBillingSubscription_2024-04-01",
        "invoices/invoices_downloadSummaryByBillingAccount_2024-04-01",
        "invoices/invoices_getByBillingAccount_2024-04-01", "invoices/invoices_getByBillingSubscription_2024-04-01",
        "invoices/invoices_get_byId_2024-04-01", "invoices/transactionSummary_getByInvoice_2024-04-01",
        "invoices/transactions_listByInvoice_2024-04-01",
        "permissions/billingRoleAssignments_listByBillingProfile_2024-04-01",
        "permissions/billingRoleDefinitions_listByBillingProfile_2024-04-01", "subscriptions/subscriptions_get",
        "usage-details/charges_modern_billingProfile_2023-11-01", "usage-details/pricesheet_get_2023-11-01",
    ]

    @Test func `every documented body is read by an operation, or is of one that faktura does not use`() throws {
        let folder = try #require(Examples.folder)
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }
        let read =
            try Self.read().map(\.name) + Self.usageRows.map { "usage-details/" + $0.0 }
            + Self.refusals.map { "errors/" + $0.0 } + Self.signIns.map { "auth/" + $0 }
            + ["invoices/invoices_downloadByBillingSubscription_2024-04-01"]

        #expect(Set(all).symmetricDifference(read + Self.notAsked) == [])
        #expect(Set(read).isDisjoint(with: Self.notAsked))
    }

    /// An invoice that leads to a given way of downloading.
    private static func profileInvoice() throws -> AzureInvoice {
        let json =
            #"{"name":"G1","properties":{"invoicePeriodStartDate":"2026-01-01","invoicePeriodEndDate":"2026-01-31"}}"#
        return try AzureInvoice(
            Fields(try JSONValue.reading(Array(json.utf8))), source: .billingProfile(account: "a"),
            owner: .billingProfile("p"))
    }

    private static func legacyInvoice() throws -> AzureInvoice {
        let json =
            #"{"name":"i","properties":{"invoicePeriodStartDate":"2026-01-01","invoicePeriodEndDate":"2026-01-31"}}"#
        return try AzureInvoice(
            legacy: Fields(try JSONValue.reading(Array(json.utf8))), owner: .subscription(someID))
    }

    /// The oldest list comes after the newer ones have refused.
    private static func legacyList(_ days: BillingPeriod) -> Reading {
        { tests, name in
            try await tests.run(ListInvoices(someID, days: days), on: name) {
                $0.url.path.contains("/billingSubscriptions/") ? .status(404) : nil
            }.unread
        }
    }

    @Test func `the Account Administrator is among the administrators of the older kind`() async throws {
        let (administrators, _) = try await run(
            ListClassicAdministrators(someID), on: "permissions/classicAdministrators_list_2015-06-01")

        #expect(administrators.filter(\.isAccountAdministrator).map(\.mail) == ["test@test.com"])
    }

    @Test func `invoices are read with their amounts, kinds and files`() async throws {
        let days = try BillingPeriod.days("2023-01-01", "2023-06-30")
        let (listing, _) = try await run(
            ListInvoices(someID, days: days), on: "invoices/invoices_listByBillingSubscription_2024-04-01")

        #expect(listing.invoices.map(\.kind) == [.services, .marketplace, .support])
        #expect(
            listing.invoices.compactMap(\.invoice).map(\.total.description) == ["33.99 USD", "55.99 USD", "33.99 USD"])
        #expect(listing.invoices.map { $0.files.compactMap(\.name) } == [[], [], ["12345678"]])
        #expect(listing.invoices.first?.period.description == "2023-02-01/2023-02-15")
    }

    @Test(
        arguments: [
            ("invoices-legacy/invoices_list_expand_downloadUrl_2018-03-01-preview", "https://microsoft.com/"),
            ("invoices-legacy/invoices_list_2018-03-01-preview", nil),
        ] as [(String, String?)])
    func `the oldest list is read, with its links when it has them`(name: String, url: String?) async throws {
        let body = try Examples.body(name)
        let fixture = ClientFixture(.status(404), .status(404), .json(body))

        let listing = try await fixture.azure.run(
            ListInvoices(someID, days: .days("2016-12-01", "2017-03-01")))

        let invoice = try #require(listing.invoices.first)
        #expect(invoice.period.description == "2017-01-01/2017-01-31")
        #expect(invoice.link?.url?.description == url)
    }

    private static let usageRows: [(String, String?, String?)] = [
        ("usageDetails_list_legacy_2023-11-01", "2019-04", "0.000001980949998"),
        ("usageDetails_list_legacy_2019-10-01", "2019-04", "0.000001980949998"),
        ("usageDetails_list_byMetricActualCost_2023-11-01", "2019-04", nil),
        ("usageDetails_listForBillingPeriod_2023-11-01", "2019-03", nil),
        ("usageDetails_list_modern_billingProfile_2023-11-01", "2019-10", "1.84763819095477"),
        ("usageDetails_list_2018-10-01", nil, nil), ("usageDetails_listForBillingPeriod_2018-10-01", nil, nil),
    ]

    @Test(arguments: usageRows)
    func `every field of a usage row is in its line`(name: String, month: String?, cost: String?) async throws {
        let body = try Examples.body("usage-details/" + name)
        let fixture = ClientFixture(.json(body))
        let sink = KeepingSink()
        let days = try BillingPeriod.days("2000-01-01", "2030-01-01")

        _ = try await ListUsage(someID, days: days, agreement: nil).run(on: fixture.azure, into: sink)

        let rows = try JSONValue.reading(Array(body.utf8))["value"]?.elements ?? []
        #expect(sink.lines.count == rows.count)
        for (row, line) in zip(rows, sink.lines) {
            if let month { #expect(line.day.description.hasPrefix(month)) }
            if let cost { #expect(line.cost == Amount(cost)) }
            let texts = line.texts.values.map { $0.lowercased() }
            for value in Self.values(row["properties"] ?? .null) where !value.isEmpty {
                let isThere =
                    texts.contains { $0.contains(value.lowercased()) } || ExactDecimal(value) == line.quantity
                    || Amount(value) == line.cost || Moment.day(value) == line.day
                    || ExactDecimal(value) == ExactDecimal(line[.unitPrice])
                #expect(isThere, "\(value) is not in the line")
            }
        }
    }

    /// Every text and number of a row.
    private static func values(_ value: JSONValue) -> [String] {
        switch value {
        case .null: []
        case .bool(let value): ["\(value)"]
        case .number(let text): [text]
        case .string(let text): text.contains("\"") ? [] : [text]
        case .list(let elements): elements.flatMap(values)
        case .object(let members): members.flatMap { values($0.value) }
        }
    }

    @Test func `a link to an invoice is read, before and after waiting for it`() async throws {
        let body = try Examples.body("invoices/invoices_downloadByBillingSubscription_2024-04-01")
        let days = try BillingPeriod.days("2023-01-01", "2023-06-30")
        let (listing, _) = try await run(
            ListInvoices(someID, days: days), on: "invoices/invoices_listByBillingSubscription_2024-04-01")
        let invoice = try #require(listing.invoices.first)

        let link = try await ClientFixture(.json(body)).azure.run(MakeInvoiceLink(invoice))

        #expect(link.expiresAt == 1_676_568_748)
        #expect(link.url?.host == "myaccount.blob.core.windows.net")
    }

    private static let refusals: [(String, AzureRefusal.Reason)] = [
        ("AuthorizationFailed", .notAuthorized(action: "Microsoft.Consumption/usageDetails/read")),
        ("NotOptedIn", .notOptedIn), ("UnsupportedSubscriptionType", .agreementNotSupported),
        ("costDetails_WebDirectNotSupported", .agreementNotSupported), ("costManagement_429", .rateLimited),
        ("costManagement_OfferNotSupported", .offerNotSupported(Offer("MS-AZR-0170P"))),
        ("costManagement_TheLastMonthNotSupported", .other), ("forecast_CantForecastOnThePast", .pastForecast),
        ("forecast_FailedDependency", .notEnoughHistory),
        ("usageDetails_BillingPeriodNotSupported_WebDirect", .agreementNotSupported),
        ("usageDetails_InvalidBillingPeriod", .invalidPeriod),
        ("usageDetails_SubscriptionScopeNotSupported_oldVersion", .other),
    ]

    @Test(arguments: refusals)
    func `documented errors come down to their reasons`(name: String, reason: AzureRefusal.Reason) throws {
        let document = try Examples.document("errors/" + name)
        let status = Int(try #require(document["status"]?.integer))
        var headers = HeaderFields()
        if case .object(let members)? = document["headers"] {
            for member in members { headers.add(member.name, member.value.text ?? "") }
        }

        let refusal = AzureRefusal.reading(
            Answer(status: status, headers: headers, body: Array((document["body"] ?? .null).json.utf8)))

        #expect(refusal.reason == reason)
        #expect(refusal.retryAfter == (name == "costManagement_429" ? 13 : nil))
    }

    private static let signIns = [
        "app_service_token_response", "az_account_get-access-token", "devicecode_response", "imds_token_response",
        "token_error_authorization_pending", "token_error_conditional_access", "token_response",
    ]

    @Test func `the documented answers of signing in are read`() throws {
        let fields = Fields(try Examples.document("auth/token_response"))
        #expect(TokenAnswer(fields, now: 0)?.access.expiresAt == 4_799_000)
        for name in ["imds_token_response", "app_service_token_response"] {
            let token = TokenAnswer(Fields(try Examples.document("auth/" + name)), now: 0)
            #expect(token?.access.expiresAt == 1_767_962_096_000)
            #expect(token?.refresh == nil)
        }
    }

    @Test func `the documented steps of a device code are taken`() async throws {
        func body(_ name: String) throws -> String { try Examples.document("auth/" + name).json }
        let fixture = ClientFixture(
            .json(try body("devicecode_response")),
            .json(try body("token_error_authorization_pending"), status: 400),
            .json(try body("token_error_conditional_access"), status: 400))
        let entra = EntraClient(
            cloud: ClientFixture.cloud, transport: fixture.transport, settings: fixture.settings)
        let signIn = DeviceCodeSignIn(entra, clientID: "c")
        let code = try await signIn.begin()

        #expect(code.userCode == "ABCD12345")
        #expect(code.address == "https://microsoft.com/devicelogin")
        guard case .refused(let refusal) = try await problem(of: { try await signIn.wait(for: code) }).signIn else {
            Issue.record("the sign-in went on")
            return
        }
        #expect(refusal.reason == .conditionalAccess)
        #expect(fixture.requests.count == 3)
    }

    @Test func `the documented output of the Azure CLI is a token`() async throws {
        let output = try Examples.document("auth/az_account_get-access-token").json
        let source = AzureCLISource(
            cloud: ClientFixture.cloud, clock: JumpingClock.atNoon().clock, secondsEastOfUTC: { _ in 3600 },
            run: { _ in ProgramOutcome(status: 0, output: output, errors: "") })

        #expect(try await source.freshToken(for: nil).expiresAt == 1_767_962_096_000)
    }
}
