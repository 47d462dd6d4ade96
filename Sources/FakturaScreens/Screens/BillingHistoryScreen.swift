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
        max(1, split(model, context, halves(model, rect).history).table.rows - 1)
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
        let halves = halves(model, rect)
        drawMatrix(model, context, on: &surface, in: halves.matrix)
        let parts = split(model, context, halves.history)
        let first = list.cursor.firstVisible
        let columns = BillingHistoryColumns(model: model, context: context, width: halves.history.columns).all
        Table(
            columns: columns.tableColumns(),
            rows: list.visible.dropFirst(first).prefix(rect.rows).map { columns.row($0.report) },
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected,
            scrolledColumns: list.columnOffset
        ).drawScrolled(on: &surface, in: parts.table)
        drawChart(model, context, on: &surface, in: parts.chart)
        if let row = list.selected?.report {
            explain(row, context, on: &surface, below: parts.chart, in: parts.explanation)
        }
    }

    /// What the row needs said; of a period that runs also why it has no invoice, where all of that has room.
    private static func explain(
        _ row: BillingHistory.Row, _ context: DrawContext, on surface: inout Surface, below chart: Rect, in rect: Rect
    ) {
        guard !rect.isEmpty else { return }
        var area = rect.inset(rows: 0, columns: 2)
        var text = context.fit(context.words.explanation(of: row, asOf: context.asOf))
        if let reason = context.words.noInvoiceYet(of: row) {
            let whole = "\(text)\n\(context.fit(reason))"
            let rows = surface.wrap(whole, cells: area.columns).count
            // The chart needs no blank line below it.
            let gap = chart.isEmpty ? 0 : area.row - chart.endRow
            if rows <= area.rows + gap {
                text = whole
                let growth = max(0, rows - area.rows)
                area = Rect(
                    row: area.row - growth, column: area.column, rows: area.rows + growth, columns: area.columns)
            }
        }
        surface.paragraph(text, in: area, role: .dim)
    }

    /// The history and, on a screen that has room for both, the services of its periods.
    private static func halves(_ model: BillingHistoryModel, _ rect: Rect) -> (history: Rect, matrix: Rect) {
        var rest = rect
        guard rect.columns >= ServiceMatrixPane.leastColumns, model.report?.services?.rows.isEmpty == false else {
            return (rect, rest.takeBottom(0))
        }
        let history = rest.takeLeft(ServiceMatrixPane.historyColumns)
        return (history, rest)
    }

    private static func drawMatrix(
        _ model: BillingHistoryModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        guard !rect.isEmpty, let matrix = model.report?.services else { return }
        let selected = model.list.selected?.report.currency
        let currencies = Set(matrix.rows.map(\.currency))
        guard let currency = selected.flatMap({ currencies.contains($0) ? $0 : nil }) ?? currencies.min()
        else { return }
        ServiceMatrixPane(matrix: matrix, currency: currency, context: context)
            .draw(on: &surface, in: rect)
    }

    /// Table and chart from the top, the explanation at the bottom; the table gives way last.
    private static func split(
        _ model: BillingHistoryModel, _ context: DrawContext, _ rect: Rect
    ) -> (table: Rect, chart: Rect, explanation: Rect) {
        var rest = rect
        let needed = model.list.visible.count + 1
        let bars = chartRows(model).count
        // Several invoices take a line or two each: what table and chart leave is theirs.
        let spare = rect.rows - needed - bars - 2
        let explanation = rest.takeBottom(rect.rows - needed >= 4 ? min(6, max(3, spare)) : 0)
        guard bars > 0, rest.rows - needed >= bars + 2 else {
            return (rest, Rect(row: rect.endRow, column: rect.column, rows: 0, columns: 0), explanation)
        }
        let table = rest.takeTop(needed)
        _ = rest.takeTop(1)
        return (table, rest.takeTop(bars), explanation)
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

    /// What an unbilled period comes to, by Azure's forecast, else at the pace of its days; `nil` for one that has ended.
    private static func expected(_ row: BillingHistory.Row) -> Amount? {
        row.forecast ?? row.pace
    }
}
