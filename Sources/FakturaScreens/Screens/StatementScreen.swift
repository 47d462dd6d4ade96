import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Statement screen: categories with their meters, and what they add up to.
enum StatementScreen: ScreenRenderer {
    static func text(_ model: StatementModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        var status = listStatus(
            model, row: model.cursor.selected, shown: model.rows.count, all: nil, context)
        if !status.isEmpty {
            status += context.leftOutPart
            if model.filter.text.isEmpty, !model.isUnbilled, model.report?.isReconciled == true {
                status.append(StatusLine.Part("\(words.reconciledToTheCent) \(context.glyphs.equal)"))
            }
            status.append(
                StatusLine.Part(words.meters(model.shownMeterCount, categories: model.shownCategoryCount)))
        }
        return ScreenText(
            path: [
                context.name(of: model.scope),
                context.label(of: model.period, state: model.isUnbilled ? .unbilled : nil),
            ],
            name: words.statement(invoices: model.report?.invoices ?? []), provenance: model.provenance, status: status,
            filterNote: words.filterCount(model.shownMeterCount, of: model.report?.lines.count ?? 0))
    }

    static func listRows(_ model: StatementModel, _ context: DrawContext, in rect: Rect) -> Int {
        let note = CurrentStatementNote(model: model, context: context).lines(in: rect)
        return Table.visibleRows(height: rect.rows - note.count, totals: totals(model, context).count)
    }

    static func draw(_ model: StatementModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        if let report = model.report, report.lines.isEmpty, !report.invoices.isEmpty {
            let text = context.words.invoicedWithoutUsage(report.invoices)
            surface.paragraph(context.fit(text), in: rect.inset(rows: 1, columns: 2))
            return
        }
        let reason = context.words.noCosts(model.periodStandings, asOf: context.asOf?.day)
        if drawState(
            of: model, isEmpty: model.rows.isEmpty && !model.isFilteredToNothing,
            isFilteredToNothing: model.isFilteredToNothing, all: model.report?.lines.count,
            emptiness: reason.map { .closedStatement($0) } ?? .statement,
            context, on: &surface, in: rect)
        {
            return
        }
        var table = rect
        let lines = CurrentStatementNote(model: model, context: context).lines(in: rect)
        let note = table.takeBottom(lines.count)
        let first = model.cursor.firstVisible
        let only = onlyCurrency(model.currencies)
        Table(
            columns: columns(model, context, isNarrow: rect.columns < 60),
            rows: model.rows.dropFirst(first).prefix(rect.rows).map { row($0, model, only: only, context) },
            firstVisible: first,
            totalCount: model.rows.count, selected: model.cursor.selected, scrolledColumns: model.columnOffset,
            totals: totals(model, context)
        ).without(untold(model, width: rect.columns)).drawScrolled(on: &surface, in: table)
        if !note.isEmpty {
            surface.paragraph(
                lines.joined(separator: "\n"), in: note.inset(rows: 0, columns: 2), role: .dim)
        }
    }

    /// The columns that have nothing to tell: included, billable, unit.
    ///
    /// Where nothing is included, what is billable is what was consumed: only a wide screen says it twice.
    private static func untold(_ model: StatementModel, width: Int) -> Set<Int> {
        let lines = model.report?.lines ?? []
        let isWide = width >= 110 || hasIncluded(lines)
        let told = [
            2: isWide && lines.contains { $0.included != nil }, 3: isWide && lines.contains { $0.billable != nil },
            4: lines.contains { !$0.meter.unit.isEmpty },
        ]
        return Set(told.filter { !$0.value }.keys)
    }

    private static func hasIncluded(_ lines: [StatementLine]) -> Bool {
        lines.contains { ($0.included ?? .zero) != .zero }
    }

    private static func columns(
        _ model: StatementModel, _ context: DrawContext, isNarrow: Bool
    ) -> [TableColumn] {
        let words = context.words
        let only = onlyCurrency(model.currencies)
        let lines = model.report?.lines ?? []
        let sums = model.rows.compactMap { row in
            if case .category(_, let sum) = row { sum } else { nil }
        }
        let values = (lines.map(\.value) + sums + model.shownTotals.totals).map {
            ($0.amount, CurrencyCode?.some($0.currency))
        }
        var columns = [
            TableColumn(
                words.column(.meter), width: .flexible(isNarrow ? 14 : 26), priority: 9, sort: mark(.meter, model)),
            quantities(.consumed, lines.map(\.consumed), priority: 6, mark(.consumed, model), context),
            quantities(.included, lines.map(\.included), priority: 5, mark(.included, model), context),
            quantities(.billable, lines.map(\.billable), priority: 5, mark(.billable, model), context),
            context.column(
                words.column(.unit), fitting: lines.map(\.meter.unit), atMost: 14, priority: 3, sort: mark(.unit, model)
            ),
            context.quantities(
                words.column(.rate), fitting: lines.map(\.rate), places: 4, least: 2, priority: 4,
                sort: mark(.rate, model)),
            context.amounts(
                words.column(.value, in: only?.rawValue), fitting: values, priority: 8, sort: mark(.value, model)),
        ]
        if only == nil { columns.insert(TableColumn(words.column(.currency), width: .fixed(3), priority: 7), at: 6) }
        return keepingSorted(columns)
    }

    private static func quantities(
        _ column: Words.Column, _ numbers: [ExactDecimal?], priority: Int, _ sort: TableColumn.Sort?,
        _ context: DrawContext
    ) -> TableColumn {
        context.quantities(
            context.words.column(column), fitting: numbers, places: 2, least: 2, priority: priority, sort: sort)
    }

    private static func row(
        _ row: StatementModel.Row, _ model: StatementModel, only: CurrencyCode?, _ context: DrawContext
    ) -> TableRow {
        switch row {
        case .category(let name, let sum):
            return .group(
                blanks(
                    before: context.cell(
                        model.hasPrices(inCategory: name, sum.currency) ? sum.amount : nil, sum.currency),
                    label: name, of: sum.currency, only: only))
        case .line(let line):
            var cells = [
                TableCell("  " + context.fit(context.words.meter(line.meter))),
                context.cell(line.consumed, places: 2, least: 2), context.cell(line.included, places: 2, least: 2),
                context.cell(line.billable, places: 2, least: 2), TableCell(line.meter.unit),
                context.cell(line.rate, least: 2),
                context.cell(line.isPriced ? line.value.amount : nil, line.value.currency),
            ]
            if only == nil { cells.insert(TableCell(line.value.currency.rawValue), at: 6) }
            return TableRow(cells)
        }
    }

    private static func totals(_ model: StatementModel, _ context: DrawContext) -> [TableRow] {
        let only = onlyCurrency(model.currencies)
        return model.shownTotals.totals.flatMap { total in
            let label =
                model.isIncomplete(in: total.currency) ? context.words.incompleteUsageTotal : context.words.usageTotal
            return ([(label, total)] + settlement(model, total.currency, context)).map { label, sum in
                TableRow(
                    blanks(
                        before: context.cell(sum.amount, sum.currency), label: label, of: sum.currency, only: only))
            }
        }
    }

    /// From usage to what is to be paid; of a filtered statement nothing, as its usage is not what was invoiced.
    private static func settlement(
        _ model: StatementModel, _ currency: CurrencyCode, _ context: DrawContext
    ) -> [(String, Money)] {
        guard let report = model.report, model.filter.text.isEmpty else { return [] }
        let words = context.words
        guard let settlement = report.settlement(in: currency) else {
            return report.invoices.filter { $0.total.currency == currency }.map { (words.invoiceTotal($0), $0.total) }
        }
        let credit = settlement.credit == .zero ? [] : [(words.creditTotal, Money(settlement.credit, currency))]
        let tax =
            settlement.tax == .zero
            ? [] : [(words.taxTotal(percent: settlement.taxPercent), Money(settlement.tax, currency))]
        return credit + tax + [(words.invoiceTotal(settlement.state), Money(settlement.total, currency))]
            + settlement.apart.map { (words.invoiceTotal($0), $0.total) }
    }

    /// The cells of a row that has a name and a value and nothing between.
    private static func blanks(
        before value: TableCell, label: String, of currency: CurrencyCode, only: CurrencyCode?
    ) -> [TableCell] {
        [TableCell(label)] + Array(repeating: TableCell(""), count: 5)
            + (only == nil ? [TableCell(currency.rawValue)] : []) + [value]
    }
}
