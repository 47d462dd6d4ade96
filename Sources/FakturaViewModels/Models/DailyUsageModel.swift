public import BillingCore
import FakturaWords

/// The Daily usage screen: what the usage at the end of a path comes to by day, service, meter, resource, resource
/// group, location or tag.
public struct DailyUsageModel: ScreenModel {
    /// What is asked for.
    public private(set) var query: UsageBreakdownQuery
    /// Periods that can be stepped to, newest first.
    public let periods: [BillingPeriod]
    public private(set) var phase = Phase.loading
    /// The list.
    public private(set) var list = ListModel<Row>()
    /// The report; `nil` before the first answer.
    public private(set) var report: UsageBreakdown?
    /// What the pivots of this path can be turned through, once it is known which tags there are.
    public private(set) var groupings: [UsageGrouping]

    /// The most groups that are named; the others are added up.
    private static let limit = 1000

    /// Starts with nothing loaded.
    ///
    /// - Parameters:
    ///   - query: Which usage.
    ///   - periods: Periods that can be stepped to, newest first.
    ///   - grouping: What the usage is added up by at first.
    ///   - groupings: The pivots, where they are known already.
    public init(
        query: UsageQuery, periods: [BillingPeriod], grouping: UsageGrouping = .day, groupings: [UsageGrouping]? = nil
    ) {
        self.query = UsageBreakdownQuery(query, by: grouping, limit: Self.limit)
        self.periods = periods
        self.groupings = groupings ?? Self.groupings(of: query, tags: [])
    }

    public var request: Request? { .breakdown(query) }
    public var provenance: Provenance? { report?.provenance }
    public var filter: ListFilter { list.filter }
    /// Which usage.
    public var usage: UsageQuery { query.usage }
    /// What the rows are.
    public var grouping: UsageGrouping { query.grouping }

    /// The currencies of all rows.
    public var currencies: Set<CurrencyCode> { Set(list.rows.map(\.cost.currency)) }

    /// Cost and lines of the rows shown.
    public var shownTotals: (costs: CurrencyTotals, lineCount: Int) {
        list.visible.reduce(into: (CurrencyTotals(), 0)) {
            $0.0.add($1.cost)
            $0.1 += $1.lineCount
        }
    }

    /// Groups of the rows shown, those that are added up too.
    public var shownGroupCount: Int { Self.count(list.visible) }
    /// Groups in all, or all that the filter leaves where only some are in memory.
    public var groupCount: Int { Self.count(list.rows) }

    /// Groups of the rows shown without those that have no name or tag.
    public var shownNamedCount: Int { Self.count(list.visible.filter { $0.group?.isNone != true }) }

    private static func count(_ rows: [Row]) -> Int {
        // A group that is charged in two currencies is one.
        let groups = Set(rows.compactMap(\.id.group)).count
        return groups + rows.reduce(0) { $0 + $1.othersCount }
    }

    /// What the selected row is looked into by; `nil` for its usage lines, and where there is nothing to open.
    public var selectedNext: UsageGrouping? {
        list.selected?.group == nil ? nil : query.grouping.next(on: query.usage.path)
    }

    /// The usage of the selected group; `nil` in an empty list and where groups are added up.
    public var selectedUsage: UsageQuery? { list.selected?.group.map(query.usage.into) }

    /// A day that costs more than twice what three of four days of its currency stay below.
    public func isUnusual(_ row: Row) -> Bool {
        guard query.grouping == .day, let report else { return false }
        let costs = report.rows.filter { $0.cost.currency == row.cost.currency }.map(\.cost.amount).sorted()
        guard costs.count >= 5 else { return false }
        let usual = costs[costs.count * 3 / 4]
        return usual > .zero && row.cost.amount > usual + usual
    }

    /// The share of a row's cost in all of its currency; `nil` where there is none.
    public func share(of row: Row) -> ExactDecimal? { report?.share(of: row.cost) }

    public mutating func receive(_ answer: Answer) {
        switch answer {
        case .breakdown(let report):
            guard report.query == query else { return }
            self.report = report
            phase = .loaded
            groupings = Self.groupings(of: query.usage, tags: report.tagKeys)
            list.load(report.rows.map(Row.init) + report.others.map(Row.init))
        case .failed(let sentence): phase = .failed(sentence)
        default: break
        }
    }

    /// Whether only some of the groups are in memory, so that filter and order are the store's to make.
    private var isCut: Bool { report?.others.isEmpty == false || !query.filter.isEmpty }

    /// Turns to the next (1) or previous (−1) pivot; `false` past either end, where the lines themselves come.
    public mutating func turn(_ count: Int) -> Bool {
        let index = (groupings.firstIndex(of: query.grouping) ?? 0) + count
        guard groupings.indices.contains(index) else { return false }
        let next = groupings[index]
        restart(UsageBreakdownQuery(query.usage, by: next, limit: Self.limit))
        list = ListModel(viewportOf: list)
        return true
    }

    /// Whether there is an older (−1) or newer (1) period to step to.
    public func canStep(_ count: Int) -> Bool {
        periods.period(count, from: query.usage.period) != nil
    }

    /// Steps to an older (−1) or newer (1) period, path and pivot kept; `false` when there is none.
    public mutating func step(_ count: Int) -> Bool {
        guard let period = periods.period(count, from: query.usage.period) else { return false }
        var next = query
        next.usage.period = period
        restart(next)
        list.load([])
        return true
    }

    private mutating func restart(_ query: UsageBreakdownQuery) {
        self.query = query
        report = nil
        phase = .loading
    }

    /// What usage at the end of a path can be added up by: a day gone into has one day only, and so with the others.
    static func groupings(of usage: UsageQuery, tags: [TagKey]) -> [UsageGrouping] {
        (UsageGrouping.fixed + tags.map(UsageGrouping.tag)).filter { !usage.goesInto($0) }
    }

    public mutating func startLoading() { phase = .loading }
    public mutating func move(_ move: ListMove) { list.move(move) }
    public var isEmpty: Bool { list.rows.isEmpty }
    public var viewport: Int { list.cursor.viewport }
    public mutating func setViewport(_ rows: Int) { list.setViewport(rows) }
    public mutating func scrollColumns(_ columns: Int) {
        list.scrollColumns(columns, of: currencies.count == 1 ? 6 : 7)
    }

    public mutating func edit(_ edit: ListFilter.Edit) {
        list.edit(edit)
        if isCut { query.filter = list.filter.text }
    }

    public var sortColumns: [SortColumn] { [nameColumn, .cost, .lineCount] }

    private var nameColumn: SortColumn {
        switch query.grouping {
        case .day: .day
        case .service: .service
        case .meter: .meter
        case .resource: .resource
        case .resourceGroup: .resourceGroup
        case .location: .location
        case .tag: .name
        }
    }

    public var sortIndex: (index: Int, isDescending: Bool)? {
        list.sortIndex(in: sortColumns) ?? (query.order == .group ? 0 : 1, query.isDescending)
    }

    public mutating func sort(byColumn index: Int, isDescending: Bool) {
        list.sort(by: ListSort(sortColumns[index], isDescending: isDescending))
        guard isCut else { return }
        let orders: [UsageBreakdownQuery.Order] = [.group, .cost, .lineCount]
        query.order = orders[index]
        query.isDescending = isDescending
    }
}
