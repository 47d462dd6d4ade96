public import BillingCore

/// The demo account: every case of Azure's billing, made from a day and a seed without network or clock.
///
/// The same day and seed give the same account on every machine. Usage goes up
/// to the day before `today`; invoices and estimates rest on the same lines, so
/// that everything adds up. Names in it are nobody's.
public struct SampleAccount: Sendable {
    /// Raised with every change of what the account holds, so that stores of an older one are made again.
    public static let revision = 4
    /// The day the account is looked at, in UTC.
    public let today: Day
    /// Accounts, subscriptions, invoices and estimates.
    public let snapshot: AccountSnapshot
    /// Invoices that Azure lists to the reader without what they come to; ``snapshot`` has no more of them than that.
    public let unpricedInvoices: [Invoice]
    let plans: [UsagePlan]

    /// Makes the account as it is on a day.
    ///
    /// - Parameters:
    ///   - today: The day; usage ends the day before it.
    ///   - seed: Another seed gives other quantities and identifiers, and the same cases.
    public init(today: Day, seed: UInt64 = 1) {
        self.today = today
        let plans = Roster.all.map { UsagePlanner.plan($0, today: today, seed: seed) }
        self.plans = plans
        let ledgers = plans.map(CostLedger.init)
        let invoices = InvoiceBook(ledgers, today: today, seed: seed).invoices
        let unpriced = plans.filter { $0.spec.invoiceRefusal?.reason == .amountsClosed }
            .map { Invoice.Owner.subscription($0.id) }
        unpricedInvoices = invoices.filter { unpriced.contains($0.owner) }
        snapshot = AccountSnapshot(
            billingAccounts: Roster.accounts, billingProfiles: Roster.profiles,
            subscriptions: plans.map(\.subscription), invoices: invoices.filter { !unpriced.contains($0.owner) },
            listedInvoices: unpricedInvoices.map { ListedInvoice($0) },
            estimates: ledgers.flatMap { $0.estimates(upTo: today) },
            forecasts: ledgers.compactMap { $0.forecast(on: today) },
            invoiceAnswers: plans.compactMap { $0.invoiceAnswer(on: today, seed: seed) })
    }
}

extension UsagePlan {
    /// What is told of the subscription.
    var subscription: Subscription {
        Subscription(
            id: id, name: spec.name, offer: spec.offer, agreement: spec.agreement, role: spec.role,
            anchorDay: rule.anchorDay, startDay: startDay, monthlyCredit: monthlyCredit,
            billingAccount: Roster.account(spec.agreement),
            billingProfile: spec.agreement == .customer ? Roster.profile : nil,
            accountAdministrator: spec.administrator, invoiceAccess: spec.access, access: access)
    }

    /// What Azure says of the reader's rights, where what it says of billing with them is one of the account's cases.
    private var access: ReaderAccess? {
        guard spec.isLimited || spec.isMoved else { return nil }
        return ReaderAccess(
            isAccountAdministrator: true, roles: ["Owner"], mayReadCosts: true, mayReadInvoices: true,
            hasSpendingLimit: spec.isLimited, isAccountMoved: spec.isMoved)
    }

    /// What asking for its invoices came to, where they are refused.
    func invoiceAnswer(on today: Day, seed: UInt64) -> InvoiceAnswer? {
        spec.invoiceRefusal.map { refusal in
            let known = AzureRefusal(
                status: refusal.status, code: refusal.code, message: refusal.message,
                requestID: Noise.guid(Noise.seed(seed, "request " + spec.name)), reason: refusal.reason)
            return InvoiceAnswer(
                owner: .subscription(id), readAt: nil, triedAt: Int64(today.number) * 86_400 + CostLedger.secondOfDay,
                problem: .refused(known))
        }
    }

    /// Hundredths as money of the subscription's currency.
    func hundredths(_ number: Int64) -> Amount { Amount(micros: number * 10_000, remainder: 0) }

    /// The credit of each period; `nil` where the offer has none.
    var monthlyCredit: Money? { spec.monthlyCredit.map { Money(hundredths($0), spec.prices.currency) } }

    private var startDay: Day? {
        switch spec.age {
        case .subscribed: return periods.first?.start
        case .anchored(_, let closedPeriods), .ended(_, let closedPeriods):
            // Older than what is shown where all seven periods are, else as old as its first one.
            guard let open = periods.last else { return nil }
            return closedPeriods >= 6 ? rule.period(-40, after: open).start : periods.first?.start
        }
    }
}
