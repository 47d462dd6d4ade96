public import BillingCore

/// The billing periods of a pay-as-you-go or enterprise subscription (azure-apis 2.1); a customer agreement is refused.
public struct ListBillingPeriods: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID
    /// How many of the newest periods, `1...100`.
    public let count: Int

    /// Creates the operation; twelve are enough for the last six, as names of coming months can be among them.
    public init(_ subscription: SubscriptionID, count: Int = 12) {
        self.subscription = subscription
        self.count = count
    }

    /// Newest first; where one would reach into the next, it ends the day before it.
    public func run(on azure: AzureAPI) async throws -> [AzureBillingPeriod] {
        let path = "\(subscription.path)/providers/Microsoft.Billing/billingPeriods"
        let call = azure.call(.get, path, version: "2018-03-01-preview", query: [("$top", "\(count)")])
        let periods = try await azure.list(call) { try AzureBillingPeriod($0) }
        return AzureBillingPeriod.inOrder(periods)
    }
}

/// A billing period as Azure lists it.
public struct AzureBillingPeriod: Hashable, Sendable {
    /// Azure's name, which is no month: `201702-1`.
    public let name: String
    /// Its days.
    public let period: BillingPeriod
    /// The names of its invoices, in the older numbering.
    public let invoices: [String]

    init(_ fields: Fields) throws(AnswerDefect) {
        name = try fields.required("name")
        let properties = fields["properties"]
        let start = try properties.require(properties.day("billingPeriodStartDate"), "billingPeriodStartDate")
        let end = try properties.require(properties.day("billingPeriodEndDate"), "billingPeriodEndDate")
        period = try properties.require(BillingPeriod.told(start: start, end: end), "billingPeriodEndDate")
        invoices = properties.texts("invoiceIds").map(lastPart)
    }

    private init(name: String, period: BillingPeriod, invoices: [String]) {
        self.name = name
        self.period = period
        self.invoices = invoices
    }

    static func inOrder(_ periods: [AzureBillingPeriod]) -> [AzureBillingPeriod] {
        var result: [AzureBillingPeriod] = []
        for period in periods.sorted(by: { $0.period > $1.period }) {
            if let next = result.last?.period.start, period.period.end > next,
                let cut = BillingPeriod(start: period.period.start, end: next)
            {
                result.append(AzureBillingPeriod(name: period.name, period: cut, invoices: period.invoices))
            } else {
                result.append(period)
            }
        }
        return result
    }
}

extension BillingPeriod {
    /// A period from Azure's dates: the end is the first day of the next in some answers, the last of this in others.
    ///
    /// It is the next one's when it falls on the anniversary of the start
    /// (azure-apis 2.1). A start on the last day of a shorter month may stand for a
    /// later anniversary: then it is the last of this one, as live answers have it.
    /// `nil` when it lies before the start.
    static func told(start: Day, end: Day) -> BillingPeriod? {
        let (_, month, day) = start.components
        let isShortened = start.advanced(by: 1).components.month != month && day < 31
        let next = PeriodRule(anchorDay: day)?.period(containing: start).end
        let isExclusive = end == next && !isShortened
        return isExclusive ? BillingPeriod(start: start, end: end) : BillingPeriod(first: start, last: end)
    }
}
