import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Activity screen.
enum ActivityListScreen: ScreenRenderer {
    static func text(_ model: ActivityListModel, _ context: DrawContext) -> ScreenText {
        let (words, list) = (context.words, model.list)
        let all = list.filter.text.isEmpty ? nil : list.countOfAll
        let status = listStatus(model, row: list.cursor.selected, shown: list.visible.count, all: all, context)
        let counts = model.counts
        return ScreenText(
            path: [words.activity],
            name: context.fit(
                words.activityCounts(running: counts.running, waiting: counts.waiting, failed: counts.failed)),
            provenance: nil,
            status: status.isEmpty ? [] : status + [StatusLine.Part(words.leavingStopsNothing)],
            filterNote: words.filterCount(list.visible.count, of: list.countOfAll))
    }

    static func listRows(_ model: ActivityListModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows)
    }

    static func draw(_ model: ActivityListModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        let list = model.list
        if list.rows.isEmpty {
            let text = context.words.noActivity(model.refusal)
            surface.paragraph(context.fit(text), in: rect.inset(rows: 1, columns: 2))
            return
        }
        if list.isFilteredToNothing {
            let text = context.words.filteredToNothing(
                list.filter.text, all: list.countOfAll, isTyping: list.filter.isEditing)
            surface.paragraph(context.fit(text), in: rect.inset(rows: 1, columns: 2))
            return
        }
        let first = list.cursor.firstVisible
        let columns = ActivityListColumns(model: model, context: context, width: rect.columns)
        Table(
            columns: columns.all.tableColumns(), rows: list.visible.dropFirst(first).prefix(rect.rows).map(columns.row),
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected,
            scrolledColumns: list.columnOffset
        ).drawScrolled(on: &surface, in: rect)
    }
}

extension AppScreen {
    /// What the status line of every other screen says of a sync that runs; `nil` when none does.
    static func syncPart(_ app: AppModel, _ context: DrawContext) -> StatusLine.Part? {
        guard app.activities.isSyncing, let total = app.activities.syncTotal else { return nil }
        let text =
            app.activities.syncWait.map {
                app.words.waiting(for: $0.reason, seconds: Int(max(0, $0.until - app.now)))
            } ?? app.words.syncing(over: total.over, of: total.pieces, lines: total.lines)
        return StatusLine.Part(context.fit(text), role: .work)
    }
}
