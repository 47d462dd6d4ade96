/// A table of which only the visible rows are known.
public struct Table: Sendable {
    /// The cells left of the first column, where cursor and marks stand.
    public static let gutter = 2

    /// The columns; the first one stays when the others scroll.
    public var columns: [TableColumn]
    /// The rows from ``firstVisible`` on, at least as many as are drawn.
    public var rows: [TableRow]
    /// The number of the first row handed in, from 0.
    public var firstVisible: Int
    /// How many rows there are in all.
    public var totalCount: Int
    /// The number of the selected row, from 0; nil selects none.
    public var selected: Int?
    /// How many columns after the first are scrolled out at the left.
    public var scrolledColumns: Int
    /// Rows that stay at the bottom.
    public var totals: [TableRow]

    /// A table of which only the visible rows are known.
    ///
    /// - Parameter totalCount: nil when the rows handed in are all there are.
    public init(
        columns: [TableColumn], rows: [TableRow], firstVisible: Int = 0, totalCount: Int? = nil, selected: Int? = nil,
        scrolledColumns: Int = 0, totals: [TableRow] = []
    ) {
        self.columns = columns
        self.rows = rows
        self.firstVisible = firstVisible
        self.totalCount = totalCount ?? rows.count
        self.selected = selected
        self.scrolledColumns = scrolledColumns
        self.totals = totals
    }

    /// How many rows fit between the header and the totals in a part of this height.
    public static func visibleRows(height: Int, totals: Int = 0) -> Int {
        max(0, height - 1 - totals)
    }

    /// How far the columns can be scrolled in a part of this width.
    public func maximumScroll(in rect: Rect) -> Int {
        TableLayout(columns: columns, in: rect).hiddenCount == 0 ? 0 : max(0, columns.count - 2)
    }

    /// Draws header, rows and totals, and returns where the columns stand.
    @discardableResult
    public func draw(on surface: inout Surface, in rect: Rect) -> TableLayout {
        let layout = TableLayout(columns: columns, in: rect, scrolled: scrolledColumns)
        var body = rect
        let header = body.takeTop(1)
        let footer = body.takeBottom(min(totals.count, max(0, body.rows - 1)))
        let visible = rows.prefix(body.rows)
        let decimals = layout.placements.map { decimalCells($0.index, Array(visible) + totals, surface) }
        let painter = TableRowPainter(table: self, layout: layout, decimals: decimals, rect: rect)
        if !header.isEmpty { drawHeader(layout, on: &surface, in: header) }
        for (offset, row) in visible.enumerated() {
            painter.draw(
                row, on: &surface, row: body.row + offset, isSelected: firstVisible + offset == selected,
                role: row.role ?? .text)
        }
        for (offset, total) in totals.prefix(footer.rows).enumerated() {
            painter.draw(
                total, on: &surface, row: footer.row + offset, isSelected: false, role: total.role ?? .tableTotal)
        }
        return layout
    }

    private func drawHeader(_ layout: TableLayout, on surface: inout Surface, in rect: Rect) {
        let row = rect.row
        let end = layout.placements.last?.endColumn ?? rect.column
        let ground = Rect(
            row: row, column: rect.column, rows: 1, columns: min(rect.columns, end - rect.column))
        surface.fill(ground, role: .tableHeader)
        for place in layout.placements {
            let column = columns[place.index]
            let role: StyleRole = column.sort == nil ? .tableHeader : .tableHeaderSorted
            let mark =
                switch column.sort {
                case nil: ""
                case .ascending: surface.glyphs.ascending
                case .descending: surface.glyphs.descending
                }
            let room = place.width - surface.measure(mark)
            let used = min(surface.measure(column.title), max(0, room))
            let start = column.alignment == .left ? place.column : place.column + max(0, room) - used
            surface.write(column.title, row: row, column: start, role: role, maxCells: used)
            surface.write(mark, row: row, column: start + used, role: role, maxCells: place.endColumn - start - used)
        }
    }

    /// The cells that the column's numbers need from the decimal sign on.
    private func decimalCells(_ index: Int, _ rows: [TableRow], _ surface: Surface) -> Int {
        guard case .decimal(let sign) = columns[index].alignment else { return 0 }
        var most = 0
        for row in rows where row.cells.indices.contains(index) {
            guard let text = row.cells[index].text else { continue }
            most = max(most, DecimalText(text, sign: sign).map { surface.measure($0.fraction) } ?? 0)
        }
        return most
    }
}
