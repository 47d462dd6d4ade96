/// What a sync goes by: who is signed in, and what the store has of what they see.
public struct SyncKnowledge: Hashable, Sendable {
    /// A subscription and through whom it is read.
    public struct ReadSubscription: Hashable, Sendable {
        /// The subscription.
        public var subscription: Subscription
        /// The account that sees it.
        public var account: AzureAccount.ID
        /// The tenant, by its GUID, whose token is sent.
        public var tenant: String

        /// Creates one.
        public init(_ subscription: Subscription, account: AzureAccount.ID, tenant: String) {
            self.subscription = subscription
            self.account = account
            self.tenant = tenant
        }
    }

    /// The accounts signed in, in order.
    public var accounts: [AzureAccount.ID]
    /// The tenants of each account, as last listed.
    public var tenants: [AzureAccount.ID: [Tenant]]
    /// The subscriptions that Azure listed; one seen through several accounts stands once.
    public var subscriptions: [ReadSubscription]
    /// The billing periods that Azure listed.
    public var periods: [SubscriptionID: [BillingPeriod]]
    /// What came of each piece that was asked for.
    public var records: [SyncPiece: SyncRecord]

    /// Creates what is known.
    public init(
        accounts: [AzureAccount.ID], tenants: [AzureAccount.ID: [Tenant]] = [:],
        subscriptions: [ReadSubscription] = [], periods: [SubscriptionID: [BillingPeriod]] = [:],
        records: [SyncPiece: SyncRecord] = [:]
    ) {
        self.accounts = accounts
        self.tenants = tenants
        self.subscriptions = subscriptions
        self.periods = periods
        self.records = records
    }
}

/// What a sync is asked to read.
public struct SyncRequest: Hashable, Sendable {
    /// Whose; lists of subscriptions are read in any case.
    public var scope: Scope
    /// The period; `nil` for the unbilled one and the last six.
    public var period: PeriodChoice?
    /// How charges are spread; where an agreement knows no difference, actual ones only.
    public var metrics: Set<Metric>
    /// Whether what is not yet old is read again; usage that is closed for good only where ``period`` names it.
    public var isForced: Bool
    /// Pieces to read whatever their age.
    public var again: Set<SyncPiece>
    /// Pieces that this sync has asked for already, whatever came of it: they are not asked for again.
    public var asked: Set<SyncPiece> = []
    /// Seconds since 1970 (UTC) at which the sync began: the moment that ages are judged by.
    public var startedAt: Int64

    /// Creates a request.
    public init(
        scope: Scope = .all, period: PeriodChoice? = nil, metrics: Set<Metric> = [.actual], isForced: Bool = false,
        again: Set<SyncPiece> = [], startedAt: Int64
    ) {
        self.scope = scope
        self.period = period
        self.metrics = metrics
        self.isForced = isForced
        self.again = again
        self.startedAt = startedAt
    }

    /// What reads all that either of two requests asks for.
    public func merged(with other: SyncRequest) -> SyncRequest {
        var both = self
        if scope != other.scope { both.scope = .all }
        if period != other.period { both.period = nil }
        both.metrics.formUnion(other.metrics)
        both.isForced = isForced || other.isForced
        both.again.formUnion(other.again)
        both.asked.formIntersection(other.asked)
        both.startedAt = max(startedAt, other.startedAt)
        return both
    }
}
