/// An `http` or `https` address, kept as it was written apart from what may not stand in one.
///
/// Azure's links must be followed byte for byte, which a type that normalises
/// would not do: only characters that may not stand in a URL are percent-encoded
/// (azure-apis 0.3).
public struct ServiceURL: Hashable, Sendable, CustomStringConvertible {
    /// `http` or `https`.
    public let scheme: String
    /// The host in lowercase, an IPv6 address in its brackets.
    public let host: String
    /// The port, the scheme's own when the text names none.
    public let port: Int
    /// Path and query, from the first slash on; never empty.
    public let resource: String

    /// Reads an absolute address; `nil` when it is no `http` or `https` address, or has credentials in it.
    ///
    /// What follows `#` is left out, as it is never sent.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        let lower = text.prefix(8).lowercased()
        let scheme = lower.hasPrefix("https://") ? "https" : lower.hasPrefix("http://") ? "http" : nil
        guard let scheme else { return nil }
        let rest = text.dropFirst(scheme.count + 3)
        let authority = rest.prefix { !"/?#\\".contains($0) }
        guard let (host, port) = Self.hostAndPort(authority, scheme: scheme) else { return nil }
        self.init(scheme: scheme, host: host, port: port, resource: String(rest.dropFirst(authority.count)))
    }

    private init(scheme: String, host: String, port: Int, resource: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        let sent = resource.prefix { $0 != "#" }
        self.resource = Self.encodingInvalid(sent.hasPrefix("/") ? String(sent) : "/" + sent)
    }

    private static func hostAndPort(_ text: Substring, scheme: String) -> (String, Int)? {
        guard !text.contains("@") else { return nil }
        let usual = scheme == "https" ? 443 : 80
        let end = text.hasPrefix("[") ? text.firstIndex(of: "]").map(text.index(after:)) : text.firstIndex(of: ":")
        let host = text[..<(end ?? text.endIndex)].lowercased()
        let rest = text[(end ?? text.endIndex)...]
        let isPlain = host.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || "-._[]:".utf8.contains(byte)
        }
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        guard !host.isEmpty, isPlain, isBracketed || !host.contains(where: { "[]:".contains($0) }) else { return nil }
        if rest.isEmpty { return (host, usual) }
        guard rest.hasPrefix(":"), rest.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(rest.dropFirst()), (1...65535).contains(port)
        else { return nil }
        return (host, port)
    }

    /// The whole address; the port only where it is not the scheme's own.
    public var description: String { origin + resource }

    /// The address without path and query: `https://management.azure.com`.
    public var origin: String {
        let isUsual = port == (scheme == "https" ? 443 : 80)
        return "\(scheme)://\(host)" + (isUsual ? "" : ":\(port)")
    }

    /// The path alone, without the query.
    public var path: String { String(resource.prefix { $0 != "?" }) }

    /// Whether another address is of the same scheme, host and port.
    public func hasSameOrigin(as other: ServiceURL) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    /// Whether the host is this machine's own.
    public var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// Whether what is sent there does not leave the machine, or the host that it runs on: Azure's identity service.
    var staysOnMachine: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isLinkLocal = parts.count == 4 && host.hasPrefix("169.254.") && parts.allSatisfy { UInt8($0) != nil }
        return isLoopback || isLinkLocal
    }

    /// The address that a link leads to from here, absolute or relative (azure-apis 0.3); `nil` when it is none.
    public func following(_ link: some StringProtocol) -> ServiceURL? {
        let link = String(link.drop(while: \.isWhitespace))
        if link.hasPrefix("//") { return ServiceURL("\(scheme):\(link)") }
        if link.hasPrefix("/") { return at(link) }
        if link.hasPrefix("?") { return at(path + link) }
        // A colon before the first slash is the end of a scheme.
        if link.prefix(while: { !"/?#".contains($0) }).contains(":") { return ServiceURL(link) }
        guard !link.isEmpty else { return nil }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return at(folder + link)
    }

    /// The same host with another path and query.
    public func at(_ resource: String) -> ServiceURL {
        ServiceURL(scheme: scheme, host: host, port: port, resource: resource)
    }

    /// The value of a query parameter, still percent-encoded; names compare without case.
    public func query(_ name: String) -> String? {
        let query = resource.drop { $0 != "?" }.dropFirst()
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts[0].lowercased() == name.lowercased() { return parts.count > 1 ? String(parts[1]) : "" }
        }
        return nil
    }
}
