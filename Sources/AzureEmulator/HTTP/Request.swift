import Foundation

/// What a client asked, taken apart.
struct Request: Sendable {
    let method: String
    /// Path and query as they came.
    let target: String
    /// The path's segments, decoded.
    let path: [String]
    /// Decoded; names are lowercase, `$` included.
    let query: [String: String]
    /// By lowercase name.
    let headers: [String: String]
    let body: [UInt8]
    /// The port of the client's end, which tells its connection from the others.
    let peerPort: UInt16?

    init(method: String, target: String, headers: [String: String] = [:], body: [UInt8] = [], peerPort: UInt16? = nil) {
        self.method = method
        self.target = target
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts[0].split(separator: "/").map { Self.decoded($0) }
        query = parts.count > 1 ? Self.fields(parts[1]) : [:]
        self.headers = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
        self.body = body
        self.peerPort = peerPort
    }

    /// Where the client found the server: links lead back there, through a proxy too.
    var base: String {
        let scheme = headers["x-forwarded-proto"] ?? "http"
        return "\(scheme)://\(headers["host"] ?? "127.0.0.1")"
    }

    /// The body of a form.
    var form: [String: String] { Self.fields(Substring(decoding: body, as: UTF8.self)) }

    /// - Throws: ``Refusal`` when the body is no JSON.
    func json() throws -> JSON {
        do {
            return try JSONParser.parse(body)
        } catch {
            throw Refusal.badRequest("The request content was invalid and could not be deserialized.")
        }
    }

    private static func fields(_ text: Substring) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[decoded(parts[0]).lowercased()] = parts.count > 1 ? decoded(parts[1], plus: true) : ""
        }
        return fields
    }

    private static func decoded(_ text: Substring, plus: Bool = false) -> String {
        let text = plus ? String(text).replacing("+", with: " ") : String(text)
        return text.removingPercentEncoding ?? text
    }
}
