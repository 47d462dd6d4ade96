/// How a closed period's invoice follows from its usage lines, step by step, in one currency.
///
/// The steps down to ``Item/billed`` lead from the lines to what was billed
/// before credit and tax; those from there to ``Item/total``, to what is to be
/// paid. What no step explains stands as ``Item/rest``.
public struct Reconciliation: Hashable, Sendable {
    /// What a step is.
    public enum Item: String, Hashable, Sendable, CaseIterable {
        /// The sum of the usage lines.
        case usage
        /// Lines of purchases: reservations, plans, marketplace.
        case purchases
        /// Lines of refunds.
        case refunds
        /// Lines of other charge types.
        case otherCharges
        /// Lines of the other subscriptions that the same invoice covers.
        case otherSubscriptions
        /// A support plan's fee, which no line tells of; with its tax where the invoice's parts are not told.
        case fee
        /// What the included quantities would have cost, where the lines do not leave it out.
        case included
        /// From the exact sum to the minor unit, once.
        case rounding
        /// From the exact sum to the sum of meters rounded one by one.
        case meterRounding
        /// Billed beyond the lines, which were read before all usage had come in.
        case lateUsage
        /// What nothing explains.
        case rest
        /// What was billed before credit and tax.
        case billed
        /// Credit taken off.
        case credit
        /// Tax.
        case tax
        /// From the parts to the total.
        case totalRounding
        /// Credit, tax and what else the invoice holds, where its parts are not told.
        case notTold
        /// What is to be paid.
        case total
        /// An invoice or credit note of the period beside it.
        case apart
    }

    /// One step.
    public struct Step: Hashable, Sendable {
        /// What it is.
        public let item: Item
        /// How much; `nil` where it is not told.
        public let amount: Amount?
        /// The invoice it is about; `nil` for what is about lines.
        public let invoice: Invoice?
        /// Lines counted; `nil` for what is about an invoice.
        public let lineCount: Int?

        /// Whether tax and credit are in the amount, as the invoice does not tell them apart.
        public var isGross: Bool { item == .fee && invoice.map { $0.charges == nil } == true }

        init(_ item: Item, _ amount: Amount?, invoice: Invoice? = nil, lineCount: Int? = nil) {
            self.item = item
            self.amount = amount
            self.invoice = invoice
            self.lineCount = lineCount
        }
    }

    /// Whether it comes out.
    public enum Outcome: Hashable, Sendable {
        /// Every step is known and they lead to the invoice, to the minor unit.
        case equal
        /// So much is left that nothing explains; `isLate` where lines may be missing, for they were read too early.
        case rest(Amount, isLate: Bool)
        /// The source does not tell the invoice's parts; the total differs by so much from the lines.
        case notTold(Amount)
        /// There is no invoice.
        case noInvoice(InvoiceAbsence)
        /// The period has not ended.
        case notEnded
    }

    /// The subscription.
    public let subscription: Subscription
    /// The period.
    public let period: BillingPeriod
    /// The currency; `nil` where there are neither lines nor an invoice.
    public let currency: CurrencyCode?
    /// The steps, in order.
    public let steps: [Step]
    /// Whether it comes out.
    public let outcome: Outcome

    /// The exact sum of the lines, other subscriptions' of the same invoice included.
    public var lines: Amount {
        steps.reduce(.zero) { sum, step in step.lineCount == nil ? sum : sum + (step.amount ?? .zero) }
    }

    /// The amount of a step; `nil` where it is none of the steps, or not told.
    public subscript(item: Item) -> Amount? { steps.first { $0.item == item }?.amount }
}

/// What a reconciliation rests on, in one currency.
public struct ReconciliationFacts: Hashable, Sendable {
    /// Lines of one charge type.
    public struct Charge: Hashable, Sendable {
        /// The charge type as written: `Usage`, `Purchase`; empty where the source has none.
        public let type: String
        /// Their sum.
        public let cost: Amount
        /// How many.
        public let lineCount: Int

        /// Creates a sum.
        public init(type: String, cost: Amount, lineCount: Int) {
            self.type = type
            self.cost = cost
            self.lineCount = lineCount
        }
    }

    /// The subscription.
    public var subscription: Subscription
    /// The period.
    public var period: BillingPeriod
    /// The currency; `nil` where there are neither lines nor an invoice.
    public var currency: CurrencyCode?
    /// The subscription's lines.
    public var charges: [Charge]
    /// The lines of the other subscriptions of its billing profile; `nil` where it has none.
    public var others: Charge?
    /// The statement's meters.
    public var meters: [StatementLine]
    /// The invoices and credit notes of the period.
    public var invoices: [Invoice]
    /// The days that the lines cover; `nil` without lines.
    public var coverage: BillingPeriod?
    /// Seconds since 1970 (UTC) at which the lines were read; `nil` when unknown, as with files.
    public var readAt: Int64?
    /// What became of asking for the subscription's invoices; `nil` where Azure was not asked.
    public var answer: InvoiceAnswer?

    /// Creates facts.
    public init(
        subscription: Subscription, period: BillingPeriod, currency: CurrencyCode?, charges: [Charge],
        others: Charge? = nil, meters: [StatementLine] = [], invoices: [Invoice], coverage: BillingPeriod? = nil,
        readAt: Int64? = nil, answer: InvoiceAnswer? = nil
    ) {
        self.subscription = subscription
        self.period = period
        self.currency = currency
        self.answer = answer
        self.charges = charges
        self.others = others
        self.meters = meters
        self.invoices = invoices
        self.coverage = coverage
        self.readAt = readAt
    }
}

extension Reconciliation {
    /// Whether there is an invoice to come out equal with.
    public var isInvoiced: Bool {
        switch outcome {
        case .noInvoice, .notEnded: false
        case .equal, .rest, .notTold: true
        }
    }
}
