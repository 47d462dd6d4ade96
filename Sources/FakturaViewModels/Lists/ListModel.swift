import BillingCore

/// A row that a ``ListModel`` can filter and put in order.
public protocol ListRow: Equatable, Sendable {
    /// What stays the same when the list is loaded again.
    associatedtype ID: Hashable & Sendable
    /// What the list can be put in order of.
    associatedtype Column: Hashable & Sendable
    /// Names the row.
    var id: ID { get }
    /// Whether the row stays first and is never filtered away, like "All subscriptions".
    var isPinned: Bool { get }
    /// Whether the row stands after those that are not, whatever the order, like "(no resource)".
    var isLast: Bool { get }
    /// Whether the row stands for what is not shown by itself: it is never filtered away, and comes last of all.
    var isRest: Bool { get }
    /// Text that the filter looks into.
    var searchText: String { get }
    /// Whether the row stands before another in order of a column; equal rows are before each other in neither way.
    func isOrdered(before other: Self, by column: Column) -> Bool
}

extension ListRow {
    public var isPinned: Bool { false }
    public var isLast: Bool { false }
    public var isRest: Bool { false }

    fileprivate var rank: Int { isRest ? 2 : isLast ? 1 : 0 }
}

/// A list that is in memory as a whole: its rows, filter, order and cursor.
public struct ListModel<Row: ListRow>: Equatable, Sendable {
    /// All rows, as loaded.
    public private(set) var rows: [Row] = []
    /// The rows shown: filtered and in order.
    public private(set) var visible: [Row] = []
    /// The filter.
    public private(set) var filter = ListFilter()
    /// The order; `nil` for that of the report.
    public private(set) var sort: ListSort<Row.Column>?
    /// Selection and scroll.
    public private(set) var cursor = ListCursor()
    /// Columns scrolled away to the left, beside the first one, which stays.
    public private(set) var columnOffset = 0

    /// Starts empty.
    public init() {}

    /// Starts empty, with the room on screen that another list has.
    init(viewportOf other: ListModel) { cursor.setViewport(other.cursor.viewport, count: 0) }

    /// The selected row; `nil` in an empty list.
    public var selected: Row? { visible.indices.contains(cursor.selected) ? visible[cursor.selected] : nil }
    /// Rows that are not pinned, of all.
    public var countOfAll: Int { rows.count { !$0.isPinned } }
    /// Rows that are not pinned, of those shown.
    public var countOfVisible: Int { visible.count { !$0.isPinned } }
    /// Whether there are rows and the filter leaves none.
    public var isFilteredToNothing: Bool { !filter.text.isEmpty && countOfVisible == 0 && countOfAll > 0 }

    /// Takes rows that were loaded; the selected row stays selected where it is still there.
    public mutating func load(_ loaded: [Row]) {
        rows = loaded
        arrange()
    }

    /// Takes another state of a row, which keeps its place, found or filtered away as it was.
    mutating func replace(_ id: Row.ID, _ change: (Row) -> Row) {
        if let index = rows.firstIndex(where: { $0.id == id }) { rows[index] = change(rows[index]) }
        if let index = visible.firstIndex(where: { $0.id == id }) { visible[index] = change(visible[index]) }
    }

    /// Selects the row of an identifier, when it is shown.
    public mutating func select(_ id: Row.ID) {
        if let index = visible.firstIndex(where: { $0.id == id }) { cursor.select(index, count: visible.count) }
    }

    /// Moves the cursor.
    public mutating func move(_ move: ListMove) { cursor.move(move, count: visible.count) }

    /// Takes the number of rows that the screen has room for.
    public mutating func setViewport(_ rows: Int) { cursor.setViewport(rows, count: visible.count) }

    /// Changes the filter; the selected row stays selected where it still matches.
    public mutating func edit(_ edit: ListFilter.Edit) {
        if filter.apply(edit) { arrange() }
    }

    /// Puts the list in order of a column.
    public mutating func sort(by sort: ListSort<Row.Column>?) {
        self.sort = sort
        arrange()
    }

    /// Scrolls columns to the left, negative back.
    public mutating func scrollColumns(_ columns: Int, of count: Int) {
        columnOffset = min(max(0, columnOffset + columns), max(0, count - 2))
    }

    private mutating func arrange() {
        let kept = selected?.id
        let text = FilterText(filter.text)
        var shown = rows.filter { $0.isPinned || $0.isRest || text.matches($0.searchText) }
        if let sort {
            let pinned = shown.filter(\.isPinned)
            let others = shown.filter { !$0.isPinned }.enumerated().sorted { left, right in
                if left.element.rank != right.element.rank { return left.element.rank < right.element.rank }
                let (first, second) = sort.isDescending ? (right, left) : (left, right)
                if first.element.isOrdered(before: second.element, by: sort.column) { return true }
                if second.element.isOrdered(before: first.element, by: sort.column) { return false }
                return left.offset < right.offset
            }
            shown = pinned + others.map(\.element)
        }
        visible = shown
        let index = kept.flatMap { id in visible.firstIndex { $0.id == id } }
        cursor.select(index ?? min(cursor.selected, max(0, visible.count - 1)), count: visible.count)
    }
}
