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
        _ operation: Operation, on name: String
    ) async throws -> (Operation.Outcome, unread: [String]) {
        let body = try Examples.body(name)
        let kept = Kept()
        var azure = ClientFixture(transport: ScriptedTransport { _ in .json(body) }).azure
        azure.ledger = FieldLedgerBox { kept.ledger }
        let outcome = try await operation.run(on: azure)
        return (outcome, kept.ledger.unread)
    }

    /// A ledger that an operation and its test share; they take turns.
    private final class Kept: Sendable {
        nonisolated(unsafe) let ledger = FieldLedger()
    }

    @Test func `fields that no operation has a use for are these, and no others`() async throws {
        var unread: [String] = []
        func note(_ name: String, _ fields: [String]) {
            unread.append("\(name)\n" + fields.map { "    \($0)\n" }.joined())
        }
        let days = try BillingPeriod.days("2000-01-01", "2030-01-01")
        note("subscriptions", try await run(ListSubscriptions(), on: "subscriptions/subscriptions_list").unread)
        note("tenants", try await run(ListTenants(), on: "subscriptions/tenants_list").unread)
        for kind in ["MOSP", "MCA"] {
            let name = "billing-account/billingProperty_get_\(kind)_2024-04-01"
            note("billing property, \(kind)", try await run(GetBillingProperty(someID), on: name).unread)
        }
        note(
            "billing periods",
            try await run(ListBillingPeriods(someID), on: "billing-periods/billingPeriods_list_2018-03-01-preview")
                .unread)
        note(
            "invoices of a subscription",
            try await run(
                ListInvoices(someID, days: days), on: "invoices/invoices_listByBillingSubscription_2024-04-01"
            ).unread)
        note(
            "invoices of a profile",
            try await run(
                ListProfileInvoices(account: "a", profile: "p", days: days),
                on: "invoices/invoices_listByBillingProfile_2024-04-01"
            ).unread)
        note(
            "query", try await run(CostQuery(someID, days: days), on: "cost-query/query_subscription_2023-11-01").unread
        )
        note(
            "forecast",
            try await run(CostForecast(someID, days: days), on: "cost-query/forecast_subscription_2023-11-01").unread)
        note(
            "usage aggregates",
            try await run(
                ListUsageAggregates(someID, days: days), on: "commerce/usageAggregates_list_2015-06-01-preview"
            ).unread)
        note(
            "cost report",
            try await run(
                MakeCostReport(.days(someID, days)), on: "cost-details/costDetailsOperationResults_2023-11-01"
            ).unread)
        note(
            "billing permissions",
            try await run(
                ListBillingPermissions(.account("a")),
                on: "permissions/billingPermissions_listByBillingProfile_2024-04-01"
            ).unread)
        note(
            "access",
            try await run(
                CheckBillingAccess(.account("a"), actions: []),
                on: "permissions/checkAccess_byBillingProfile_2024-04-01"
            ).unread)
        note(
            "policies",
            try await run(ListPolicies(someID), on: "permissions/policies_getBySubscription_2024-04-01").unread)
        note(
            "classic administrators",
            try await run(ListClassicAdministrators(someID), on: "permissions/classicAdministrators_list_2015-06-01")
                .unread)
        note(
            "permissions",
            try await run(ListPermissions(someID), on: "permissions/rbac_permissions_listForResourceGroup_2022-04-01")
                .unread)
        note(
            "billing profile",
            try await run(
                GetBillingProfile(account: "a", profile: "p"), on: "email-invoice/billingProfiles_get_2024-04-01"
            ).unread)

        expectGolden(unread.joined(), named: "fields-not-read")
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

    @Test(
        arguments: [
            ("usageDetails_list_legacy_2023-11-01", "2019-04", "0.000001980949998"),
            ("usageDetails_list_legacy_2019-10-01", "2019-04", "0.000001980949998"),
            ("usageDetails_list_byMetricActualCost_2023-11-01", "2019-04", nil),
            ("usageDetails_listForBillingPeriod_2023-11-01", "2019-03", nil),
            ("usageDetails_list_modern_billingProfile_2023-11-01", "2019-10", "1.84763819095477"),
            ("usageDetails_list_2018-10-01", nil, nil), ("usageDetails_listForBillingPeriod_2018-10-01", nil, nil),
        ] as [(String, String?, String?)])
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

    @Test(
        arguments: [
            ("AuthorizationFailed", .notAuthorized(action: "Microsoft.Consumption/usageDetails/read")),
            ("NotOptedIn", .notOptedIn), ("UnsupportedSubscriptionType", .agreementNotSupported),
            ("costDetails_WebDirectNotSupported", .agreementNotSupported), ("costManagement_429", .rateLimited),
            ("costManagement_OfferNotSupported", .offerNotSupported(Offer("MS-AZR-0170P"))),
            ("costManagement_TheLastMonthNotSupported", .other), ("forecast_CantForecastOnThePast", .pastForecast),
            ("forecast_FailedDependency", .notEnoughHistory),
            ("usageDetails_BillingPeriodNotSupported_WebDirect", .agreementNotSupported),
            ("usageDetails_InvalidBillingPeriod", .invalidPeriod),
            ("usageDetails_SubscriptionScopeNotSupported_oldVersion", .other),
        ] as [(String, AzureRefusal.Reason)])
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

    @Test func `the documented answers of signing in are read`() throws {
        let fields = Fields(try Examples.document("auth/token_response"))
        #expect(TokenAnswer(fields, now: 0)?.access.expiresAt == 4_799_000)
        for name in ["imds_token_response", "app_service_token_response"] {
            let token = TokenAnswer(Fields(try Examples.document("auth/" + name)), now: 0)
            #expect(token?.access.expiresAt == 1_767_962_096_000)
            #expect(token?.refresh == nil)
        }
    }
}
