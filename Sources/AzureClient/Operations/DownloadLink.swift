import BillingCore
import Foundation

/// A link to a file that carries its own permission, for some minutes.
///
/// It is a secret as long as it lasts, and no token is sent along with it.
public struct DownloadLink: Hashable, Sendable {
    let secret: Secret
    /// When it is over, in seconds since 1970; `nil` when unknown.
    public let expiresAt: Int64?

    init?(_ fields: Fields) {
        guard let text = fields.text("url"), let url = ServiceURL(text) else { return nil }
        self.init(url, expiresAt: fields.moment("expiryTime"))
    }

    /// - Parameter expiresAt: When the answer says so; else the link's own `se` parameter tells.
    init(_ url: ServiceURL, expiresAt: Int64? = nil) {
        secret = Secret(url.description)
        let end = url.query("se").flatMap { $0.removingPercentEncoding }
        self.expiresAt = expiresAt ?? end.flatMap { Moment.seconds($0) }
    }

    var url: ServiceURL? { ServiceURL(secret.reveal()) }
}

/// Opens a link to a file; its bytes come as they are read.
public struct OpenDownload: AzureOperation {
    /// The link.
    public let link: DownloadLink
    /// Bytes that are there already, to go on after; zero from the start.
    public let offset: Int

    /// Creates the operation.
    public init(_ link: DownloadLink, offset: Int = 0) {
        self.link = link
        self.offset = offset
    }

    /// The head of the answer, status 200 or 206, and the body.
    ///
    /// - Throws: `AzureProblem.refused` as `linkExpired` when the link is over: make a new one, once; as
    ///   `storageClosed` when another would not help. What breaks off while the body is read is
    ///   `AzureProblem.unreachable`.
    public func run(on azure: AzureAPI) async throws -> HTTPResponse {
        guard let url = link.url else { throw AzureProblem.resultExpired(path: "") }
        var request = HTTPRequest(.get, url, timeout: nil)
        request.headers["User-Agent"] = "faktura/\(azure.settings.version)"
        if offset > 0 { request.headers["Range"] = "bytes=\(offset)-" }
        do {
            let response = try await azure.transport.send(request)
            azure.settings.log?(Redaction.clean("GET \(url) → \(response.status)"))
            guard [200, 206].contains(response.status) else {
                let answer = try await Answer.beginning(of: response, upTo: 10_000)
                if let target = answer.strangeTarget(from: url) {
                    throw AzureProblem.strangeHost(asked: url.origin, given: target.origin)
                }
                throw AzureProblem.refused(AzureRefusal.ofLink(answer, now: azure.settings.clock.now()))
            }
            return HTTPResponse(
                status: response.status, headers: response.headers,
                body: HTTPBody(NamedFailures(body: response.body, host: url.host)) { $0 })
        } catch let failure as NetworkFailure {
            azure.settings.log?(Redaction.clean("GET \(url) → failed: \(failure)"))
            throw AzureProblem.unreachable(host: url.host, failure)
        }
    }
}

/// A file's bytes, whose failures name the host.
private struct NamedFailures: AsyncSequence, Sendable {
    let body: HTTPBody
    let host: String

    struct Iterator: AsyncIteratorProtocol {
        var pieces: HTTPBody.Iterator
        let host: String

        mutating func next() async throws -> [UInt8]? {
            do {
                return try await pieces.next()
            } catch let failure as NetworkFailure {
                throw AzureProblem.unreachable(host: host, failure)
            }
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(pieces: body.makeAsyncIterator(), host: host) }
}

extension AzureRefusal {
    /// Reads the refusal of a link, which nobody's role is the cause of.
    ///
    /// Storage refuses a signature that is over with 403 `AuthenticationFailed`, and a file that is gone with 404
    /// (azure-apis 2.4); any other 403, such as `AuthorizationFailure` by its network rules, a new link does not mend.
    fileprivate static func ofLink(_ answer: Answer, now: Int64) -> AzureRefusal {
        let read = reading(answer, now: now)
        guard [401, 403, 404, 410].contains(answer.status), read.reason != .page else { return read }
        let text = String(decoding: answer.body, as: UTF8.self)
        let code = answer.headers["x-ms-error-code"] ?? text.element("Code") ?? read.code
        return AzureRefusal(
            status: read.status, code: code, message: text.element("Message") ?? read.message, target: read.target,
            requestID: read.requestID, retryAfter: read.retryAfter,
            reason: isExpiry(answer.status, code, text.element("AuthenticationErrorDetail"))
                ? .linkExpired : .storageClosed)
    }

    /// What storage says counts, not the clock of this machine; without a word the usual cause is meant.
    private static func isExpiry(_ status: Int, _ code: String?, _ detail: String?) -> Bool {
        guard status == 401 || status == 403, let code else { return true }
        guard code == "AuthenticationFailed" else { return false }
        return detail.map { $0.contains("time frame") || $0.lowercased().contains("expir") } ?? true
    }
}

extension String {
    /// The text of the first XML element of a name that holds no others; `nil` for none.
    fileprivate func element(_ name: String) -> String? {
        guard let start = firstRange(of: "<\(name)>"), let end = self[start.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        return String(Redaction.clean(String(self[start.upperBound..<end.lowerBound])).prefix(500))
    }
}

extension Answer {
    /// An answer with the first bytes of its body.
    fileprivate static func beginning(of response: HTTPResponse, upTo count: Int) async throws -> Answer {
        var answer = Answer(status: response.status, headers: response.headers, body: [])
        for try await piece in response.body {
            answer.body += piece.prefix(count - answer.body.count)
            if answer.body.count >= count { break }
        }
        return answer
    }
}
