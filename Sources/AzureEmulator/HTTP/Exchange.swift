import FlyingFox
import FlyingSocks
import Foundation

/// Between the server library's types and the emulator's.
enum Exchange {
    static func answer(_ request: HTTPRequest, _ perform: @Sendable (Request) -> Answer) async throws -> HTTPResponse {
        let headers = Dictionary(
            request.headers.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
        let asked = Request(
            method: request.method.rawValue, target: request.target.rawValue, headers: headers,
            body: Array(try await request.bodyData), peerPort: port(of: request.remoteAddress))
        // A blank in the target that a client forgot to encode ends it too early.
        let isBroken = !["HTTP/1.1", "HTTP/1.0"].contains(request.version.rawValue.trimmingCharacters(in: .whitespaces))
        let answer = isBroken ? .badlyFormed : perform(asked)
        if answer.milliseconds > 0 { try await Task.sleep(for: .milliseconds(answer.milliseconds)) }
        return response(answer, asked)
    }

    private static func response(_ answer: Answer, _ request: Request) -> HTTPResponse {
        var headers = HTTPHeaders()
        for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
        var body = ClosingBody(bytes: answer.body, count: answer.body.count, pace: answer.bytesPerSecond)
        if answer.ending != .whole {
            body = ClosingBody(bytes: answer.body, count: answer.body.count / 2, pace: answer.bytesPerSecond)
        }
        if answer.ending == .reset, let port = request.peerPort {
            body.onEnd = { PeerConnection.resetWhenClosed(port: port) }
        }
        headers[.contentLength] = String(answer.body.count)
        return HTTPResponse(
            statusCode: HTTPStatusCode(answer.status, phrase: StatusPhrase.of(answer.status)), headers: headers,
            body: HTTPBodySequence(from: body, count: answer.body.count, suggestedBufferSize: 256 << 10))
    }

    private static func port(of address: HTTPRequest.Address?) -> UInt16? {
        if case .ip4(_, let port) = address { port } else { nil }
    }
}
