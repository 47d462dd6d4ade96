/// What the server says, before it is sent.
struct Answer: Sendable {
    /// How the connection ends.
    enum Ending: Sendable {
        case whole
        /// After half the body, in order.
        case truncated
        /// After half the body, by a reset.
        case reset
    }

    var status: Int
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    var ending = Ending.whole
    /// Before the first byte.
    var milliseconds = 0
    /// Of the body; `nil` for as fast as it goes.
    var bytesPerSecond: Int?

    init(_ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    static func json(_ value: JSON, status: Int = 200, headers: [(name: String, value: String)] = []) -> Answer {
        json(value.bytes, status: status, headers: headers)
    }

    static func json(_ bytes: [UInt8], status: Int = 200, headers: [(name: String, value: String)] = []) -> Answer {
        Answer(status, headers: [("Content-Type", "application/json; charset=utf-8")] + headers, body: bytes)
    }

    static func html(_ text: String, status: Int = 200) -> Answer {
        Answer(status, headers: [("Content-Type", "text/html; charset=utf-8")], body: Array(text.utf8))
    }

    /// What stands in front of the service says to a request line that is none.
    static let badlyFormed = html(
        "<html><head><title>Bad Request</title></head>The request is badly formed.</html>", status: 400)

    static let noContent = Answer(204)

    mutating func set(_ name: String, _ value: String) {
        headers.removeAll { $0.name.lowercased() == name.lowercased() }
        headers.append((name, value))
    }
}
