/// One invoice, of a subscription (MOSP) or of a billing profile (MCA).
///
/// Usage cost and invoice total are two figures: the total is after credit and
/// with tax.
public struct Invoice: Hashable, Sendable {
    /// Who an invoice was made for.
    public enum Owner: Hashable, Sendable {
        /// A pay-as-you-go subscription.
        case subscription(SubscriptionID)
        /// A billing profile, by its identifier; shown on each of its subscriptions, counted once.
        case billingProfile(String)
    }

    /// Azure's number of it: `E0100ABCDE`.
    public let id: String
    /// Who it was made for.
    public let owner: Owner
    /// The days it covers.
    public let period: BillingPeriod
    /// What is to be paid, credit taken off and tax added.
    public let total: Money
    /// Where it stands, as last told by Azure.
    public var state: PeriodState
    /// The day by which it is to be paid; `nil` when unknown.
    public var dueDay: Day?

    /// Creates an invoice.
    public init(
        id: String, owner: Owner, period: BillingPeriod, total: Money, state: PeriodState, dueDay: Day? = nil
    ) {
        self.id = id
        self.owner = owner
        self.period = period
        self.total = total
        self.state = state
        self.dueDay = dueDay
    }
}

/// Where a billing period stands (design section 4).
public enum PeriodState: String, Hashable, Sendable, CaseIterable {
    /// Not ended: its figure is an estimate.
    case unbilled
    /// Invoiced, to be paid.
    case due
    /// Invoiced, not paid in time.
    case overdue
    /// Invoiced and paid.
    case paid
    /// Invoiced and withdrawn.
    case void
    /// Ended without an invoice, for a known reason.
    case none
    /// Ended; nothing is known of invoices, as with files.
    case unknown
}
