public import BillingCore
import FakturaWords

/// The Billing history screen: the unbilled period and the last six.
public struct BillingHistoryModel: ScreenModel {
    /// One period in one currency.
    public struct Row: ListRow {
        /// Names a row.
        public struct ID: Hashable, Sendable {
            /// The period.
            public let period: BillingPeriod
            /// The currency; `nil` for a period without usage.
            public let currency: CurrencyCode?
        }

        /// The report's row.
        public let report: BillingHistory.Row

        public var id: ID { ID(period: report.period, currency: report.currency) }

        public var searchText: String {
            // As it is on screen, in either language, and as dates are written elsewhere.
            let shown = Language.allCases.map(Words.init).map {
                "\($0.period(report.period)) \($0.state(report.state))"
            }
            let facts = [report.period.description, report.currency?.rawValue ?? ""] + report.invoiceNumbers
            return (shown + facts).joined(separator: " ")
        }

        public func isOrdered(before other: Row, by column: SortColumn) -> Bool {
            switch column {
            case .state: report.state.rawValue < other.report.state.rawValue
            case .invoice: (report.invoiceNumbers.first ?? "") < (other.report.invoiceNumbers.first ?? "")
            case .due: (report.dueDay?.number ?? .min) < (other.report.dueDay?.number ?? .min)
            case .invoiced: isLess(report.invoicedTotal, other.report.invoicedTotal)
            case .usageCost: isLess(report.usageCost, other.report.usageCost)
            case .change: (report.change?.approximate ?? -.infinity) < (other.report.change?.approximate ?? -.infinity)
            default: report.period < other.report.period
            }
        }
    }

    /// The subscriptions covered.
    public let scope: Scope
    public private(set) var phase = Phase.loading
    /// The list.
    public private(set) var list = ListModel<Row>()
    /// The report; `nil` before the first answer.
    public private(set) var report: BillingHistory?
    /// The day the report was made for.
    public private(set) var asOf: AsOf?

    /// Starts with nothing loaded.
    public init(scope: Scope) { self.scope = scope }

    public var request: Request? { .history(scope) }
    public var provenance: Provenance? { report?.provenance }
    public var filter: ListFilter { list.filter }

    /// The periods, newest first, each once.
    public var periods: [BillingPeriod] {
        report?.periods ?? []
    }

    /// The currencies of all rows.
    public var currencies: Set<CurrencyCode> { Set(list.rows.compactMap(\.report.currency)) }

    /// Whether any source told of invoices, were it that there are none.
    public var hasInvoices: Bool {
        list.rows.contains { !$0.report.invoiceNumbers.isEmpty || ($0.report.state == .none) }
    }

    public mutating func receive(_ answer: Answer) {
        switch answer {
        case .history(let report, let asOf):
            self.report = report
            self.asOf = asOf
            phase = .loaded
            list.load(report.rows.map(Row.init))
        case .failed(let sentence): phase = .failed(sentence)
        default: break
        }
    }

    public mutating func startLoading() { phase = .loading }
    public mutating func move(_ move: ListMove) { list.move(move) }
    public var isEmpty: Bool { list.rows.isEmpty }
    public var viewport: Int { list.cursor.viewport }
    public mutating func setViewport(_ rows: Int) { list.setViewport(rows) }
    public mutating func edit(_ edit: ListFilter.Edit) { list.edit(edit) }
    public mutating func scrollColumns(_ columns: Int) {
        list.scrollColumns(columns, of: (currencies.count == 1 ? 5 : 6) + (hasInvoices ? 3 : 0))
    }

    public var sortColumns: [SortColumn] {
        hasInvoices
            ? [.period, .state, .invoice, .due, .usageCost, .change, .invoiced]
            : [.period, .state, .usageCost, .change]
    }
    public var sortIndex: (index: Int, isDescending: Bool)? { list.sortIndex(in: sortColumns) ?? (0, true) }
    public mutating func sort(byColumn index: Int, isDescending: Bool) {
        list.sort(by: ListSort(sortColumns[index], isDescending: isDescending))
    }

    /// Selects the row of a period, when it is shown.
    public mutating func select(_ period: BillingPeriod) {
        if let row = list.visible.first(where: { $0.report.period == period }) { list.select(row.id) }
    }
}
