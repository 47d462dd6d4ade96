import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the themes to choose from, at the right, so that what they are tried on stays in sight.
enum ThemeMenu {
    static func draw(_ picker: ThemePicker, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        let words = context.words
        let items = picker.choices.map { Menu.Item($0.name, note: $0.isOwn ? words.ownTheme : "") }
        let widest = items.map { surface.measure($0.label) + surface.measure($0.note) }.max() ?? 0
        let cells = min(rect.columns, max(24, widest + 12))
        let place = Rect(row: rect.row, column: rect.endColumn - cells, rows: rect.rows, columns: cells)
        Menu(title: words.themeMenu, items: items, selected: picker.selected).draw(on: &surface, in: place)
    }

    /// What the status line says of the highlighted theme; `nil` when no theme is being chosen.
    static func status(_ app: AppModel, _ context: DrawContext) -> [StatusLine.Part]? {
        guard case .themes(let picker) = app.overlay else { return nil }
        if let fault = picker.fault { return [StatusLine.Part(context.fit(fault), role: .warning)] }
        let summary = picker.name.flatMap { app.words.themeSummary($0) }
        let own = picker.choices.indices.contains(picker.selected) && picker.choices[picker.selected].isOwn
        return [StatusLine.Part(context.fit((own ? picker.summary : summary) ?? ""))]
    }
}
