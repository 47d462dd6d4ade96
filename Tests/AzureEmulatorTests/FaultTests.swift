import BillingCore
import Testing

@testable import AzureEmulator

struct FaultTests {
    private static let subscriptions = "/subscriptions?api-version=2022-12-01"
    private static let usage =
        Running.path("Production", "providers/Microsoft.Consumption/usageDetails?api-version=2023-11-01&$top=20")
        + "&$filter=properties/usageStart ge '2026-10-12' and properties/usageEnd le '2026-11-11'"

    private static func scenario(_ fault: String) -> String { #"{"faults":[{\#(fault)}]}"# }

    @Test(arguments: [
        "Retry-After", "x-ms-ratelimit-microsoft.consumption-retry-after",
        "x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after",
        "x-ms-ratelimit-microsoft.costmanagement-entity-retry-after",
        "x-ms-ratelimit-microsoft.costmanagement-tenant-retry-after",
        "x-ms-ratelimit-microsoft.costmanagement-client-retry-after",
    ])
    func `too many calls are told with each header, for as many calls as asked for`(header: String) async throws {
        let fault = #""kind":"throttled","operation":"subscriptions","after":1,"times":2,"headers":{"\#(header)":"7"}"#
        try await Running.with(scenario: Self.scenario(fault)) { running in
            var replies: [Reply] = []
            for _ in 0..<4 { replies.append(try await running.client.get(Self.subscriptions)) }
            #expect(replies.map(\.status) == [200, 429, 429, 200])
            #expect(replies[1].headers[header.lowercased()] == "7")
            #expect(try replies[1].code == "429")
        }
    }

    @Test(arguments: [
        (#""kind":"error","status":500"#, 500, "InternalServerError"),
        (
            #""kind":"error","status":503,"code":"ServiceUnavailable","headers":{"Retry-After":"3"}"#, 503,
            "ServiceUnavailable"
        ),
        (#""kind":"webDirect""#, 422, "422"), (#""kind":"offerNotSupported""#, 400, "BadRequest"),
        (#""kind":"error","status":422,"code":"UnprocessableEntity""#, 422, "UnprocessableEntity"),
    ])
    func `an error comes in Azure's shape, for one call`(fault: String, status: Int, code: String) async throws {
        try await Running.with(scenario: Self.scenario(fault)) { running in
            let reply = try await running.client.get(Self.subscriptions)
            #expect(reply.status == status)
            #expect(try reply.code == code)
            #expect(reply.headers["x-ms-request-id"] != nil)
            #expect(try await running.client.get(Self.subscriptions).status == 200)
        }
    }

    @Test func `a body ends half way, in order or by a reset`() async throws {
        try await Running.with(scenario: Self.scenario(#""kind":"truncated""#)) { running in
            let cut = try await running.client.get(Self.usage)
            #expect(cut.status == 200)
            #expect(!cut.isWhole)
            #expect(!cut.isReset)
            try running.emulator.apply(scenario: Self.scenario(#""kind":"reset""#))
            let torn = try await running.client.get(Self.usage)
            #expect(torn.isReset)
            #expect(!torn.isWhole)
            #expect(try await running.client.get(Self.usage).isWhole)
        }
    }

    @Test func `a body is no JSON, of another type, or empty`() async throws {
        try await Running.with(scenario: Self.scenario(#""kind":"malformed""#)) { running in
            let broken = try await running.client.get(Self.usage)
            #expect(broken.isWhole)
            #expect(throws: JSONParser.Defect.self) { try broken.json }
            try running.emulator.apply(scenario: Self.scenario(#""kind":"html","status":400"#))
            let page = try await running.client.get(Self.usage)
            #expect(page.headers["content-type"]?.hasPrefix("text/html") == true)
            try running.emulator.apply(scenario: Self.scenario(#""kind":"empty""#))
            #expect(try await running.client.get(Self.usage).body == [])
            try running.emulator.apply(scenario: Self.scenario(#""kind":"noContent""#))
            #expect(try await running.client.get(Self.usage).status == 204)
        }
    }

    @Test func `a link leads back to its own page, or elsewhere`() async throws {
        try await Running.with(scenario: Self.scenario(#""kind":"repeatedNextLink","times":2"#)) { running in
            let first = try await running.client.get(Self.usage)
            let link = try #require(try first.json["nextLink"]?.text)
            #expect(try await running.client.get(link).body == first.body)
            try running.emulator.apply(scenario: Self.scenario(#""kind":"foreignNextLink""#))
            let away = try await running.client.get(Self.usage).json["nextLink"]?.text
            #expect(away?.hasPrefix("https://elsewhere.example.com/") == true)
            // A page that is the last one gets a link, too.
            try running.emulator.apply(scenario: Self.scenario(#""kind":"repeatedNextLink""#))
            let tenants = try await running.client.get("/tenants?api-version=2022-12-01")
            #expect(try tenants.json["nextLink"]?.text?.contains("/tenants") == true)
        }
    }

    @Test func `a token ends in the middle, and another one goes on`() async throws {
        let fault = Self.scenario(#""kind":"expiredToken","operation":"usageDetails","after":1"#)
        try await Running.with(scenario: fault) { running in
            let link = try #require(try await running.client.get(Self.usage).json["nextLink"]?.text)
            let refused = try await running.client.get(link)
            #expect(refused.status == 401)
            #expect(try refused.code == "ExpiredAuthenticationToken")
            #expect(try await running.client.get(link).status == 401)
            let another = LoopbackClient(base: running.client.base, token: running.emulator.issueToken())
            #expect(try await another.get(link).status == 200)
        }
    }

    @Test func `a call is led to another host`() async throws {
        let fault = #""kind":"redirect","status":307,"location":"https://other.example.com/x""#
        try await Running.with(scenario: Self.scenario(fault)) { running in
            let reply = try await running.client.get(Self.subscriptions)
            #expect(reply.status == 307)
            #expect(reply.headers["location"] == "https://other.example.com/x")
        }
    }

    @Test func `a storage that is closed says so by its code`() async throws {
        try await Running.with(scenario: Self.scenario(#""kind":"closedStorage","operation":"blob""#)) { running in
            let target = "providers/Microsoft.Billing/invoices/latest?api-version=2018-03-01-preview"
            let reply = try await running.client.get(Running.path("Production", target))
            let url = try #require(try reply.json["properties"]?["downloadUrl"]?["url"]?.text)
            let refused = try await running.stranger.get(url)
            #expect(refused.status == 403)
            #expect(refused.headers["x-ms-error-code"] == "AuthorizationFailure")
        }
    }

    @Test func `a download link ends before its time`() async throws {
        try await Running.with(scenario: Self.scenario(#""kind":"expiredLink","operation":"blob""#)) { running in
            let target = "providers/Microsoft.Billing/invoices/latest?api-version=2018-03-01-preview"
            let reply = try await running.client.get(Running.path("Production", target))
            let url = try #require(try reply.json["properties"]?["downloadUrl"]?["url"]?.text)
            #expect(try await running.stranger.get(url).status == 403)
            #expect(try await running.stranger.get(url).status == 200)
        }
    }

    @Test func `a clock is ahead`() async throws {
        try await Running.with(scenario: Self.scenario(#""kind":"clockSkew","seconds":7200"#)) { running in
            let skewed = try await running.client.get(Self.subscriptions)
            let right = try await running.client.get(Self.subscriptions)
            let dates = [skewed, right].map { HTTPDate.seconds($0.headers["date"] ?? "") ?? 0 }
            #expect(dates[0] - dates[1] == 7_200)
        }
    }

    @Test func `a slow answer is whole`() async throws {
        let fault = #""kind":"slow","milliseconds":1,"bytesPerSecond":50000"#
        try await Running.with(scenario: Self.scenario(fault)) { running in
            let reply = try await running.client.get(Self.subscriptions)
            #expect(reply.isWhole)
            #expect(try reply.json["value"] != nil)
        }
    }

    @Test func `a fault befalls what its target names`() async throws {
        let fault = #""kind":"error","target":"api-version=2020","times":0"#
        try await Running.with(scenario: Self.scenario(fault)) { running in
            let other = try await running.client.get(Self.subscriptions)
            #expect(other.status == 200)
            #expect(try await running.client.get("/subscriptions?api-version=2020-01-01").status == 500)
            #expect(try await running.client.send("DELETE", "/emulator/faults").status == 204)
            #expect(try await running.client.get("/subscriptions?api-version=2020-01-01").status == 200)
        }
    }

    @Test(arguments: [
        ("[", "no JSON from byte 1 on"), (#"{"faults":[{"kind":"weather"}]}"#, #""weather" is no kind of fault"#),
        (#"{"faults":[{"kind":"reset","operation":"nothing"}]}"#, #""nothing" is no operation"#),
        (#"{"faults":[{"kind":"reset","sometimes":3}]}"#, #""sometimes" is nothing that a fault has"#),
        (#"{"settings":{"speed":3}}"#, #""speed" is no setting"#), (#"{"what":1}"#, "neither settings nor"),
    ])
    func `a scenario that cannot be used says why`(scenario: String, words: String) async throws {
        try await Running.with { running in
            #expect {
                try running.emulator.apply(scenario: scenario)
            } throws: { error in
                guard case .scenario(let reason)? = error as? AzureEmulator.Problem else { return false }
                return reason.contains(words)
            }
            let reply = try await running.stranger.post("/emulator/faults", scenario)
            #expect(reply.status == 400)
            #expect(try reply.message.contains(words))
        }
    }

    @Test func `calls are counted by operation, without what a signature proves`() async throws {
        try await Running.with { running in
            _ = try await running.client.get(Self.usage)
            _ = try await running.client.get(Self.usage)
            _ = try await running.stranger.get(Self.subscriptions)
            _ = try await running.stranger.get("/blobs/invoices/x.pdf?sv=1&sig=planted")
            #expect(running.emulator.calls == ["usageDetails": 2, "subscriptions": 1, "blob": 1])
            #expect(running.emulator.targets(of: "subscriptions") == [Self.subscriptions])
            let told = try await running.stranger.get("/emulator/calls")
            #expect(try told.json["calls"]?["usageDetails"]?.whole == 2)
            #expect(!told.text.contains("planted"))
            #expect(told.text.contains(#""status":401"#))
            #expect(try await running.stranger.send("DELETE", "/emulator/calls").status == 204)
            #expect(running.emulator.calls.isEmpty)
        }
    }

    @Test(arguments: [
        ("/subscriptions", 400, "MissingApiVersionParameter"),
        ("/subscriptions?api-version=1999-01-01", 400, "InvalidApiVersionParameter"),
        ("/providers/Microsoft.Billing/billingAccounts?api-version=1999-01-01", 400, "NoRegisteredProviderFound"),
        ("/subscriptions/00000000-0000-0000-0000-000000000000?api-version=2022-12-01", 404, "SubscriptionNotFound"),
        ("/providers/Microsoft.Nothing/things?api-version=1", 404, "InvalidResourceType"),
    ])
    func `what is asked for in the wrong way is refused as Azure does`(target: String, status: Int, code: String)
        async throws
    {
        try await Running.with { running in
            let reply = try await running.client.get(target)
            #expect(reply.status == status)
            #expect(try reply.code == code)
            if target.contains("Billing") { #expect(reply.headers["api-supported-versions"]?.contains("2024") == true) }
        }
    }

    @Test func `a blank that was not encoded is badly formed`() async throws {
        try await Running.with { running in
            let reply = try await running.client.send("GET", "/subscriptions?$filter=a\u{20}b", isRaw: true)
            #expect(reply.status == 400)
            #expect(reply.text.contains("The request is badly formed."))
        }
    }

    @Test func `the service hangs up after each answer`() async throws {
        try await Running.with { running in
            let reply = try await running.client.get(Self.subscriptions)
            #expect(reply.headers["connection"] == "close")
            #expect(reply.headers["x-ms-ratelimit-remaining-subscription-reads"] == "11998")
        }
    }
}
