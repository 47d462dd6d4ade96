import AzureClient
import BillingCore
import Synchronization

/// The network of one run, made ready when it is first used; with `--offline` it never is.
final class SessionTransport: HTTPTransport {
    private let opened = Mutex<NetworkTransport?>(nil)
    private let isOffline: Bool
    private let certificates: String?
    private let proxy: ProxyRule

    /// - Parameter certificates: A PEM file with roots to trust beside the system's.
    init(isOffline: Bool, certificates: String?, proxy: ProxyRule) {
        self.isOffline = isOffline
        self.certificates = certificates
        self.proxy = proxy
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard !isOffline else { throw NetworkFailure.offline }
        let network = try opened.withLock { held in
            if let held { return held }
            let made = try NetworkTransport(certificates: certificates, proxy: proxy)
            held = made
            return made
        }
        return try await network.send(request)
    }

    /// Ends all connections; nothing is to be sent afterwards.
    func close() async throws {
        let network = opened.withLock { held in
            defer { held = nil }
            return held
        }
        try await network?.close()
    }
}
