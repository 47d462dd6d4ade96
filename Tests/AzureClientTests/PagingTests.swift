import BillingCore
import Testing

@testable import AzureClient

struct PagingTests {
    private static func page(_ ids: [String], next: String? = nil) -> ScriptedTransport.Reply {
        let items = ids.map { #"{"id":"/tenants/\#($0)","tenantId":"\#($0)"}"# }.joined(separator: ",")
        let link = next.map { #","nextLink":"\#($0)""# } ?? #","nextLink":null"#
        return .json(#"{"value":[\#(items)]\#(link)}"#)
    }

    private static func identifiers(_ fixture: ClientFixture) async throws -> [String] {
        try await fixture.azure.run(ListTenants()).map(\.id)
    }

    @Test func `links are followed whole, absolute or relative, with only raw blanks encoded`() async throws {
        let fixture = ClientFixture(
            Self.page(
                ["a"], next: "https://management.azure.com/tenants?api-version=1&$skiptoken=x%2Fy&sessiontoken=0:1"),
            Self.page(["b"], next: "/tenants?$filter=a eq 'b'&skiptokenver=v1"), Self.page(["c"], next: ""))

        #expect(try await Self.identifiers(fixture) == ["a", "b", "c"])
        #expect(
            fixture.transport.urls.dropFirst() == [
                "https://management.azure.com/tenants?api-version=1&$skiptoken=x%2Fy&sessiontoken=0:1",
                "https://management.azure.com/tenants?$filter=a%20eq%20'b'&skiptokenver=v1",
            ])
    }

    @Test func `rows that come again are left out`() async throws {
        let fixture = ClientFixture(Self.page(["a", "b"], next: "/2"), Self.page(["b", "c"]))

        #expect(try await Self.identifiers(fixture) == ["a", "b", "c"])
    }

    @Test func `a page that leads back ends the walk`() async throws {
        let fixture = ClientFixture(
            Self.page(["a"], next: "/2"), Self.page(["b"], next: "/3"), Self.page(["c"], next: "/2"))

        let problem = try await problem { try await Self.identifiers(fixture) }

        #expect(problem == .endlessPages(path: "/tenants"))
        #expect(fixture.requests.count == 3)
    }

    @Test func `empty pages are followed, but not for ever`() async throws {
        let few = ClientFixture(Self.page([], next: "/2"), Self.page(["a"]))
        #expect(try await Self.identifiers(few) == ["a"])

        let count = Told<Void>()
        let endless = ClientFixture(
            transport: ScriptedTransport { _ in
                count.take(())
                return Self.page([], next: "/\(count.all.count)")
            })
        #expect(try await problem { try await Self.identifiers(endless) } == .endlessPages(path: "/tenants"))
        #expect(endless.requests.count == 10)
    }

    @Test func `a sign-in that ends in the middle is renewed and the page repeated`() async throws {
        let fixture = ClientFixture(
            Self.page(["a"], next: "/2"), .refusal(401, "ExpiredAuthenticationToken"), Self.page(["b"]))

        #expect(try await Self.identifiers(fixture) == ["a", "b"])
        #expect(fixture.requests.map(\.url.path) == ["/tenants", "/2", "/2"])
    }

    @Test func `a query's next page is asked for with the same body`() async throws {
        let columns = #"[{"name":"Cost","type":"Number"},{"name":"Currency","type":"String"}]"#
        let fixture = ClientFixture(
            .json(#"{"properties":{"nextLink":"/more?$skiptoken=1","columns":\#(columns),"rows":[[1.10,"SEK"]]}}"#),
            .json(#"{"properties":{"nextLink":null,"columns":\#(columns),"rows":[[2.20,"EUR"]]}}"#))

        let rows = try await fixture.azure.run(CostQuery(someID, days: .days("2026-01-05", "2026-01-08")))

        #expect(rows.map(\.cost.description) == ["1.1 SEK", "2.2 EUR"])
        #expect(fixture.requests.map(\.method) == [.post, .post])
        #expect(fixture.requests[0].body == fixture.requests[1].body)
        #expect(fixture.requests[1].url.resource == "/more?$skiptoken=1")
    }

    @Test(
        arguments: [
            (ScriptedTransport.Reply.json(#"{"value":[{"tenantId":"#), AnswerDefect.notJSON(offset: 22)),
            (.json(#"{"value":[{"id":"x"}]}"#), .field("value[].tenantId")),
            // Another document is no empty list, and an empty body none either.
            (.json(#"{"status":"ok"}"#), .field("value")), (.json(#"{"value":{}}"#), .field("value")),
            (.status(200), .nothing),
            (
                .answer(status: 200, headers: ["Content-Type": "text/html"], body: "<html>Welcome</html>"),
                .contentType("text/html")
            ),
        ])
    func `an answer that is none says what is wrong with it`(
        reply: ScriptedTransport.Reply, defect: AnswerDefect
    ) async throws {
        let problem = try await problem { try await Self.identifiers(ClientFixture(reply)) }

        #expect(problem == .unreadable(host: "management.azure.com", defect, requestID: nil))
    }

    @Test func `a page of another kind in the middle of usage says what it is`() async throws {
        let fixture = ClientFixture(
            .answer(status: 200, headers: ["Content-Type": "text/html"], body: "<html>Welcome</html>"))
        let usage = ListUsage(someID, days: try .days("2026-01-05", "2026-02-04"), agreement: nil)

        let problem = try await problem { try await usage.run(on: fixture.azure, into: KeepingSink()) }

        #expect(problem == .unreadable(host: "management.azure.com", .contentType("text/html"), requestID: nil))
    }

    @Test func `no content is an empty list`() async throws {
        #expect(try await Self.identifiers(ClientFixture(.status(204))) == [])
    }
}
