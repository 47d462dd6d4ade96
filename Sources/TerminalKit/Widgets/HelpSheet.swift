/// Everything the keys do, in groups, over the whole screen.
public struct HelpSheet: Hashable, Sendable {
    /// Some keys, or some text, under a heading.
    public struct Group: Hashable, Sendable {
        /// The heading.
        public var title: String
        /// The keys.
        public var entries: [KeyEntry]
        /// Text after the keys; wrapped, newlines kept.
        public var text: String

        /// Some keys, or some text, under a heading.
        public init(title: String, entries: [KeyEntry] = [], text: String = "") {
            self.title = title
            self.entries = entries
            self.text = text
        }
    }

    /// From how many columns on there are two columns of groups.
    public static let wideColumns = 110
    private static let keyCells = 17

    /// The groups in order.
    public var groups: [Group]
    /// The first line shown, from 0; more than there are shows the end.
    public var firstLine: Int

    /// Everything the keys do.
    public init(groups: [Group], firstLine: Int = 0) {
        self.groups = groups
        self.firstLine = firstLine
    }

    /// How far the sheet can be scrolled in a part of this size.
    public func maximumFirstLine(on surface: Surface, in rect: Rect) -> Int {
        max(0, (columns(surface, rect).map(\.count).max() ?? 0) - rect.rows)
    }

    /// Draws the lines that fit, in two columns where there is room.
    public func draw(on surface: inout Surface, in rect: Rect) {
        let columns = columns(surface, rect)
        let width = rect.columns / max(1, columns.count)
        let most = max(0, (columns.map(\.count).max() ?? 0) - rect.rows)
        let first = min(max(0, firstLine), most)
        for (place, lines) in columns.enumerated() {
            let column = rect.column + place * width
            for (offset, line) in lines.dropFirst(first).prefix(rect.rows).enumerated() {
                line.draw(on: &surface, row: rect.row + offset, column: column, cells: width - 1)
            }
        }
    }

    private struct Line {
        var key = ""
        var text = ""
        var role: StyleRole = .text
        var isHeading = false

        func draw(on surface: inout Surface, row: Int, column: Int, cells: Int) {
            if isHeading {
                surface.write(text, row: row, column: column + 1, role: role, maxCells: cells - 1)
                return
            }
            let keyRole: StyleRole = role == .helpDisabled ? role : .helpKey
            surface.write(key, row: row, column: column + 2, role: keyRole, maxCells: min(keyCells - 1, cells - 2))
            let start = 2 + keyCells
            surface.write(text, row: row, column: column + start, role: role, maxCells: max(0, cells - start))
        }
    }

    private func columns(_ surface: Surface, _ rect: Rect) -> [[Line]] {
        let isWide = rect.columns >= Self.wideColumns
        let width = isWide ? rect.columns / 2 : rect.columns
        let blocks = groups.map { lines(of: $0, surface, cells: width - 1) }
        guard isWide else { return [Array(blocks.joined())] }
        // The left column takes groups until half of the lines stand in it.
        let half = (blocks.reduce(0) { $0 + $1.count } + 1) / 2
        var left: [Line] = []
        var right: [Line] = []
        for block in blocks {
            if right.isEmpty, left.isEmpty || left.count + block.count / 2 <= half {
                left += block
            } else {
                right += block
            }
        }
        return [left, right]
    }

    private func lines(of group: Group, _ surface: Surface, cells: Int) -> [Line] {
        var lines = [Line(text: group.title, role: .helpHeading, isHeading: true)]
        let room = max(1, cells - 2 - Self.keyCells)
        for entry in group.entries {
            let role: StyleRole = entry.disabledReason == nil ? .text : .helpDisabled
            let reason = entry.disabledReason.map { " (\($0))" } ?? ""
            for (index, text) in surface.wrap(entry.description + reason, cells: room).enumerated() {
                let key = index == 0 ? entry.keys.joined(separator: " ") : ""
                lines.append(Line(key: key, text: text, role: role))
            }
        }
        if !group.text.isEmpty {
            let wrapped = surface.wrap(group.text, cells: max(1, cells - 2))
            lines += wrapped.map { Line(text: " " + $0, isHeading: true) }
        }
        lines.append(Line())
        return lines
    }
}
