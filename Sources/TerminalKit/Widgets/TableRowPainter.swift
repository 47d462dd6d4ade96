/// Draws the rows of one table, all with the same layout.
struct TableRowPainter {
    let table: Table
    let layout: TableLayout
    /// For each visible column, the cells from the decimal sign on.
    let decimals: [Int]
    let rect: Rect

    func draw(_ row: TableRow, on surface: inout Surface, row line: Int, isSelected: Bool, role: StyleRole) {
        let isBar = isSelected && surface.traits.cursor == .bar
        let rowRole = isBar ? StyleRole.tableRowSelected : role
        // The whole width, so that a look with a background of its own covers the row.
        surface.fill(Rect(row: line, column: rect.column, rows: 1, columns: rect.columns), role: rowRole)
        drawGutter(row, on: &surface, line: line, isSelected: isSelected, rowRole: rowRole, isBar: isBar)
        for (place, decimal) in zip(layout.placements, decimals) where row.cells.indices.contains(place.index) {
            let cell = row.cells[place.index]
            let cellRole = isBar ? rowRole : cell.role ?? rowRole
            // Bars and trends keep their looks under the bar cursor: they stay readable,
            // and moving the cursor does not send them again.
            switch cell.content {
            case .text(let text):
                drawText(
                    text, on: &surface, line: line, place: place, role: cellRole, decimal: decimal,
                    room: room(of: place, row))
            case .bar(let value, let estimate):
                clear(place, on: &surface, line: line, role: role)
                surface.drawBar(
                    row: line, column: place.column, cells: place.width, value: value, estimate: estimate,
                    role: cell.role ?? .bar)
            case .trend(let fractions):
                clear(place, on: &surface, line: line, role: role)
                let isLeft = table.columns[place.index].alignment == .left
                surface.drawTrend(
                    fractions, row: line,
                    endColumn: isLeft ? place.column + min(fractions.count, place.width) : place.endColumn,
                    maxCells: place.width, role: cell.role ?? .trend)
            }
        }
    }

    private func clear(_ place: TableLayout.Placement, on surface: inout Surface, line: Int, role: StyleRole) {
        let isLast = place.index == layout.placements.last?.index
        let end = isLast ? rect.endColumn : place.endColumn
        surface.fill(Rect(row: line, column: place.column, rows: 1, columns: end - place.column), role: role)
    }

    private func drawGutter(
        _ row: TableRow, on surface: inout Surface, line: Int, isSelected: Bool, rowRole: StyleRole, isBar: Bool
    ) {
        let showsCursor = isSelected && !isBar
        if showsCursor {
            surface.write(
                surface.glyphs.cursor, row: line, column: rect.column, role: .tableCursor,
                maxCells: min(1, rect.columns), overflow: .clip)
        }
        if let mark = row.mark, let text = mark.text {
            surface.write(
                text, row: line, column: rect.column + (showsCursor ? 1 : 0),
                role: isBar ? rowRole : mark.role ?? rowRole, maxCells: min(1, rect.columns), overflow: .clip)
        }
    }

    /// The cells that text at the left of a place may take: its own, and those of empty cells that follow.
    private func room(of place: TableLayout.Placement, _ row: TableRow) -> Int {
        guard table.columns[place.index].goesOn else { return place.width }
        let following = layout.placements.drop { $0.column <= place.column }.prefix { next in
            !row.cells.indices.contains(next.index) || row.cells[next.index].text?.isEmpty == true
        }
        return (following.last ?? place).endColumn - place.column
    }

    private func drawText(
        _ text: String, on surface: inout Surface, line: Int, place: TableLayout.Placement, role: StyleRole,
        decimal: Int, room: Int
    ) {
        guard !text.isEmpty else { return }
        var end = place.endColumn
        switch table.columns[place.index].alignment {
        case .left:
            surface.write(
                text, row: line, column: place.column, role: role, maxCells: room,
                overflow: table.columns[place.index].overflow)
            return
        case .right: break
        case .decimal(let sign):
            if let number = DecimalText(text, sign: sign) {
                let fraction = surface.measure(number.fraction)
                // A number that would not fit where its sign belongs still shows whole.
                end = max(end - decimal + fraction, min(end, place.column + surface.measure(text)))
            }
        }
        surface.writeRight(text, row: line, endColumn: end, role: role, maxCells: end - place.column)
    }
}

/// A number as written, split before its decimal sign.
struct DecimalText {
    /// From the decimal sign on; empty for a whole number.
    let fraction: Substring

    /// Nil when the text does not begin like a number.
    init?(_ text: String, sign: Character) {
        guard text.first(where: { !"+-−~ ".contains($0) })?.isNumber == true else { return nil }
        if let position = text.lastIndex(of: sign) {
            fraction = text[position...]
        } else {
            let lastDigit = text.lastIndex(where: \.isNumber) ?? text.startIndex
            fraction = text[text.index(after: lastDigit)...]
        }
    }
}

extension Surface {
    func measure(_ text: Substring) -> Int { measure(String(text)) }
}
