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
        let only = onlyCurrency((model.page?.totals.totals ?? []).map(\.currency))
        Table(
            columns: columns(model, only: only, context, isWide: rect.columns >= 110),
            rows: (0..<shown).map { row(model.line(at: cursor.firstVisible + $0), model, only: only, context) },
            firstVisible: cursor.firstVisible, totalCount: model.count, selected: cursor.selected,
            scrolledColumns: model.columnOffset, totals: totals(model, only: only, context)
        ).drawScrolled(on: &surface, in: rect)
    }

    private static func columns(
        _ model: UsageLineListModel, only: CurrencyCode?, _ context: DrawContext, isWide: Bool
    ) -> [TableColumn] {
        let words = context.words
        let lines = model.page?.lines ?? []
        let names = TableColumn.Width.flexible(isWide ? 20 : 16)
        let costs = (lines.map(\.cost) + (model.page?.totals.totals ?? [])).map {
            ($0.amount, CurrencyCode?.some($0.currency))
        }
        var columns = [
            TableColumn(words.column(.resource), width: names, priority: 9, sort: mark(.resource, model)),
            TableColumn(words.column(.meter), width: names, priority: 7, sort: mark(.meter, model)),
            context.quantities(
                words.column(.quantity), fitting: lines.map(\.quantity), places: 4, priority: 6,
                sort: mark(.quantity, model)),
            context.column(
                words.column(.unit), fitting: lines.map(\.meter.unit), atMost: 14, priority: 4, sort: mark(.unit, model)
            ),
            context.quantities(
                words.column(.unitPrice), fitting: lines.map(\.unitPrice), places: 5, least: 2, priority: 5,
                sort: mark(.unitPrice, model)),
            context.amounts(
                words.column(.cost, in: only?.rawValue), fitting: costs, priority: 8, sort: mark(.cost, model)),
            TableColumn(
                words.column(.resourceGroup), width: .range(12, 24), priority: 3, sort: mark(.resourceGroup, model)),
            TableColumn(words.column(.service), width: .range(16, 24), priority: 2, sort: mark(.service, model)),
            TableColumn(words.column(.location), width: .range(10, 18), priority: 1, sort: mark(.location, model)),
        ]
        if only == nil { columns.insert(TableColumn(words.column(.currency), width: .fixed(3), priority: 8), at: 5) }
        if model.coversSeveralSubscriptions {
            columns.insert(
                TableColumn(
                    words.column(.subscription), width: .range(14, 24), priority: 6, sort: mark(.subscription, model)),
                at: 1)
        }
        return keepingSorted(columns)
    }

    /// A line that is not in memory yet is a row of dots.
    private static func row(
        _ line: UsageLine?, _ model: UsageLineListModel, only: CurrencyCode?, _ context: DrawContext
    ) -> TableRow {
        guard let line else { return TableRow([TableCell(String(context.glyphs.ellipsis), role: .dim)]) }
        let name = line.isUnallocated ? context.words.unallocatedName : line.resourceName
        var cells = [
            TableCell(name.isEmpty ? context.dash : name, role: line.isUnallocated || name.isEmpty ? .dim : nil),
            TableCell(line.meter.name), context.cell(line.quantity), TableCell(line.meter.unit),
            context.cell(line.unitPrice, places: 5, least: 2), context.cell(line.cost.amount, line.cost.currency),
            TableCell(line.resourceGroup), TableCell(line.service), TableCell(line.location),
        ]
        if only == nil { cells.insert(TableCell(line.cost.currency.rawValue), at: 5) }
        if model.coversSeveralSubscriptions {
            cells.insert(
                TableCell(context.subscriptionNames[line.subscription] ?? line.subscription.rawValue), at: 1)
        }
        return TableRow(cells)
    }

    private static func totals(
        _ model: UsageLineListModel, only: CurrencyCode?, _ context: DrawContext
    ) -> [TableRow] {
        let totals = model.page?.totals.totals ?? []
        return totals.enumerated().map { index, total in
            var cells = [TableCell(index == 0 ? context.words.lines(model.count) : "")]
            cells += Array(repeating: TableCell(""), count: model.coversSeveralSubscriptions ? 5 : 4)
            if only == nil { cells.append(TableCell(total.currency.rawValue)) }
            return TableRow(cells + [context.cell(total.amount, total.currency)])
        }
    }
}
