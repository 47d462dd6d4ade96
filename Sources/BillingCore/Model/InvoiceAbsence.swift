/// Why a period has no invoice to show, with what the answer rests on.
///
/// The first rule that applies decides, in the order of azure-apis 10.2 with
/// "the period has not ended" first.
public enum InvoiceAbsence: Hashable, Sendable {
    /// The period runs until the day before `end`.
    case periodNotEnded(end: Day)
    /// Azure refused the reader with a code; who can open invoices to others, when known.
    case notPermitted(code: String, role: String?, administrator: String?)
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
    static let daysOfPreparation = 3
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
        if asOf < period.end { return .periodNotEnded(end: period.end) }
        if case .refused(let code) = subscription.invoiceAccess {
            return .notPermitted(
                code: code, role: subscription.role, administrator: subscription.accountAdministrator)
        }
        // What the contract rules out is known from a file that names it.
        if let reason = byContract(subscription) { return reason }
        if answer?.rulesInvoicesOut == true { return .offerWithoutInvoices(subscription.offer) }
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

    /// Whether a subscription of that day is too young for an invoice.
    static func isRecent(_ start: Day, on asOf: Day) -> Bool { asOf.number - start.number < daysWithoutInvoice }

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
            let isWithin = cost.map { cost in credit.map { cost.amount <= $0.amount } ?? true } ?? true
            if isWithin { return .withinCredit(cost: cost, credit: credit) }
        default: if cost?.amount == .zero { return .withinCredit(cost: cost, credit: nil) }
        }
        return subscription.access?.hasSpendingLimit == true ? .spendingLimit(cost: cost) : nil
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
