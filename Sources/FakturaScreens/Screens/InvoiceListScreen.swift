import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Invoices screen: the documents, what they come to, and the selected one in full below.
enum InvoiceListScreen: ScreenRenderer {
    static func text(_ model: InvoiceListModel, _ context: DrawContext) -> ScreenText {
        let (words, list) = (context.words, model.list)
        var status = listStatus(
            model, row: list.cursor.selected, shown: list.visible.count,
            all: list.filter.text.isEmpty ? nil : list.rows.count, context)
        if !status.isEmpty, !model.missing.isEmpty {
            status.append(StatusLine.Part(words.missingCount(model.missing.count)))
        }
        return ScreenText(
            path: [context.name(of: model.scope), words.invoices], provenance: model.provenance, status: status,
            filterNote: words.filterCount(list.countOfVisible, of: list.countOfAll))
    }

    static func listRows(_ model: InvoiceListModel, _ context: DrawContext, in rect: Rect) -> Int {
        let parts = split(rect)
        return Table.visibleRows(height: parts.table.rows, totals: totals(model, context, rect, columns: []).count)
    }

    static func draw(_ model: InvoiceListModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        let list = model.list
        if drawState(
            of: model, isEmpty: list.rows.isEmpty, isFilteredToNothing: list.isFilteredToNothing,
            all: list.countOfAll, emptiness: .invoices(model.report?.absence), context, on: &surface, in: rect)
        {
            return
        }
        let first = list.cursor.firstVisible
        let columns = InvoiceListColumns(model: model, context: context, width: rect.columns).all
        let parts = split(rect)
        Table(
            columns: columns.tableColumns(), rows: list.visible.dropFirst(first).prefix(rect.rows).map(columns.row),
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected,
            scrolledColumns: list.columnOffset, totals: totals(model, context, rect, columns: columns)
        ).drawScrolled(on: &surface, in: parts.table)
        guard let row = list.selected else { return }
        var area = parts.details.inset(rows: 0, columns: 2)
        _ = area.takeTop(1)
        surface.paragraph(context.fit(details(of: row, context)), in: area, role: .dim)
    }

    private static func details(of row: InvoiceListModel.Row, _ context: DrawContext) -> String {
        var report = row.report
        report.file = row.file.path
        let owner = report.ownerName
        return "\(owner): \(context.words.invoiceDetails(report))"
    }

    /// The table, and lines below for the selected document, where there is room for both.
    private static func split(_ rect: Rect) -> (table: Rect, details: Rect) {
        var table = rect
        let details = table.takeBottom(rect.rows >= 16 ? 5 : 0)
        return (table, details)
    }

    /// What was invoiced, and what is still to be paid, per currency; as many lines as leave room for rows.
    private static func totals(
        _ model: InvoiceListModel, _ context: DrawContext, _ rect: Rect, columns: [InvoiceListColumns.Column]
    ) -> [TableRow] {
        let totals = model.shownTotals
        let label = context.words.total
        var rows = totals.invoiced.totals.enumerated().map { index, money in
            row(columns, money, index == 0 ? label : "", context)
        }
        rows += totals.unpaid.totals.enumerated().map { index, money in
            row(columns, money, index == 0 ? context.words.toPay : "", context)
        }
        return Array(rows.prefix(max(1, rect.rows / 3)))
    }

    private static func row(
        _ columns: [InvoiceListColumns.Column], _ money: Money, _ label: String, _ context: DrawContext
    ) -> TableRow {
        var row = columns.total(money.currency)
        guard !row.cells.isEmpty else { return row }
        row.cells[0] = TableCell(label)
        if let place = InvoiceListColumns.placeOfTotal(columns, context.words) {
            row.cells[place] = context.cell(money.amount, money.currency)
        }
        return row
    }
}
