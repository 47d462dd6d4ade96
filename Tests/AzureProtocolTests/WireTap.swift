import AzureClient
import Synchronization

/// The way to the network, with an ear on it: what went over the wire in clear.
final class WireTap: HTTPTransport {
    /// The most bytes of a body that are kept.
    private static let longestBody = 200_000

    private let network: any HTTPTransport
    private let pieces = Mutex<[String]>([])

    init(_ network: any HTTPTransport) { self.network = network }

    /// Requests and answers, heads and bodies.
    var heard: String { pieces.withLock { $0.joined(separator: "\n") } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        note("\(request.method.rawValue) \(request.url)")
        note(request.headers)
        note(String(decoding: request.body, as: UTF8.self))
        // The machine may be busy with other tests: none is about how long something really takes.
        var patient = request
        patient.timeout = nil
        let response = try await network.send(patient)
        note("\(response.status)")
        note(response.headers)
        return HTTPResponse(
            status: response.status, headers: response.headers,
            body: HTTPBody(Tapped(body: response.body, tap: self)) { $0 })
    }

    private func note(_ headers: HeaderFields) {
        for field in headers.all { note("\(field.name): \(field.value)") }
    }

    private func note(_ text: String) { pieces.withLock { $0.append(text) } }

    /// The body on its way, kept when it is over.
    private struct Tapped: AsyncSequence, Sendable {
        let body: HTTPBody
        let tap: WireTap

        struct Iterator: AsyncIteratorProtocol {
            var inner: HTTPBody.Iterator
            let tap: WireTap
            var kept: [UInt8] = []

            mutating func next() async throws -> [UInt8]? {
                do {
                    guard let piece = try await inner.next() else {
                        tap.note(String(decoding: kept, as: UTF8.self))
                        return nil
                    }
                    kept += piece.prefix(Swift.max(0, WireTap.longestBody - kept.count))
                    return piece
                } catch {
                    tap.note(String(decoding: kept, as: UTF8.self))
                    throw error
                }
            }
        }

        func makeAsyncIterator() -> Iterator { Iterator(inner: body.makeAsyncIterator(), tap: tap) }
    }
}
