import BillingCore

/// The innermost layer: sends a request and reads the whole answer.
struct TransportStage: Stage {
    /// The most bytes that an answer may have; a page of 1,000 usage lines has about 2 million.
    static let largestAnswer = 64 << 20

    let transport: any HTTPTransport

    func answer(_ call: Call) async throws -> Answer {
        let response = try await transport.send(call.request)
        var body: [UInt8] = []
        // What grows by doubling is moved again and again, and takes twice the room.
        if let length = response.headers["Content-Length"].flatMap({ Int($0) }),
            (0...Self.largestAnswer).contains(length)
        {
            body.reserveCapacity(length)
        }
        for try await piece in response.body {
            guard body.count + piece.count <= Self.largestAnswer else {
                throw NetworkFailure.tooLarge(Self.largestAnswer)
            }
            body += piece
        }
        return Answer(status: response.status, headers: response.headers, body: body)
    }
}
