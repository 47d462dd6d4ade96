extension Surface {
    /// Draws a frame with a title on cleared ground and returns the part inside, one cell in at the sides.
    @discardableResult
    public mutating func drawFrame(_ rect: Rect, title: String, role: StyleRole = .box) -> Rect {
        fill(rect, role: role)
        guard rect.rows >= 2, rect.columns >= 4 else { return rect }
        let frame = glyphs.frame
        let bottom = rect.endRow - 1
        let right = rect.endColumn - 1
        fill(Rect(row: rect.row, column: rect.column, rows: 1, columns: rect.columns), with: frame[4], role: .boxFrame)
        fill(Rect(row: bottom, column: rect.column, rows: 1, columns: rect.columns), with: frame[4], role: .boxFrame)
        let sides = Rect(row: rect.row + 1, column: rect.column, rows: rect.rows - 2, columns: 1)
        fill(sides, with: frame[5], role: .boxFrame)
        fill(Rect(row: sides.row, column: right, rows: sides.rows, columns: 1), with: frame[5], role: .boxFrame)
        let corners = [(rect.row, rect.column), (rect.row, right), (bottom, rect.column), (bottom, right)]
        for (sign, place) in zip(frame, corners) {
            fill(Rect(row: place.0, column: place.1, rows: 1, columns: 1), with: sign, role: .boxFrame)
        }
        if !title.isEmpty {
            write(" \(title) ", row: rect.row, column: rect.column + 2, role: .boxTitle, maxCells: rect.columns - 4)
        }
        return rect.inset(rows: 1, columns: 2)
    }
}
