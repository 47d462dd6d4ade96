import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the lines of a day.
enum UsageLineListScreen: ScreenRenderer {
    static func text(_ model: UsageLineListModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        let all = model.filter.text.isEmpty ? nil : model.countOfAll
        var status = listStatus(model, row: model.cursor.selected, shown: model.count, all: all, context)
        status += context.leftOutPart
        if model.phase == .loading, model.count > 0 { status.append(StatusLine.Part(words.reading, role: .work)) }
        return ScreenText(
            path: DailyUsageScreen.path(of: model.query.usage, context), name: words.screen(.usageLines),
            provenance: model.provenance,
            status: status,
            filterNote: model.countOfAll.map { words.filterCount(model.count, of: $0) } ?? words.lines(model.count))
    }

    static func listRows(_ model: UsageLineListModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows, totals: max(1, model.page?.totals.totals.count ?? 1))
    }

    static func draw(_ model: UsageLineListModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        if drawState(
            of: model, isEmpty: model.count == 0 && !model.isFilteredToNothing,
            isFilteredToNothing: model.isFilteredToNothing, all: model.countOfAll, emptiness: .usageLines, context,
            on: &surface,
            in: rect)
        {
            return
        }
        let cursor = model.cursor
        let shown = min(cursor.viewport, max(0, model.count - cursor.firstVisible))
        let columns = UsageLineListColumns(model: model, context: context, isWide: rect.columns >= 110).all
        Table(
            columns: columns.tableColumns(),
            rows: (0..<shown).map { place in
                // A line that is not in memory yet is a row of dots.
                model.line(at: cursor.firstVisible + place).map(columns.row)
                    ?? TableRow([TableCell(String(context.glyphs.ellipsis), role: .dim)])
            },
            firstVisible: cursor.firstVisible, totalCount: model.count, selected: cursor.selected,
            scrolledColumns: model.columnOffset, totals: totals(model, columns, context)
        ).drawScrolled(on: &surface, in: rect)
    }

    private static func totals(
        _ model: UsageLineListModel, _ columns: [UsageLineListColumns.Column], _ context: DrawContext
    ) -> [TableRow] {
        (model.page?.totals.totals ?? []).enumerated().map { index, total in
            var row = columns.total(total.currency)
            if index == 0, !row.cells.isEmpty { row.cells[0] = TableCell(context.words.lines(model.count)) }
            return row
        }
    }
}
