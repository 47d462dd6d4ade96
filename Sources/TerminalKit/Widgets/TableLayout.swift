/// Where the columns of a table stand.
public struct TableLayout: Hashable, Sendable {
    /// One visible column.
    public struct Placement: Hashable, Sendable {
        /// Which column, counted as the table has them.
        public let index: Int
        /// Its first cell, counted from the left edge of the surface.
        public let column: Int
        /// How many cells.
        public let width: Int

        /// The cell right of its last.
        public var endColumn: Int { column + width }
    }

    /// The visible columns from left to right.
    public let placements: [Placement]
    /// How many columns there was no room for.
    public let hiddenCount: Int

    /// The place of a column; nil when it is hidden.
    public func placement(of index: Int) -> Placement? {
        placements.first { $0.index == index }
    }

    /// Places columns after a gutter of two cells, one cell between them.
    ///
    /// - Parameters:
    ///   - rect: the table's part of the surface.
    ///   - scrolled: how many columns after the first, which always stays, are
    ///     scrolled out at the left. At 0 the columns of highest priority are shown,
    ///     else all that follow, as far as there is room.
    public init(columns: [TableColumn], in rect: Rect, scrolled: Int = 0) {
        let room = max(0, rect.columns - Table.gutter)
        let chosen = Self.choose(columns, room: room, scrolled: scrolled)
        let widths = Self.widths(of: chosen.map { columns[$0] }, room: room)
        var column = rect.column + Table.gutter
        var placements: [Placement] = []
        for (index, width) in zip(chosen, widths) {
            placements.append(Placement(index: index, column: column, width: width))
            column += width + 1
        }
        self.placements = placements
        hiddenCount = columns.count - chosen.count
    }

    /// Which columns are shown, in their order.
    private static func choose(_ columns: [TableColumn], room: Int, scrolled: Int) -> [Int] {
        func need(_ indices: [Int]) -> Int {
            indices.reduce(indices.count - 1) { $0 + columns[$1].width.minimum }
        }
        var chosen = Array(columns.indices)
        if scrolled > 0, columns.count > 1 {
            chosen = [0] + columns.indices.dropFirst(1 + min(scrolled, columns.count - 2))
            while chosen.count > 1, need(chosen) > room { chosen.removeLast() }
            return chosen
        }
        while chosen.count > 1, need(chosen) > room {
            // Of equal priority the rightmost goes first.
            let dropped = chosen.dropFirst().reversed().min { columns[$0].priority < columns[$1].priority }
            chosen.removeAll { $0 == dropped }
        }
        return chosen
    }

    /// Every column gets its minimum, then ranges grow from the left, then the flexible ones share the rest.
    private static func widths(of columns: [TableColumn], room: Int) -> [Int] {
        var widths = columns.map(\.width.minimum)
        var rest = room - widths.reduce(0, +) - max(0, columns.count - 1)
        if rest < 0 {
            // Only the first column is left, and it is wider than the table.
            if !widths.isEmpty { widths[0] = max(0, room) }
            return widths
        }
        for (index, column) in columns.enumerated() {
            guard case .range(_, let most) = column.width else { continue }
            let growth = min(rest, max(0, most - widths[index]))
            widths[index] += growth
            rest -= growth
        }
        let flexible = columns.indices.filter { if case .flexible = columns[$0].width { true } else { false } }
        for (place, index) in flexible.enumerated() {
            let share = rest / (flexible.count - place)
            widths[index] += share
            rest -= share
        }
        return widths
    }
}
