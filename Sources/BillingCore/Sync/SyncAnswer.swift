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
    /// All invoices of the owner that the piece names.
    case invoices([Invoice])
    /// The estimate of a period, one for each currency; none when nothing was charged yet.
    case estimate([Estimate])
}
