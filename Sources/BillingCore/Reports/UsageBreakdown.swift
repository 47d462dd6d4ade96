/// What usage is added up by, in which order, and how much of it is wanted.
public struct UsageBreakdownQuery: Hashable, Sendable {
    /// What groups can be put in order of.
    public enum Order: Hashable, Sendable {
        /// The group's name; days by date.
        case group
        case cost, lineCount
    }

    /// Which usage.
    public var usage: UsageQuery
    /// What it is added up by.
    public var grouping: UsageGrouping
    /// Text that a group's name holds (``FilterText``); empty for all.
    public var filter: String
    /// What the groups are put in order of.
    public var order: Order
    /// Whether the greatest comes first.
    public var isDescending: Bool
    /// The most groups with a name wanted, `nil` for all.
    ///
    /// What is beyond is added up in ``UsageBreakdown/others``.
    public var limit: Int?

    /// Creates a question: days in order, everything else with the dearest first unless told otherwise.
    public init(
        _ usage: UsageQuery, by grouping: UsageGrouping, filter: String = "", order: Order? = nil,
        isDescending: Bool? = nil, limit: Int? = nil
    ) {
        self.usage = usage
        self.grouping = grouping
        self.filter = filter
        self.order = order ?? (grouping == .day ? .group : .cost)
        self.isDescending = isDescending ?? (self.order != .group)
        self.limit = limit
    }
}

/// What usage comes to by day, service, meter, resource, resource group, location or the values of a tag.
public struct UsageBreakdown: Hashable, Sendable {
    /// One group in one currency.
    public struct Row: Hashable, Sendable {
        /// The group, in the first spelling of its name.
        public let group: UsageGroup
        /// Cost before tax.
        public let cost: Money
        /// Usage lines.
        public let lineCount: Int

        /// Creates a row.
        public init(group: UsageGroup, cost: Money, lineCount: Int) {
            self.group = group
            self.cost = cost
            self.lineCount = lineCount
        }
    }

    /// The groups of one currency that a limit leaves out, together.
    public struct Others: Hashable, Sendable {
        /// How many groups.
        public let groupCount: Int
        /// What they cost, before tax.
        public let cost: Money
        /// Their usage lines.
        public let lineCount: Int

        /// Creates a rest.
        public init(groupCount: Int, cost: Money, lineCount: Int) {
            self.groupCount = groupCount
            self.cost = cost
            self.lineCount = lineCount
        }
    }

    /// What is asked for.
    public let query: UsageBreakdownQuery
    /// The groups in order; those without a name or tag last.
    public let rows: [Row]
    /// What the limit leaves out, one for each currency; empty when the rows are all there is.
    public let others: [Others]
    /// Cost of all groups, those that a filter or limit leaves out too, per currency.
    public let totals: CurrencyTotals
    /// Lines of all groups.
    public let lineCount: Int
    /// Tags that lines of the period have, those of most lines first.
    public let tagKeys: [TagKey]
    /// Where the figures come from.
    public let provenance: Provenance

    /// Creates the report of all groups: filters, puts in order and cuts as the query says.
    ///
    /// - Parameters:
    ///   - groups: Every group with usage once for each currency, in any order.
    ///   - tagKeys: Tags that lines of the period have.
    public init(_ query: UsageBreakdownQuery, groups: [Row], tagKeys: [TagKey], provenance: Provenance) {
        let filter = FilterText(query.filter)
        let matching = query.filter.isEmpty ? groups : groups.filter { filter.matches($0.group.name) }
        let sorted = matching.sorted { $0.stands(before: $1, query) }
        let named = sorted.prefix { !$0.group.isNone }
        let shown = named.prefix(query.limit ?? .max)
        self.init(
            query, rows: Array(shown) + sorted[named.endIndex...], others: Self.rest(of: named[shown.endIndex...]),
            totals: groups.reduce(into: CurrencyTotals()) { $0.add($1.cost) },
            lineCount: groups.reduce(0) { $0 + $1.lineCount }, tagKeys: tagKeys, provenance: provenance)
    }

    /// Creates the report of rows in order, and what is beyond them.
    public init(
        _ query: UsageBreakdownQuery, rows: [Row], others: [Others], totals: CurrencyTotals, lineCount: Int,
        tagKeys: [TagKey], provenance: Provenance
    ) {
        self.query = query
        self.rows = rows
        self.others = others
        self.totals = totals
        self.lineCount = lineCount
        self.tagKeys = tagKeys
        self.provenance = provenance
    }

    /// The share of a cost in all of its currency, to a thousandth; `nil` where all come to nothing.
    public func share(of cost: Money) -> ExactDecimal? {
        guard let total = totals[cost.currency], total != .zero else { return nil }
        // A total below zero would turn every sign round.
        let part = total < .zero ? -cost.amount.units : cost.amount.units
        let (scaled, overflow) = part.multipliedReportingOverflow(by: 1000)
        guard !overflow else { return nil }
        return ExactDecimal(mantissa: scaled.dividedHalfEven(by: Int128(total.units.magnitude)), scale: 3)
    }

    private static func rest(of rows: ArraySlice<Row>) -> [Others] {
        let byCurrency = Dictionary(grouping: rows, by: \.cost.currency)
        return byCurrency.sorted { $0.key < $1.key }.map { currency, rows in
            Others(
                groupCount: rows.count, cost: Money(rows.reduce(.zero) { $0 + $1.cost.amount }, currency),
                lineCount: rows.reduce(0) { $0 + $1.lineCount })
        }
    }
}

extension UsageBreakdown.Row {
    /// Whether the row stands before another in the order of a query; what has no name or tag comes last.
    ///
    /// Amounts of two currencies do not compare: the currencies stand after each other.
    public func stands(before other: Self, _ query: UsageBreakdownQuery) -> Bool {
        if group.isNone != other.group.isNone { return other.group.isNone }
        if query.order == .cost, cost.currency != other.cost.currency { return cost.currency < other.cost.currency }
        if isOrdered(before: other, by: query.order) { return !query.isDescending }
        if other.isOrdered(before: self, by: query.order) { return query.isDescending }
        // Ties stand by name, whichever way the order runs.
        if isOrdered(before: other, by: .group) { return true }
        if other.isOrdered(before: self, by: .group) { return false }
        return cost.currency < other.cost.currency
    }

    /// Whether the row is less than another in what groups are put in order of.
    public func isOrdered(before other: Self, by order: UsageBreakdownQuery.Order) -> Bool {
        switch order {
        case .cost: cost.amount < other.cost.amount
        case .lineCount: lineCount < other.lineCount
        case .group: group.isOrdered(before: other.group)
        }
    }
}

extension UsageGroup {
    /// Whether it stands before another of its kind by date or name; resources by the name a person knows.
    func isOrdered(before other: UsageGroup) -> Bool {
        switch (self, other) {
        case (.day(let left), .day(let right)): left < right
        case (.resource(let left), .resource(let right)):
            (UsageLine.name(ofResource: left).lowercased(), left)
                < (UsageLine.name(ofResource: right).lowercased(), right)
        default: (name.lowercased(), name) < (other.name.lowercased(), other.name)
        }
    }
}
