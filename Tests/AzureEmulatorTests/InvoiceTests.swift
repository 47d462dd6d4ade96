import BillingCore
import FakturaTestSupport
import SampleAccount
import Testing

@testable import AzureEmulator

struct InvoiceTests {
    private static let billing = "/providers/Microsoft.Billing/billingAccounts"

    private static func bySubscription(_ name: String, _ rest: String) -> String {
        "\(billing)/default/billingSubscriptions/\(Running.subscription(name).id)/\(rest)"
    }

    private static func invoices(of name: String) -> [Invoice] {
        let id = Running.subscription(name).id
        return Running.account.snapshot.invoices.filter { $0.owner == .subscription(id) }
    }

    @Test(arguments: ["Production", "Analytics", "Support", "Visual Studio", "Trial"])
    func `all invoices of a subscription come, page by page`(name: String) async throws {
        try await Running.with(scenario: #"{"settings":{"listPage":4}}"#) { running in
            let target = Self.bySubscription(name, "invoices?api-version=2024-04-01")
            let items = try await running.pages(target).flatMap { $0 }
            #expect(items.compactMap { $0["name"]?.text } == Self.invoices(of: name).map(\.id))
            for (item, invoice) in zip(items, Self.invoices(of: name)) {
                guard case .number(let digits)? = item["properties"]?["billedAmount"]?["value"] else {
                    Issue.record("no amount")
                    return
                }
                #expect(Amount(digits) == invoice.total.amount)
            }
        }
    }

    @Test func `links were relative in 2020, when the dates were required`() async throws {
        try await Running.with(scenario: #"{"settings":{"listPage":4}}"#) { running in
            let bare = Self.bySubscription("Production", "invoices?api-version=2020-05-01")
            #expect(try await running.client.get(bare).status == 400)
            let target = bare + "&periodStartDate=2026-01-01&periodEndDate=2026-12-31"
            let link = try await running.client.get(target).json["nextLink"]?.text
            #expect(link?.hasPrefix("/providers/Microsoft.Billing/") == true)
            let count = try await running.pages(target).flatMap { $0 }.count
            #expect(count == Self.invoices(of: "Production").count)
        }
    }

    @Test(arguments: [
        ("Shared services", 403, "AuthorizationFailed", 403, "NotOptedIn"),
        ("Azure in Open", 404, "NotFound", 400, "UnsupportedSubscriptionType"),
        ("Data platform", 404, "NotFound", 400, "UnsupportedSubscriptionType"),
    ])
    func `a subscription whose invoices cannot be seen is refused, each way in its words`(
        name: String, status: Int, code: String, legacyStatus: Int, legacyCode: String
    ) async throws {
        try await Running.with { running in
            let newer = try await running.client.get(Self.bySubscription(name, "invoices?api-version=2024-04-01"))
            #expect(newer.status == status)
            #expect(try newer.code == code)
            let older = try await running.client.get(
                Running.path(name, "providers/Microsoft.Billing/invoices?api-version=2018-03-01-preview"))
            #expect(older.status == legacyStatus)
            #expect(try older.code == legacyCode)
        }
    }

    @Test func `a subscription without any invoice is not found the old way`() async throws {
        try await Running.with { running in
            let reply = try await running.client.get(
                Running.path("Trial", "providers/Microsoft.Billing/invoices?api-version=2018-03-01-preview"))
            #expect(reply.status == 404)
        }
    }

    @Test(arguments: ["2024-04-01", "2020-05-01"])
    func `an invoice is asked for, waited for and fetched without a token`(version: String) async throws {
        try await Running.with(scenario: #"{"settings":{"polls":2,"retryAfter":3}}"#) { running in
            let invoice = Self.invoices(of: "Production")[0]
            let token = version < "2024" ? "&downloadToken=DRS_1" : ""
            let begun = try await running.client.post(
                Self.bySubscription("Production", "invoices/\(invoice.id)/download?api-version=\(version)\(token)"))
            #expect(begun.status == 202)
            #expect(begun.headers["retry-after"] == "3")
            var place = try #require(begun.headers["location"])
            for _ in 0..<2 {
                let poll = try await running.client.get(place)
                #expect(poll.status == 202)
                #expect(poll.headers["location"] != place)
                place = try #require(poll.headers["location"])
            }
            let result = try await running.client.get(place).json
            #expect((result["expiryTime"] != nil) == (version >= "2024"))
            let url = try #require(result["url"]?.text)

            let file = try await running.stranger.get(url)
            #expect(file.body == Running.account.pdf(of: invoice))
            let part = try await running.stranger.get(url, headers: ["Range": "bytes=100-199"])
            #expect(part.status == 206)
            #expect(part.body == Array(file.body[100..<200]))
            #expect(part.headers["content-range"] == "bytes 100-199/\(file.body.count)")
            #expect(try await running.stranger.get(url, headers: ["Range": "bytes=9999999-"]).status == 416)
            #expect(try await running.client.get(url).status == 403)
            running.clock.advance(seconds: 601)
            let late = try await running.stranger.get(url)
            #expect(late.status == 403)
            #expect(late.text.contains("AuthenticationFailed"))
        }
    }

    @Test func `an old invoice carries its link`() async throws {
        try await Running.with { running in
            let target = "providers/Microsoft.Billing/invoices/latest?api-version=2018-03-01-preview"
            let reply = try await running.client.get(Running.path("Production", target))
            let url = try #require(try reply.json["properties"]?["downloadUrl"]?["url"]?.text)
            let file = try await running.stranger.get(url)
            #expect(file.text.hasPrefix("%PDF"))
        }
    }

    @Test func `who puts a profile switches its e-mail, and what is left out is gone`() async throws {
        try await Running.with { running in
            let profile = Running.account.snapshot.billingProfiles[0]
            let account = profile.billingAccount.replacing(":", with: "%3A")
            let target = "\(Self.billing)/\(account)/billingProfiles/\(profile.id)?api-version=2024-04-01"
            #expect(try await running.client.get(target).json["properties"]?["invoiceEmailOptIn"]?.flag == false)
            let body =
                #"{"properties":{"displayName":"Retail","invoiceEmailOptIn":true,"invoiceRecipients":["a@b.example"]}}"#
            #expect(try await running.client.send("PUT", target, body: Array(body.utf8)).status == 200)
            let after = try await running.client.get(target).json["properties"]
            #expect(after?["invoiceEmailOptIn"]?.flag == true)
            #expect(after?["invoiceRecipients"]?.items?.compactMap(\.text) == ["a@b.example"])
            #expect(after?["billTo"] == nil)
            let wrong = #"{"properties":{"displayName":"Retail","currency":"EUR"}}"#
            #expect(try await running.client.send("PUT", target, body: Array(wrong.utf8)).status == 400)
        }
    }

    @Test func `a reader of a profile may not put it, and checkAccess says so`() async throws {
        try await Running.with(scenario: #"{"settings":{"profileRole":"reader"}}"#) { running in
            let profile = Running.account.snapshot.billingProfiles[0]
            let path = "\(Self.billing)/\(profile.billingAccount)/billingProfiles/\(profile.id)"
            let body = #"{"properties":{"displayName":"Retail"}}"#
            let put = try await running.client.send("PUT", path + "?api-version=2024-04-01", body: Array(body.utf8))
            #expect(put.status == 403)
            let asked = #"{"actions":["Microsoft.Billing/billingAccounts/billingProfiles/write"]}"#
            let answer = try await running.client.post(path + "/checkAccess?api-version=2024-04-01", asked).json
            #expect(answer.items?.first?["accessDecision"]?.text == "NotAllowed")
        }
    }

    @Test func `periods of pay-as-you-go end on their last day, of an enrolment on the next one's first`() async throws
    {
        try await Running.with { running in
            let path = "providers/Microsoft.Billing/billingPeriods?api-version=2018-03-01-preview"
            let production = try await running.pages(Running.path("Production", path)).flatMap { $0 }
            #expect(production.count == 7)
            #expect(production[1]["properties"]?["billingPeriodEndDate"]?.text == "2026-11-11")
            let platform = try await running.pages(Running.path("Data platform", path)).flatMap { $0 }
            #expect(platform[1]["properties"]?["billingPeriodEndDate"]?.text == "2026-11-01")
            let ahead = try await running.pages(Running.path("Dev/Test", path)).flatMap { $0 }
            #expect(ahead.first?["properties"]?["billingPeriodStartDate"]?.text == "2026-12-05")
            let some = try await running.pages(
                Running.path("Production", path + "&$filter=billingPeriodEndDate gt 2026-10-01&$top=2"))
            #expect(some.map(\.count) == [2, 1])
            #expect(try await running.client.get(Running.path(Running.customerAgreement, path)).status == 400)
        }
    }
}
