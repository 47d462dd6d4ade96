import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the text of an invoice's PDF, as it is laid out on paper.
enum InvoiceTextScreen: ScreenRenderer {
    static func text(_ model: InvoiceTextModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        var status: [StatusLine.Part] = []
        if !model.lines.isEmpty {
            let last = min(model.lines.count, model.firstVisible + model.viewport)
            let shown = words.linesShown(model.firstVisible + 1, last, of: model.lines.count)
            status.append(StatusLine.Part(context.fit(shown)))
            if !model.filter.text.isEmpty {
                status.append(StatusLine.Part(context.fit(words.searched(for: model.filter.text))))
                status.append(StatusLine.Part(words.found(model.match, of: model.matches.count)))
            }
            // Where the file is is what one comes for next.
            if let path = model.path, model.filter.text.isEmpty { status.append(StatusLine.Part(path)) }
        }
        return ScreenText(
            path: [words.invoices, model.row.id], name: model.row.ownerName, provenance: nil, status: status,
            filterNote: model.filter.text.isEmpty ? "" : words.found(model.match, of: model.matches.count))
    }

    static func listRows(_ model: InvoiceTextModel, _ context: DrawContext, in rect: Rect) -> Int { rect.rows }

    static func draw(_ model: InvoiceTextModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        if let (text, role) = state(of: model, context.words) {
            surface.paragraph(context.fit(text), in: rect.inset(rows: 1, columns: 2), role: role)
            return
        }
        let found = Set(model.matches)
        let shown = model.match.map { model.matches[$0] }
        let lines = model.lines.enumerated().dropFirst(model.firstVisible).prefix(rect.rows)
        for (offset, (index, line)) in lines.enumerated() {
            let row = rect.row + offset
            let role: StyleRole = index == shown ? .tableRowSelected : found.contains(index) ? .strong : .text
            if index == shown { mark(row, context, on: &surface, in: rect) }
            surface.write(
                context.fit(String(line.dropFirst(model.columnOffset))), row: row, column: rect.column + 2, role: role,
                maxCells: rect.columns - 2)
        }
    }

    /// The place found is marked beside its colours, as rows of a table are.
    private static func mark(_ row: Int, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        surface.fill(
            Rect(row: row, column: rect.column, rows: 1, columns: rect.columns), role: .tableRowSelected)
        surface.write(">", row: row, column: rect.column, role: .tableRowSelected, maxCells: 1)
    }

    /// What stands in place of the text; `nil` when there is text.
    private static func state(of model: InvoiceTextModel, _ words: Words) -> (String, StyleRole)? {
        switch model.phase {
        case .failed(let sentence): return (words.noText(sentence), .warning)
        case .loading: return (model.path == nil ? words.textIsComing : words.textIsRead, .dim)
        case .loaded: return nil
        }
    }
}
