import BillingCore
import FakturaTestSupport
import Foundation
import Testing

@testable import AzureClient

/// Over real sockets on this machine.
struct NetworkTransportTests {
    private static func collect(_ body: HTTPBody) async throws -> String {
        var bytes: [UInt8] = []
        for try await piece in body { bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Runs against a server with these answers.
    private static func withServer(
        _ answers: [[UInt8]], _ body: (NetworkTransport, LoopbackServer, ServiceURL) async throws -> Void
    ) async throws {
        let server = try LoopbackServer(answers)
        let transport = try NetworkTransport()
        let url = try #require(ServiceURL("http://127.0.0.1:\(server.port)/a?$filter=b eq 'c'&t=a:b"))
        do {
            try await body(transport, server, url)
        } catch {
            Issue.record(error)
        }
        server.stop()
        try await transport.close()
    }

    @Test func `a request goes out and an answer comes back`() async throws {
        let answer = LoopbackServer.answer(Array("hello".utf8), status: "429 Slow Down", headers: ["Retry-After: 7"])
        try await Self.withServer([answer]) { transport, server, url in
            let request = HTTPRequest(.post, url, headers: ["X-A": "1"], body: Array("body".utf8))
            let response = try await transport.send(request)

            #expect(response.status == 429)
            #expect(response.headers["retry-after"] == "7")
            #expect(try await Self.collect(response.body) == "hello")
            let sent = try #require(server.received.first)
            #expect(sent.hasPrefix("POST /a?$filter=b%20eq%20'c'&t=a:b HTTP/1.1\r\n"))
            #expect(sent.contains("X-A: 1\r\n"))
            #expect(sent.hasSuffix("\r\n\r\nbody"))
        }
    }

    @Test func `a compressed body is read as it is meant`() async throws {
        let zipped =
            "H4sIAAAAAAACA6tWKkvMKU1VsoquViouTSpOLsosKMnMz/NMUbJSMk1MUtJRSsksLshJrPRLzAUqU4rKLChITVGqja0FAKL+9SA7AAAA"
        let body = Array(try #require(Data(base64Encoded: zipped)))
        try await Self.withServer([LoopbackServer.answer(body, headers: ["Content-Encoding: gzip"])]) {
            transport, _, url in
            let response = try await transport.send(HTTPRequest(.get, url))

            #expect(
                try await Self.collect(response.body) == #"{"value":[{"subscriptionId":"5ab","displayName":"Zipped"}]}"#
            )
        }
    }

    @Test func `a body that ends too early is a broken connection`() async throws {
        let whole = LoopbackServer.answer(Array("hello".utf8))
        try await Self.withServer([Array(whole.dropLast(2))]) { transport, _, url in
            let response = try await transport.send(HTTPRequest(.get, url))

            await #expect(throws: NetworkFailure.dropped) { try await Self.collect(response.body) }
        }
    }

    @Test func `a connection that ends without an answer is a broken one`() async throws {
        try await Self.withServer([]) { transport, _, url in
            await #expect(throws: NetworkFailure.dropped) { try await transport.send(HTTPRequest(.get, url)) }
        }
    }

    @Test func `a redirect is given, not followed`() async throws {
        let answer = LoopbackServer.answer([], status: "302 Found", headers: ["Location: http://127.0.0.1:1/"])
        try await Self.withServer([answer]) { transport, server, url in
            let response = try await transport.send(HTTPRequest(.get, url))

            #expect(response.status == 302)
            #expect(server.received.count == 1)
        }
    }

    @Test func `where nobody listens nothing can be connected`() async throws {
        let server = try LoopbackServer([])
        server.stop()
        let transport = try NetworkTransport()
        let url = try #require(ServiceURL("http://127.0.0.1:\(server.port)/"))

        await #expect(throws: NetworkFailure.cannotConnect) { try await transport.send(HTTPRequest(.get, url)) }
        try await transport.close()
    }

    @Test func `a cancelled task does not wait for the answer`() async throws {
        try await Self.withServer([[]]) { transport, server, url in
            let task = Task { try await transport.send(HTTPRequest(.get, url)) }
            while server.received.isEmpty { await Task.yield() }

            task.cancel()

            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test func `other machines are reached by the proxy, whose refusal is told`() async throws {
        let server = try LoopbackServer([LoopbackServer.answer([], status: "407 Proxy Authentication Required")])
        let rule = ProxyRule(environment: ["HTTPS_PROXY": "http://me:word@127.0.0.1:\(server.port)"])
        let transport = try NetworkTransport(proxy: rule)
        let url = try #require(ServiceURL("https://management.azure.example/"))

        let error = await #expect(throws: NetworkFailure.self) { try await transport.send(HTTPRequest(.get, url)) }

        guard case .proxy = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(server.received.first?.hasPrefix("CONNECT management.azure.example:443 HTTP/1.1\r\n") == true)
        #expect(server.received.first?.lowercased().contains("proxy-authorization: basic bwu6d29yza==") == true)
        server.stop()
        try await transport.close()
    }

    @Test func `plain http does not leave the machine`() async throws {
        let transport = try NetworkTransport()
        let url = try #require(ServiceURL("http://192.0.2.1/"))

        await #expect(throws: NetworkFailure.notEncrypted) { try await transport.send(HTTPRequest(.get, url)) }
        try await transport.close()
    }

    @Test func `a file without certificates is named`() {
        #expect(throws: NetworkFailure.noCertificates(path: "/no/such.pem")) {
            try NetworkTransport(certificates: "/no/such.pem")
        }
    }

    @Test func `an operation goes the whole way`() async throws {
        let tenants = Array(#"{"value":[{"tenantId":"t1","displayName":"Växjö"}]}"#.utf8)
        let answers = [
            LoopbackServer.answer([], status: "401 Unauthorized"), LoopbackServer.answer(tenants),
        ]
        try await Self.withServer(answers) { transport, server, url in
            let clock = JumpingClock.atNoon()
            let cloud = try #require(AzureCloud(name: "emulator", resourceManager: url, authority: url))
            let azure = AzureAPI(
                cloud: cloud, transport: transport, tokens: TokenCache(NumberedTokens(clock), clock: clock.clock),
                settings: ClientSettings(version: "1", clock: clock.clock))

            #expect(try await azure.run(ListTenants()).map(\.name) == ["Växjö"])
            #expect(server.received.map { $0.contains("Bearer token-1") } == [true, false])
            #expect(server.received.last?.contains("Authorization: Bearer token-2\r\n") == true)
        }
    }
}
