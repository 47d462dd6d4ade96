import AsyncHTTPClient
import BillingCore
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL

/// The transport over real sockets.
///
/// Close it when it is no longer needed; it must not be dropped open.
public final class NetworkTransport: HTTPTransport {
    private let direct: HTTPClient
    /// `nil` when no proxy is set.
    private let proxied: HTTPClient?
    private let rule: ProxyRule

    /// Prepares connections without making one.
    ///
    /// - Parameters:
    ///   - certificates: A PEM file with roots to trust beside the system's; `nil` for the system's alone.
    ///   - proxy: Which hosts are reached by a proxy.
    /// - Throws: ``NetworkFailure`` when the file has no certificates.
    public init(certificates: String? = nil, proxy: ProxyRule = .none) throws {
        var trust = TLSConfiguration.makeClientConfiguration()
        if let certificates {
            guard let roots = try? NIOSSLCertificate.fromPEMFile(certificates), !roots.isEmpty else {
                throw NetworkFailure.noCertificates(path: certificates)
            }
            trust.additionalTrustRoots = [.certificates(roots)]
        }
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: trust, redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10), read: .seconds(60)), decompression: .enabled(limit: .none))
        // Retried above, where it is counted and said.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        direct = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        rule = proxy
        if let address = proxy.proxy {
            let authorization = proxy.credentials.map { credentials in
                let parts = credentials.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                return HTTPClient.Authorization.basic(
                    username: String(parts[0]), password: parts.count > 1 ? String(parts[1]) : "")
            }
            configuration.proxy = .server(host: address.host, port: address.port, authorization: authorization)
            proxied = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        } else {
            proxied = nil
        }
    }

    /// Sends a request; plain `http` only to this machine and its host.
    public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard request.url.scheme == "https" || request.url.staysOnMachine else { throw NetworkFailure.notEncrypted }
        var outgoing = HTTPClientRequest(url: request.url.description)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headers.all { outgoing.headers.add(name: field.name, value: field.value) }
        if !request.body.isEmpty || request.method != .get { outgoing.body = .bytes(request.body) }
        let client = rule.applies(to: request.url) ? proxied ?? direct : direct
        let deadline: NIODeadline = request.timeout.map { .now() + .seconds(Int64($0)) } ?? .distantFuture
        let response: HTTPClientResponse
        do {
            response = try await client.execute(outgoing, deadline: deadline)
        } catch {
            throw NetworkFailure.naming(error)
        }
        var headers = HeaderFields()
        for field in response.headers { headers.add(field.name, field.value) }
        return HTTPResponse(
            status: Int(response.status.code), headers: headers,
            body: HTTPBody(NamedErrors(body: response.body), bytes: { $0 }))
    }

    /// Ends all connections.
    public func close() async throws {
        try await direct.shutdown()
        try await proxied?.shutdown()
    }
}

/// A body whose errors are facts.
private struct NamedErrors: AsyncSequence, Sendable {
    let body: HTTPClientResponse.Body

    struct Iterator: AsyncIteratorProtocol {
        var pieces: HTTPClientResponse.Body.AsyncIterator

        mutating func next() async throws -> [UInt8]? {
            do {
                return try await pieces.next().map { Array(buffer: $0) }
            } catch {
                throw NetworkFailure.naming(error)
            }
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(pieces: body.makeAsyncIterator()) }
}
