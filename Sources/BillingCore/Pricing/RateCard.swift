/// What an offer charges for each meter, as Azure's price list of an offer and a currency has it (azure-apis 3.3).
public struct RateCard: Hashable, Sendable {
    /// From how much on a price holds.
    public struct Tier: Hashable, Sendable {
        /// Where it begins, not included: a quantity of just this much is still in the tier before.
        public let from: ExactDecimal
        /// The price of one unit.
        public let price: ExactDecimal

        /// Creates a tier.
        public init(from: ExactDecimal, price: ExactDecimal) {
            self.from = from
            self.price = price
        }
    }

    /// The prices of a meter from a day on.
    public struct Rate: Hashable, Sendable {
        /// The meter.
        public let meter: Meter
        /// How much of it each period brings without charge.
        public let included: ExactDecimal
        /// The prices, lowest tier first.
        public let tiers: [Tier]
        /// The first day, in UTC; `nil` for always.
        public let since: Day?

        /// Creates prices; tiers are put in order.
        public init(meter: Meter, included: ExactDecimal, tiers: [Tier], since: Day? = nil) {
            self.meter = meter
            self.included = included
            self.tiers = tiers.sorted { $0.from < $1.from }
            self.since = since
        }
    }

    /// What each period brings to be used up.
    public struct Credit: Hashable, Sendable {
        /// How much.
        public let amount: Amount
        /// Meters that it does not pay for, by their identifiers in lowercase.
        public let excludedMeters: Set<String>
        /// The first day, in UTC; `nil` for always.
        public let since: Day?

        /// Creates a credit.
        public init(amount: Amount, excludedMeters: Set<String> = [], since: Day? = nil) {
            self.amount = amount
            self.excludedMeters = excludedMeters
            self.since = since
        }
    }

    /// The currency of all prices.
    public let currency: CurrencyCode
    /// The prices of each meter, by its identifier in lowercase.
    public let rates: [String: [Rate]]
    /// The monthly credit in its versions.
    public let credits: [Credit]

    /// Creates a price list.
    public init(currency: CurrencyCode, rates: [String: [Rate]], credits: [Credit] = []) {
        self.currency = currency
        self.rates = rates
        self.credits = credits
    }

    /// Prices what was used in a period, by the prices of its last day.
    ///
    /// For each meter: the included quantity is taken off, and what is left is
    /// priced tier by tier. Nothing is rounded.
    public func price(_ usage: [MeteredQuantity], in period: BillingPeriod) -> PricedUsage {
        var lines: [StatementLine] = []
        var unpriced: [MeteredQuantity] = []
        var creditable = Amount.zero
        let credit = newest(credits, on: period.last, since: \.since)
        for used in Self.summed(usage) {
            let rate = newest(rates[used.meterID] ?? [], on: period.last, since: \.since)
            guard let rate, let line = line(used, rate) else {
                unpriced.append(used)
                continue
            }
            lines.append(line)
            if credit?.excludedMeters.contains(used.meterID) != true { creditable += line.value.amount }
        }
        let taken = min(creditable, credit?.amount ?? .zero)
        return PricedUsage(
            lines: lines, unpriced: unpriced, monthlyCredit: credit.map { Money($0.amount, currency) },
            credit: Money(.zero - max(.zero, taken), currency))
    }

    private func line(_ used: MeteredQuantity, _ rate: Rate) -> StatementLine? {
        guard let left = used.quantity.subtracting(rate.included) else { return nil }
        let billable = max(ExactDecimal.zero, left)
        guard let priced = rate.cost(of: billable), let value = Amount(priced.cost) else { return nil }
        return StatementLine(
            meter: used.meter, consumed: used.quantity, included: rate.included, billable: billable,
            rate: priced.price, value: Money(value, currency))
    }

    /// The newest version that holds on a day.
    private func newest<Version>(_ versions: [Version], on day: Day, since: (Version) -> Day?) -> Version? {
        versions.filter { since($0).map { $0 <= day } ?? true }
            .max { (since($0)?.number ?? .min) < (since($1)?.number ?? .min) }
    }

    /// One quantity a meter: tiers and included quantities count for the whole period.
    private static func summed(_ usage: [MeteredQuantity]) -> [MeteredQuantity] {
        var order: [String] = []
        var sums: [String: MeteredQuantity] = [:]
        for used in usage {
            guard let before = sums[used.meterID] else {
                order.append(used.meterID)
                sums[used.meterID] = used
                continue
            }
            let sum = before.quantity.adding(used.quantity) ?? before.quantity
            sums[used.meterID] = MeteredQuantity(meterID: before.meterID, meter: before.meter, quantity: sum)
        }
        return order.compactMap { sums[$0] }
    }
}

extension RateCard.Rate {
    /// What a quantity beyond the included one costs, and its price where that is one; `nil` when it is too large.
    func cost(of billable: ExactDecimal) -> (cost: ExactDecimal, price: ExactDecimal?)? {
        var cost = ExactDecimal.zero
        var prices: [ExactDecimal] = []
        for (index, tier) in tiers.enumerated() where tier.from < billable {
            let end = index + 1 < tiers.count ? min(tiers[index + 1].from, billable) : billable
            guard let quantity = end.subtracting(tier.from), let part = quantity.multiplied(by: tier.price),
                let sum = cost.adding(part)
            else { return nil }
            cost = sum
            prices.append(tier.price)
        }
        return (cost, prices.isEmpty ? tiers.first?.price : prices.count == 1 ? prices[0] : nil)
    }
}

/// How much of a meter was used.
public struct MeteredQuantity: Hashable, Sendable {
    /// Azure's identifier of the meter, lowercase.
    public let meterID: String
    /// The meter.
    public let meter: Meter
    /// How much.
    public let quantity: ExactDecimal

    /// Creates a quantity; letters of the identifier become lowercase.
    public init(meterID: String, meter: Meter, quantity: ExactDecimal) {
        self.meterID = meterID.lowercased()
        self.meter = meter
        self.quantity = quantity
    }
}

/// What usage comes to by a price list.
public struct PricedUsage: Hashable, Sendable {
    /// A line for each meter that has a price.
    public let lines: [StatementLine]
    /// What the list has no price of: what it costs is missing.
    public let unpriced: [MeteredQuantity]
    /// What the offer brings each period; `nil` where it brings nothing.
    public let monthlyCredit: Money?
    /// What of it this usage takes, zero or negative.
    public let credit: Money

    /// A line for each meter that was used; those without a price are marked, so that nobody takes them for free.
    public var statementLines: [StatementLine] {
        lines
            + unpriced.map {
                StatementLine(
                    meter: $0.meter, consumed: $0.quantity, included: nil, billable: nil, rate: nil,
                    value: Money(.zero, credit.currency), isPriced: false)
            }
    }

    /// What the lines come to before credit and tax.
    public var cost: Money {
        Money(lines.reduce(Amount.zero) { $0 + $1.value.amount }, credit.currency)
    }
    /// What is left to pay for before tax.
    public var afterCredit: Money { Money(cost.amount + credit.amount, credit.currency) }
}
