import BillingCore
import SampleAccount
import Testing

@testable import AzureEmulator

/// What takes several calls, and what is refused, against the documented bodies.
@Suite(.enabled(if: DocumentedExample.folder != nil, "../shared/data/azure-examples is not there"))
struct DocumentedStepTests {
    private func expect(_ answer: JSON, toHaveThatOf file: String, absent: Set<String> = []) throws {
        let example = try DocumentedExample.read(file)
        let wanted = example["responses"]?["200"]?["body"] ?? example
        let differences = ShapeOfJSON(answer).differences(from: ShapeOfJSON(wanted))
            .filter { !absent.contains($0.path) }
        #expect(differences.map(\.description) == [])
    }

    @Test func `signing in`() async throws {
        try await Running.with { running in
            let scope = "https://management.azure.com/.default offline_access openid profile"
            let code = try await running.stranger.form(
                "/organizations/oauth2/v2.0/devicecode", ["client_id": "app", "scope": scope]
            ).json
            try expect(code, toHaveThatOf: "auth/devicecode_response.json")
            let fields = [
                "client_id": "app", "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
                "device_code": code["device_code"]?.text ?? "",
            ]
            let pending = try await running.stranger.form("/organizations/oauth2/v2.0/token", fields).json
            try expect(pending, toHaveThatOf: "auth/token_error_authorization_pending.json")
            running.emulator.approveDeviceCodes()
            let token = try await running.stranger.form("/organizations/oauth2/v2.0/token", fields).json
            try expect(token, toHaveThatOf: "auth/token_response.json")
        }
    }

    @Test func `a managed identity`() async throws {
        try await Running.with { running in
            let target = "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/"
            let reply = try await running.stranger.get(target, headers: ["Metadata": "true"])
            try expect(try reply.json, toHaveThatOf: "auth/imds_token_response.json")
            let hosted = try await running.stranger.get(target, headers: ["X-IDENTITY-HEADER": "any"])
            #expect(hosted.status == 200)
            #expect(try await running.stranger.get(target).status == 400)
        }
    }

    @Test func `the result of a download`() async throws {
        try await Running.with { running in
            let id = Running.subscription("Support").id
            let path = "/providers/Microsoft.Billing/billingAccounts/default/billingSubscriptions/\(id)/invoices"
            let list = try await running.client.get(path + "?api-version=2024-04-01").json
            let name = try #require(list["value"]?.items?.first?["name"]?.text)
            let begun = try await running.client.post("\(path)/\(name)/download?api-version=2024-04-01")
            let result = try await running.client.get(try #require(begun.headers["location"])).json
            try expect(result, toHaveThatOf: "invoices/invoices_downloadByBillingSubscription_2024-04-01.json")
        }
    }

    @Test func `the result of a cost report`() async throws {
        try await Running.with { running in
            let body = #"{"metric":"ActualCost","timePeriod":{"start":"2026-10-01","end":"2026-10-15"}}"#
            let begun = try await running.client.post(
                Running.path(
                    "Data platform",
                    "providers/Microsoft.CostManagement/generateCostDetailsReport?api-version=2023-11-01"), body)
            let result = try await running.client.get(try #require(begun.headers["location"])).json
            try expect(result, toHaveThatOf: "cost-details/costDetailsOperationResults_2023-11-01.json")
        }
    }

    @Test func `a profile after it was put`() async throws {
        try await Running.with { running in
            let example = try DocumentedExample.read("email-invoice/billingProfiles_createOrUpdate_2024-04-01.json")
            let profile = Running.account.snapshot.billingProfiles[0]
            let target =
                "/providers/Microsoft.Billing/billingAccounts/\(profile.billingAccount)/billingProfiles/"
                + "\(profile.id)?api-version=2024-04-01"
            let body = try #require(example["parameters"]?["parameters"]).bytes
            let reply = try await running.client.send("PUT", target, body: body)
            try expect(
                try reply.json, toHaveThatOf: "email-invoice/billingProfiles_createOrUpdate_2024-04-01.json")
        }
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let file: String
        let target: String
        var body: String?
        var scenario = #"{"settings":{}}"#
        /// Whether Azure's own words are known.
        var hasKnownWords = true

        var testDescription: String { file }
    }

    private static let cost = "providers/Microsoft.CostManagement"
    private static let usage = "providers/Microsoft.Consumption/usageDetails"
    private static let aggregation = #""aggregation":{"totalCost":{"name":"Cost","function":"Sum"}}"#
    private static let past =
        #"{"timeframe":"Custom","timePeriod":{"from":"2026-01-01","to":"2026-01-31"},"dataset":{\#(aggregation)}}"#
    private static let future =
        #"{"timeframe":"Custom","timePeriod":{"from":"2026-11-01","to":"2026-12-31"},"dataset":{\#(aggregation)}}"#

    private static let refusals = [
        Refused(
            file: "NotOptedIn",
            target: Running.path(
                "Shared services", "providers/Microsoft.Billing/invoices?api-version=2018-03-01-preview")),
        Refused(
            file: "UnsupportedSubscriptionType",
            target: Running.path(
                "Data platform", "providers/Microsoft.Billing/invoices?api-version=2018-03-01-preview"),
            hasKnownWords: false),
        Refused(
            file: "costDetails_WebDirectNotSupported",
            target: Running.path("Production", "\(cost)/generateCostDetailsReport?api-version=2023-11-01"),
            body: #"{"metric":"ActualCost"}"#),
        Refused(
            file: "costManagement_OfferNotSupported",
            target: Running.path("Production", "\(cost)/query?api-version=2023-11-01"), body: past,
            scenario: #"{"faults":[{"kind":"offerNotSupported"}]}"#),
        Refused(
            file: "costManagement_TheLastMonthNotSupported",
            target: Running.path("Production", "\(cost)/query?api-version=2023-11-01"),
            body: #"{"timeframe":"TheLastMonth"}"#),
        Refused(
            file: "costManagement_429", target: Running.path("Production", "\(cost)/query?api-version=2023-11-01"),
            body: past, scenario: #"{"faults":[{"kind":"throttled"}]}"#),
        Refused(
            file: "forecast_CantForecastOnThePast",
            target: Running.path("Production", "\(cost)/forecast?api-version=2023-11-01"), body: past),
        Refused(
            file: "forecast_FailedDependency",
            target: Running.path("New project", "\(cost)/forecast?api-version=2023-11-01"), body: future,
            hasKnownWords: false),
        Refused(
            file: "usageDetails_BillingPeriodNotSupported_WebDirect",
            target: Running.path("Production", "\(usage)?api-version=2023-05-01")),
        Refused(
            file: "usageDetails_InvalidBillingPeriod",
            target: Running.path(
                "Data platform", "providers/Microsoft.Billing/billingPeriods/202411/\(usage)?api-version=2023-05-01")),
        Refused(
            file: "usageDetails_SubscriptionScopeNotSupported_oldVersion",
            target: Running.path("Production", "\(usage)?api-version=2018-10-01")),
        Refused(
            file: "AuthorizationFailed",
            target: "/providers/Microsoft.Billing/billingAccounts/default/billingSubscriptions/"
                + "\(Running.subscription("Shared services").id)/invoices?api-version=2024-04-01", hasKnownWords: false),
    ]

    @Test(arguments: refusals)
    func `a refusal has the documented status, code and words`(refused: Refused) async throws {
        let example = try DocumentedExample.read("errors/\(refused.file).json")
        try await Running.with(scenario: refused.scenario) { running in
            let reply =
                if let body = refused.body {
                    try await running.client.post(refused.target, body)
                } else {
                    try await running.client.get(refused.target)
                }
            #expect(reply.status == example["status"]?.whole)
            let wanted = try #require(example["body"]?["error"])
            #expect(try reply.code == wanted["code"]?.text)
            guard refused.hasKnownWords else { return }
            let identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
            #expect(
                try reply.message.replacing(identifier, with: "")
                    == wanted["message"]?.text?.replacing(identifier, with: ""))
        }
    }
}
