import FlyingSocks

/// A body after which the server closes the connection, as its `Connection: close` says.
///
/// The server library keeps a connection for as long as the client does; an
/// error at the body's end is the one way to make it hang up.
struct ClosingBody: AsyncBufferedSequence {
    typealias Element = UInt8

    /// Ends the connection; nothing failed.
    struct Over: Error {}

    let bytes: [UInt8]
    /// How many of them are sent.
    let count: Int
    /// Of bytes a second; `nil` for as fast as it goes.
    var pace: Int?
    /// Runs before the connection is closed.
    var onEnd: @Sendable () -> Void = {}

    func makeAsyncIterator() -> Iterator { Iterator(body: self) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        let body: ClosingBody
        var index = 0

        mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
            guard index < body.count else {
                body.onEnd()
                throw Over()
            }
            let size = body.pace.map { Swift.max(1, $0 / 10) } ?? (256 << 10)
            let end = Swift.min(index + size, body.count)
            defer { index = end }
            if body.pace != nil { try await Task.sleep(for: .milliseconds(100)) }
            return body.bytes[index..<end]
        }
    }
}
