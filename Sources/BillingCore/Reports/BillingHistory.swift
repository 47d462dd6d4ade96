/// The usage cost of one subscription in one period and currency, as the store keeps it.
public struct PeriodCost: Hashable, Sendable {
    /// The subscription.
    public let subscription: SubscriptionID
    /// The period.
    public let period: BillingPeriod
    /// The days that the figures cover.
    public let coverage: BillingPeriod
    /// Usage cost before tax.
    public let cost: Money
    /// Usage lines.
    public let lineCount: Int
    /// Where it comes from.
    public let provenance: Provenance

    /// Creates a cost.
    public init(
        subscription: SubscriptionID, period: BillingPeriod, coverage: BillingPeriod, cost: Money, lineCount: Int,
        provenance: Provenance
    ) {
        self.subscription = subscription
        self.period = period
        self.coverage = coverage
        self.cost = cost
        self.lineCount = lineCount
        self.provenance = provenance
    }
}

/// The Billing history report: the up to seven periods before a day, newest first.
public struct BillingHistory: Hashable, Sendable {
    /// One period in one currency.
    public struct Row: Hashable, Sendable {
        /// The period.
        public let period: BillingPeriod
        /// Where it stands.
        public let state: PeriodState
        /// The currency of the figures; `nil` for a period without usage.
        public let currency: CurrencyCode?
        /// Usage cost before tax; `nil` when nothing is known.
        public let usageCost: Amount?
        /// The days that ``usageCost`` covers; `nil` when nothing is known.
        public let coverage: BillingPeriod?
        /// Cost compared with the period before, as a fraction rounded to four decimals: `0.0312` is 3.12 % more.
        ///
        /// `nil` for the unbilled period, where one of the two is unknown or covers part of its period only,
        /// and after a period of zero or less.
        public let change: ExactDecimal?
        /// The invoices of the period.
        public let invoices: [Invoice]
        /// Usage lines.
        public let lineCount: Int
        /// Where the figures come from; `nil` for a period without usage.
        public let provenance: Provenance?

        /// Creates a row.
        public init(
            period: BillingPeriod, state: PeriodState, currency: CurrencyCode?, usageCost: Amount?,
            coverage: BillingPeriod?, change: ExactDecimal?, invoices: [Invoice], lineCount: Int,
            provenance: Provenance?
        ) {
            self.period = period
            self.state = state
            self.currency = currency
            self.usageCost = usageCost
            self.coverage = coverage
            self.change = change
            self.invoices = invoices
            self.lineCount = lineCount
            self.provenance = provenance
        }
    }

    /// The most periods that a history shows: the unbilled one and six closed ones.
    public static let maximumPeriods = 7

    /// The subscriptions covered.
    public let scope: Scope
    /// The day the history was made for.
    public let asOf: Day
    /// Newest period first; of one period, currencies in order.
    public let rows: [Row]
    /// Where the figures come from.
    public let provenance: Provenance

    /// Creates a history of rows in order.
    public init(scope: Scope, asOf: Day, rows: [Row], provenance: Provenance) {
        self.scope = scope
        self.asOf = asOf
        self.rows = rows
        self.provenance = provenance
    }
}

extension BillingHistory {
    /// The history of subscriptions from their costs, as of a day.
    ///
    /// Costs of subscriptions that share a period and a currency are added. A
    /// period between two known ones that has no usage is a row without figures.
    ///
    /// - Parameters:
    ///   - scope: What the history covers; `costs` holds nothing else.
    ///   - costs: The active cost of each (subscription, period, currency).
    ///   - rules: How each subscription's periods follow each other.
    ///   - asOf: The day; periods that start on or after it are left out.
    ///   - fallback: Where the figures come from when there are none.
    public static func make(
        scope: Scope, costs: [PeriodCost], rules: [SubscriptionID: PeriodRule], asOf: Day, fallback: Provenance
    ) -> BillingHistory {
        var cells: [BillingPeriod: [CurrencyCode: [PeriodCost]]] = [:]
        var periods: Set<BillingPeriod> = []
        for (subscription, own) in Dictionary(grouping: costs, by: \.subscription) {
            let known = Set(own.map(\.period)).filter { $0.start < asOf }
            let shown = history(of: known, rule: rules[subscription] ?? .calendarMonth, asOf: asOf)
            periods.formUnion(shown)
            for cost in own where shown.contains(cost.period) {
                cells[cost.period, default: [:]][cost.cost.currency, default: []].append(cost)
            }
        }
        // Days that some subscription has usage of are no gap, however another one's periods run.
        periods = periods.filter { period in
            cells[period] != nil || !cells.keys.contains { $0.start < period.end && period.start < $0.end }
        }
        let ordered = periods.sorted { ($0.end, $0.start) > ($1.end, $1.start) }
        var rows: [Row] = []
        for period in ordered {
            let currencies = cells[period] ?? [:]
            if currencies.isEmpty {
                rows.append(emptyRow(period, asOf: asOf))
                continue
            }
            for (currency, costs) in currencies.sorted(by: { $0.key < $1.key }) {
                let before = ordered.first { $0.end == period.start }.flatMap { cells[$0]?[currency] }
                rows.append(row(period, currency: currency, costs: costs, before: before, asOf: asOf))
            }
        }
        let provenance = Provenance.merged(costs.filter { periods.contains($0.period) }.map(\.provenance)) ?? fallback
        return BillingHistory(scope: scope, asOf: asOf, rows: rows, provenance: provenance)
    }

    /// The newest seven periods that start before `asOf`, from the first one known; gaps are filled by the rule.
    private static func history(of known: Set<BillingPeriod>, rule: PeriodRule, asOf: Day) -> Set<BillingPeriod> {
        guard let first = known.min(), let newest = known.max() else { return [] }
        var shown = known
        var period = rule.period(containing: first.start)
        let last = max(newest.start, asOf.advanced(by: -1))
        while period.start <= last {
            let isTaken = known.contains { $0.start < period.end && period.start < $0.end }
            if !isTaken { shown.insert(period) }
            period = rule.period(1, after: period)
        }
        return Set(shown.sorted(by: >).prefix(maximumPeriods))
    }

    private static func emptyRow(_ period: BillingPeriod, asOf: Day) -> Row {
        Row(
            period: period, state: state(of: period, asOf: asOf), currency: nil, usageCost: nil, coverage: nil,
            change: nil, invoices: [], lineCount: 0, provenance: nil)
    }

    private static func row(
        _ period: BillingPeriod, currency: CurrencyCode, costs: [PeriodCost], before: [PeriodCost]?, asOf: Day
    ) -> Row {
        let state = state(of: period, asOf: asOf)
        let sum = Self.sum(costs)
        let isWhole = state != .unbilled && costs.allSatisfy { $0.coverage == $0.period }
        let wholeBefore = before.flatMap { $0.allSatisfy { $0.coverage == $0.period } ? $0 : nil }
        let change = isWhole ? wholeBefore.flatMap { Self.change(from: Self.sum($0), to: sum) } : nil
        return Row(
            period: period, state: state, currency: currency, usageCost: sum,
            coverage: BillingPeriod(
                start: costs.map(\.coverage.start).min() ?? period.start,
                end: costs.map(\.coverage.end).max() ?? period.end),
            change: change, invoices: [], lineCount: costs.reduce(0) { $0 + $1.lineCount },
            provenance: Provenance.merged(costs.map(\.provenance)))
    }

    private static func sum(_ costs: [PeriodCost]) -> Amount { costs.reduce(.zero) { $0 + $1.cost.amount } }

    /// Where a period stands when nothing is known of invoices.
    static func state(of period: BillingPeriod, asOf: Day) -> PeriodState {
        period.end <= asOf ? .unknown : .unbilled
    }

    /// The change as a fraction rounded to four decimals; `nil` from zero or less.
    static func change(from old: Amount, to new: Amount) -> ExactDecimal? {
        guard old.units > 0 else { return nil }
        let difference = new.units - old.units
        // Ten thousandths, half to even; amounts stay far from the 128-bit edge that this factor needs.
        let (scaled, overflow) = difference.multipliedReportingOverflow(by: 10_000)
        guard !overflow else { return nil }
        return ExactDecimal(mantissa: scaled.dividedHalfEven(by: old.units), scale: 4)
    }
}

extension Provenance {
    /// What several figures come from together: the oldest age, one source or a count of files.
    public static func merged(_ parts: [Provenance]) -> Provenance? {
        guard let first = parts.first else { return nil }
        let sources = Set(parts.map(\.source))
        let fetchedAt = parts.compactMap(\.fetchedAt).min()
        guard sources.count > 1 else {
            return Provenance(source: first.source, metric: first.metric, fetchedAt: fetchedAt)
        }
        let isAzure = sources.contains(.azure)
        return Provenance(
            source: isAzure ? .azure : .files(sources.count), metric: first.metric, fetchedAt: fetchedAt)
    }
}
