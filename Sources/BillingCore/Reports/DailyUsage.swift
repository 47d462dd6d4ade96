/// The Daily usage report: what each day of a period cost.
public struct DailyUsage: Hashable, Sendable {
    /// One day in one currency.
    public struct Row: Hashable, Sendable {
        /// The day, in UTC.
        public let day: Day
        /// Cost before tax.
        public let cost: Money
        /// Usage lines.
        public let lineCount: Int

        /// Creates a row.
        public init(day: Day, cost: Money, lineCount: Int) {
            self.day = day
            self.cost = cost
            self.lineCount = lineCount
        }
    }

    /// What is asked for.
    public let query: UsageQuery
    /// Days that have usage, oldest first; of one day, currencies in order.
    public let rows: [Row]
    /// Where the figures come from.
    public let provenance: Provenance

    /// Creates the report of rows in order.
    public init(query: UsageQuery, rows: [Row], provenance: Provenance) {
        self.query = query
        self.rows = rows
        self.provenance = provenance
    }

    /// Cost of all days, per currency.
    public var totals: CurrencyTotals { rows.reduce(into: CurrencyTotals()) { $0.add($1.cost) } }
    /// Lines of all days.
    public var lineCount: Int { rows.reduce(0) { $0 + $1.lineCount } }
}

/// Which usage is asked for: the path of a drill-down as one value.
public struct UsageQuery: Hashable, Sendable {
    /// The subscriptions.
    public var scope: Scope
    /// The billing period, by its dates.
    public var period: BillingPeriod
    /// How charges are spread over time.
    public var metric: Metric
    /// One day of it; `nil` for all.
    public var day: Day?
    /// One meter; `nil` for all.
    public var meter: Meter?
    /// The meters of one category; `nil` for all, and left out of account where ``meter`` is given.
    public var category: String?

    /// Creates a question for all usage of a period.
    public init(
        scope: Scope, period: BillingPeriod, metric: Metric = .actual, day: Day? = nil, meter: Meter? = nil,
        category: String? = nil
    ) {
        self.scope = scope
        self.period = period
        self.metric = metric
        self.day = day
        self.meter = meter
        self.category = category
    }
}

/// What usage lines can be put in order of.
public enum UsageLineOrder: String, Hashable, Sendable, CaseIterable {
    /// By day, then as in the source.
    case source
    case cost, quantity, service, meter, resource, resourceGroup, subscription, unit, unitPrice, location
}

/// Lines in an order, with a filter.
public struct UsageLineQuery: Hashable, Sendable {
    /// Which usage.
    public var usage: UsageQuery
    /// Text that a line has in its service, meter, resource, group, location or subscription; empty for all.
    ///
    /// Letters in lowercase match both cases; a text with an uppercase letter matches that case only.
    public var filter: String
    /// What the lines are put in order of.
    public var order: UsageLineOrder
    /// Whether the greatest comes first; ties stay as in the source.
    public var isDescending: Bool

    /// Creates a question for lines in the source's order.
    public init(
        usage: UsageQuery, filter: String = "", order: UsageLineOrder = .source, isDescending: Bool = false
    ) {
        self.usage = usage
        self.filter = filter
        self.order = order
        self.isDescending = isDescending
    }
}

/// A window of lines, and what all of them come to.
public struct UsageLinePage: Hashable, Sendable {
    /// What was asked for.
    public let query: UsageLineQuery
    /// Lines that match, in all.
    public let count: Int
    /// Their cost, per currency.
    public let totals: CurrencyTotals
    /// The position of the first line of the window, from 0.
    public let offset: Int
    /// The lines of the window.
    public let lines: [UsageLine]
    /// The position of the line that the window was asked around; `nil` when none was, or it does not match.
    public let position: Int?
    /// Where the figures come from.
    public let provenance: Provenance

    /// Creates a page.
    public init(
        query: UsageLineQuery, count: Int, totals: CurrencyTotals, offset: Int, lines: [UsageLine],
        position: Int? = nil, provenance: Provenance
    ) {
        self.query = query
        self.count = count
        self.totals = totals
        self.offset = offset
        self.lines = lines
        self.position = position
        self.provenance = provenance
    }
}
