public import BillingCore

/// The Statement screen: the charges of a period by category and meter.
public struct StatementModel: ScreenModel {
    /// A category with its sum, or a meter of it.
    public enum Row: Equatable, Sendable {
        case category(String, Money)
        case line(StatementLine)
    }

    /// The subscriptions covered.
    public let scope: Scope
    /// The period shown.
    public private(set) var period: BillingPeriod
    /// Periods that can be stepped to, newest first.
    public let periods: [BillingPeriod]
    /// Where each subscription stands, by the newest history.
    public var periodStandings: [PeriodStanding] { standings[period] ?? [] }
    /// Whether the period has not ended, so that its figures are an estimate.
    public var isUnbilled: Bool { unbilledPeriods.contains(period) }
    public private(set) var phase = Phase.loading
    /// The report; `nil` before the first answer.
    public private(set) var report: Statement?
    /// What is shown: categories and their meters, filtered and in order.
    public private(set) var rows: [Row] = []
    public private(set) var filter = ListFilter()
    /// Selection and scroll.
    public private(set) var cursor = ListCursor()
    /// Columns scrolled away to the left, beside the first one.
    public private(set) var columnOffset = 0
    private var unbilledPeriods: Set<BillingPeriod> = []
    private var standings: [BillingPeriod: [PeriodStanding]] = [:]
    /// What was selected before the period changed, until its figures are there.
    private var steppedFrom: Row?
    private var sort = ListSort<SortColumn>(.value, isDescending: true)

    /// Starts with nothing loaded.
    public init(
        scope: Scope, period: BillingPeriod, periods: [BillingPeriod], history: [BillingHistory.Row]
    ) {
        self.scope = scope
        self.period = period
        self.periods = periods
        follow(history)
    }

    /// Takes where periods stand from the rows of a history.
    mutating func follow(_ history: [BillingHistory.Row]) {
        unbilledPeriods = Set(history.filter { $0.state == .unbilled }.map(\.period))
        standings = Dictionary(history.map { ($0.period, $0.standings) }) { first, _ in first }
    }

    public var request: Request? { .statement(scope, period) }
    public var provenance: Provenance? { report?.provenance }

    /// The selected row; `nil` in an empty list.
    public var selected: Row? { rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil }
    /// The currencies of all meters.
    public var currencies: Set<CurrencyCode> { Set((report?.lines ?? []).map(\.value.currency)) }
    /// The sum of the meters shown, per currency; those without a price are not in it.
    public var shownTotals: CurrencyTotals {
        rows.reduce(into: CurrencyTotals()) { if case .line(let line) = $1, line.isPriced { $0.add(line.value) } }
    }
    /// Whether meters without a price are missing in a shown total.
    public func isIncomplete(in currency: CurrencyCode) -> Bool {
        rows.contains { row in
            if case .line(let line) = row { !line.isPriced && line.value.currency == currency } else { false }
        }
    }
    /// Whether a category has any meter with a price: its sum is none otherwise.
    public func hasPrices(inCategory name: String, _ currency: CurrencyCode) -> Bool {
        report?.lines.contains { $0.isPriced && $0.meter.category == name && $0.value.currency == currency } ?? false
    }
    /// Meters shown.
    public var shownMeterCount: Int { rows.count { if case .line = $0 { true } else { false } } }
    /// Categories shown.
    public var shownCategoryCount: Int { rows.count - shownMeterCount }
    /// Whether there are meters and the filter leaves none.
    public var isFilteredToNothing: Bool { !filter.text.isEmpty && rows.isEmpty && report?.lines.isEmpty == false }

    /// The daily usage that the selected row opens; `nil` in an empty list.
    public var selectedUsage: UsageQuery? {
        switch selected {
        case .category(let name, _):
            UsageQuery(scope: scope, period: period, metric: metric, category: name)
        case .line(let line): UsageQuery(scope: scope, period: period, metric: metric, meter: line.meter)
        case nil: nil
        }
    }

    private var metric: Metric { report?.provenance.metric ?? .actual }

    public mutating func receive(_ answer: Answer) {
        switch answer {
        case .statement(let statement):
            report = statement
            phase = .loaded
            arrange()
            if !rows.isEmpty { steppedFrom = nil }
        case .failed(let sentence): phase = .failed(sentence)
        default: break
        }
    }

    /// Whether there is an older (−1) or newer (1) period to step to.
    public func canStep(_ count: Int) -> Bool {
        periods.period(count, from: period) != nil
    }

    /// Steps to an older (−1) or newer (1) period; `false` when there is none.
    public mutating func step(_ count: Int) -> Bool {
        guard let next = periods.period(count, from: period) else { return false }
        period = next
        // One looks at a meter over the periods: it stays selected where it is charged.
        steppedFrom = selected ?? steppedFrom
        report = nil
        rows = []
        phase = .loading
        return true
    }

    public mutating func startLoading() { phase = .loading }
    public mutating func move(_ move: ListMove) { cursor.move(move, count: rows.count) }
    public var isEmpty: Bool { report?.lines.isEmpty ?? true }
    public var viewport: Int { cursor.viewport }
    public mutating func setViewport(_ rows: Int) { cursor.setViewport(rows, count: self.rows.count) }
    public mutating func scrollColumns(_ columns: Int) {
        columnOffset = min(max(0, columnOffset + columns), currencies.count == 1 ? 5 : 6)
    }
    public mutating func edit(_ edit: ListFilter.Edit) { if filter.apply(edit) { arrange() } }

    public var sortColumns: [SortColumn] { [.meter, .consumed, .included, .billable, .unit, .rate, .value] }
    public var sortIndex: (index: Int, isDescending: Bool)? {
        sortColumns.firstIndex(of: sort.column).map { ($0, sort.isDescending) }
    }
    public mutating func sort(byColumn index: Int, isDescending: Bool) {
        sort = ListSort(sortColumns[index], isDescending: isDescending)
        arrange()
    }

    /// Categories keep the report's order; within one, meters stand in the order chosen.
    private mutating func arrange() {
        let kept = selected ?? steppedFrom
        let text = FilterText(filter.text)
        var groups: [(key: CategoryKey, lines: [StatementLine])] = []
        for line in report?.lines ?? [] {
            guard
                text.matches("\(line.meter.category) \(line.meter.name) \(line.meter.subcategory) \(line.meter.region)")
            else { continue }
            let key = CategoryKey(name: line.meter.category, currency: line.value.currency)
            if groups.last?.key != key { groups.append((key, [])) }
            groups[groups.count - 1].lines.append(line)
        }
        if sort.column == .meter {
            groups.sort {
                if $0.key.name == $1.key.name { return $0.key.currency < $1.key.currency }
                return sort.isDescending ? $0.key.name > $1.key.name : $0.key.name < $1.key.name
            }
        } else if sort.column == .value, !sort.isDescending {
            groups.reverse()
        }
        rows = groups.flatMap { key, lines -> [Row] in
            let sum = lines.reduce(Amount.zero) { $0 + $1.value.amount }
            return [.category(key.name, Money(sum, key.currency))] + ordered(lines).map(Row.line)
        }
        // A category's sum changes with the filter; its name is what it is known by.
        let index = kept.flatMap { kept in rows.firstIndex { $0.isSame(as: kept) } }
        cursor.select(index ?? (steppedFrom == nil ? cursor.selected : 0), count: rows.count)
    }

    private func ordered(_ lines: [StatementLine]) -> [StatementLine] {
        lines.enumerated().sorted { left, right in
            let (first, second) = sort.isDescending ? (right, left) : (left, right)
            if isLess(first.element, second.element) { return true }
            if isLess(second.element, first.element) { return false }
            return left.offset < right.offset
        }.map(\.element)
    }

    private func isLess(_ left: StatementLine, _ right: StatementLine) -> Bool {
        switch sort.column {
        case .consumed: (left.consumed ?? .zero) < (right.consumed ?? .zero)
        case .included: (left.included ?? .zero) < (right.included ?? .zero)
        case .billable: (left.billable ?? .zero) < (right.billable ?? .zero)
        case .unit: left.meter.unit.lowercased() < right.meter.unit.lowercased()
        case .rate: (left.rate ?? .zero) < (right.rate ?? .zero)
        case .meter: left.meter.name.lowercased() < right.meter.name.lowercased()
        default: left.value.amount < right.value.amount
        }
    }

    private struct CategoryKey: Equatable {
        let name: String
        let currency: CurrencyCode
    }
}

extension StatementModel.Row {
    /// Whether both rows stand for the same category or meter.
    fileprivate func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.category(let left, let leftSum), .category(let right, let rightSum)):
            left == right && leftSum.currency == rightSum.currency
        case (.line(let left), .line(let right)):
            left.meter == right.meter && left.value.currency == right.value.currency
        default: false
        }
    }
}
