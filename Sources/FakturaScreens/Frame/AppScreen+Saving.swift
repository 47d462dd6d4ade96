import FakturaViewModels
import FakturaWords
import TerminalKit

/// What stands in front while rows are saved or copied.
extension AppScreen {
    /// The menu of formats or of what to copy; `nil` when neither is open.
    static func savingMenu(_ app: AppModel, _ context: DrawContext) -> Menu? {
        let words = app.words
        switch app.overlay {
        case .saving(.formats(let selected)):
            let items = Saving.formats.map {
                Menu.Item(words.formatName($0.rawValue), note: ".\($0.fileExtension)")
            }
            return Menu(title: words.saveMenu, items: items, selected: selected)
        case .saving(.copying(let selected)):
            guard let shown = app.tableInFront else { return nil }
            let cells = shown.selected.map { row in row.header.columns.count { !$0.isOnlyInTable } }
            let value = shown.cell.map { shortened($0, context) }
            let items = [
                Menu.Item(words.copyValue, note: value ?? context.dash),
                Menu.Item(words.copyRow, note: cells.map(words.cells) ?? context.dash),
                Menu.Item(words.copyTable, note: words.copyRows(shown.source.rowCount)),
            ]
            return Menu(title: words.copyMenu, items: items, selected: selected)
        default: return nil
        }
    }

    /// The prompt for a path; `nil` when it is not open.
    static func pathPrompt(_ app: AppModel) -> FilterPrompt? {
        guard case .saving(.path(let line, _)) = app.overlay else { return nil }
        return FilterPrompt(
            label: app.words.savePrompt, field: TextField(line.text, cursor: line.cursor),
            note: line.text.isEmpty ? app.words.typeFileName : "")
    }

    /// The prompt for a file's currency; `nil` when it is not open.
    static func currencyPrompt(_ app: AppModel, _ context: DrawContext) -> FilterPrompt? {
        guard case .currency(let prompt) = app.overlay else { return nil }
        return FilterPrompt(
            label: context.fit(app.words.currencyPrompt(shortened(prompt.file, context))),
            field: TextField(prompt.line.text, cursor: prompt.line.cursor),
            note: prompt.currency == nil ? app.words.typeCurrency : "", leastCells: 4)
    }

    /// What the status line says of saving that takes its time.
    static func exportPart(_ app: AppModel, _ context: DrawContext) -> StatusLine.Part? {
        guard let export = app.export, export.rows > 0 else { return nil }
        return StatusLine.Part(
            context.fit(app.words.saving(rows: export.rows, of: export.total)), role: .work)
    }

    /// The end of a value that is too long for a menu: identifiers differ there.
    private static func shortened(_ text: String, _ context: DrawContext) -> String {
        text.count > 36 ? String(context.glyphs.ellipsis) + text.suffix(35) : text
    }
}
