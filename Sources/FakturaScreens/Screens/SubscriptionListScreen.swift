import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Subscriptions screen.
enum SubscriptionListScreen: ScreenRenderer {
    static func text(_ model: SubscriptionListModel, _ context: DrawContext) -> ScreenText {
        let list = model.list
        // "All subscriptions" counts only where it is shown.
        let isNothing = list.isFilteredToNothing
        var status = listStatus(
            model, row: list.cursor.selected, shown: isNothing ? 0 : list.visible.count,
            all: list.filter.text.isEmpty ? nil : isNothing ? list.countOfAll : list.rows.count, context)
        if let row = list.selected?.report {
            // The name stands in the row; here only what the columns leave out, so that a step costs few bytes.
            let facts = [row.subscription.offer?.id, row.subscription.role]
            status.append(StatusLine.Part(context.fit(facts.compactMap(\.self).joined(separator: " · "))))
        }
        return ScreenText(
            path: [context.words.screen(.subscriptions)], provenance: model.provenance, status: status,
            filterNote: context.words.filterCount(list.countOfVisible, of: list.countOfAll))
    }

    static func listRows(_ model: SubscriptionListModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows, totals: totals(model, context, height: rect.rows).count)
    }

    static func draw(
        _ model: SubscriptionListModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        let list = model.list
        if drawState(
            of: model, isEmpty: list.rows.isEmpty, isFilteredToNothing: list.isFilteredToNothing,
            all: list.countOfAll, emptiness: .subscriptions, context, on: &surface, in: rect)
        {
            return
        }
        let first = list.cursor.firstVisible
        Table(
            columns: columns(model, context, width: rect.columns),
            rows: list.visible.dropFirst(first).prefix(rect.rows).map { row($0, model, context) },
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected,
            scrolledColumns: list.columnOffset, totals: totals(model, context, height: rect.rows)
        ).without(model.hasOffers ? [] : [1, 2]).drawScrolled(on: &surface, in: rect)
    }

    private static func columns(
        _ model: SubscriptionListModel, _ context: DrawContext, width: Int
    ) -> [TableColumn] {
        let words = context.words
        let (unbilled, last) = model.shownTotals
        let rows = model.list.rows.compactMap(\.report)
        let totals = { (totals: CurrencyTotals) in totals.totals.map { ($0.amount, CurrencyCode?.some($0.currency)) } }
        var columns = [
            TableColumn(
                words.column(.subscription), width: .flexible(width < 60 ? 14 : 20), priority: 9,
                sort: mark(.name, model)),
            TableColumn(
                words.column(.offer), width: .range(13, width >= 110 ? 22 : 15), priority: 3, sort: mark(.offer, model)),
            TableColumn(words.column(.offerID), width: .fixed(12), priority: 1),
            TableColumn(words.column(.currency), width: .fixed(4), priority: 7, sort: mark(.currency, model)),
            context.amounts(
                words.column(.lastPeriod),
                fitting: rows.compactMap { row in row.lastPeriodCost.map { ($0, row.currency) } } + totals(last),
                priority: 5, sort: mark(.invoice, model)),
            context.amounts(
                words.column(.unbilled),
                fitting: rows.compactMap { row in row.unbilledCost.map { ($0, row.currency) } } + totals(unbilled),
                priority: 8, sort: mark(.unbilled, model)),
            TableColumn(words.column(.trend), width: .fixed(7), alignment: .right, priority: 4),
        ]
        if model.hasRoles {
            columns.insert(TableColumn(words.column(.role), width: .range(14, 21), priority: 2), at: 3)
        }
        return columns
    }

    private static func row(
        _ row: SubscriptionListModel.Row, _ model: SubscriptionListModel, _ context: DrawContext
    ) -> TableRow {
        guard let report = row.report else { return TableRow([TableCell(context.words.allSubscriptions)]) }
        let most = report.trend.compactMap { $0?.approximate }.max() ?? 0
        let offer = report.subscription.offer
        var cells = [
            TableCell(report.subscription.displayName),
            TableCell(offer.map(context.words.offer) ?? context.dash),
            // An offer without a name is called by its number already.
            TableCell(offer.map { $0.name == nil ? "" : $0.id } ?? ""),
            TableCell(report.currency?.rawValue ?? ""),
            context.cell(report.lastPeriodCost, report.currency),
            context.cell(report.unbilledCost, report.currency),
            .trend(report.trend.map { $0.map { most > 0 ? max(0, $0.approximate / most) : 0 } }),
        ]
        if model.hasRoles { cells.insert(TableCell(report.subscription.role ?? context.dash), at: 3) }
        return TableRow(cells)
    }

    /// One line per currency, as many as leave room for five rows.
    private static func totals(
        _ model: SubscriptionListModel, _ context: DrawContext, height: Int
    ) -> [TableRow] {
        let (unbilled, last) = model.shownTotals
        var currencies = Set(unbilled.totals.map(\.currency) + last.totals.map(\.currency)).sorted()
        let room = max(1, height - 6)
        var label = context.words.total
        if currencies.count > room {
            label = context.words.total(of: room, of: currencies.count)
            // The selected row's total is the one to have.
            let selected = model.list.selected?.report?.currency
            currencies.sort { ($0 == selected ? 0 : 1, $0) < ($1 == selected ? 0 : 1, $1) }
        }
        return currencies.prefix(room).enumerated().map { index, currency in
            var cells: [TableCell] = [
                TableCell(index == 0 ? label : ""), "", "", TableCell(currency.rawValue),
                context.cell(last[currency], currency), context.cell(unbilled[currency], currency),
            ]
            if model.hasRoles { cells.insert("", at: 3) }
            return TableRow(cells)
        }
    }
}
