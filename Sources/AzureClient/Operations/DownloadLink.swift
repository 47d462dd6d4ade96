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
    /// - Throws: `AzureProblem.refused` with 403 when the link is over: make a new one, once.
    public func run(on azure: AzureAPI) async throws -> HTTPResponse {
        guard let url = link.url else { throw AzureProblem.resultExpired(path: "") }
        var request = HTTPRequest(.get, url, timeout: nil)
        request.headers["User-Agent"] = "faktura/\(azure.settings.version)"
        if offset > 0 { request.headers["Range"] = "bytes=\(offset)-" }
        do {
            let response = try await azure.transport.send(request)
            azure.settings.log?(Redaction.clean("GET \(url) → \(response.status)"))
            guard [200, 206].contains(response.status) else {
                throw azure.refusal(try await Answer.beginning(of: response, upTo: 10_000))
            }
            return response
        } catch let failure as NetworkFailure {
            azure.settings.log?(Redaction.clean("GET \(url) → failed: \(failure)"))
            throw AzureProblem.unreachable(host: url.host, failure)
        }
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
