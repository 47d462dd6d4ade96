/// One thing to be read from Azure: what a sync plans, shows, stops and repeats.
public enum SyncPiece: Hashable, Sendable, Codable {
    /// The tenants of an account.
    case tenants(AzureAccount.ID)
    /// The subscriptions that an account sees in a tenant, by its GUID.
    case subscriptions(AzureAccount.ID, tenant: String)
    /// How a subscription is billed, and what the reader may do with it.
    case access(SubscriptionID)
    /// The billing periods of a subscription whose agreement has its own.
    case periods(SubscriptionID)
    /// The invoices of a subscription, or of a billing profile.
    case invoices(Invoice.Owner)
    /// Azure's estimate of a period that has not ended.
    case estimate(SubscriptionID, BillingPeriod)
    /// What Azure forecasts a period that has not ended to come to.
    case forecast(SubscriptionID, BillingPeriod)
    /// The usage lines of a period.
    case usage(SubscriptionID, BillingPeriod, Metric)

    /// The subscription it is about; `nil` for what is about an account or a billing profile.
    public var subscription: SubscriptionID? {
        switch self {
        case .access(let id), .periods(let id), .estimate(let id, _), .forecast(let id, _), .usage(let id, _, _),
            .invoices(.subscription(let id)):
            id
        case .tenants, .subscriptions, .invoices(.billingProfile): nil
        }
    }

    /// The period it is about; `nil` for what is about none.
    public var period: BillingPeriod? {
        switch self {
        case .estimate(_, let period), .forecast(_, let period), .usage(_, let period, _): period
        default: nil
        }
    }
}

/// When a piece was last asked for, and what came of it.
public struct SyncRecord: Hashable, Sendable {
    /// What was asked for.
    public let piece: SyncPiece
    /// Seconds since 1970 (UTC) at which it was last read whole; `nil` when it never was.
    public var readAt: Int64?
    /// Seconds since 1970 (UTC) at which it was last asked for.
    public var triedAt: Int64
    /// Why the last try gave nothing; `nil` when it gave something.
    public var problem: AzureProblem?
    /// By which Microsoft's support finds the answer that gave it; `nil` when none is known, and after a problem.
    public var requestID: String?

    /// Creates a record.
    public init(
        piece: SyncPiece, readAt: Int64?, triedAt: Int64, problem: AzureProblem? = nil, requestID: String? = nil
    ) {
        self.piece = piece
        self.readAt = readAt
        self.triedAt = triedAt
        self.problem = problem
        self.requestID = requestID
    }
}
