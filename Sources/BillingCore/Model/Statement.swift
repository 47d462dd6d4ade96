/// What one meter was charged for in one period.
public struct StatementLine: Hashable, Sendable {
    /// The meter.
    public let meter: Meter
    /// Quantity used; `nil` when unknown.
    public let consumed: ExactDecimal?
    /// Quantity that the offer includes; `nil` when the source does not say.
    public let included: ExactDecimal?
    /// Quantity charged for; `nil` when the source does not say.
    public let billable: ExactDecimal?
    /// Price of one unit; `nil` when it is not one price.
    public let rate: ExactDecimal?
    /// What was charged, before tax; zero where it is not priced.
    public let value: Money
    /// Whether there is a value: a meter without a list price has none that would be known.
    public let isPriced: Bool

    /// Creates a line.
    public init(
        meter: Meter, consumed: ExactDecimal?, included: ExactDecimal?, billable: ExactDecimal?,
        rate: ExactDecimal?, value: Money, isPriced: Bool = true
    ) {
        self.isPriced = isPriced
        self.meter = meter
        self.consumed = consumed
        self.included = included
        self.billable = billable
        self.rate = rate
        self.value = value
    }
}

/// The charges of a scope in one period, by meter.
public struct Statement: Hashable, Sendable {
    /// The subscriptions covered.
    public let scope: Scope
    /// The period covered.
    public let period: BillingPeriod
    /// Largest value first within a category, categories by their value.
    public let lines: [StatementLine]
    /// The invoices and credit notes of the period, services first; empty when none is known.
    public let invoices: [Invoice]
    /// The estimates made while the period ran, and forecasts of it.
    public let trail: EstimateTrail
    /// Where the figures come from.
    public let provenance: Provenance

    /// Creates a statement; lines are put in order.
    public init(
        scope: Scope, period: BillingPeriod, lines: [StatementLine], invoices: [Invoice] = [],
        trail: EstimateTrail = EstimateTrail(), provenance: Provenance
    ) {
        self.invoices = invoices
        self.trail = trail
        self.scope = scope
        self.period = period
        self.provenance = provenance
        let byCategory = Dictionary(grouping: lines) { Category(name: $0.meter.category, currency: $0.value.currency) }
        let sums = byCategory.mapValues { $0.reduce(Amount.zero) { $0 + $1.value.amount } }
        self.lines = lines.sorted { left, right in
            let (leftKey, rightKey) = (
                Category(name: left.meter.category, currency: left.value.currency),
                Category(name: right.meter.category, currency: right.value.currency)
            )
            if leftKey != rightKey {
                if leftKey.currency != rightKey.currency { return leftKey.currency < rightKey.currency }
                let (leftSum, rightSum) = (sums[leftKey] ?? .zero, sums[rightKey] ?? .zero)
                return leftSum != rightSum ? leftSum > rightSum : leftKey.name < rightKey.name
            }
            if left.value.amount != right.value.amount { return left.value.amount > right.value.amount }
            return (left.meter.name, left.meter.subcategory, left.meter.region)
                < (right.meter.name, right.meter.subcategory, right.meter.region)
        }
    }

    /// What the period comes to if its days go on as those that the lines cover; `nil` where that is not known.
    public func pace(in currency: CurrencyCode) -> Amount? {
        guard let cost = totals[currency], let coverage = trail.coverage else { return nil }
        return Forecast.atPace(of: cost, over: coverage, until: period)
    }

    /// The sum of the values, per currency; none of a currency in which no meter has a price.
    public var totals: CurrencyTotals {
        lines.reduce(into: CurrencyTotals()) { if $1.isPriced { $0.add($1.value) } }
    }

    /// Meters used whose price is not known: what they cost is in no total.
    public var unpriced: [StatementLine] { lines.filter { !$0.isPriced } }

    private struct Category: Hashable {
        let name: String
        let currency: CurrencyCode
    }
}
