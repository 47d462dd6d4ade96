import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Daily usage screen: days and their cost as bars.
enum DailyUsageScreen: ScreenRenderer {
    static func text(_ model: DailyUsageModel, _ context: DrawContext) -> ScreenText {
        let list = model.list
        var status = listStatus(
            model, row: list.cursor.selected, shown: list.visible.count,
            all: list.filter.text.isEmpty ? nil : list.rows.count, context)
        if let row = list.selected?.report, model.isUnusual(row) {
            status.append(StatusLine.Part(context.words.unusualDay, role: .unusual))
        }
        return ScreenText(
            path: path(of: model.query, context), name: context.words.screen(.dailyUsage), provenance: model.provenance,
            status: status,
            filterNote: context.words.filterCount(list.countOfVisible, of: list.countOfAll))
    }

    /// The way down to some usage.
    static func path(of query: UsageQuery, _ context: DrawContext) -> [String] {
        var path = [context.name(of: query.scope), context.label(of: query.period)]
        if let meter = query.meter {
            path.append(meter.name)
        } else if let category = query.category {
            path.append(category)
        }
        if let day = query.day { path.append(context.fit(context.words.shortDay(day))) }
        return path
    }

    static func listRows(_ model: DailyUsageModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows, totals: totals(model, context).count)
    }

    static func draw(_ model: DailyUsageModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        let list = model.list
        if drawState(
            of: model, isEmpty: list.rows.isEmpty, isFilteredToNothing: list.isFilteredToNothing,
            all: list.countOfAll, emptiness: .dailyUsage, context, on: &surface, in: rect)
        {
            return
        }
        let words = context.words
        let only = onlyCurrency(model.currencies)
        let most = list.rows.map { $0.report.cost.amount.approximate }.max() ?? 0
        let first = list.cursor.firstVisible
        var columns = [
            TableColumn(words.column(.day), width: .fixed(12), priority: 9, sort: mark(.day, model)),
            context.amounts(
                words.column(.cost, in: only?.rawValue),
                fitting: (list.rows.map(\.report.cost) + model.shownTotals.costs.totals).map {
                    ($0.amount, $0.currency)
                }, priority: 8, sort: mark(.cost, model)),
            context.column(
                words.column(.lines), fitting: [words.count(model.report?.lineCount ?? 0)], alignment: .right,
                priority: 6, sort: mark(.lineCount, model)),
            TableColumn("", width: .fixed(1), priority: 7),
            TableColumn("", width: .flexible(8), priority: 5),
        ]
        if only == nil { columns.insert(TableColumn(words.column(.currency), width: .fixed(3), priority: 7), at: 1) }
        Table(
            columns: columns,
            rows: list.visible.dropFirst(first).prefix(rect.rows).map {
                row($0.report, model, most: most, hasCurrency: only == nil, context)
            },
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected,
            scrolledColumns: list.columnOffset, totals: totals(model, context)
        ).drawScrolled(on: &surface, in: rect)
    }

    private static func row(
        _ row: DailyUsage.Row, _ model: DailyUsageModel, most: Double, hasCurrency: Bool, _ context: DrawContext
    ) -> TableRow {
        var cells = [
            TableCell(context.fit(context.words.weekday(row.day))),
            context.cell(row.cost.amount, row.cost.currency), TableCell(context.words.count(row.lineCount)),
            TableCell(model.isUnusual(row) ? "!" : "", role: .unusual),
            .bar(most > 0 ? max(0, row.cost.amount.approximate / most) : 0),
        ]
        if hasCurrency { cells.insert(TableCell(row.cost.currency.rawValue), at: 1) }
        return TableRow(cells)
    }

    private static func totals(_ model: DailyUsageModel, _ context: DrawContext) -> [TableRow] {
        let (costs, lines) = model.shownTotals
        let hasCurrency = onlyCurrency(model.currencies) == nil
        return costs.totals.enumerated().map { index, total in
            var cells = [
                TableCell(index == 0 ? context.words.days(Set(model.list.visible.map(\.report.day)).count) : ""),
                context.cell(total.amount, total.currency),
                TableCell(index == 0 ? context.words.count(lines) : ""),
            ]
            if hasCurrency { cells.insert(TableCell(total.currency.rawValue), at: 1) }
            return TableRow(cells)
        }
    }
}
