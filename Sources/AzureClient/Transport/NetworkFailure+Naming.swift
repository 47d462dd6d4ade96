import AsyncHTTPClient
import BillingCore
import Foundation
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

extension NetworkFailure {
    /// What an error of the network library means; a cancelled task stays cancelled.
    static func naming(_ error: any Error) -> any Error {
        switch error {
        case is CancellationError, is NetworkFailure: error
        case let error as HTTPClientError: naming(error)
        case let error as NIOConnectionError:
            error.connectionErrors.isEmpty ? NetworkFailure.unresolved : .cannotConnect
        case is ChannelError: naming(channel: error)
        case let error as IOError:
            [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT, EADDRNOTAVAIL].contains(error.errnoCode)
                ? NetworkFailure.cannotConnect : .dropped
        case HTTPParserError.invalidEOFState: NetworkFailure.dropped
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            NetworkFailure.untrusted(encryptionReason(String(describing: error)))
        default: NetworkFailure.other(String(String(describing: error).prefix(200)))
        }
    }

    private static func naming(_ error: HTTPClientError) -> any Error {
        switch error {
        case .cancelled, .requestStreamCancelled: CancellationError()
        case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout,
            .tlsHandshakeTimeout, .httpProxyHandshakeTimeout:
            NetworkFailure.timedOut
        case .remoteConnectionClosed, .uncleanShutdown, .bodyLengthMismatch: NetworkFailure.dropped
        case .proxyAuthenticationRequired, .invalidProxyResponse: NetworkFailure.proxy(error.shortDescription)
        default: NetworkFailure.other(error.shortDescription)
        }
    }

    /// The library's own word: `CERTIFICATE_VERIFY_FAILED`; what stands around it is about the library.
    private static func encryptionReason(_ text: String) -> String {
        let mark = "OPENSSL_internal:"
        let start = text.range(of: mark)?.upperBound ?? text.startIndex
        return String(text[start...].prefix { $0 != " " || start == text.startIndex }.prefix(100))
    }

    private static func naming(channel error: any Error) -> NetworkFailure {
        if case .connectTimeout? = error as? ChannelError { return .timedOut }
        return .dropped
    }
}
