public import BillingCore

/// The lines at the end of a path, or all of a period: only a window of them is in memory.
///
/// It is the last pivot of the daily usage: Tab turns on to the first.
public struct UsageLineListModel: ScreenModel {
    /// What is asked for, with filter and order.
    public private(set) var query: UsageLineQuery
    public private(set) var phase = Phase.loading
    /// The window that was answered last; `nil` before the first answer.
    public private(set) var page: UsageLinePage?
    public private(set) var filter = ListFilter()
    /// Selection and scroll.
    public private(set) var cursor = ListCursor()
    /// Columns scrolled away to the left, beside the first one.
    public private(set) var columnOffset = 0
    /// Lines without a filter; `nil` while that is not known.
    public private(set) var countOfAll: Int?

    /// Periods that can be stepped to, newest first.
    public let periods: [BillingPeriod]
    /// The other pivots of this usage.
    public let groupings: [UsageGrouping]
    /// The line to select again when the filter changes, where it still matches.
    private var keptLine: UsageLineID?

    /// Lines read ahead on either side of the screen.
    private static let margin = 30

    /// Starts with nothing loaded.
    ///
    /// - Parameters:
    ///   - usage: Which lines.
    ///   - periods: Periods that can be stepped to, newest first.
    ///   - groupings: The other pivots, where they are known; else those that the path leaves.
    public init(usage: UsageQuery, periods: [BillingPeriod] = [], groupings: [UsageGrouping]? = nil) {
        query = UsageLineQuery(usage: usage)
        self.periods = periods
        self.groupings = groupings ?? DailyUsageModel.groupings(of: usage, tags: [])
    }

    public var request: Request? {
        let first = max(0, cursor.firstVisible - Self.margin)
        return .usageLines(query, offset: first, limit: cursor.viewport + 2 * Self.margin, around: keptLine)
    }

    public var provenance: Provenance? { page?.provenance }
    /// Lines that match; 0 before the first answer.
    public var count: Int { page?.count ?? 0 }
    /// The selected line; `nil` when it is not in memory.
    public var selected: UsageLine? { line(at: cursor.selected) }
    /// Whether the filter leaves none.
    public var isFilteredToNothing: Bool { !query.filter.isEmpty && page?.query == query && count == 0 }

    /// The line at a position; `nil` when it is not in memory.
    public func line(at position: Int) -> UsageLine? {
        guard let page, page.lines.indices.contains(position - page.offset) else { return nil }
        return page.lines[position - page.offset]
    }

    /// Whether lines on screen are not in memory, so that the window has to be read; a question not answered yet has none.
    public var needsWindow: Bool {
        guard let page, page.query == query else { return false }
        let last = min(cursor.firstVisible + cursor.viewport, page.count)
        return cursor.firstVisible < page.offset || last > page.offset + page.lines.count
    }

    public mutating func receive(_ answer: Answer) {
        switch answer {
        case .usageLines(let answered):
            guard answered.query == query else { return }
            // What is selected now counts, not what was when the window was asked for.
            let kept = selected?.id
            let isNewOrder = page?.query != query
            page = answered
            phase = .loaded
            keptLine = nil
            if query.filter.isEmpty { countOfAll = answered.count }
            if isNewOrder {
                cursor.select(answered.position ?? 0, count: answered.count)
            } else {
                let index = kept.flatMap { id in answered.lines.firstIndex { $0.id == id } }
                cursor.select(index.map { answered.offset + $0 } ?? cursor.selected, count: answered.count)
            }
        case .failed(let sentence): phase = .failed(sentence)
        default: break
        }
    }

    public mutating func startLoading() { phase = .loading }

    public mutating func move(_ move: ListMove) { cursor.move(move, count: count) }
    public var isEmpty: Bool { count == 0 && query.filter.isEmpty }
    public var viewport: Int { cursor.viewport }
    public mutating func setViewport(_ rows: Int) { cursor.setViewport(rows, count: max(count, cursor.selected + 1)) }
    public mutating func scrollColumns(_ columns: Int) {
        let count =
            9 + (coversSeveralSubscriptions ? 1 : 0) + (coversSeveralDays ? 1 : 0)
            + (page?.totals.totals.count == 1 ? 0 : 1)
        columnOffset = min(max(0, columnOffset + columns), count - 2)
    }

    public mutating func edit(_ edit: ListFilter.Edit) {
        guard filter.apply(edit) else { return }
        // A line remembered while an answer is awaited counts on.
        if page?.query == query { keptLine = selected?.id }
        query.filter = filter.text
    }

    /// Whether lines of more than one subscription can stand here.
    public var coversSeveralSubscriptions: Bool { query.usage.scope.coversSeveral }

    /// Whether lines of more than one day can stand here.
    public var coversSeveralDays: Bool { query.usage.day == nil }

    /// Whether there is an older (−1) or newer (1) period to step to; a day is of one period.
    public func canStep(_ count: Int) -> Bool {
        coversSeveralDays && periods.period(count, from: query.usage.period) != nil
    }

    /// Steps to an older (−1) or newer (1) period, filter and order kept; `false` when there is none.
    public mutating func step(_ count: Int) -> Bool {
        guard coversSeveralDays, let period = periods.period(count, from: query.usage.period) else { return false }
        query.usage.period = period
        (page, keptLine, countOfAll, phase) = (nil, nil, nil, .loading)
        cursor.select(0, count: 1)
        return true
    }

    public var sortColumns: [SortColumn] {
        // Lines of several days stand by day, then as in the file.
        [coversSeveralDays ? .day : .source, .resource] + (coversSeveralSubscriptions ? [.subscription] : [])
            + [.meter, .quantity, .unit, .unitPrice, .cost, .resourceGroup, .service, .location]
    }
    public var sortIndex: (index: Int, isDescending: Bool)? {
        sortColumns.firstIndex { Self.order(of: $0) == query.order }.map { ($0, query.isDescending) }
    }
    public mutating func sort(byColumn index: Int, isDescending: Bool) {
        // Who sorts wants to see what comes first.
        keptLine = nil
        query.order = Self.order(of: sortColumns[index])
        query.isDescending = isDescending
        cursor.select(0, count: 1)
    }

    private static func order(of column: SortColumn) -> UsageLineOrder {
        switch column {
        case .subscription: .subscription
        case .service: .service
        case .meter: .meter
        case .resource: .resource
        case .resourceGroup: .resourceGroup
        case .quantity: .quantity
        case .unit: .unit
        case .unitPrice: .unitPrice
        case .location: .location
        case .cost: .cost
        default: .source
        }
    }
}
