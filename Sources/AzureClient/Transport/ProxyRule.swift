import Foundation

/// Which proxy a host is reached by, from the environment's `HTTPS_PROXY` and `NO_PROXY`.
///
/// As curl reads them: the lowercase name first; `NO_PROXY` holds hosts that also
/// stand for the ones below them, and `*` for all. This machine itself is
/// never reached by a proxy.
public struct ProxyRule: Hashable, Sendable {
    /// The proxy; `nil` for none.
    public let proxy: ServiceURL?
    /// `user:password` for the proxy; `nil` when it wants none.
    let credentials: String?
    private let exceptions: [String]

    /// No proxy at all.
    public static let none = ProxyRule(environment: [:])

    /// Reads the environment; a proxy that is no address is none.
    public init(environment: [String: String]) {
        let names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        let text = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let withScheme = text.contains("://") ? text : "http://" + text
        let parts = withScheme.split(separator: "@", maxSplits: 1).map(String.init)
        if parts.count == 2, let scheme = parts[0].range(of: "://") {
            credentials = String(parts[0][scheme.upperBound...])
            proxy = ServiceURL(parts[0][..<scheme.upperBound] + parts[1])
        } else {
            credentials = nil
            proxy = text.isEmpty ? nil : ServiceURL(withScheme)
        }
        let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        exceptions = list.split(whereSeparator: { $0 == "," || $0 == " " }).map { $0.lowercased() }
    }

    /// Whether a request to an address goes by the proxy.
    public func applies(to url: ServiceURL) -> Bool {
        guard proxy != nil, !url.staysOnMachine else { return false }
        return !exceptions.contains { exception in
            let parts = exception.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[1] != "\(url.port)" { return false }
            guard let name = parts.first.map({ $0.hasPrefix(".") ? $0.dropFirst() : $0 }) else { return false }
            return name == "*" || url.host == name || url.host.hasSuffix("." + name)
        }
    }
}
