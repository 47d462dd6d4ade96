/// What a source other than a usage file tells of accounts: whose subscriptions there are and what was invoiced.
public struct AccountSnapshot: Hashable, Sendable {
    /// The billing accounts.
    public var billingAccounts: [BillingAccount]
    /// The billing profiles of customer agreements.
    public var billingProfiles: [BillingProfile]
    /// The subscriptions, with everything that was told of them.
    public var subscriptions: [Subscription]
    /// All invoices and credit notes of the subscriptions and profiles.
    public var invoices: [Invoice]
    /// Invoices that Azure lists without amounts; none of them is in ``invoices``.
    public var listedInvoices: [ListedInvoice]
    /// The estimates of unbilled periods, one a day.
    public var estimates: [Estimate]
    /// The forecasts of unbilled periods, the last of each.
    public var forecasts: [Forecast]
    /// The usage that Azure did not give.
    public var usageProblems: [UsageProblem]
    /// What asking for invoices came to, one for each owner that was asked for.
    public var invoiceAnswers: [InvoiceAnswer]

    /// Why Azure did not give the usage of a period.
    public struct UsageProblem: Hashable, Sendable {
        /// The subscription.
        public let subscription: SubscriptionID
        /// The period.
        public let period: BillingPeriod
        /// How charges were to be spread.
        public let metric: Metric
        /// What it answered.
        public let problem: AzureProblem

        /// Creates one.
        public init(subscription: SubscriptionID, period: BillingPeriod, metric: Metric, problem: AzureProblem) {
            self.subscription = subscription
            self.period = period
            self.metric = metric
            self.problem = problem
        }
    }

    /// Creates a snapshot.
    public init(
        billingAccounts: [BillingAccount] = [], billingProfiles: [BillingProfile] = [],
        subscriptions: [Subscription] = [], invoices: [Invoice] = [], listedInvoices: [ListedInvoice] = [],
        estimates: [Estimate] = [], forecasts: [Forecast] = [],
        usageProblems: [UsageProblem] = [], invoiceAnswers: [InvoiceAnswer] = []
    ) {
        self.billingAccounts = billingAccounts
        self.billingProfiles = billingProfiles
        self.subscriptions = subscriptions
        self.invoices = invoices
        self.listedInvoices = listedInvoices
        self.estimates = estimates
        self.forecasts = forecasts
        self.usageProblems = usageProblems
        self.invoiceAnswers = invoiceAnswers
    }

    /// What concerns one subscription, the invoices of its billing profile included.
    public func of(_ subscription: Subscription) -> AccountSnapshot {
        AccountSnapshot(
            subscriptions: [subscription],
            invoices: invoices.filter { $0.owner.owns(subscription) },
            listedInvoices: listedInvoices.filter { $0.owner.owns(subscription) },
            estimates: estimates.filter { $0.subscription == subscription.id },
            forecasts: forecasts.filter { $0.subscription == subscription.id },
            usageProblems: usageProblems.filter { $0.subscription == subscription.id },
            invoiceAnswers: invoiceAnswers.filter { $0.owner.owns(subscription) })
    }

    /// The invoices whose own last day lies in a period, services first.
    public func invoices(in period: BillingPeriod) -> [Invoice] {
        invoices.filter { period.contains($0.period.last) }.sorted { $0.rank < $1.rank }
    }
}

extension Invoice.Owner {
    /// Whether a subscription sees the owner's invoices: its own, or those of its billing profile.
    func owns(_ subscription: Subscription) -> Bool {
        switch self {
        case .subscription(let id): id == subscription.id
        case .billingProfile(let id): id == subscription.billingProfile
        }
    }
}

extension Invoice {
    /// The order of a period's invoices: by kind, credit notes after what they credit.
    var rank: (Int, String) {
        ((Kind.allCases.firstIndex(of: kind) ?? 0) * 2 + (isCreditNote ? 1 : 0), id)
    }
}
