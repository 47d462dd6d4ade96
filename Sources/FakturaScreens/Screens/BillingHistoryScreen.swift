import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Billing history screen: the periods, their costs as bars, and what the selected one needs said.
enum BillingHistoryScreen: ScreenRenderer {
    static func text(_ model: BillingHistoryModel, _ context: DrawContext) -> ScreenText {
        let list = model.list
        return ScreenText(
            path: [context.words.screen(.subscriptions), context.name(of: model.scope)],
            provenance: model.provenance,
            status: listStatus(
                model, row: list.cursor.selected, shown: list.visible.count,
                all: list.filter.text.isEmpty ? nil : list.rows.count, context),
            filterNote: context.words.filterCount(list.countOfVisible, of: list.countOfAll))
    }

    static func listRows(_ model: BillingHistoryModel, _ context: DrawContext, in rect: Rect) -> Int {
        max(1, split(model, context, rect).table.rows - 1)
    }

    static func draw(
        _ model: BillingHistoryModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        let list = model.list
        if drawState(
            of: model, isEmpty: list.rows.isEmpty, isFilteredToNothing: list.isFilteredToNothing,
            all: list.countOfAll, emptiness: .history, context, on: &surface, in: rect)
        {
            return
        }
        let parts = split(model, context, rect)
        let first = list.cursor.firstVisible
        Table(
            columns: columns(model, context),
            rows: list.visible.dropFirst(first).prefix(rect.rows).map { row($0.report, model, context) },
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected,
            scrolledColumns: list.columnOffset
        ).drawScrolled(on: &surface, in: parts.table)
        drawChart(model, context, on: &surface, in: parts.chart)
        if let row = list.selected?.report {
            let text = context.words.explanation(of: row, asOf: context.asOf)
            surface.paragraph(context.fit(text), in: parts.explanation.inset(rows: 0, columns: 2), role: .dim)
        }
    }

    /// Table and chart from the top, the explanation at the bottom; the table gives way last.
    private static func split(
        _ model: BillingHistoryModel, _ context: DrawContext, _ rect: Rect
    ) -> (table: Rect, chart: Rect, explanation: Rect) {
        var rest = rect
        let needed = model.list.visible.count + 1
        let explanation = rest.takeBottom(rect.rows - needed >= 4 ? 3 : 0)
        let bars = chartRows(model).count
        guard bars > 0, rest.rows - needed >= bars + 2 else {
            return (rest, Rect(row: rect.endRow, column: rect.column, rows: 0, columns: 0), explanation)
        }
        let table = rest.takeTop(needed)
        _ = rest.takeTop(1)
        return (table, rest.takeTop(bars), explanation)
    }

    private static func columns(_ model: BillingHistoryModel, _ context: DrawContext) -> [TableColumn] {
        let words = context.words
        let only = onlyCurrency(model.currencies)
        let rows = model.list.rows.map(\.report)
        var columns = [
            context.column(
                words.column(.period), fitting: rows.map { context.label(of: $0.period, state: $0.state) }, priority: 9,
                sort: mark(.period, model)),
            context.column(
                words.column(.state), fitting: rows.map { words.state($0.state) }, priority: 6,
                sort: mark(.state, model)),
            context.amounts(
                words.column(.usage, in: only?.rawValue),
                fitting: rows.compactMap { row in row.usageCost.map { ($0, row.currency) } }, priority: 8,
                sort: mark(.usageCost, model)),
            context.column(
                words.column(.change), fitting: rows.map { changeText($0, context) }, alignment: .right, priority: 5,
                sort: mark(.change, model)),
            context.column(
                words.column(.lines), fitting: rows.map { words.count($0.lineCount) }, alignment: .right, priority: 4),
        ]
        if only == nil {
            columns.insert(TableColumn(words.column(.currency), width: .fixed(3), priority: 7), at: 2)
        }
        return columns
    }

    private static func row(
        _ row: BillingHistory.Row, _ model: BillingHistoryModel, _ context: DrawContext
    ) -> TableRow {
        var cells = [
            TableCell(context.label(of: row.period, state: row.state)),
            TableCell(context.words.state(row.state), role: role(of: row.state)),
            context.cell(row.usageCost, row.currency),
            TableCell(changeText(row, context)),
            TableCell(row.usageCost == nil ? context.dash : context.words.count(row.lineCount)),
        ]
        if onlyCurrency(model.currencies) == nil {
            cells.insert(TableCell(row.currency?.rawValue ?? ""), at: 2)
        }
        return TableRow(cells)
    }

    private static func changeText(_ row: BillingHistory.Row, _ context: DrawContext) -> String {
        if row.state == .unbilled, row.usageCost != nil { return context.words.estimate }
        return row.change.map { context.fit(context.words.change($0)) } ?? ""
    }

    static func role(of state: PeriodState) -> StyleRole {
        switch state {
        case .unbilled: .stateUnbilled
        case .due: .stateDue
        case .overdue: .stateOverdue
        case .paid: .statePaid
        case .void: .stateVoid
        case .none, .unknown: .stateNone
        }
    }

    /// The rows that a bar stands for, oldest first: those in the currency of the selected row.
    private static func chartRows(_ model: BillingHistoryModel) -> [BillingHistory.Row] {
        let currency = model.list.selected?.report.currency ?? model.currencies.min()
        let rows = (model.report?.rows ?? []).filter { $0.currency == currency && ($0.usageCost ?? .zero) > .zero }
        return rows.count < 2 ? [] : rows.reversed()
    }

    private static func drawChart(
        _ model: BillingHistoryModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        let rows = chartRows(model)
        guard !rect.isEmpty else { return }
        let most = rows.compactMap { expected($0) ?? $0.usageCost }.max()?.approximate ?? 0
        let labelCells = 8
        let figureCells = rect.columns >= 60 ? 26 : 10
        let barCells = rect.columns - labelCells - figureCells - 4
        for (offset, row) in rows.prefix(rect.rows).enumerated() {
            let line = rect.row + offset
            surface.write(
                context.words.shortDay(row.period.start), row: line, column: rect.column + 2, role: .dim,
                maxCells: labelCells)
            guard let cost = row.usageCost, most > 0 else { continue }
            let whole = expected(row)
            surface.drawBar(
                row: line, column: rect.column + 2 + labelCells, cells: barCells, value: cost.approximate / most,
                estimate: whole.map { $0.approximate / most })
            var figure = whole.map { context.words.estimate(cost, ofAbout: $0) } ?? context.words.wholeAmount(cost)
            if model.currencies.count > 1, let currency = row.currency { figure += " \(currency)" }
            surface.writeRight(
                context.fit(figure), row: line, endColumn: rect.endColumn - 1, maxCells: figureCells)
        }
    }

    /// What an unbilled period comes to if its days go on as they have; `nil` for one that has ended.
    private static func expected(_ row: BillingHistory.Row) -> Amount? {
        guard row.state == .unbilled, let cost = row.usageCost, let coverage = row.coverage else { return nil }
        let days = Int128(coverage.dayCount)
        return Amount(units: cost.units / days * Int128(row.period.dayCount))
    }
}
