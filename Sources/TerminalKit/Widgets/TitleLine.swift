/// The first line: where one is at the left, what the data is and how old at the right.
public struct TitleLine: Hashable, Sendable {
    /// The steps from the first screen to this one.
    public var path: [String]
    /// Source, metric and age.
    public var note: String

    /// The first line of a screen.
    public init(path: [String], note: String = "") {
        self.path = path
        self.note = note
    }

    /// Draws the line; when it is too long the path gives way first, from its middle.
    public func draw(on surface: inout Surface, in rect: Rect) {
        guard !rect.isEmpty else { return }
        surface.fill(Rect(row: rect.row, column: rect.column, rows: 1, columns: rect.columns), role: .title)
        let noteCells = min(surface.measure(note), max(0, rect.columns - 12))
        surface.writeRight(note, row: rect.row, endColumn: rect.endColumn, role: .titleNote, maxCells: noteCells)
        let room = rect.columns - (noteCells > 0 ? noteCells + 2 : 0)
        let text = candidates(surface.glyphs).first { surface.measure($0) <= room } ?? path.last ?? ""
        surface.write(text, row: rect.row, column: rect.column, role: .title, maxCells: room)
    }

    /// The path in full, then ever shorter.
    private func candidates(_ glyphs: GlyphSet) -> [String] {
        let separator = " \(glyphs.separator) "
        let ellipsis = String(glyphs.ellipsis)
        var candidates = [path.joined(separator: separator)]
        for removed in 1..<max(1, path.count - 1) {
            let kept = [path[0], ellipsis] + path[(1 + removed)...]
            candidates.append(kept.joined(separator: separator))
        }
        if let last = path.last, path.count > 1 { candidates.append([ellipsis, last].joined(separator: separator)) }
        return candidates
    }
}
