/// One invoice, of a subscription (MOSP) or of a billing profile (MCA).
///
/// Usage cost and invoice total are two figures: the total is after credit and
/// with tax.
public struct Invoice: Hashable, Sendable, Identifiable {
    /// Who an invoice was made for.
    public enum Owner: Hashable, Sendable, Codable {
        /// A pay-as-you-go subscription.
        case subscription(SubscriptionID)
        /// A billing profile, by its identifier; shown on each of its subscriptions, counted once.
        case billingProfile(String)
    }

    /// What was sold: each kind is invoiced apart (azure-apis 2.6).
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Azure services, one invoice a billing period.
        case services
        /// Marketplace purchases, reservations and the like, by calendar month.
        case marketplace
        /// A support plan, by the day it was bought on.
        case support
    }

    /// What the document is.
    public enum Document: Hashable, Sendable {
        /// A demand for payment.
        case invoice
        /// Takes back the invoice of this number, wholly or in part; its total is negative.
        case creditNote(of: String)
    }

    /// What the total is made of; usage, credit and tax add up to it.
    public struct Charges: Hashable, Sendable {
        /// Usage and purchases before credit and tax.
        public let usage: Amount
        /// Credit taken off, zero or negative.
        public let credit: Amount
        /// Tax on what is left.
        public let tax: Amount

        /// Creates the parts of a total.
        public init(usage: Amount, credit: Amount, tax: Amount) {
            self.usage = usage
            self.credit = credit
            self.tax = tax
        }

        /// What is to be paid.
        public var total: Amount { usage + credit + tax }
    }

    /// Azure's number of it: `E0100ABCDE`.
    public let id: String
    /// Who it was made for.
    public let owner: Owner
    /// What was sold.
    public let kind: Kind
    /// Whether it demands or takes back.
    public let document: Document
    /// The days it covers.
    public let period: BillingPeriod
    /// The day it was made; `nil` when unknown.
    public var invoiceDay: Day?
    /// What is to be paid, credit taken off and tax added.
    public let total: Money
    /// What the total is made of; `nil` when the source does not say.
    public let charges: Charges?
    /// Where it stands, as last told by Azure.
    public var state: PeriodState
    /// The day by which it is to be paid; `nil` when unknown.
    public var dueDay: Day?

    /// Creates an invoice.
    public init(
        id: String, owner: Owner, kind: Kind = .services, document: Document = .invoice, period: BillingPeriod,
        invoiceDay: Day? = nil, total: Money, charges: Charges? = nil, state: PeriodState, dueDay: Day? = nil
    ) {
        self.id = id
        self.owner = owner
        self.kind = kind
        self.document = document
        self.period = period
        self.invoiceDay = invoiceDay
        self.total = total
        self.charges = charges
        self.state = state
        self.dueDay = dueDay
    }

    /// Whether it is to be paid, overdue or not yet.
    public var isUnpaid: Bool { !isCreditNote && (state == .due || state == .overdue) }

    /// Whether it takes back another invoice.
    public var isCreditNote: Bool { document != .invoice }
}
