/// Which usage is asked for: the path of a drill-down as one value.
public struct UsageQuery: Hashable, Sendable {
    /// The subscriptions.
    public var scope: Scope
    /// The billing period, by its dates.
    public var period: BillingPeriod
    /// How charges are spread over time.
    public var metric: Metric
    /// The groups gone into, in order: usage that belongs to all of them; empty for all usage of the period.
    public var path: [UsageGroup]

    /// Creates a question for the usage at the end of a path.
    public init(scope: Scope, period: BillingPeriod, metric: Metric = .actual, path: [UsageGroup]) {
        self.scope = scope
        self.period = period
        self.metric = metric
        self.path = path
    }

    /// Creates a question for all usage of a period, or that of a service, a meter and a day as far as given.
    public init(
        scope: Scope, period: BillingPeriod, metric: Metric = .actual, day: Day? = nil, meter: Meter? = nil,
        category: String? = nil
    ) {
        let path = [category.map(UsageGroup.service), meter.map(UsageGroup.meter), day.map(UsageGroup.day)]
        self.init(scope: scope, period: period, metric: metric, path: path.compactMap(\.self))
    }

    /// The day gone into; `nil` for all.
    public var day: Day? {
        path.lazy.compactMap { if case .day(let day) = $0 { day } else { nil } }.first
    }

    /// The meter gone into; `nil` for all.
    public var meter: Meter? {
        path.lazy.compactMap { if case .meter(let meter) = $0 { meter } else { nil } }.first
    }

    /// The service gone into, which is the meter category; `nil` for all.
    public var category: String? {
        path.lazy.compactMap { if case .service(let name) = $0 { name } else { nil } }.first
    }

    /// Whether the path goes into a group of a kind.
    public func goesInto(_ grouping: UsageGrouping) -> Bool { path.contains { $0.grouping == grouping } }

    /// The question for one group of this usage.
    public func into(_ group: UsageGroup) -> UsageQuery {
        var query = self
        query.path.append(group)
        return query
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
