import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// The columns of the Billing history screen.
///
/// Invoice, due day and invoiced total take the place of the number of lines
/// as soon as a source tells of invoices; a wide screen has both.
struct BillingHistoryColumns {
    typealias Column = ScreenColumn<BillingHistory.Row>

    let model: BillingHistoryModel
    let context: DrawContext
    let width: Int

    private var words: Words { context.words }
    private var rows: [BillingHistory.Row] { model.list.rows.map(\.report) }
    private var only: CurrencyCode? { BillingHistoryScreen.onlyCurrency(model.currencies) }

    /// The columns that have something to tell.
    var all: [Column] {
        [period, state] + (model.hasInvoices ? [invoice, due] : []) + (only == nil ? [currency] : [])
            + [usage, change] + (model.hasInvoices ? [invoiced] : [])
            + (!model.hasInvoices || width >= 100 ? [lines] : [])
    }

    private func mark(_ column: SortColumn) -> TableColumn.Sort? { BillingHistoryScreen.mark(column, model) }

    private var period: Column {
        let label = { (row: BillingHistory.Row) in context.label(of: row.period, state: row.state) }
        return Column(
            context.column(words.column(.period), fitting: rows.map(label), priority: 9, sort: mark(.period))
        ) { TableCell(label($0)) }
    }

    private var state: Column {
        Column(
            context.column(
                words.column(.state), fitting: rows.map { words.state($0.state) }, priority: 6, sort: mark(.state))
        ) { TableCell(words.state($0.state), role: BillingHistoryScreen.role(of: $0.state)) }
    }

    private var invoice: Column {
        Column(
            context.column(
                words.column(.invoice), fitting: rows.map(invoiceText), atMost: 14, priority: 4,
                sort: mark(.invoice))
        ) { TableCell(invoiceText($0), role: $0.invoiceNumbers.isEmpty ? .dim : nil) }
    }

    /// The first invoice's number and how many more there are, or in a word why there is none.
    private func invoiceText(_ row: BillingHistory.Row) -> String {
        let numbers = row.invoiceNumbers
        guard let first = numbers.first else {
            let reason = row.state == .unbilled ? nil : row.absence.flatMap(words.absenceWord)
            return reason ?? context.dash
        }
        return numbers.count > 1 ? "\(first) +\(numbers.count - 1)" : first
    }

    private var due: Column {
        let text = { (row: BillingHistory.Row) in row.dueDay.map(words.shortDay) ?? context.dash }
        return Column(
            context.column(
                words.column(.due), fitting: rows.map(text), alignment: .right, priority: 3, sort: mark(.due))
        ) { TableCell(text($0), role: $0.dueDay == nil ? .dim : nil) }
    }

    private var currency: Column {
        Column(TableColumn(words.column(.currency), width: .fixed(3), priority: 7)) {
            TableCell($0.currency?.rawValue ?? "")
        }
    }

    private var usage: Column {
        Column(
            context.amounts(
                words.column(.usage, in: only?.rawValue),
                fitting: rows.compactMap { row in row.usageCost.map { ($0, row.currency) } },
                or: rows.compactMap { words.wordOfCost($0.usageCost, $0.currency, $0.problem, $0.unpricedMeters) },
                priority: 8,
                sort: mark(.usageCost))
        ) {
            context.cell($0.usageCost, $0.currency, $0.problem, unpricedMeters: $0.unpricedMeters)
        }
    }

    private var change: Column {
        let text = { (row: BillingHistory.Row) -> String in
            if row.state == .unbilled, row.usageCost != nil { return words.estimate }
            return row.change.map { context.fit(words.change($0)) } ?? ""
        }
        return Column(
            context.column(
                words.column(.change), fitting: rows.map(text), alignment: .right, priority: 5, sort: mark(.change))
        ) { TableCell(text($0)) }
    }

    private var invoiced: Column {
        Column(
            context.amounts(
                words.column(.invoiced),
                fitting: rows.compactMap { row in row.invoicedTotal.map { ($0, row.currency) } }, priority: 7,
                sort: mark(.invoiced))
        ) { context.cell($0.invoicedTotal, $0.currency) }
    }

    private var lines: Column {
        let text = { (row: BillingHistory.Row) in
            row.usageCost == nil ? context.dash : words.count(row.lineCount)
        }
        return Column(
            context.column(words.column(.lines), fitting: rows.map(text), alignment: .right, priority: 4)
        ) { TableCell(text($0)) }
    }
}
