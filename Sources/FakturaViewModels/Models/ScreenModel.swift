public import BillingCore

/// What every screen's model can do; ``AppModel`` holds a stack of them.
public protocol ScreenModel: Equatable, Sendable {
    /// Where loading stands.
    var phase: Phase { get }
    /// What the screen needs from the store; `nil` for nothing.
    var request: Request? { get }
    /// Whether there is nothing to show, filter or not.
    var isEmpty: Bool { get }
    /// Takes an answer to ``request``.
    mutating func receive(_ answer: Answer)
    /// The screen waits for a new answer; what is shown stays.
    mutating func startLoading()
    /// Moves the cursor.
    mutating func move(_ move: ListMove)
    /// The number of rows that the screen was last said to have room for.
    var viewport: Int { get }
    /// Takes the number of rows that the screen has room for.
    mutating func setViewport(_ rows: Int)
    /// Changes the filter.
    mutating func edit(_ edit: ListFilter.Edit)
    /// The filter; empty where there is none.
    var filter: ListFilter { get }
    /// Whether rows can be filtered.
    var hasFilter: Bool { get }
    /// Names of the columns that the list can be sorted by, in order; empty where there are none.
    var sortColumns: [SortColumn] { get }
    /// The place in ``sortColumns`` sorted by, and whether the greatest comes first; `nil` for the report's order.
    var sortIndex: (index: Int, isDescending: Bool)? { get }
    /// Sorts by a column of ``sortColumns``.
    mutating func sort(byColumn index: Int, isDescending: Bool)
    /// Scrolls columns to the left, negative back.
    mutating func scrollColumns(_ columns: Int)
    /// Where the figures come from; `nil` before the first answer.
    var provenance: Provenance? { get }
}

/// A column that a list can be sorted by.
public enum SortColumn: String, Hashable, Sendable {
    case name, offer, currency, invoice, lastPeriod, unbilled
    case period, state, due, usageCost, change, invoiced
    case meter, consumed, included, billable, unit, rate, value
    case day, cost, lineCount
    /// As the source has the lines.
    case source
    case service, resource, resourceGroup, quantity, unitPrice, location, subscription
    case kind, file

    /// Whether the greatest is what one looks for first.
    public var isDescendingFirst: Bool {
        switch self {
        case .invoice, .invoiced, .lastPeriod, .unbilled, .usageCost, .change, .consumed, .value, .cost, .lineCount,
            .quantity:
            true
        default: false
        }
    }
}

extension ScreenModel {
    public var filter: ListFilter { ListFilter() }
    public var hasFilter: Bool { !sortColumns.isEmpty }
    public var sortColumns: [SortColumn] { [] }
    public var sortIndex: (index: Int, isDescending: Bool)? { nil }
    public mutating func edit(_ edit: ListFilter.Edit) {}
    public mutating func sort(byColumn index: Int, isDescending: Bool) {}
    public mutating func scrollColumns(_ columns: Int) {}
}
