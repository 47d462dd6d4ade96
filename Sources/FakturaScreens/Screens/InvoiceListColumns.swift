import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// The columns of the Invoices screen; a wide one says for whom, when and of what an invoice was made.
struct InvoiceListColumns {
    typealias Column = ScreenColumn<InvoiceListModel.Row>

    let model: InvoiceListModel
    let context: DrawContext
    let width: Int

    private var words: Words { context.words }
    private var invoices: [Invoice] { model.list.rows.compactMap(\.report.invoice) }
    private var only: CurrencyCode? { InvoiceListScreen.onlyCurrency(model.currencies.map { $0 }) }

    /// Whether invoices of more than one subscription can stand here, so that it matters whose each is.
    private var coversSeveral: Bool { model.scope.coversSeveral }

    /// The columns that there is room for.
    var all: [Column] {
        let hasOwner = width >= 110 || coversSeveral
        return [invoice, kind] + (hasOwner ? [owner] : []) + [period] + (width >= 140 ? [day] : []) + [state, due]
            + (width >= 170 ? [usage, credit, tax] : []) + [total] + (only == nil ? [currency] : []) + [file]
    }

    /// Where the column of totals stands among some.
    static func placeOfTotal(_ columns: [Column], _ words: Words) -> Int? {
        columns.firstIndex { $0.column.title.hasPrefix(words.invoiceColumn(.total)) }
    }

    private func mark(_ column: SortColumn) -> TableColumn.Sort? { InvoiceListScreen.mark(column, model) }

    private func texts(
        _ title: Words.InvoiceColumn, atMost most: Int = 30, right: Bool = false, priority: Int,
        sort: SortColumn? = nil, role: @escaping (InvoiceListModel.Row) -> StyleRole? = { _ in nil },
        text: @escaping (InvoiceListModel.Row) -> String
    ) -> Column {
        Column(
            context.column(
                words.invoiceColumn(title), fitting: model.list.rows.map(text), atMost: most,
                alignment: right ? .right : .left, priority: priority, sort: sort.flatMap(mark))
        ) { TableCell(text($0), role: role($0)) }
    }

    private func amounts(
        _ title: String, priority: Int, sort: SortColumn? = nil, totals: InvoiceTotals? = nil,
        amount: @escaping (Invoice) -> Amount?
    ) -> Column {
        let sums = (totals?.invoiced.totals ?? []).map { ($0.amount, CurrencyCode?.some($0.currency)) }
        let known = invoices.compactMap { invoice in
            amount(invoice).map { ($0, CurrencyCode?.some(invoice.total.currency)) }
        }
        return Column(
            context.amounts(title, fitting: known + sums, priority: priority, sort: sort.flatMap(mark)),
            total: { currency in totals.map { context.cell($0.invoiced[currency], currency) } ?? "" },
            cell: { context.cell($0.report.invoice.flatMap(amount), $0.report.invoice?.total.currency) })
    }

    private var invoice: Column {
        texts(.invoice, atMost: coversSeveral && width < 110 ? 12 : 24, priority: 9, sort: .invoice) {
            $0.id
        }
    }

    private var kind: Column {
        texts(
            .kind, atMost: 12, priority: 5, sort: .kind,
            role: { $0.report.invoice?.isCreditNote == true || $0.report.rebills != nil ? .strong : nil },
            text: { words.documentWord($0.report) })
    }

    private var owner: Column {
        Column(
            TableColumn(
                words.invoiceColumn(.owner),
                width: .range(coversSeveral ? 6 : 16, width >= 170 ? 40 : 26),
                priority: coversSeveral ? 4 : 3, sort: mark(.subscription))
        ) { TableCell($0.report.ownerName) }
    }

    private var period: Column {
        texts(.period, priority: 6, sort: .period) { context.label(of: $0.report.period) }
    }

    private var day: Column {
        texts(.day, right: true, priority: 2) { row in
            row.report.invoice?.invoiceDay.map { words.longDay($0) } ?? context.dash
        }
    }

    private var state: Column {
        texts(
            .state, priority: 7, sort: .state, role: { BillingHistoryScreen.role(of: $0.report.state) },
            text: { words.state($0.report.state) })
    }

    private var due: Column {
        texts(
            .due, right: true, priority: coversSeveral ? 3 : 4, sort: .due,
            role: { $0.report.invoice?.dueDay == nil ? .dim : nil },
            text: { $0.report.invoice?.dueDay.map(words.shortDay) ?? context.dash })
    }

    private var usage: Column { amounts(words.invoiceColumn(.usage), priority: 2) { $0.charges?.usage } }
    private var credit: Column { amounts(words.invoiceColumn(.credit), priority: 2) { $0.charges?.credit } }
    private var tax: Column { amounts(words.invoiceColumn(.tax), priority: 2) { $0.charges?.tax } }

    private var total: Column {
        let title = [words.invoiceColumn(.total), only?.rawValue].compactMap(\.self).joined(separator: " ")
        return amounts(title, priority: 9, sort: .invoiced, totals: model.shownTotals) { $0.total.amount }
    }

    private var currency: Column {
        Column(
            TableColumn(words.invoiceColumn(.currency), width: .fixed(3), priority: 7),
            total: { TableCell($0.rawValue) }, cell: { TableCell($0.report.invoice?.total.currency.rawValue ?? "") })
    }

    private var file: Column {
        let widest = Words.InvoiceFileState.allCases.map { words.invoiceFile($0).count }.max() ?? 6
        return Column(
            TableColumn(words.invoiceColumn(.file), width: .fixed(widest), priority: 6, sort: mark(.file))
        ) { row in
            switch row.file {
            case .missing: TableCell(context.dash, role: .dim)
            case .running: TableCell(words.invoiceFile(.running), role: .work)
            case .saved: TableCell(words.invoiceFile(.saved))
            }
        }
    }
}
