/// The usage cost of one subscription in one period and currency, as the store keeps it.
public struct PeriodCost: Hashable, Sendable {
    /// The subscription.
    public let subscription: SubscriptionID
    /// The period.
    public let period: BillingPeriod
    /// The days that the figures cover.
    public let coverage: BillingPeriod
    /// Usage cost before tax.
    public let cost: Money
    /// Usage lines.
    public let lineCount: Int
    /// Meters used that have no price, so that ``cost`` lacks them.
    public let unpricedMeters: Int
    /// Where it comes from.
    public let provenance: Provenance

    /// Creates a cost.
    public init(
        subscription: SubscriptionID, period: BillingPeriod, coverage: BillingPeriod, cost: Money, lineCount: Int,
        unpricedMeters: Int = 0, provenance: Provenance
    ) {
        self.subscription = subscription
        self.period = period
        self.coverage = coverage
        self.cost = cost
        self.lineCount = lineCount
        self.unpricedMeters = unpricedMeters
        self.provenance = provenance
    }
}

/// The Billing history report: the up to seven periods before a day, newest first.
public struct BillingHistory: Hashable, Sendable {
    /// One period in one currency.
    public struct Row: Hashable, Sendable {
        /// The period.
        public let period: BillingPeriod
        /// Where it stands.
        public let state: PeriodState
        /// The currency of the figures; `nil` for a period without usage.
        public let currency: CurrencyCode?
        /// Usage cost before tax; `nil` when nothing is known.
        public let usageCost: Amount?
        /// The days that ``usageCost`` covers; `nil` when nothing is known.
        public let coverage: BillingPeriod?
        /// Cost compared with the period before, as a fraction rounded to four decimals: `0.0312` is 3.12 % more.
        ///
        /// `nil` for the unbilled period, where one of the two is unknown or covers part of its period only,
        /// and after a period of zero or less.
        public let change: ExactDecimal?
        /// The invoices and credit notes of the period in this currency, services first.
        ///
        /// One belongs to the period that its own last day lies in: marketplace
        /// invoices run by calendar month whatever the anniversary day.
        public let invoices: [Invoice]
        /// The invoices of the period that Azure lists without amounts, by number; in the first currency alone.
        public let listedInvoices: [ListedInvoice]
        /// Why there is no invoice, or none with amounts; `nil` when there is one, and where several subscriptions have different reasons.
        public let absence: InvoiceAbsence?
        /// Seconds since 1970 (UTC) at which the oldest of the latest estimates was generated; `nil` when none is known.
        public let estimatedAt: Int64?
        /// What Azure forecasts the whole period to come to; `nil` for a period that has ended, and where it does not.
        public let forecast: Amount?
        /// Why Azure did not give the usage, or not anew; `nil` where nothing is wrong, or several subscriptions differ.
        public let problem: AzureProblem?
        /// How each subscription of the period stands, in order of their identifiers.
        public let standings: [PeriodStanding]
        /// Usage lines.
        public let lineCount: Int
        /// Meters used that have no price, so that ``usageCost`` lacks them; 0 where it is whole.
        public let unpricedMeters: Int
        /// Where the figures come from; `nil` for a period without usage.
        public let provenance: Provenance?

        /// Creates a row.
        public init(
            period: BillingPeriod, state: PeriodState, currency: CurrencyCode?, usageCost: Amount?,
            coverage: BillingPeriod?, change: ExactDecimal?, invoices: [Invoice],
            listedInvoices: [ListedInvoice] = [], absence: InvoiceAbsence? = nil, estimatedAt: Int64? = nil,
            forecast: Amount? = nil,
            problem: AzureProblem? = nil,
            standings: [PeriodStanding] = [], lineCount: Int, unpricedMeters: Int = 0, provenance: Provenance?
        ) {
            self.period = period
            self.state = state
            self.currency = currency
            self.usageCost = usageCost
            self.coverage = coverage
            self.change = change
            self.invoices = invoices
            self.listedInvoices = listedInvoices
            self.absence = absence
            self.estimatedAt = estimatedAt
            self.forecast = forecast
            self.problem = problem
            self.standings = standings
            self.lineCount = lineCount
            self.unpricedMeters = unpricedMeters
            self.provenance = provenance
        }

        /// What an unbilled period comes to if its days go on as those covered; `nil` for one that has ended.
        public var pace: Amount? {
            guard state == .unbilled, let usageCost, let coverage else { return nil }
            return Forecast.atPace(of: usageCost, over: coverage, until: period)
        }

        /// The numbers of all invoices and credit notes of the period, those without amounts last.
        public var invoiceNumbers: [Invoice.ID] { invoices.map(\.id) + listedInvoices.map(\.id) }

        /// What the invoices of the period come to, credit notes taken off; `nil` without any.
        public var invoicedTotal: Amount? {
            invoices.isEmpty ? nil : invoices.reduce(.zero) { $0 + $1.total.amount }
        }

        /// The day by which the next unpaid invoice is to be paid, else when the first was; `nil` when no day is known.
        public var dueDay: Day? {
            let demands = invoices.filter { !$0.isCreditNote && $0.dueDay != nil }
            let unpaid = demands.filter { $0.state == .due || $0.state == .overdue }
            return unpaid.compactMap(\.dueDay).min() ?? demands.first?.dueDay
        }
    }

    /// The most periods that a history shows: the unbilled one and six closed ones.
    public static let maximumPeriods = 7

    /// The subscriptions covered.
    public let scope: Scope
    /// The day the history was made for.
    public let asOf: Day
    /// Newest period first; of one period, currencies in order.
    public let rows: [Row]
    /// What each service cost in the periods of ``rows``; `nil` where it was not asked for.
    public var services: ServiceMatrix?
    /// Where the figures come from.
    public let provenance: Provenance

    /// Creates a history of rows in order.
    public init(scope: Scope, asOf: Day, rows: [Row], provenance: Provenance) {
        self.scope = scope
        self.asOf = asOf
        self.rows = rows
        self.provenance = provenance
    }

    /// The periods, newest first, each once.
    public var periods: [BillingPeriod] {
        rows.map(\.period).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}
