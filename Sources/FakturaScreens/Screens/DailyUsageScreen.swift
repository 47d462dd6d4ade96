import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Daily usage screen: days, services, resources and so on, with their cost as bars.
enum DailyUsageScreen: ScreenRenderer {
    static func text(_ model: DailyUsageModel, _ context: DrawContext) -> ScreenText {
        let list = model.list
        var status = listStatus(
            model, row: list.cursor.selected, shown: list.visible.count,
            all: list.filter.text.isEmpty ? nil : list.rows.count, context)
        if let row = list.selected {
            if model.isUnusual(row) { status.append(StatusLine.Part(context.words.unusualDay, role: .unusual)) }
            if let group = row.group, model.grouping != .day {
                status.append(StatusLine.Part(context.fit(context.words.wholeName(group))))
            }
        }
        status += context.leftOutPart
        return ScreenText(
            path: path(of: model.usage, context), name: context.words.dailyUsage(by: model.grouping),
            provenance: model.provenance, status: status,
            filterNote: context.words.filterCount(model.shownGroupCount, of: model.groupCount))
    }

    /// The way down to some usage; the steps before the last are shortened where they are long.
    static func path(of query: UsageQuery, _ context: DrawContext) -> [String] {
        let steps = query.path.map { context.fit(context.words.step($0)) }
        let shortened = steps.enumerated().map { index, step in
            index < steps.count - 1 && step.count > 24 ? step.prefix(23) + String(context.glyphs.ellipsis) : step
        }
        return [context.name(of: query.scope), context.label(of: query.period)] + shortened
    }

    static func listRows(_ model: DailyUsageModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows, totals: totals(model, context).count)
    }

    static func draw(_ model: DailyUsageModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        let list = model.list
        if drawState(
            of: model, isEmpty: list.rows.isEmpty, isFilteredToNothing: list.isFilteredToNothing,
            all: model.groupCount, emptiness: .dailyUsage, context, on: &surface, in: rect)
        {
            return
        }
        let most = list.rows.filter { $0.group != nil }.map(\.cost.amount.approximate).max() ?? 0
        let first = list.cursor.firstVisible
        Table(
            columns: columns(model, context, width: rect.columns),
            rows: list.visible.dropFirst(first).prefix(rect.rows).map { row($0, model, most: most, context) },
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected,
            scrolledColumns: list.columnOffset, totals: totals(model, context)
        ).drawScrolled(on: &surface, in: rect)
    }

    private static func columns(
        _ model: DailyUsageModel, _ context: DrawContext, width: Int
    ) -> [TableColumn] {
        let words = context.words
        let only = onlyCurrency(model.currencies)
        let costs = (model.list.rows.map(\.cost) + model.shownTotals.costs.totals).map {
            ($0.amount, CurrencyCode?.some($0.currency))
        }
        let isDay = model.grouping == .day
        // Names get what figures and bar leave; a narrow screen keeps the figures.
        let name: TableColumn.Width = isDay ? .fixed(12) : .range(14, max(14, width - 46))
        var columns = [
            TableColumn(
                words.column(of: model.grouping), width: name, priority: 9, sort: mark(model.sortColumns[0], model)),
            context.amounts(
                words.column(.cost, in: only?.rawValue), fitting: costs, priority: 8, sort: mark(.cost, model)),
            context.column(
                words.column(.share), fitting: [context.share(ExactDecimal(mantissa: 1000, scale: 3))],
                alignment: context.decimal, priority: isDay ? 4 : 7),
            context.column(
                words.column(.lines), fitting: [words.count(model.shownTotals.lineCount)], alignment: .right,
                priority: 6, sort: mark(.lineCount, model)),
            TableColumn("", width: .fixed(1), priority: isDay ? 7 : 3),
            TableColumn("", width: .flexible(8), priority: 5),
        ]
        if only == nil { columns.insert(TableColumn(words.column(.currency), width: .fixed(3), priority: 8), at: 1) }
        return keepingSorted(columns)
    }

    private static func row(
        _ row: DailyUsageModel.Row, _ model: DailyUsageModel, most: Double, _ context: DrawContext
    ) -> TableRow {
        let isBar = row.group != nil && most > 0
        var cells = [
            name(of: row, context), context.cell(row.cost.amount, row.cost.currency),
            model.share(of: row).map { TableCell(context.share($0)) } ?? TableCell(context.dash, role: .dim),
            TableCell(context.words.count(row.lineCount)), TableCell(model.isUnusual(row) ? "!" : "", role: .unusual),
            .bar(isBar ? max(0, row.cost.amount.approximate / most) : 0),
        ]
        if onlyCurrency(model.currencies) == nil { cells.insert(TableCell(row.cost.currency.rawValue), at: 1) }
        return TableRow(cells)
    }

    private static func name(of row: DailyUsageModel.Row, _ context: DrawContext) -> TableCell {
        guard let group = row.group else {
            return TableCell(context.fit(context.words.others(row.othersCount)), role: .dim)
        }
        return TableCell(context.fit(context.words.group(group)), role: group.isNone ? .dim : nil)
    }

    private static func totals(_ model: DailyUsageModel, _ context: DrawContext) -> [TableRow] {
        let (costs, lines) = model.shownTotals
        let hasCurrency = onlyCurrency(model.currencies) == nil
        return costs.totals.enumerated().map { index, total in
            let share = model.report?.share(of: total)
            var cells = [
                TableCell(index == 0 ? context.words.groups(model.shownNamedCount, model.grouping) : ""),
                context.cell(total.amount, total.currency), TableCell(share.map(context.share) ?? ""),
                TableCell(index == 0 ? context.words.count(lines) : ""),
            ]
            if hasCurrency { cells.insert(TableCell(total.currency.rawValue), at: 1) }
            return TableRow(cells)
        }
    }
}

extension DrawContext {
    /// A share for a table cell.
    fileprivate func share(_ fraction: ExactDecimal) -> String { fit(words.share(fraction)) }
}
