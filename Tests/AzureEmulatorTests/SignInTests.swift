import FakturaTestSupport
import Foundation
import Testing

@testable import AzureEmulator

struct SignInTests {
    private static let deviceGrant = "urn:ietf:params:oauth:grant-type:device_code"
    private static let scope = "https://management.azure.com/.default offline_access openid profile"

    private func ask(_ running: Running) async throws -> JSON {
        try await running.stranger.form(
            "/organizations/oauth2/v2.0/devicecode", ["client_id": "app", "scope": Self.scope]
        ).json
    }

    private func poll(_ running: Running, _ code: JSON) async throws -> Reply {
        try await running.stranger.form(
            "/organizations/oauth2/v2.0/token",
            ["client_id": "app", "grant_type": Self.deviceGrant, "device_code": code["device_code"]?.text ?? ""])
    }

    private func token(_ running: Running, tenant: String = "organizations", _ fields: [String: String]) async throws
        -> Reply
    {
        try await running.stranger.form(
            "/\(tenant)/oauth2/v2.0/token", fields.merging(["client_id": "app"]) { first, _ in first })
    }

    @Test func `a device code waits until it is approved, and gives a token that calls are made with`() async throws {
        try await Running.with { running in
            let code = try await ask(running)
            #expect(code["interval"]?.whole == 5)
            #expect(try await poll(running, code).json["error"]?.text == "authorization_pending")

            let user = try #require(code["user_code"]?.text)
            let page = try await running.stranger.form("/device", ["code": user, "verdict": "approved"])
            #expect(page.text.contains("Done"))
            let answer = try await poll(running, code).json

            let access = try #require(answer["access_token"]?.text)
            #expect(answer["refresh_token"]?.text != nil)
            let client = LoopbackClient(base: running.client.base, token: access)
            #expect(try await client.get("/tenants?api-version=2022-12-01").status == 200)
            #expect(try await poll(running, code).json["error"]?.text == "bad_verification_code")
        }
    }

    @Test func `who polls too often is told to slow down`() async throws {
        try await Running.with { running in
            let code = try await ask(running)
            #expect(try await poll(running, code).json["error"]?.text == "authorization_pending")
            running.clock.advance(seconds: 1)
            #expect(try await poll(running, code).json["error"]?.text == "slow_down")
            running.clock.advance(seconds: 10)
            #expect(try await poll(running, code).json["error"]?.text == "authorization_pending")
        }
    }

    @Test(arguments: [
        ("declined", "authorization_declined", 70_017), ("expired", "expired_token", 70_019),
        ("blocked", "invalid_grant", 53_003),
    ])
    func `a code that is not approved says why`(verdict: String, error: String, number: Int) async throws {
        try await Running.with { running in
            let code = try await ask(running)
            _ = try await running.stranger.post("/emulator/devicecodes/all/\(verdict)")
            let answer = try await poll(running, code)
            #expect(answer.status == 400)
            #expect(try answer.json["error"]?.text == error)
            #expect(try answer.json["error_codes"]?.items?.first?.whole == number)
        }
    }

    @Test func `a code ends by itself`() async throws {
        try await Running.with { running in
            let code = try await ask(running)
            running.clock.advance(seconds: 901)
            #expect(try await poll(running, code).json["error"]?.text == "expired_token")
        }
    }

    @Test func `codes are approved by themselves when asked for`() async throws {
        try await Running.with(isApproving: true) { running in
            let code = try await ask(running)
            #expect(try await poll(running, code).status == 200)
        }
    }

    @Test(arguments: [true, false])
    func `a refresh token is good for any tenant but the one that wants more proof`(isSpent: Bool) async throws {
        let scenario = #"{"settings":{"polls":0,"spendsRefreshTokens":\#(isSpent)}}"#
        try await Running.with(scenario: scenario, isApproving: true) { running in
            let first = try #require(try await poll(running, try await ask(running)).json["refresh_token"]?.text)
            let fields = ["grant_type": "refresh_token", "refresh_token": first, "scope": Self.scope]

            let refused = try await token(running, tenant: Tenant.partner.id, fields)
            #expect(try refused.json["error"]?.text == "interaction_required")
            let answer = try await token(running, tenant: Tenant.group.domain, fields)
            #expect(answer.status == 200)
            #expect(try answer.json["refresh_token"]?.text != first)
            let again = try await token(running, fields).json
            #expect(again["error"]?.text == (isSpent ? "invalid_grant" : nil))
        }
    }

    @Test(arguments: [
        (["client_secret": "s"], 0), (["client_secret": "wrong"], 7_000_215), (["client_secret": "expired"], 7_000_222),
        ([:], 7_000_218), (["client_secret": "s", "client_id": "00000000-0000-0000-0000-000000000000"], 700_016),
        (["client_secret": "s", "scope": "everything"], 1_002_012), (["client_assertion": "none"], 50_027),
    ])
    func `an application proves who it is`(proof: [String: String], number: Int) async throws {
        try await Running.with { running in
            var fields = ["grant_type": "client_credentials", "scope": "https://management.azure.com/.default"]
            fields["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
            let answer = try await token(running, tenant: Tenant.home.id, fields.merging(proof) { $1 })
            #expect(try answer.json["error_codes"]?.items?.first?.whole ?? 0 == number)
            #expect(try (answer.json["access_token"]?.text != nil) == (number == 0))
            #expect(try answer.json["refresh_token"] == nil)
        }
    }

    @Test func `an assertion is good in its time only, by the server's clock`() async throws {
        try await Running.with { running in
            let now = Int(running.clock.seconds)
            func assertion(_ expiry: Int) -> String {
                let claims: JSON = ["nbf": .count(now - 10), "exp": .count(expiry)]
                return "e30.\(TokenBook.encoded(claims.bytes)).c2ln"
            }
            let fields = [
                "grant_type": "client_credentials", "scope": "https://management.azure.com/.default",
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion": assertion(now + 600),
            ]
            #expect(try await token(running, tenant: Tenant.home.id, fields).status == 200)
            try running.emulator.apply(scenario: #"{"settings":{"clockSkew":3600}}"#)
            let late = try await token(running, tenant: Tenant.home.id, fields)
            #expect(try late.json["error_codes"]?.items?.first?.whole == 700_024)
        }
    }

    @Test func `a call needs a token that is known and not over`() async throws {
        try await Running.with { running in
            let target = "/subscriptions?api-version=2022-12-01"
            let missing = try await running.stranger.get(target)
            #expect(missing.status == 401)
            #expect(try missing.code == "AuthenticationFailed")
            #expect(missing.headers["www-authenticate"]?.contains("authorization_uri=") == true)
            let unknown = LoopbackClient(base: running.client.base, token: "nothing")
            #expect(try await unknown.get(target).code == "InvalidAuthenticationToken")
            running.clock.advance(seconds: 36_001)
            #expect(try await running.client.get(target).code == "ExpiredAuthenticationToken")
        }
    }

    @Test func `a subscription of another tenant names the tenant`() async throws {
        try await Running.with(scenario: #"{"settings":{"separateTenants":true}}"#) { running in
            let reply = try await running.client.get(Running.path("Data platform", "?api-version=2022-12-01"))
            #expect(reply.status == 401)
            #expect(try reply.code == "InvalidAuthenticationTokenTenant")
            #expect(reply.headers["www-authenticate"]?.contains(Tenant.group.id) == true)
        }
    }

    @Test func `an unknown tenant is refused`() async throws {
        try await Running.with { running in
            let reply = try await token(running, tenant: "nowhere.example.com", ["grant_type": "refresh_token"])
            #expect(try reply.json["error_codes"]?.items?.first?.whole == 90_002)
        }
    }
}
