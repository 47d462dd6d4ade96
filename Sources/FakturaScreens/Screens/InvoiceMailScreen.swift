import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the E-mail invoice screen: how it stands, what can be done, and what there is to know; text scrolls.
enum InvoiceMailScreen: ScreenRenderer {
    static func text(_ model: InvoiceMailModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        let name = context.name(of: .one(model.subscription))
        let shown = name.count > 40 ? name.prefix(39) + String(context.glyphs.ellipsis) : name
        return ScreenText(
            path: [shown, words.mailTitle], name: nil, provenance: nil, status: status(model, context),
            filterNote: "")
    }

    static func listRows(_ model: InvoiceMailModel, _ context: DrawContext, in rect: Rect) -> Int {
        let surface = Surface(columns: 0, rows: 0, width: .builtIn, glyphs: context.glyphs)
        let area = rect.forText
        let count = InvoiceMailText(model: model, context: context, surface: surface, cells: area.columns).lines.count
        return max(0, count - area.rows) + 1
    }

    static func draw(_ model: InvoiceMailModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        let area = rect.forText
        let lines = InvoiceMailText(model: model, context: context, surface: surface, cells: area.columns).lines
        // The selected row is on screen, whatever stands above it.
        let marked = lines.firstIndex(where: \.isMarked) ?? 0
        let least = model.firstLine == 0 ? max(0, marked - area.rows + 1) : 0
        let first = min(max(model.firstLine, least), max(0, lines.count - area.rows))
        for (offset, line) in lines.dropFirst(first).prefix(area.rows).enumerated() {
            draw(line, on: &surface, row: area.row + offset, in: area)
        }
    }

    private static func draw(_ line: InvoiceMailText.Line, on surface: inout Surface, row: Int, in area: Rect) {
        var column = area.column
        if line.isRow {
            if line.isMarked {
                surface.fill(Rect(row: row, column: column, rows: 1, columns: area.columns), role: .menuSelected)
                surface.write(surface.glyphs.cursor, row: row, column: column, role: .menuSelected)
            }
            column += 2
        }
        surface.write(
            line.text, row: row, column: column, role: line.isMarked ? .menuSelected : line.role,
            maxCells: max(0, area.endColumn - column))
    }

    private static func status(_ model: InvoiceMailModel, _ context: DrawContext) -> [StatusLine.Part] {
        let words = context.words
        if model.phase == .loading { return [StatusLine.Part(context.fit(words.mailReading), role: .work)] }
        if case .sending = model.stage { return [StatusLine.Part(context.fit(words.mailSending), role: .work)] }
        // What was known before a change says nothing after it.
        guard let report = model.report, model.isEditing else { return [] }
        let draft = model.draft.map { [StatusLine.Part(context.fit(words.mailDraft($0)), role: .strong)] } ?? []
        if let hindrance = report.hindrance {
            return draft + [StatusLine.Part(context.fit(words.mailNotRead(hindrance)))]
        }
        guard draft.isEmpty else { return draft }
        return report.state.map { [StatusLine.Part(context.fit(words.mailState($0)))] } ?? []
    }
}

extension AppScreen {
    /// The prompt of what is typed on the E-mail invoice screen; `nil` when nothing is.
    static func mailPrompt(_ app: AppModel, _ context: DrawContext) -> FilterPrompt? {
        guard app.overlay == nil, let model = app.mailInFront, let line = model.line else { return nil }
        let words = app.words
        let (label, isWrong): (String, Bool) =
            switch model.stage {
            case .accepting(_, _, let isWrong): (words.acceptPrompt, isWrong)
            case .confirming(_, _, _, let isWrong): (words.confirmPrompt(model.report?.confirmedName ?? ""), isWrong)
            default: (words.recipientPrompt, false)
            }
        return FilterPrompt(
            label: context.fit(label), field: TextField(line.text, cursor: line.cursor),
            note: isWrong ? words.notTheSame : "")
    }
}
