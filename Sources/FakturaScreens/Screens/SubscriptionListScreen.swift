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
            let role = context.words.roleLine(row.subscription, row.subscription.access)
            let facts = [row.subscription.offer?.id, role]
            status.append(StatusLine.Part(context.fit(facts.compactMap(\.self).joined(separator: " · "))))
        }
        return ScreenText(
            path: [context.words.screen(.subscriptions)], provenance: model.provenance, status: status,
            filterNote: context.words.filterCount(list.countOfVisible, of: list.countOfAll))
    }

    static func listRows(_ model: SubscriptionListModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows, totals: totals(model, context, height: rect.rows, columns: []).count)
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
        let columns = SubscriptionListColumns(model: model, context: context, width: rect.columns).all
        Table(
            columns: columns.tableColumns(), rows: list.visible.dropFirst(first).prefix(rect.rows).map(columns.row),
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected,
            scrolledColumns: list.columnOffset, totals: totals(model, context, height: rect.rows, columns: columns)
        ).drawScrolled(on: &surface, in: rect)
    }

    /// One line per currency, as many as leave room for five rows.
    private static func totals(
        _ model: SubscriptionListModel, _ context: DrawContext, height: Int, columns: [SubscriptionListColumns.Column]
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
            var row = columns.total(currency)
            if index == 0, !row.cells.isEmpty { row.cells[0] = TableCell(label) }
            return row
        }
    }
}
