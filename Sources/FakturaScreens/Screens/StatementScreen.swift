import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Statement screen: categories with their meters, and what they add up to.
enum StatementScreen: ScreenRenderer {
    static func text(_ model: StatementModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        var status = listStatus(
            model, row: model.cursor.selected, shown: model.rows.count, all: nil, context)
        status.insert(
            StatusLine.Part(words.meters(model.shownMeterCount, categories: model.shownCategoryCount)), at: 0)
        return ScreenText(
            path: [
                context.name(of: model.scope),
                context.label(of: model.period, state: model.isUnbilled ? .unbilled : nil),
            ],
            name: words.screen(.statement), provenance: model.provenance, status: status,
            filterNote: words.filterCount(model.shownMeterCount, of: model.report?.lines.count ?? 0))
    }

    static func listRows(_ model: StatementModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows - noteRows(model, rect), totals: totals(model, context).count)
    }

    static func draw(_ model: StatementModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        if drawState(
            of: model, isEmpty: model.rows.isEmpty && !model.isFilteredToNothing,
            isFilteredToNothing: model.isFilteredToNothing, all: model.report?.lines.count, emptiness: .statement,
            context, on: &surface, in: rect)
        {
            return
        }
        var table = rect
        let note = table.takeBottom(noteRows(model, rect))
        let first = model.cursor.firstVisible
        Table(
            columns: columns(model, context),
            rows: model.rows.dropFirst(first).prefix(rect.rows).map { row($0, context) }, firstVisible: first,
            totalCount: model.rows.count, selected: model.cursor.selected, scrolledColumns: model.columnOffset,
            totals: totals(model, context)
        ).draw(on: &surface, in: table)
        if !note.isEmpty {
            let text = context.words.currentStatement(coverage: context.label(of: model.period))
            surface.paragraph(context.fit(text), in: note.inset(rows: 0, columns: 2), role: .dim)
        }
    }

    /// Rows below the table that say what an estimate leaves out.
    private static func noteRows(_ model: StatementModel, _ rect: Rect) -> Int {
        model.isUnbilled && rect.rows >= 12 ? 2 : 0
    }

    private static func columns(_ model: StatementModel, _ context: DrawContext) -> [TableColumn] {
        let words = context.words
        let only = onlyCurrency((model.report?.lines ?? []).map(\.value.currency))
        return [
            TableColumn(words.column(.meter), width: .flexible(28), priority: 9, sort: mark(.meter, model)),
            TableColumn(
                words.column(.consumed), width: .range(9, 14), alignment: .right, priority: 6,
                sort: mark(.consumed, model)),
            TableColumn(words.column(.included), width: .range(8, 12), alignment: .right, priority: 3),
            TableColumn(words.column(.billable), width: .range(9, 12), alignment: .right, priority: 4),
            TableColumn(words.column(.unit), width: .range(7, 14), priority: 1),
            TableColumn(
                words.column(.rate), width: .range(8, 12), alignment: .right, priority: 5, sort: mark(.rate, model)),
            TableColumn(
                words.column(.value, in: only?.rawValue), width: .range(11, 16), alignment: context.decimal,
                priority: 8, sort: mark(.value, model)),
        ]
    }

    private static func row(_ row: StatementModel.Row, _ context: DrawContext) -> TableRow {
        switch row {
        case .category(let name, let sum):
            let blank = TableCell("")
            return .group([
                TableCell(name), blank, blank, blank, blank, blank, context.cell(sum.amount, sum.currency),
            ])
        case .line(let line):
            return TableRow([
                TableCell("  " + context.fit(context.words.meter(line.meter))),
                context.cell(line.consumed, places: 2), context.cell(line.included, places: 2),
                context.cell(line.billable, places: 2), TableCell(line.meter.unit), context.cell(line.rate),
                context.cell(line.value.amount, line.value.currency),
            ])
        }
    }

    private static func totals(_ model: StatementModel, _ context: DrawContext) -> [TableRow] {
        model.shownTotals.totals.map { total in
            let blank = TableCell("")
            return TableRow([
                TableCell("\(context.words.usageTotal) \(total.currency)"), blank, blank, blank, blank, blank,
                context.cell(total.amount, total.currency),
            ])
        }
    }
}
