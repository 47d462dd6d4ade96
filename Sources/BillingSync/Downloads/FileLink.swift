public import AzureClient

/// A link to a file, good for some minutes.
public struct FileLink: Sendable {
    /// When it is over, in seconds since 1970 (UTC); `nil` when unknown.
    public let expiresAt: Int64?
    /// Opens the file at a byte; what is given may begin before it.
    public let open: @Sendable (_ offset: Int) async throws -> FileBytes

    /// Creates a link.
    public init(expiresAt: Int64?, open: @escaping @Sendable (_ offset: Int) async throws -> FileBytes) {
        self.expiresAt = expiresAt
        self.open = open
    }
}

/// A file's bytes as they come.
public struct FileBytes: Sendable {
    /// Where in the file the first of them stands.
    public let offset: Int
    /// Bytes of the whole file; `nil` when that is not said.
    public let total: Int?
    /// The bytes.
    public let body: HTTPBody

    /// Creates bytes.
    public init(offset: Int, total: Int?, body: HTTPBody) {
        self.offset = offset
        self.total = total
        self.body = body
    }

    /// Bytes of an answer to a request that began at a byte.
    init(_ response: HTTPResponse) {
        let coded = response.headers["Content-Encoding"].map { $0.lowercased() != "identity" } ?? false
        let length = coded ? nil : response.headers["Content-Length"].flatMap { Int($0) }
        guard response.status == 206, let range = response.headers["Content-Range"],
            let place = Self.place(range)
        else {
            self.init(offset: 0, total: length, body: response.body)
            return
        }
        self.init(offset: place.start, total: place.total ?? length.map { place.start + $0 }, body: response.body)
    }

    /// Start and total of `bytes 100-199/200`; a `*` is a total that is not said.
    private static func place(_ range: String) -> (start: Int, total: Int?)? {
        let parts = range.split(whereSeparator: { " -/".contains($0) })
        guard parts.count == 4, parts[0].lowercased() == "bytes", let start = Int(parts[1]), start >= 0 else {
            return nil
        }
        return (start, Int(parts[3]))
    }
}
