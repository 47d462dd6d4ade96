/// A step through a list.
public enum ListMove: Hashable, Sendable {
    /// Rows down, negative up.
    case by(Int)
    /// Pages down, negative up.
    case page(Int)
    /// Half pages down, negative up.
    case halfPage(Int)
    case first, last
}

/// Which row of a list is selected and which is the first on screen.
public struct ListCursor: Equatable, Sendable {
    /// The selected row, from 0; 0 in an empty list.
    public private(set) var selected = 0
    /// The first row on screen, from 0.
    public private(set) var firstVisible = 0
    /// Rows that the screen has room for; at least 1.
    public private(set) var viewport = 20

    /// Starts at the first row.
    public init() {}

    /// Takes the number of rows that the screen has room for.
    public mutating func setViewport(_ rows: Int, count: Int) {
        viewport = max(1, rows)
        show(count: count)
    }

    /// Moves; the selection stays inside the list and on screen.
    public mutating func move(_ move: ListMove, count: Int) {
        switch move {
        case .by(let rows): selected += rows
        case .page(let pages): turn(rows: pages * viewport, count: count)
        case .halfPage(let halves): turn(rows: halves * max(1, viewport / 2), count: count)
        case .first: selected = 0
        case .last: selected = count - 1
        }
        show(count: count)
    }

    /// Selects a row and brings it on screen.
    public mutating func select(_ row: Int, count: Int) {
        selected = row
        show(count: count)
    }

    /// The marked entry of a menu, which is on screen whole, after a step.
    static func mark(_ selected: Int, moved move: ListMove, of count: Int) -> Int {
        var cursor = ListCursor()
        cursor.setViewport(count, count: count)
        cursor.select(selected, count: count)
        cursor.move(move, count: count)
        return cursor.selected
    }

    /// Moves selection and window together, so that a page turns rather than the row running to the edge.
    private mutating func turn(rows: Int, count: Int) {
        selected += rows
        firstVisible += rows
        firstVisible = min(max(0, firstVisible), max(0, count - viewport))
    }

    private mutating func show(count: Int) {
        selected = min(max(0, selected), max(0, count - 1))
        if selected < firstVisible { firstVisible = selected }
        if selected >= firstVisible + viewport { firstVisible = selected - viewport + 1 }
        firstVisible = min(max(0, firstVisible), max(0, count - viewport))
    }
}
