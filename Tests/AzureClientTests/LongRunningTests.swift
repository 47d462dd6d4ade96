import BillingCore
import FakturaTestSupport
import Testing

@testable import AzureClient

struct LongRunningTests {
    private static let poll = "https://management.azure.com/op/1?api-version=2024-04-01&t=a:b"
    private static let link = #"{"url":"https://b.example/i.pdf?se=2026-01-09T12%3A10%3A00Z&sig=x"}"#

    private static func invoice() throws -> AzureInvoice {
        let json = """
            {"name":"E123456789","properties":{"invoicePeriodStartDate":"2026-01-05T00:00:00Z",
            "invoicePeriodEndDate":"2026-02-04T00:00:00Z","billedAmount":{"currency":"SEK","value":10}}}
            """
        return try AzureInvoice(
            Fields(try JSONValue.reading(Array(json.utf8))), source: .subscription, owner: .subscription(someID))
    }

    private static func make(_ fixture: ClientFixture) async throws -> DownloadLink {
        try await fixture.azure.run(MakeInvoiceLink(try invoice()))
    }

    @Test func `the latest place and pause count, and the result's own end is read from the link`() async throws {
        let fixture = ClientFixture(
            .status(202, headers: ["Location": Self.poll, "Retry-After": "10"]),
            .status(202, headers: ["Location": "/op/2", "Retry-After": "3"]), .status(202),
            .json(Self.link))

        let link = try await Self.make(fixture)

        #expect(fixture.requests.map(\.method) == [.post, .get, .get, .get])
        #expect(fixture.requests.map(\.url.path).dropFirst() == ["/op/1", "/op/2", "/op/2"])
        #expect(fixture.requests[1].url.description == Self.poll)
        #expect(fixture.clock.waits == [10_000, 3000, 3000])
        #expect(fixture.waitReasons == [.operation, .operation, .operation])
        #expect(link.expiresAt == 1_767_960_600)
        #expect(!"\(link)".contains("sig=x"))
    }

    @Test func `without a named pause it is five seconds, growing to thirty`() async throws {
        let fixture = ClientFixture(
            transport: ScriptedTransport { request in
                request.method == .post ? .status(202, headers: ["Location": Self.poll]) : .status(202)
            })

        let problem = try await problem { try await Self.make(fixture) }

        #expect(Array(fixture.clock.waits.prefix(6)) == [5000, 7500, 11_250, 16_875, 25_312, 30_000])
        guard case .tooSlow(_, seconds: 3600) = problem else {
            Issue.record("\(problem)")
            return
        }
    }

    @Test func `a result that is there at once is taken`() async throws {
        let fixture = ClientFixture(.json(Self.link))

        _ = try await Self.make(fixture)

        #expect(fixture.requests.count == 1)
        #expect(fixture.clock.waits == [])
    }

    @Test(arguments: [404, 410])
    func `a result that is no longer kept says so`(status: Int) async throws {
        let fixture = ClientFixture(.status(202, headers: ["Location": Self.poll]), .status(status))

        let problem = try await problem { try await Self.make(fixture) }

        guard case .resultExpired = problem else {
            Issue.record("it should be over")
            return
        }
    }

    @Test func `a status address decides, and the result is where Location says`() async throws {
        let fixture = ClientFixture(
            .status(202, headers: ["Location": Self.poll, "Azure-AsyncOperation": "/status/1", "Retry-After": "1"]),
            .json(#"{"status":"InProgress"}"#, headers: ["Retry-After": "2"]),
            .json(#"{"status":"Succeeded","error":{"code":"0"}}"#), .json(Self.link))

        _ = try await Self.make(fixture)

        #expect(fixture.requests.map(\.url.path).dropFirst() == ["/status/1", "/status/1", "/op/1"])
        #expect(fixture.clock.waits == [1000, 2000])
    }

    @Test func `a failed operation is a refusal with its code`() async throws {
        let fixture = ClientFixture(
            .status(202, headers: ["Azure-AsyncOperation": "/status/1"]),
            .json(#"{"status":"Failed","error":{"code":"NotOptedIn","message":"no"}}"#))

        #expect(try await problem { try await Self.make(fixture) }.refusal?.reason == .notOptedIn)
    }

    @Test func `an operation that leads nowhere is unreadable`() async throws {
        let fixture = ClientFixture(.status(202))

        #expect(
            try await problem { try await Self.make(fixture) }
                == .unreadable(host: "management.azure.com", .noHeader("Location"), requestID: nil))
    }

    @Test func `a report without charges has no files, whichever way it says so`() async throws {
        let days = try BillingPeriod.days("2026-01-01", "2026-01-31")
        for reply in [ScriptedTransport.Reply.status(204), .json(#"{"status":"NoDataFound"}"#)] {
            let fixture = ClientFixture(.status(202, headers: ["Location": Self.poll]), reply)

            #expect(try await fixture.azure.run(MakeCostReport(.days(someID, days))).files == [])
        }
    }

    @Test func `a report may have several files`() async throws {
        let blobs = (1...2).map { #"{"blobLink":"https://b.example/\#($0).csv?sig=s","byteCount":\#($0)}"# }
        let fixture = ClientFixture(
            .json(
                #"{"status":"Completed","manifest":{"blobs":[\#(blobs.joined(separator: ","))]},"validTill":"2026-01-10"}"#
            ))

        let report = try await fixture.azure.run(
            MakeCostReport(.invoice("T000512627", account: "a:b_2019-05-31", profile: "p")))

        #expect(report.files.map(\.byteCount) == [1, 2])
        #expect(report.files.first?.link.url?.description == "https://b.example/1.csv?sig=s")
        let request = try #require(fixture.requests.first)
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"metric":"ActualCost","invoiceId":"T000512627"}"#)
        #expect(
            request.url.path.hasPrefix(
                "/providers/Microsoft.Billing/billingAccounts/a%3Ab_2019-05-31/billingProfiles/p/"))
    }

    @Test func `a file is fetched without a token, and goes on where it stopped`() async throws {
        let fixture = ClientFixture(.answer(status: 206, headers: [:], body: "rest"))
        let url = try #require(ServiceURL("https://b.example/i.pdf?sig=s"))

        let response = try await fixture.azure.run(OpenDownload(DownloadLink(url), offset: 100))

        var bytes: [UInt8] = []
        for try await piece in response.body { bytes += piece }
        #expect(bytes == Array("rest".utf8))
        #expect(fixture.requests[0].headers["Authorization"] == nil)
        #expect(fixture.requests[0].headers["Range"] == "bytes=100-")
        #expect(fixture.requests[0].timeout == nil)
    }
}
