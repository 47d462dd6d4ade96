import Foundation
import Glibc

@testable import AzureEmulator

/// What came back over the socket.
struct Reply: Sendable {
    let status: Int
    /// By lowercase name.
    let headers: [String: String]
    let body: [UInt8]
    /// Whether the connection ended by a reset instead of in order.
    let isReset: Bool

    var isWhole: Bool { body.count == Int(headers["content-length"] ?? "") }
    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSON { get throws { try JSONParser.parse(body) } }
    var code: String? { get throws { try json["error"]?["code"]?.text } }
    var message: String { get throws { try json["error"]?["message"]?.text ?? "" } }
}

/// A client of one request a connection, on a plain socket.
struct LoopbackClient: Sendable {
    struct Unreachable: Error {}

    /// `http://127.0.0.1:N`.
    let base: String
    var token: String?

    func get(_ target: String, headers: [String: String] = [:]) async throws -> Reply {
        try await send("GET", target, headers: headers)
    }

    func post(_ target: String, _ json: String = "", headers: [String: String] = [:]) async throws -> Reply {
        let headers = headers.merging(["Content-Type": "application/json"]) { $1 }
        return try await send("POST", target, body: Array(json.utf8), headers: headers)
    }

    func form(_ target: String, _ fields: [String: String]) async throws -> Reply {
        let allowed = CharacterSet.alphanumerics
        let text = fields.map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: allowed)!)" }
        return try await send(
            "POST", target, body: Array(text.joined(separator: "&").utf8),
            headers: ["Content-Type": "application/x-www-form-urlencoded"])
    }

    /// - Parameter target: A path, or a link that leads to this server; blanks in it are encoded.
    /// - Parameter isRaw: Whether blanks are left as they are.
    func send(
        _ method: String, _ target: String, body: [UInt8] = [], headers: [String: String] = [:], isRaw: Bool = false
    )
        async throws -> Reply
    {
        var path = isRaw ? target : target.replacing(" ", with: "%20")
        if path.hasPrefix(base) { path.removeFirst(base.count) }
        var lines = ["\(method) \(path) HTTP/1.1", "Host: \(base.dropFirst("http://".count))"]
        if let token { lines.append("Authorization: Bearer \(token)") }
        lines += headers.map { "\($0.key): \($0.value)" } + ["Content-Length: \(body.count)", "", ""]
        let bytes = Array(lines.joined(separator: "\r\n").utf8) + body
        let port = UInt16(base.split(separator: ":").last!)!
        // A thread of its own: the server itself needs the pool's.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Self.exchange(bytes, port: port) })
            }
        }
    }

    private static func exchange(_ request: [UInt8], port: UInt16) throws -> Reply {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Unreachable() }
        var sent = 0
        while sent < request.count {
            let count = request.withUnsafeBytes { write(descriptor, $0.baseAddress! + sent, request.count - sent) }
            guard count > 0 else { throw Unreachable() }
            sent += count
        }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var isReset = false
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 { isReset = errno == ECONNRESET }
            if count <= 0 { break }
            received += buffer[..<count]
        }
        return try reply(received, isReset: isReset)
    }

    private static func reply(_ bytes: [UInt8], isReset: Bool) throws -> Reply {
        let mark = Array("\r\n\r\n".utf8)
        guard let end = bytes.firstRange(of: mark) else {
            return Reply(status: 0, headers: [:], body: [], isReset: isReset)
        }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        return Reply(
            status: Int(lines[0].split(separator: " ")[1])!, headers: headers, body: Array(bytes[end.upperBound...]),
            isReset: isReset)
    }
}
