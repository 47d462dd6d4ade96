public import BillingCore

/// The Subscriptions screen, home: every subscription with its estimate and trend.
public struct SubscriptionListModel: ScreenModel {
    /// A row: all subscriptions together, or one of them in one currency.
    public struct Row: ListRow {
        /// Names a row.
        public enum ID: Hashable, Sendable {
            case all
            case subscription(SubscriptionID, CurrencyCode?)
        }

        /// The report's row; `nil` for all subscriptions.
        public let report: SubscriptionOverview.Row?

        public var id: ID {
            report.map { .subscription($0.subscription.id, $0.currency) } ?? .all
        }

        public var isPinned: Bool { report == nil }

        public var searchText: String {
            guard let subscription = report?.subscription else { return "" }
            let offer = subscription.offer.map { "\($0.id) \($0.name ?? "")" } ?? ""
            return "\(subscription.displayName) \(subscription.id) \(offer) \(report?.currency?.rawValue ?? "")"
        }

        public func isOrdered(before other: Row, by column: SortColumn) -> Bool {
            guard let own = report, let others = other.report else { return false }
            switch column {
            case .offer: return (own.subscription.offer?.id ?? "") < (others.subscription.offer?.id ?? "")
            case .currency: return (own.currency?.rawValue ?? "") < (others.currency?.rawValue ?? "")
            case .invoice: return isLess(own.lastInvoice?.total.amount, others.lastInvoice?.total.amount)
            case .lastPeriod: return isLess(own.lastPeriodCost, others.lastPeriodCost)
            case .unbilled: return isLess(own.unbilledCost, others.unbilledCost)
            default:
                return own.subscription.displayName.lowercased() < others.subscription.displayName.lowercased()
            }
        }
    }

    /// The subscriptions that are shown.
    public let scope: Scope
    public private(set) var phase = Phase.loading
    /// The list.
    public private(set) var list = ListModel<Row>()
    /// The report; `nil` before the first answer.
    public private(set) var report: SubscriptionOverview?
    /// The day the report was made for.
    public private(set) var asOf: AsOf?

    /// Starts with nothing loaded.
    public init(scope: Scope) { self.scope = scope }

    public var request: Request? { .overview(scope) }
    public var provenance: Provenance? { report?.provenance }
    public var filter: ListFilter { list.filter }

    /// Unbilled and last periods' cost of the rows shown, per currency.
    public var shownTotals: (unbilled: CurrencyTotals, lastPeriod: CurrencyTotals) {
        let rows = list.visible.compactMap(\.report)
        let shown = SubscriptionOverview(
            asOf: report?.asOf ?? Day(number: 0), rows: rows,
            provenance: report?.provenance ?? Provenance(source: .files(0), metric: .actual, fetchedAt: nil))
        return (shown.unbilledTotals, shown.lastPeriodTotals)
    }

    /// Whether any source told the reader's role.
    public var hasRoles: Bool { list.rows.contains { $0.report?.subscription.role != nil } }

    /// Whether any source told what a subscription was bought as.
    public var hasOffers: Bool { list.rows.contains { $0.report?.subscription.offer != nil } }

    /// Whether any source told of invoices, were it that there are none.
    public var hasInvoices: Bool {
        list.rows.contains { row in
            row.report.map { $0.lastInvoice != nil || $0.subscription.invoiceAccess != nil } ?? false
        }
    }

    /// What the selected row opens; `nil` in an empty list.
    public var selectedScope: Scope? {
        guard let row = list.selected else { return nil }
        return row.report.map { .one($0.subscription.id) } ?? scope
    }

    public mutating func receive(_ answer: Answer) {
        switch answer {
        case .overview(let report, let asOf):
            let isFirst = list.rows.isEmpty
            self.report = report
            self.asOf = asOf
            phase = .loaded
            list.load(report.rows.isEmpty ? [] : [Row(report: nil)] + report.rows.map(Row.init))
            // The first subscription is what one comes for; all together is one row up.
            if isFirst, list.visible.count > 1 { list.move(.by(1)) }
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
        list.scrollColumns(columns, of: 5 + (hasRoles ? 1 : 0) + (hasOffers ? 2 : 0) + (hasInvoices ? 2 : 0))
    }

    public var sortColumns: [SortColumn] {
        [.name] + (hasOffers ? [.offer] : []) + [.currency] + (hasInvoices ? [.invoice] : [])
            + [.lastPeriod, .unbilled]
    }
    public var sortIndex: (index: Int, isDescending: Bool)? { list.sortIndex(in: sortColumns) ?? (0, false) }
    public mutating func sort(byColumn index: Int, isDescending: Bool) {
        list.sort(by: ListSort(sortColumns[index], isDescending: isDescending))
    }
}

/// Orders amounts that may be unknown: the unknown ones come first.
func isLess(_ left: Amount?, _ right: Amount?) -> Bool {
    guard let right else { return false }
    return left.map { $0 < right } ?? true
}

extension ListModel where Row.Column == SortColumn {
    /// The place of the sorted column among some, and its direction.
    func sortIndex(in columns: [SortColumn]) -> (index: Int, isDescending: Bool)? {
        guard let sort, let index = columns.firstIndex(of: sort.column) else { return nil }
        return (index, sort.isDescending)
    }
}
