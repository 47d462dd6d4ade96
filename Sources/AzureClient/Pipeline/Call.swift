/// What a call to Azure waits for, to be shown while it does; cancelling its task ends the waiting.
public struct AzureWait: Hashable, Sendable {
    /// Why it waits.
    public enum Reason: Hashable, Sendable {
        /// Azure asked for less.
        case rateLimit
        /// The last try failed; the tries so far.
        case retry(attempt: Int)
        /// Azure is still at work on it.
        case operation
    }

    /// Why it waits.
    public let reason: Reason
    /// When it goes on, in milliseconds since 1970.
    public let until: Int64

    /// Creates a wait.
    public init(reason: Reason, until: Int64) {
        self.reason = reason
        self.until = until
    }
}

/// Hears of waiting as it begins, and `nil` as it ends.
public typealias WaitObserver = @Sendable (AzureWait?) -> Void

/// A request with what the pipeline must know of it.
struct Call: Sendable {
    /// Calls that Azure counts together.
    enum Lane: Sendable {
        case general
        /// Reports that Azure computes: one at a time for a tenant (azure-apis 7.2).
        case costQuery
    }

    /// Whose token goes along.
    enum Credential: Sendable {
        case none
        /// The tenant's; `nil` for the one signed in to.
        case token(tenant: String?)
    }

    var request: HTTPRequest
    /// Whether doing it twice does no more than doing it once.
    var isRepeatable: Bool
    var lane = Lane.general
    var credential = Credential.none
    var observer: WaitObserver?

    var tenant: String {
        if case .token(let tenant?) = credential { tenant } else { "" }
    }
}

/// A whole answer.
struct Answer: Sendable {
    var status: Int
    var headers: HeaderFields
    var body: [UInt8]

    var isSuccess: Bool { (200..<300).contains(status) }

    /// By which Microsoft's support finds the call.
    var requestID: String? {
        ["x-ms-request-id", "x-ms-correlation-request-id", "request-id"].lazy.compactMap { headers[$0] }.first
    }
}

/// One layer of the pipeline: answers a call, mostly by asking the next one.
protocol Stage: Sendable {
    func answer(_ call: Call) async throws -> Answer
}
