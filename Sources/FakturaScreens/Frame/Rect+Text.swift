import TerminalKit

extension Rect {
    /// The part of a screen that running text stands in: with a margin, where it is large enough for one.
    var forText: Rect { inset(rows: rows >= 12 ? 1 : 0, columns: columns >= 60 ? 2 : 1) }
}
