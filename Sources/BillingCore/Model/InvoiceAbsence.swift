/// Why a period has no invoice to show, with what the answer rests on.
///
/// The first rule that applies decides, in the order of azure-apis 10.2 with
/// "the period has not ended" first.
public indirect enum InvoiceAbsence: Hashable, Sendable {
    /// The period runs until the day before `end`; what keeps an invoice from coming or from being seen after that too,
    /// when known.
    case periodNotEnded(end: Day, then: InvoiceAbsence? = nil)
    /// Azure refused the reader with a code; who can open invoices to others, when known; whether Azure lists invoices
    /// to the reader all the same, without amounts.
    case notPermitted(code: String, role: String?, administrator: String?, isListed: Bool = false)
    /// The enrolment is invoiced, by mail to its contacts.
    case enterprise
    /// A partner bills.
    case partner
    /// The offer has no invoices here; which, when known.
    case offerWithoutInvoices(Offer?)
    /// Subscribed on this day, less than 30 days ago.
    case recentlySubscribed(since: Day)
    /// A trial: nothing is charged beyond its credit.
    case freeTrial
    /// The period's cost stayed within its credit.
    case withinCredit(cost: Money?, credit: Money?)
    /// The offer brings a monthly credit that nothing tells, which the period's cost may be within or not.
    case creditNotTold(cost: Money?)
    /// A spending limit is on, and nothing is charged before it is removed.
    case spendingLimit(cost: Money?)
    /// The period ended on the day before `end`, too short ago; invoices come up to two days later.
    case beingPrepared(end: Day)
    /// The period ended on the day before `end`, before which only the Account Administrator has invoices.
    case tooOld(end: Day)
    /// The billing account was moved to a customer agreement, and its invoices with it.
    case accountMoved
    /// Azure did not give the invoices, for another reason than the reader's rights.
    case notTold(AzureProblem)
    /// Azure has none for the period.
    case notReturned
    /// Nothing is known of invoices: the figures come from usage files.
    case notAsked
    /// Invoices of periods that ended before it are the Account Administrator's only: 1 December 2016.
    static let firstDayForOthers = Day(number: 17_136)
    /// Days that an invoice may take after the period's last day, until its absence needs another reason.
    public static let daysOfPreparation = 3
    /// Days after subscribing in which no invoice is made.
    static let daysWithoutInvoice = 30

    /// Decides for a subscription's period without invoice.
    ///
    /// - Parameters:
    ///   - subscription: As far as it is known.
    ///   - period: The period.
    ///   - cost: Its usage cost; `nil` when unknown.
    ///   - answer: What asking Azure for its invoices came to; `nil` when nobody asked.
    ///   - asOf: The day it is asked on, in UTC.
    public static func decide(
        _ subscription: Subscription, period: BillingPeriod, cost: Money?, answer: InvoiceAnswer? = nil, asOf: Day
    ) -> InvoiceAbsence {
        if asOf < period.end {
            return .periodNotEnded(end: period.end, then: lasting(subscription, answer) ?? byOffer(subscription))
        }
        if let reason = lasting(subscription, answer) { return reason }
        if subscription.invoiceAccess == nil { return answer?.problem.map { .notTold($0) } ?? .notAsked }
        if let start = subscription.startDay, isRecent(start, on: asOf) {
            return .recentlySubscribed(since: start)
        }
        // A customer agreement invoices even zero.
        if subscription.agreement != .customer, let reason = nothingOwed(subscription, cost: cost) { return reason }
        if asOf.number - period.end.number < daysOfPreparation { return .beingPrepared(end: period.end) }
        if period.end <= firstDayForOthers, !subscription.isReadByAdministrator { return .tooOld(end: period.end) }
        if subscription.access?.isAccountMoved == true { return .accountMoved }
        return answer?.problem.map { .notTold($0) } ?? .notReturned
    }

    /// Whether it is a refusal, or what the contract rules out: as true of every other period.
    var holdsAlways: Bool {
        switch self {
        case .notPermitted, .enterprise, .partner, .offerWithoutInvoices: true
        default: false
        }
    }

    /// Whether a subscription of that day is too young for an invoice.
    static func isRecent(_ start: Day, on asOf: Day) -> Bool { asOf.number - start.number < daysWithoutInvoice }

    /// What holds for every period: Azure's refusal, and what the contract or the offer rules out.
    private static func lasting(_ subscription: Subscription, _ answer: InvoiceAnswer?) -> InvoiceAbsence? {
        if case .refused(let code) = subscription.invoiceAccess {
            return .notPermitted(
                code: code, role: subscription.role, administrator: subscription.accountAdministrator,
                isListed: answer?.isWithoutAmounts == true)
        }
        // What the contract rules out is known from a file that names it.
        if let reason = byContract(subscription) { return reason }
        return answer?.rulesInvoicesOut == true ? .offerWithoutInvoices(subscription.offer) : nil
    }

    /// What may keep a running period from being invoiced, as far as the offer tells before its cost is known.
    private static func byOffer(_ subscription: Subscription) -> InvoiceAbsence? {
        // A customer agreement invoices even zero.
        if subscription.agreement == .customer { return nil }
        if subscription.offer?.billing == .freeTrial { return .freeTrial }
        if subscription.access?.hasSpendingLimit == true { return .spendingLimit(cost: nil) }
        guard subscription.offer?.billing == .monthlyCredit else { return nil }
        return .withinCredit(cost: nil, credit: subscription.monthlyCredit)
    }

    /// What the contract or the offer rules out for every period.
    private static func byContract(_ subscription: Subscription) -> InvoiceAbsence? {
        if subscription.agreement == .enterprise { return .enterprise }
        if subscription.agreement == .partner { return .partner }
        switch subscription.offer?.billing {
        case .enterprise: return .enterprise
        case .partner: return .partner
        case .azureInOpen: return subscription.offer.map { .offerWithoutInvoices($0) }
        default: return nil
        }
    }

    private static func nothingOwed(_ subscription: Subscription, cost: Money?) -> InvoiceAbsence? {
        switch subscription.offer?.billing {
        case .freeTrial: return .freeTrial
        case .monthlyCredit:
            let credit = subscription.monthlyCredit
            // A credit that is not known covers no more than nothing.
            let limit = credit?.amount ?? .zero
            if cost.map({ $0.amount <= limit }) ?? (credit != nil) { return .withinCredit(cost: cost, credit: credit) }
            if subscription.access?.hasSpendingLimit == true { return .spendingLimit(cost: cost) }
            return credit == nil ? .creditNotTold(cost: cost) : nil
        default: if cost?.amount == .zero { return .withinCredit(cost: cost, credit: nil) }
        }
        return subscription.access?.hasSpendingLimit == true ? .spendingLimit(cost: cost) : nil
    }

    /// The reason that decides what follows: of a period that has not ended, what holds after it too.
    var ground: InvoiceAbsence {
        if case .periodNotEnded(_, let then?) = self { then } else { self }
    }

    /// The reason as a word that scripts can rely on: `period-not-ended`.
    public var code: String {
        switch self {
        case .periodNotEnded: "period-not-ended"
        case .notPermitted: "no-permission"
        case .enterprise: "enterprise-agreement"
        case .partner: "partner-bills"
        case .offerWithoutInvoices: "offer-without-invoices"
        case .recentlySubscribed: "recently-subscribed"
        case .freeTrial: "free-trial"
        case .withinCredit: "within-credit"
        case .creditNotTold: "credit-not-told"
        case .spendingLimit: "spending-limit"
        case .beingPrepared: "being-prepared"
        case .tooOld: "too-old"
        case .accountMoved: "account-moved"
        case .notTold: "not-told"
        case .notReturned: "not-returned"
        case .notAsked: "files-only"
        }
    }
}
