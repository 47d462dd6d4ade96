/// A box with a title, some text, and the keys that answer it.
public struct MessageBox: Hashable, Sendable {
    /// The title in the frame.
    public var title: String
    /// The text; wrapped, newlines kept.
    public var text: String
    /// The keys that answer it.
    public var keys: [KeyEntry]

    /// A box with a title, some text, and the keys that answer it.
    public init(title: String, text: String, keys: [KeyEntry]) {
        self.title = title
        self.text = text
        self.keys = keys
    }

    /// Draws the box in the middle of a part, as large as its text needs.
    public func draw(on surface: inout Surface, in rect: Rect) {
        let inner = min(66, max(1, rect.columns - 4))
        let lines = surface.wrap(text, cells: inner)
        let widest = lines.map(surface.measure).max() ?? 0
        let keyCells = keys.reduce(0) { $0 + surface.measure(($1.keys.first ?? "") + $1.label) + 5 }
        let columns = min(inner, max(widest, surface.measure(title) + 2, keyCells, 24)) + 4
        let box = rect.centered(rows: lines.count + 4, columns: columns)
        var inside = surface.drawFrame(box, title: title)
        let footer = inside.takeBottom(1)
        surface.paragraph(text, in: inside, role: .box)
        HintLine(keys).draw(on: &surface, in: footer)
    }
}
