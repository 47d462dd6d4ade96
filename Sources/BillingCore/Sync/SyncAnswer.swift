/// What Azure gave for a piece, in the core's words; usage lines go to the store as a dataset instead.
public enum SyncAnswer: Hashable, Sendable {
    /// The tenants of an account.
    case tenants([Tenant])
    /// The subscriptions that an account sees in a tenant; what it saw before and is missing here it no longer reads.
    case subscriptions([Subscription])
    /// A subscription with how it is billed, what the reader may do, and the billing profile it belongs to.
    case access(Subscription, ReaderAccess, profile: BillingProfile?)
    /// The billing periods that Azure lists; `isWhole` when there are none before the oldest of them.
    case periods([BillingPeriod], isWhole: Bool)
    /// All invoices of the owner that the piece names, and by what support finds the answer.
    case invoices([Invoice], requestID: String? = nil)
    /// The estimate of a period.
    case estimate(EstimateAnswer)
    /// Azure's forecast for each currency, or why there is none.
    case forecast([Forecast])
}

/// What was found out of a period that has not ended.
public struct EstimateAnswer: Hashable, Sendable {
    /// An estimate for each currency; none when nothing was charged yet.
    public var estimates: [Estimate]
    /// What each meter comes to, where the estimate was priced by a rate card and there are no usage lines.
    public var lines: [StatementLine]
    /// What the rate card says that each period brings.
    public var monthlyCredit: Money?

    /// Creates an answer.
    public init(
        estimates: [Estimate], lines: [StatementLine] = [], monthlyCredit: Money? = nil
    ) {
        self.estimates = estimates
        self.lines = lines
        self.monthlyCredit = monthlyCredit
    }
}
