import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Subscriptions screen.
enum SubscriptionListScreen: ScreenRenderer {
    static func text(_ model: SubscriptionListModel, _ context: DrawContext) -> ScreenText {
        let list = model.list
        var status = listStatus(
            model, row: list.cursor.selected, shown: list.visible.count,
            all: list.filter.text.isEmpty ? nil : list.rows.count, context)
        if let row = list.selected?.report {
            // The name stands in the row; here only what the columns leave out, so that a step costs few bytes.
            let facts = [row.subscription.offer?.id, row.subscription.role]
            status.insert(StatusLine.Part(context.fit(facts.compactMap(\.self).joined(separator: " · "))), at: 0)
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
            columns: columns(model, context),
            rows: list.visible.dropFirst(first).prefix(rect.rows).map { row($0, context) },
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected,
            scrolledColumns: list.columnOffset, totals: totals(model, context, height: rect.rows)
        ).draw(on: &surface, in: rect)
    }

    private static func columns(_ model: SubscriptionListModel, _ context: DrawContext) -> [TableColumn] {
        let words = context.words
        return [
            TableColumn(
                words.column(.subscription), width: .flexible(18), priority: 9, sort: mark(.name, model)),
            TableColumn(words.column(.offer), width: .range(13, 15), priority: 3, sort: mark(.offer, model)),
            TableColumn(words.column(.currency), width: .fixed(3), priority: 7, sort: mark(.currency, model)),
            TableColumn(
                words.column(.lastPeriod), width: .range(12, 16), alignment: context.decimal, priority: 5,
                sort: mark(.invoice, model)),
            TableColumn(
                words.column(.unbilled), width: .range(12, 16), alignment: context.decimal, priority: 8,
                sort: mark(.unbilled, model)),
            TableColumn(words.column(.trend), width: .fixed(7), alignment: .right, priority: 4),
        ]
    }

    private static func row(_ row: SubscriptionListModel.Row, _ context: DrawContext) -> TableRow {
        guard let report = row.report else { return TableRow([TableCell(context.words.allSubscriptions)]) }
        let most = report.trend.compactMap { $0?.approximate }.max() ?? 0
        return TableRow([
            TableCell(report.subscription.displayName),
            TableCell(report.subscription.offer.map(context.words.offer) ?? context.dash),
            TableCell(report.currency?.rawValue ?? ""),
            context.cell(report.lastPeriodCost, report.currency),
            context.cell(report.unbilledCost, report.currency),
            .trend(report.trend.map { $0.map { most > 0 ? max(0, $0.approximate / most) : 0 } }),
        ])
    }

    /// One line per currency, as many as leave room for five rows.
    private static func totals(
        _ model: SubscriptionListModel, _ context: DrawContext, height: Int
    ) -> [TableRow] {
        let (unbilled, last) = model.shownTotals
        let currencies = Set(unbilled.totals.map(\.currency) + last.totals.map(\.currency)).sorted()
        return currencies.prefix(max(1, height - 6)).enumerated().map { index, currency in
            TableRow([
                TableCell(index == 0 ? context.words.total : ""), "", TableCell(currency.rawValue),
                context.cell(last[currency], currency), context.cell(unbilled[currency], currency),
            ])
        }
    }
}
