import AzureClient
import BillingCore
import Synchronization

/// A transport that answers from a script and remembers what it was asked.
final class ScriptedTransport: HTTPTransport {
    /// What happens to one request.
    enum Reply: Sendable {
        case answer(status: Int, headers: HeaderFields, body: String)
        /// The connection fails before an answer.
        case failure(NetworkFailure)
        /// The connection ends in the middle of the body.
        case cutOff(String)

        static func json(_ body: String, status: Int = 200, headers: HeaderFields = [:]) -> Reply {
            var headers = headers
            headers["Content-Type"] = "application/json; charset=utf-8"
            return .answer(status: status, headers: headers, body: body)
        }

        static func status(_ status: Int, headers: HeaderFields = [:]) -> Reply {
            .answer(status: status, headers: headers, body: "")
        }

        static func refusal(_ status: Int, _ code: String, _ message: String = "", headers: HeaderFields = [:]) -> Reply
        {
            .json(#"{"error":{"code":"\#(code)","message":"\#(message)"}}"#, status: status, headers: headers)
        }
    }

    private let state: Mutex<(replies: [Reply], requests: [HTTPRequest])>
    private let answers: (@Sendable (HTTPRequest) -> Reply)?

    init(_ replies: Reply...) {
        state = Mutex((replies, []))
        answers = nil
    }

    init(answering answers: @escaping @Sendable (HTTPRequest) -> Reply) {
        state = Mutex(([], []))
        self.answers = answers
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }
    var urls: [String] { requests.map(\.url.description) }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let reply = state.withLock { state -> Reply in
            state.requests.append(request)
            if let answers { return answers(request) }
            return state.replies.isEmpty ? .status(599) : state.replies.removeFirst()
        }
        switch reply {
        case .answer(let status, let headers, let body):
            return HTTPResponse(status: status, headers: headers, body: HTTPBody(Array(body.utf8)))
        case .failure(let failure): throw failure
        case .cutOff(let body):
            let pieces = AsyncThrowingStream<[UInt8], any Error> { continuation in
                continuation.yield(Array(body.utf8))
                continuation.finish(throwing: NetworkFailure.dropped)
            }
            return HTTPResponse(status: 200, body: HTTPBody(pieces) { $0 })
        }
    }
}
