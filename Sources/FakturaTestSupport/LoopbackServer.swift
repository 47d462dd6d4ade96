import Foundation
import Synchronization

/// A server on this machine that answers each connection with given bytes, and ends it.
public final class LoopbackServer: Sendable {
    /// Where it listens on 127.0.0.1.
    public let port: Int
    private let socket: Int32
    private let requests = Mutex<[String]>([])

    /// `http://127.0.0.1:N`.
    public var origin: String { "http://127.0.0.1:\(port)" }
    /// What was asked, head and body, in order.
    public var received: [String] { requests.withLock { $0 } }

    /// Starts to listen.
    ///
    /// - Parameters:
    ///   - answers: What each connection gets in turn, an empty one nothing at all until the client goes.
    ///   - last: What all later ones get; without it they are closed at once.
    public init(_ answers: [[UInt8]], thenAlways last: [UInt8]? = nil) throws {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = Foundation.socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && listen(socket, 8) == 0
                    && getsockname(socket, address, &length) == 0
            }
        }
        guard isListening else { throw CocoaError(.fileReadUnknown) }
        self.socket = socket
        port = Int(UInt16(bigEndian: address.sin_port))
        // A thread of its own: it blocks.
        Thread.detachNewThread { [self] in serve(answers, last) }
    }

    /// Listens no more.
    ///
    /// The thread that serves closes the socket: were it closed here, its number could be another server's by the time
    /// that thread accepts on it, and that one's connection would be answered by this one.
    public func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    private func serve(_ answers: [[UInt8]], _ last: [UInt8]?) {
        defer { close(socket) }
        var rest = answers[...]
        while true {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { return }
            let request = read(from: connection)
            requests.withLock { $0.append(request) }
            if let answer = rest.popFirst() ?? last {
                if answer.isEmpty { _ = read(from: connection) }
                _ = answer.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            }
            shutdown(connection, Int32(SHUT_WR))
            close(connection)
        }
    }

    private func read(from connection: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            if Self.isWhole(bytes) { break }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a request has its head, and as many bytes of body as the head announces: a client may send
    /// them in two writes, and a server that answers the first has not read the second.
    static func isWhole(_ request: [UInt8]) -> Bool {
        guard let end = request.firstRange(of: Array("\r\n\r\n".utf8)) else { return false }
        let lines = String(decoding: request[..<end.lowerBound], as: UTF8.self).split(whereSeparator: \.isNewline)
        let length = lines.lazy.map { $0.lowercased().split(separator: ":", maxSplits: 1) }
            .first { $0.first == "content-length" }?.last
        return request.count - end.upperBound >= length.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } ?? 0
    }

    /// An answer with a body.
    public static func answer(_ body: [UInt8], status: String = "200 OK", headers: [String] = []) -> [UInt8] {
        let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"] + headers
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}
