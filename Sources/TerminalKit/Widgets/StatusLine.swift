/// One line of facts about what is shown: position, filter, sort, running work.
public struct StatusLine: Hashable, Sendable {
    /// One fact.
    public struct Part: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// The words.
        public var text: String
        /// What they mean.
        public var role: StyleRole

        /// One fact.
        public init(_ text: String, role: StyleRole = .status) {
            self.text = text
            self.role = role
        }

        /// One fact without a role of its own.
        public init(stringLiteral value: String) {
            self.init(value)
        }
    }

    /// The facts from left to right, the least important last.
    public var parts: [Part]
    /// What stands at the right, such as running work; it gives way last.
    public var trailing: Part?

    /// One line of facts.
    public init(_ parts: [Part], trailing: Part? = nil) {
        self.parts = parts
        self.trailing = trailing
    }

    /// Draws the line after one blank cell, the facts parted by dots.
    public func draw(on surface: inout Surface, in rect: Rect) {
        guard !rect.isEmpty else { return }
        surface.fill(Rect(row: rect.row, column: rect.column, rows: 1, columns: rect.columns), role: .status)
        var end = rect.endColumn
        if let trailing {
            end =
                surface.writeRight(
                    trailing.text, row: rect.row, endColumn: end, role: trailing.role, maxCells: rect.columns - 1) - 2
        }
        var column = rect.column + 1
        for (index, part) in parts.filter({ !$0.text.isEmpty }).enumerated() {
            if index > 0 {
                column += surface.write(
                    " \(surface.glyphs.middleDot) ", row: rect.row, column: column, role: .status,
                    maxCells: max(0, end - column), overflow: .clip)
            }
            column += surface.write(
                part.text, row: rect.row, column: column, role: part.role, maxCells: max(0, end - column))
        }
    }
}
