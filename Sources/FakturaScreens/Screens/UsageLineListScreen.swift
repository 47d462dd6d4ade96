import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the lines of a day.
enum UsageLineListScreen: ScreenRenderer {
    static func text(_ model: UsageLineListModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        var status = listStatus(model, row: model.cursor.selected, shown: model.count, all: nil, context)
        if model.phase == .loading, model.page != nil { status.append(StatusLine.Part(words.loading, role: .work)) }
        return ScreenText(
            path: DailyUsageScreen.path(of: model.query.usage, context), name: words.screen(.usageLines),
            provenance: model.provenance,
            status: status, filterNote: words.lines(model.count))
    }

    static func listRows(_ model: UsageLineListModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows, totals: max(1, model.page?.totals.totals.count ?? 1))
    }

    static func draw(_ model: UsageLineListModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        if drawState(
            of: model, isEmpty: model.count == 0 && !model.isFilteredToNothing,
            isFilteredToNothing: model.isFilteredToNothing, all: nil, emptiness: .usageLines, context, on: &surface,
            in: rect)
        {
            return
        }
        let cursor = model.cursor
        let shown = min(cursor.viewport, max(0, model.count - cursor.firstVisible))
        let only = onlyCurrency((model.page?.totals.totals ?? []).map(\.currency))
        Table(
            columns: columns(model, only: only, context),
            rows: (0..<shown).map { row(model.line(at: cursor.firstVisible + $0), only: only, context) },
            firstVisible: cursor.firstVisible, totalCount: model.count, selected: cursor.selected,
            scrolledColumns: model.columnOffset, totals: totals(model, only: only, context)
        ).draw(on: &surface, in: rect)
    }

    private static func columns(
        _ model: UsageLineListModel, only: CurrencyCode?, _ context: DrawContext
    ) -> [TableColumn] {
        let words = context.words
        var columns = [
            TableColumn(words.column(.resource), width: .flexible(16), priority: 9, sort: mark(.resource, model)),
            TableColumn(words.column(.meter), width: .flexible(16), priority: 7, sort: mark(.meter, model)),
            TableColumn(
                words.column(.quantity), width: .range(10, 14), alignment: .right, priority: 6,
                sort: mark(.quantity, model)),
            TableColumn(words.column(.unit), width: .range(8, 14), priority: 4),
            TableColumn(words.column(.unitPrice), width: .range(8, 12), alignment: .right, priority: 5),
            TableColumn(
                words.column(.cost, in: only?.rawValue), width: .range(11, 16), alignment: context.decimal, priority: 8,
                sort: mark(.cost, model)),
            TableColumn(
                words.column(.resourceGroup), width: .range(12, 24), priority: 3, sort: mark(.resourceGroup, model)),
            TableColumn(words.column(.service), width: .range(16, 24), priority: 2, sort: mark(.service, model)),
            TableColumn(words.column(.location), width: .range(10, 18), priority: 1),
            TableColumn(
                words.column(.subscription), width: .range(14, 24), priority: 1, sort: mark(.subscription, model)),
        ]
        if only == nil { columns.insert(TableColumn(words.column(.currency), width: .fixed(3), priority: 8), at: 5) }
        return columns
    }

    /// A line that is not in memory yet is a row of dots.
    private static func row(_ line: UsageLine?, only: CurrencyCode?, _ context: DrawContext) -> TableRow {
        guard let line else { return TableRow([TableCell(String(context.glyphs.ellipsis), role: .dim)]) }
        let name = line.isUnallocated ? context.words.unallocated : line.resourceName
        var cells = [
            TableCell(name, role: line.isUnallocated ? .dim : nil), TableCell(line.meter.name),
            context.cell(line.quantity), TableCell(line.meter.unit),
            TableCell(line.unitPrice.map { context.words.quantity($0, places: 5) } ?? context.dash),
            context.cell(line.cost.amount, line.cost.currency), TableCell(line.resourceGroup),
            TableCell(line.service), TableCell(line.location),
            TableCell(context.subscriptionNames[line.subscription] ?? line.subscription.rawValue),
        ]
        if only == nil { cells.insert(TableCell(line.cost.currency.rawValue), at: 5) }
        return TableRow(cells)
    }

    private static func totals(
        _ model: UsageLineListModel, only: CurrencyCode?, _ context: DrawContext
    ) -> [TableRow] {
        let totals = model.page?.totals.totals ?? []
        return totals.enumerated().map { index, total in
            let blank = TableCell("")
            var cells = [
                TableCell(index == 0 ? context.words.lines(model.count) : ""), blank, blank, blank, blank,
                context.cell(total.amount, total.currency),
            ]
            if only == nil { cells.insert(TableCell(total.currency.rawValue), at: 5) }
            return TableRow(cells)
        }
    }
}
