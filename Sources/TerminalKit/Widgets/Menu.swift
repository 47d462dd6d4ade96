/// A box with lines to choose one from.
public struct Menu: Hashable, Sendable {
    /// One line to choose.
    public struct Item: Hashable, Sendable {
        /// The words.
        public var label: String
        /// What stands at the right, such as a key.
        public var note: String
        /// Why it cannot be chosen now; nil when it can.
        public var disabledReason: String?

        /// One line to choose.
        public init(_ label: String, note: String = "", disabledReason: String? = nil) {
            self.label = label
            self.note = note
            self.disabledReason = disabledReason
        }
    }

    /// The title in the frame.
    public var title: String
    /// The lines.
    public var items: [Item]
    /// The selected line, from 0; nil selects none.
    public var selected: Int?
    /// The line typed into above the items, as in the palette; nil has none.
    public var prompt: FilterPrompt?

    /// A box with lines to choose one from.
    public init(title: String, items: [Item], selected: Int?, prompt: FilterPrompt? = nil) {
        self.title = title
        self.items = items
        self.selected = selected
        self.prompt = prompt
    }

    /// Draws the box in the middle of a part, scrolled so that the selected line is in it.
    public func draw(on surface: inout Surface, in rect: Rect) {
        let widest = items.map { surface.measure($0.label) + surface.measure(reason($0)) + 6 }.max() ?? 0
        let columns = max(widest, surface.measure(title) + 4, prompt == nil ? 20 : 44) + 4
        let box = rect.centered(rows: items.count + 2 + (prompt == nil ? 0 : 1), columns: columns)
        var inside = surface.drawFrame(box, title: title)
        prompt?.draw(on: &surface, in: inside.takeTop(prompt == nil ? 0 : 1))
        let first = firstVisible(rows: inside.rows)
        for (offset, item) in items.dropFirst(first).prefix(inside.rows).enumerated() {
            draw(item, on: &surface, row: inside.row + offset, in: inside, isSelected: first + offset == selected)
        }
    }

    private func draw(_ item: Item, on surface: inout Surface, row: Int, in rect: Rect, isSelected: Bool) {
        let role: StyleRole =
            isSelected ? .menuSelected : item.disabledReason == nil ? .box : .helpDisabled
        surface.fill(Rect(row: row, column: rect.column, rows: 1, columns: rect.columns), role: role)
        if isSelected {
            surface.write(surface.glyphs.cursor, row: row, column: rect.column, role: role, maxCells: rect.columns)
        }
        let noteCells = min(surface.measure(reason(item)), rect.columns / 2)
        surface.writeRight(reason(item), row: row, endColumn: rect.endColumn, role: role, maxCells: noteCells)
        surface.write(
            item.label, row: row, column: rect.column + 2, role: role, maxCells: max(0, rect.columns - noteCells - 3))
    }

    private func reason(_ item: Item) -> String {
        item.disabledReason ?? item.note
    }

    private func firstVisible(rows: Int) -> Int {
        guard let selected, rows > 0 else { return 0 }
        return max(0, min(selected - rows / 2, items.count - rows))
    }
}
