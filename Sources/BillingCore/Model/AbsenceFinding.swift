/// Why a subscription's period has no invoice, with what the answer rests on and what changes it.
public struct AbsenceFinding: Hashable, Sendable {
    /// A fact that the answer rests on.
    public enum Evidence: Hashable, Sendable {
        /// The period's last day.
        case lastDay(Day)
        /// Azure's answer: its code, else its status; seconds since 1970 (UTC) at which it came, when known.
        case answer(String, at: Int64?)
        /// Azure listed the invoices, at this many seconds since 1970 (UTC) when known, and none is of the period.
        case listed(at: Int64?)
        /// Azure lists invoices, without amounts.
        case listedWithoutAmounts
        /// The contract.
        case agreement(Agreement)
        /// What the subscription was bought as.
        case offer(Offer)
        /// The day it was subscribed.
        case subscribed(Day)
        /// Usage cost of the period.
        case cost(Money)
        /// The credit that each period brings.
        case credit(Money)
        /// A spending limit is on.
        case spendingLimit
        /// The billing account was moved to a customer agreement.
        case accountMoved
        /// The reader's role, which is another than the one needed.
        case role(String)
        /// Azure lists no billing account for the reader.
        case noBillingAccount
        /// No answer came, at this many seconds since 1970 (UTC).
        case noAnswer(at: Int64)
        /// There are usage files and nothing else.
        case filesOnly
    }

    /// The subscription.
    public let subscription: Subscription
    /// The period.
    public let period: BillingPeriod
    /// The reason.
    public let reason: InvoiceAbsence
    /// What the reason rests on, in the order to be told; never empty.
    public let evidence: [Evidence]
    /// By which Microsoft's support finds Azure's answer; `nil` when none is known.
    public let requestID: String?

    /// Decides, over all that is known.
    ///
    /// - Parameters:
    ///   - subscription: As far as it is known.
    ///   - period: The period.
    ///   - cost: Its usage cost; `nil` when unknown.
    ///   - answer: What asking Azure for its invoices came to; `nil` when nobody asked.
    ///   - asOf: The day it is asked on, in UTC.
    public static func decide(
        _ subscription: Subscription, period: BillingPeriod, cost: Money?, answer: InvoiceAnswer? = nil, asOf: Day
    ) -> AbsenceFinding {
        let reason = InvoiceAbsence.decide(subscription, period: period, cost: cost, answer: answer, asOf: asOf)
        return AbsenceFinding(reason, of: subscription, in: period, cost: cost, answer: answer)
    }

    /// The evidence of a reason that was decided on.
    init(
        _ reason: InvoiceAbsence, of subscription: Subscription, in period: BillingPeriod, cost: Money? = nil,
        answer: InvoiceAnswer? = nil
    ) {
        self.reason = reason
        self.subscription = subscription
        self.period = period
        evidence = Self.evidence(of: reason, subscription, period, cost, answer)
        requestID =
            switch reason.ground {
            case .notPermitted, .notTold: answer?.problem?.requestID
            case .offerWithoutInvoices: answer?.rulesInvoicesOut == true ? answer?.problem?.requestID : nil
            case .notReturned: answer?.requestID
            default: nil
            }
    }

    /// The same finding of a subscription's first period, which has not ended: its youth is what matters, unless
    /// something keeps every period from being invoiced.
    func asOfFirstPeriod(on asOf: Day) -> AbsenceFinding {
        guard case .periodNotEnded(_, let then) = reason, then?.holdsAlways != true,
            let start = subscription.startDay, InvoiceAbsence.isRecent(start, on: asOf)
        else { return self }
        return AbsenceFinding(.recentlySubscribed(since: start), of: subscription, in: period)
    }

    /// Whether it rests on what Azure refused or did not answer.
    var isOfAnswer: Bool {
        switch reason.ground {
        case .notPermitted, .notTold: true
        default: false
        }
    }

    private static func evidence(
        of reason: InvoiceAbsence, _ subscription: Subscription, _ period: BillingPeriod, _ cost: Money?,
        _ answer: InvoiceAnswer?
    ) -> [Evidence] {
        let offer = subscription.offer.map { Evidence.offer($0) }
        let agreement = subscription.agreement.map { Evidence.agreement($0) }
        let own = subscription.isReadByAdministrator ? nil : subscription.role.map { Evidence.role($0) }
        let spent = cost.map { Evidence.cost($0) }
        let listed = Evidence.listed(at: answer?.readAt)
        let noAccount = subscription.access?.hasBillingAccount == false ? Evidence.noBillingAccount : nil
        let facts: [Evidence?]
        switch reason {
        case .periodNotEnded(_, let then):
            let lasting = then.map { evidence(of: $0, subscription, period, nil, answer) } ?? []
            facts = [.lastDay(period.last)] + lasting
        case .notPermitted(let code, _, _, let isListed):
            facts = [
                .answer(code, at: answer?.refusedAt), isListed ? .listedWithoutAmounts : nil, noAccount, own,
            ]
        case .enterprise, .partner: facts = [agreement, offer]
        case .offerWithoutInvoices:
            facts = [offer, answer.flatMap { $0.rulesInvoicesOut ? Self.answer($0) : nil }]
        case .recentlySubscribed(let since): facts = [.subscribed(since)]
        case .freeTrial: facts = [offer, spent]
        case .withinCredit(_, let credit): facts = [spent, credit.map { .credit($0) }, spent == nil ? offer : nil]
        case .creditNotTold: facts = [offer, spent]
        case .spendingLimit: facts = [.spendingLimit, spent]
        case .beingPrepared: facts = [.lastDay(period.last), listed]
        case .tooOld: facts = [.lastDay(period.last), own, listed]
        case .accountMoved: facts = [.accountMoved, listed]
        case .notTold: facts = [answer.map(Self.answer)]
        case .notReturned: facts = [listed, noAccount, agreement, spent]
        case .notAsked: facts = [.filesOnly]
        }
        return facts.compactMap(\.self)
    }

    private static func answer(_ answer: InvoiceAnswer) -> Evidence {
        guard case .refused(let refusal) = answer.problem else { return .noAnswer(at: answer.triedAt) }
        return .answer(refusal.code ?? "\(refusal.status)", at: answer.triedAt)
    }
}

extension InvoiceAnswer {
    /// Seconds at which Azure refused; `nil` where the last try was not refused.
    fileprivate var refusedAt: Int64? {
        if case .refused = problem { triedAt } else { nil }
    }
}

/// What follows from the reason.
extension AbsenceFinding {
    /// The rule that it rests on.
    public var rule: BillingRule {
        switch reason.ground {
        case .periodNotEnded: .afterPeriodEnd
        case .notPermitted: isOfProfile ? .profileRole : .openedByAdministrator
        case .enterprise: .enrolmentInvoiced
        case .partner: .partnerInvoices
        case .offerWithoutInvoices: .offerWithoutInvoices
        case .recentlySubscribed: .firstThirtyDays
        case .freeTrial, .withinCredit, .creditNotTold, .spendingLimit: .onlyWhenOwed
        case .beingPrepared: .withinTwoDays
        case .tooOld: .administratorBefore2016
        case .accountMoved: .movedAccount
        // An empty list is no witness of invoices that are not open.
        case .notReturned where lacksAccount: .profileRole
        case .notTold, .notReturned: subscription.agreement == .customer ? .alwaysInvoiced : .noRule
        case .notAsked: .noRule
        }
    }

    /// The first day on which the answer is another; `nil` where no day changes it.
    public var changesOn: Day? {
        switch reason {
        // Whether a credit is exceeded is known then; what holds for every period stays.
        case .periodNotEnded(let end, nil), .periodNotEnded(let end, .withinCredit): end
        case .recentlySubscribed(let since): since.advanced(by: InvoiceAbsence.daysWithoutInvoice)
        case .beingPrepared(let end): end.advanced(by: InvoiceAbsence.daysOfPreparation)
        default: nil
        }
    }

    /// The role that would show an invoice, and who can grant it; `nil` where no role would.
    public var grant: AccessGrant? {
        switch reason.ground {
        case .notPermitted(_, _, let administrator, _): return reading(administrator: administrator)
        case .notTold(.refused(let refusal)):
            switch refusal.reason {
            case .notRegistered: return AccessGrant(.contributor, by: .subscriptionOwner)
            case .notAuthorized, .notOptedIn: return reading(administrator: subscription.accountAdministrator)
            default: return nil
            }
        case .enterprise: return AccessGrant(.enterpriseAdministrator, by: .enterpriseAdministrator)
        case .tooOld: return AccessGrant(.accountAdministrator, by: nil)
        case .accountMoved: return AccessGrant(.billingProfileReader, by: .billingProfileOwner)
        case .notReturned where lacksAccount: return AccessGrant(.billingProfileReader, by: .billingProfileOwner)
        default: return nil
        }
    }

    /// The pages that lead on, the most useful first.
    public var places: [PortalPlace] {
        switch reason.ground {
        case .periodNotEnded, .recentlySubscribed, .beingPrepared: [.subscriptions, .getInvoice]
        case .notPermitted, .tooOld, .accountMoved: [.subscriptions, .manageAccess]
        case .enterprise: [.manageAccess]
        case .partner, .offerWithoutInvoices: [.getInvoice]
        case .freeTrial, .withinCredit, .creditNotTold, .spendingLimit: [.unexpectedCosts, .getInvoice]
        case .notTold, .notReturned: [.support, .subscriptions]
        case .notAsked: [.subscriptions]
        }
    }

    private func reading(administrator: String?) -> AccessGrant {
        if isOfProfile { return AccessGrant(.billingProfileReader, by: .billingProfileOwner) }
        // The invoices of a support plan are never opened to others (azure-apis 5.1).
        if subscription.offer?.billing == .support { return AccessGrant(.accountAdministrator, by: nil) }
        return .subscriptionInvoices(administrator: administrator)
    }

    private var isOfProfile: Bool { subscription.agreement == .customer }
    private var lacksAccount: Bool { evidence.contains(.noBillingAccount) }
}
