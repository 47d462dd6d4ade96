/// The last line: the keys that matter here, each with a word.
public struct HintLine: Hashable, Sendable {
    /// The keys from left to right.
    public var entries: [KeyEntry]

    /// The keys that matter here.
    public init(_ entries: [KeyEntry]) {
        self.entries = entries
    }

    /// Draws as many as fit; those of lowest priority are left out first.
    ///
    /// A key that does nothing now stands in parentheses, so that it can be told
    /// without colour.
    public func draw(on surface: inout Surface, in rect: Rect) {
        guard !rect.isEmpty else { return }
        surface.fill(Rect(row: rect.row, column: rect.column, rows: 1, columns: rect.columns), role: .hint)
        var column = rect.column + 1
        for entry in fitting(surface, cells: rect.columns - 1) {
            let isDisabled = entry.disabledReason != nil
            let keyRole: StyleRole = isDisabled ? .hintDisabled : .hintKey
            let wordRole: StyleRole = isDisabled ? .hintDisabled : .hint
            let key = (isDisabled ? "(" : "") + (entry.keys.first ?? "")
            let word = (entry.label.isEmpty ? "" : " " + entry.label) + (isDisabled ? ")" : "")
            for (text, role) in [(key, keyRole), (word, wordRole)] {
                column += surface.write(
                    text, row: rect.row, column: column, role: role, maxCells: max(0, rect.endColumn - column))
            }
            column += 2
        }
    }

    private func fitting(_ surface: Surface, cells: Int) -> [KeyEntry] {
        func length(_ entry: KeyEntry) -> Int {
            surface.measure(entry.keys.first ?? "") + (entry.label.isEmpty ? 0 : 1 + surface.measure(entry.label))
                + (entry.disabledReason == nil ? 0 : 2)
        }
        var kept = Array(entries.indices)
        func total() -> Int { kept.reduce(2 * (kept.count - 1)) { $0 + length(entries[$1]) } }
        while kept.count > 1, total() > cells {
            let dropped = kept.reversed().min { entries[$0].priority < entries[$1].priority }
            kept.removeAll { $0 == dropped }
        }
        return kept.map { entries[$0] }
    }
}
