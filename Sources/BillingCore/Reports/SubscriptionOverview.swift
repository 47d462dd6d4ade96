/// The Subscriptions report: each subscription with its unbilled estimate and trend.
public struct SubscriptionOverview: Hashable, Sendable {
    /// One subscription in one currency; a subscription without usage has one row without currency.
    public struct Row: Hashable, Sendable {
        /// The subscription.
        public let subscription: Subscription
        /// The currency of the figures; `nil` when nothing was charged yet.
        public let currency: CurrencyCode?
        /// Usage cost of the period that has not ended; `nil` when nothing is known of it.
        public let unbilledCost: Amount?
        /// Meters used in it that have no price, so that ``unbilledCost`` lacks them.
        public let unpricedMeters: Int
        /// The last closed period that has usage; `nil` when there is none.
        public let lastPeriod: BillingPeriod?
        /// Usage cost of ``lastPeriod``.
        public let lastPeriodCost: Amount?
        /// The newest invoice, no credit note; `nil` when there is none.
        public let lastInvoice: Invoice?
        /// Invoices of the history that are to be paid, the newest period's first.
        public let unpaid: [Invoice]
        /// Why the last closed period has no invoice, or the running one where none has closed; `nil` with ``lastInvoice``.
        public let absence: InvoiceAbsence?
        /// Why Azure did not give the newest usage; `nil` where nothing is wrong.
        public let problem: AzureProblem?
        /// Why there is no invoice and why no costs, with the evidence; `nil` where nothing is known of any period.
        public let standing: PeriodStanding?
        /// Usage cost of up to seven periods, oldest first; `nil` where nothing is known.
        public let trend: [Amount?]

        /// Creates a row.
        public init(
            subscription: Subscription, currency: CurrencyCode?, unbilledCost: Amount?, unpricedMeters: Int = 0,
            lastPeriod: BillingPeriod?, lastPeriodCost: Amount?, lastInvoice: Invoice?, unpaid: [Invoice] = [],
            absence: InvoiceAbsence? = nil,
            problem: AzureProblem? = nil, standing: PeriodStanding? = nil, trend: [Amount?]
        ) {
            self.subscription = subscription
            self.currency = currency
            self.unbilledCost = unbilledCost
            self.unpricedMeters = unpricedMeters
            self.lastPeriod = lastPeriod
            self.lastPeriodCost = lastPeriodCost
            self.lastInvoice = lastInvoice
            self.unpaid = unpaid
            self.absence = absence
            self.problem = problem
            self.standing = standing
            self.trend = trend
        }
    }

    /// The day the report was made for.
    public let asOf: Day
    /// Rows in order of name, then currency.
    public let rows: [Row]
    /// Where the figures come from.
    public let provenance: Provenance

    /// Creates the report; rows are put in order.
    public init(asOf: Day, rows: [Row], provenance: Provenance) {
        self.asOf = asOf
        self.rows = rows.sorted {
            let (left, right) = ($0.subscription.displayName.lowercased(), $1.subscription.displayName.lowercased())
            if left != right { return left < right }
            if $0.subscription.id != $1.subscription.id { return $0.subscription.id < $1.subscription.id }
            return ($0.currency?.rawValue ?? "") < ($1.currency?.rawValue ?? "")
        }
        self.provenance = provenance
    }

    /// Unbilled cost of all rows, per currency.
    public var unbilledTotals: CurrencyTotals {
        rows.reduce(into: CurrencyTotals()) { totals, row in
            if let cost = row.unbilledCost, let currency = row.currency { totals.add(Money(cost, currency)) }
        }
    }

    /// Cost of the last closed period of all rows, per currency.
    public var lastPeriodTotals: CurrencyTotals {
        rows.reduce(into: CurrencyTotals()) { totals, row in
            if let cost = row.lastPeriodCost, let currency = row.currency { totals.add(Money(cost, currency)) }
        }
    }
}
