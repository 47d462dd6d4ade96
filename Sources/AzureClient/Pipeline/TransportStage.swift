import BillingCore

/// The innermost layer: sends a request and reads the whole answer.
struct TransportStage: Stage {
    /// The most bytes that an answer may have; a page of 1,000 usage lines has about 2 million.
    static let largestAnswer = 64 << 20

    let transport: any HTTPTransport

    func answer(_ call: Call) async throws -> Answer {
        let response = try await transport.send(call.request)
        var body: [UInt8] = []
        for try await piece in response.body {
            guard body.count + piece.count <= Self.largestAnswer else {
                throw NetworkFailure.tooLarge(Self.largestAnswer)
            }
            body += piece
        }
        return Answer(status: response.status, headers: response.headers, body: body)
    }
}
