/// Why Azure did not give what was asked: facts, worded in FakturaWords.
public enum AzureProblem: Error, Hashable, Sendable, Codable {
    /// Azure answered, and refused.
    case refused(AzureRefusal)
    /// No answer came, or it broke off.
    case unreachable(host: String, NetworkFailure)
    /// An answer came that is not what the operation gives.
    case unreadable(host: String, AnswerDefect, requestID: String?)
    /// A link leads to another host or port, where no token is sent.
    case strangeHost(asked: String, given: String)
    /// A list that never ends: a page leads back to one that was read, or pages stay empty.
    case endlessPages(path: String)
    /// Usage came for another day than one of those asked for; it was not taken.
    case otherDays(asked: BillingPeriod, found: Day)
    /// What a long operation made is no longer kept: it has to be started again.
    case resultExpired(path: String)
    /// A long operation was not done after so many seconds.
    case tooSlow(path: String, seconds: Int)
    /// There is no token to ask with.
    case signIn(SignInProblem)

    /// Whether Azure lists invoices and refuses what they come to.
    public var isOfAmounts: Bool {
        if case .refused(let refusal) = self { refusal.reason == .amountsClosed } else { false }
    }

    /// By which Microsoft's support finds the call; `nil` when no answer had one.
    public var requestID: String? {
        switch self {
        case .refused(let refusal): refusal.requestID
        case .unreadable(_, _, let id): id
        default: nil
        }
    }
}

/// Why no answer came.
public enum NetworkFailure: Error, Hashable, Sendable, Codable {
    /// The name leads to no address.
    case unresolved
    /// Nobody listens there, or there is no way to it.
    case cannotConnect
    /// Nothing came in time.
    case timedOut
    /// The connection ended in the middle.
    case dropped
    /// The certificate is not trusted, or no encryption could be agreed on.
    case untrusted(String)
    /// The proxy refused.
    case proxy(String)
    /// Plain `http` goes to this machine only.
    case notEncrypted
    /// The certificates of the given file cannot be read.
    case noCertificates(path: String)
    /// The answer is larger than so many bytes.
    case tooLarge(Int)
    /// The network may not be used in this run.
    case offline
    /// Anything else, in the network library's words.
    case other(String)
}

/// What is wrong with an answer.
public enum AnswerDefect: Error, Hashable, Sendable, Codable {
    /// There is nothing in it.
    case nothing
    /// It is no JSON from this byte on.
    case notJSON(offset: Int)
    /// A field that must be there is not, or holds something else.
    case field(String)
    /// It has this type, and should be JSON.
    case contentType(String)
    /// It should lead somewhere, and has no such header field.
    case noHeader(String)
}

/// An answer by which Azure refuses, as it was given.
public struct AzureRefusal: Error, Hashable, Sendable, Codable {
    /// The HTTP status.
    public let status: Int
    /// Azure's code, a word or a number in text; `nil` when the answer has none.
    public let code: String?
    /// Azure's words, without secrets and cut to 500 characters; `nil` when there are none.
    public let message: String?
    /// What it is about, as Azure names it; `nil` when the answer has none.
    public let target: String?
    /// By which Microsoft's support finds the call; `nil` when the answer has none.
    public let requestID: String?
    /// Seconds that Azure asks to wait; `nil` when it does not.
    public let retryAfter: Int?
    /// What it comes down to.
    public let reason: Reason

    /// What a refusal comes down to (azure-apis 7.3).
    public enum Reason: Hashable, Sendable, Codable {
        /// The Account Administrator has not opened invoices to others.
        case notOptedIn
        /// The reader may not do this; the action that is missing, when Azure names it.
        case notAuthorized(action: String?)
        /// Whoever runs the enrolment has not opened costs to this reader, or the partner has not published them.
        case costsClosed(by: CostGate)
        /// Azure lists the invoices, and refuses the list that tells what they come to.
        case amountsClosed
        /// The token is missing, over or not taken.
        case signInExpired
        /// The subscription belongs to another tenant; which, when Azure names it.
        case otherTenant(String?)
        /// Azure keeps no costs of this offer; which, when Azure names it.
        case offerNotSupported(Offer?)
        /// The kind of agreement has no such report or invoice.
        case agreementNotSupported
        /// The subscription is disabled and gives no costs.
        case subscriptionDisabled
        /// There is no such subscription here, or it is less than two days old.
        case subscriptionNotFound
        /// There is no such thing.
        case notFound
        /// The link to a file is over: a new one has to be made.
        case linkExpired
        /// The storage that keeps a file lets nobody in from here, or the link does not allow it; another link is no
        /// better.
        case storageClosed
        /// There is no such billing period by that name.
        case invalidPeriod
        /// The provider is not registered on the subscription.
        case notRegistered
        /// There is too little history to forecast from, or there are several currencies.
        case notEnoughHistory
        /// A forecast was asked for a period that is over.
        case pastForecast
        /// Too much was asked in too short a time.
        case rateLimited
        /// Not Azure but a web page answered: a proxy, a firewall or a portal stands in between.
        case page
        /// Azure has trouble of its own.
        case outOfOrder
        /// Any other.
        case other
    }

    /// Who keeps costs closed.
    public enum CostGate: Hashable, Sendable, Codable {
        /// "AO view charges" of the enrolment is off.
        case enrolment
        /// "DA view charges" of the enrolment is off.
        case department
        /// The partner has not published prices.
        case partner
    }

    /// Creates a refusal.
    public init(
        status: Int, code: String? = nil, message: String? = nil, target: String? = nil, requestID: String? = nil,
        retryAfter: Int? = nil, reason: Reason
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.target = target
        self.requestID = requestID
        self.retryAfter = retryAfter
        self.reason = reason
    }
}
