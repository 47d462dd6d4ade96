public import BillingCore
import FakturaWords

/// The Daily usage screen: days of a period, or of one meter or category in it.
public struct DailyUsageModel: ScreenModel {
    /// One day in one currency.
    public struct Row: ListRow {
        /// Names a row.
        public struct ID: Hashable, Sendable {
            /// The day.
            public let day: Day
            /// The currency.
            public let currency: CurrencyCode
        }

        /// The report's row.
        public let report: DailyUsage.Row

        public var id: ID { ID(day: report.day, currency: report.cost.currency) }
        public var searchText: String {
            // As it is on screen, in either language, and as dates are written elsewhere.
            let shown = Language.allCases.map(Words.init).map { "\($0.weekday(report.day)) \($0.shortDay(report.day))" }
            return (shown + [report.day.description, report.cost.currency.rawValue]).joined(separator: " ")
        }

        public func isOrdered(before other: Row, by column: SortColumn) -> Bool {
            switch column {
            case .cost: report.cost.amount < other.report.cost.amount
            case .lineCount: report.lineCount < other.report.lineCount
            default: report.day < other.report.day
            }
        }
    }

    /// What is asked for.
    public private(set) var query: UsageQuery
    /// Periods that can be stepped to, newest first.
    public let periods: [BillingPeriod]
    public private(set) var phase = Phase.loading
    /// The list.
    public private(set) var list = ListModel<Row>()
    /// The report; `nil` before the first answer.
    public private(set) var report: DailyUsage?

    /// Starts with nothing loaded.
    public init(query: UsageQuery, periods: [BillingPeriod]) {
        self.query = query
        self.periods = periods
    }

    public var request: Request? { .dailyUsage(query) }
    public var provenance: Provenance? { report?.provenance }
    public var filter: ListFilter { list.filter }

    /// The currencies of all rows.
    public var currencies: Set<CurrencyCode> { Set(list.rows.map(\.report.cost.currency)) }

    /// Cost and lines of the rows shown.
    public var shownTotals: (costs: CurrencyTotals, lineCount: Int) {
        list.visible.reduce(into: (CurrencyTotals(), 0)) {
            $0.0.add($1.report.cost)
            $0.1 += $1.report.lineCount
        }
    }

    /// The lines of the selected day; `nil` in an empty list.
    public var selectedUsage: UsageQuery? {
        list.selected.map { row in
            var day = query
            day.day = row.report.day
            return day
        }
    }

    /// A day that costs more than twice what three of four days of its currency stay below.
    public func isUnusual(_ row: DailyUsage.Row) -> Bool {
        let costs = (report?.rows ?? []).filter { $0.cost.currency == row.cost.currency }.map(\.cost.amount).sorted()
        guard costs.count >= 5 else { return false }
        let usual = costs[costs.count * 3 / 4]
        return usual > .zero && row.cost.amount > usual + usual
    }

    public mutating func receive(_ answer: Answer) {
        switch answer {
        case .dailyUsage(let usage):
            report = usage
            phase = .loaded
            list.load(usage.rows.map(Row.init))
        case .failed(let sentence): phase = .failed(sentence)
        default: break
        }
    }

    /// Whether there is an older (−1) or newer (1) period to step to.
    public func canStep(_ count: Int) -> Bool {
        periods.firstIndex(of: query.period).map { periods.indices.contains($0 - count) } ?? false
    }

    /// Steps to an older (−1) or newer (1) period; `false` when there is none.
    public mutating func step(_ count: Int) -> Bool {
        guard let index = periods.firstIndex(of: query.period), periods.indices.contains(index - count) else {
            return false
        }
        query.period = periods[index - count]
        report = nil
        list.load([])
        phase = .loading
        return true
    }

    public mutating func startLoading() { phase = .loading }
    public mutating func move(_ move: ListMove) { list.move(move) }
    public var isEmpty: Bool { list.rows.isEmpty }
    public var viewport: Int { list.cursor.viewport }
    public mutating func setViewport(_ rows: Int) { list.setViewport(rows) }
    public mutating func edit(_ edit: ListFilter.Edit) { list.edit(edit) }
    public mutating func scrollColumns(_ columns: Int) {
        list.scrollColumns(columns, of: currencies.count == 1 ? 5 : 6)
    }

    public var sortColumns: [SortColumn] { [.day, .cost, .lineCount] }
    public var sortIndex: (index: Int, isDescending: Bool)? { list.sortIndex(in: sortColumns) ?? (0, false) }
    public mutating func sort(byColumn index: Int, isDescending: Bool) {
        list.sort(by: ListSort(sortColumns[index], isDescending: isDescending))
    }
}
