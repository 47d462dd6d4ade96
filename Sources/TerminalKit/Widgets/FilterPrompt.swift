/// The line where a filter is typed, with what it leaves.
public struct FilterPrompt: Hashable, Sendable {
    /// What stands before the text, such as `/`.
    public var label: String
    /// The text being typed.
    public var field: TextField
    /// What the filter leaves, such as `37 of 1,203`.
    public var note: String
    /// Cells that must be left to type in beside the note.
    public var leastCells: Int

    /// The line where a filter is typed.
    public init(label: String = "/", field: TextField, note: String = "", leastCells: Int = 10) {
        self.label = label
        self.field = field
        self.note = note
        self.leastCells = leastCells
    }

    /// Draws the line; the note goes when too few cells are left to type in.
    public func draw(on surface: inout Surface, in rect: Rect) {
        guard !rect.isEmpty else { return }
        var rest = rect.takeFirstRow
        surface.fill(rest, role: .prompt)
        _ = rest.takeLeft(1)
        let labelRect = rest.takeLeft(surface.measure(label))
        surface.write(
            label, row: rest.row, column: labelRect.column, role: .promptNote, maxCells: labelRect.columns)
        let noteCells = surface.measure(note) + 2
        if rest.columns - noteCells >= leastCells {
            let noteRect = rest.takeRight(noteCells)
            surface.writeRight(
                note, row: rest.row, endColumn: noteRect.endColumn, role: .promptNote, maxCells: noteRect.columns)
        }
        field.draw(on: &surface, in: rest)
    }
}

extension Rect {
    var takeFirstRow: Rect { Rect(row: row, column: column, rows: min(1, rows), columns: columns) }
}
