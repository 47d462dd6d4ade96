/// One request on its way to the network.
public struct HTTPRequest: Sendable {
    /// The methods that Azure's operations use.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
    }

    /// What is done.
    public var method: Method
    /// Where it goes.
    public var url: ServiceURL
    /// Its header fields.
    public var headers: HeaderFields
    /// Its body; empty for none.
    public var body: [UInt8]
    /// Seconds until the whole answer must be there; `nil` for a download, which only must not stand still.
    public var timeout: Int?

    /// Creates a request.
    public init(
        _ method: Method = .get, _ url: ServiceURL, headers: HeaderFields = [:], body: [UInt8] = [],
        timeout: Int? = 120
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }
}

/// The head of an answer and its body, which is read as it comes.
public struct HTTPResponse: Sendable {
    /// The status, `100...599`.
    public var status: Int
    /// Its header fields.
    public var headers: HeaderFields
    /// Its body, decompressed; it is read once.
    public var body: HTTPBody

    /// Creates an answer.
    public init(status: Int, headers: HeaderFields = [:], body: HTTPBody) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// A body as pieces of bytes; the sender waits while nobody reads.
public struct HTTPBody: AsyncSequence, Sendable {
    private let start: @Sendable () -> Iterator

    /// Walks over the pieces.
    public struct Iterator: AsyncIteratorProtocol {
        private let advance: () async throws -> [UInt8]?

        init(_ advance: @escaping () async throws -> [UInt8]?) { self.advance = advance }

        /// The next piece; `nil` at the end.
        public mutating func next() async throws -> [UInt8]? { try await advance() }
    }

    /// Creates a body from pieces of another kind.
    public init<Pieces: AsyncSequence & Sendable>(
        _ pieces: Pieces, bytes: @escaping @Sendable (Pieces.Element) -> [UInt8]
    ) {
        start = {
            var iterator = pieces.makeAsyncIterator()
            return Iterator { try await iterator.next().map(bytes) }
        }
    }

    /// Creates a body of bytes that are there.
    public init(_ bytes: [UInt8]) {
        start = {
            var rest: [UInt8]? = bytes.isEmpty ? nil : bytes
            return Iterator {
                defer { rest = nil }
                return rest
            }
        }
    }

    /// Starts reading.
    public func makeAsyncIterator() -> Iterator { start() }
}

/// The one way to the network: sends a request and gives the head of its answer.
///
/// It follows no redirect and adds no credentials. It throws ``NetworkFailure``
/// or `CancellationError`, while reading the body too.
public protocol HTTPTransport: Sendable {
    /// Sends a request; returns when the head of the answer is there.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse
}
