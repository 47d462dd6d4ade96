import FakturaViewModels
import FakturaWords
import TerminalKit

/// The columns of the Activity screen, fixed in width: a number that grows moves no other.
struct ActivityListColumns {
    typealias Column = ScreenColumn<ActivityListModel.Row>

    let context: DrawContext
    let width: Int

    private var words: Words { context.words }
    private var facts: ActivityFacts { context.activityFacts }
    private var isNarrow: Bool { width < 60 }
    private var isWide: Bool { width >= 110 }

    /// The columns that there is room for.
    var all: [Column] {
        [work, what, progress] + (isWide ? [lines, pages] : []) + [rate, time] + (isWide ? [started, why] : [])
    }

    /// A row with the sign of what came of it.
    func row(_ row: ActivityListModel.Row) -> TableRow {
        var drawn = all.row(row)
        switch row.activity.state {
        case .done: drawn.mark = TableCell(context.glyphs.check, role: .statePaid)
        case .failed: drawn.mark = TableCell(context.glyphs.cross, role: .warning)
        case .stopped: drawn.mark = TableCell(context.dash, role: .dim)
        case .waitingForTurn, .running, .waiting: break
        }
        return drawn
    }

    private func column(
        _ title: Words.ActivityColumn, _ width: TableColumn.Width, right: Bool = false, priority: Int,
        cell: @escaping (Activity) -> TableCell
    ) -> Column {
        Column(
            TableColumn(
                words.activityColumn(title), width: width, alignment: right ? .right : .left, priority: priority)
        ) { row in cell(row.activity) }
    }

    private func text(_ text: String) -> TableCell { TableCell(context.fit(text)) }

    private var work: Column { column(.work, .fixed(6), priority: 9) { text(facts.work($0)) } }

    private var what: Column {
        column(.what, isWide ? .range(24, 44) : .flexible(isNarrow ? 14 : 16), priority: 8) { text(facts.subject($0)) }
    }

    private var progress: Column {
        column(.progress, .fixed(isNarrow ? 15 : 20), priority: 7) { activity in
            TableCell(context.fit(facts.progress(activity, isShort: isNarrow)), role: role(of: activity))
        }
    }

    private func role(of activity: Activity) -> StyleRole? {
        switch activity.state {
        case .running: .work
        case .failed: .warning
        case .waitingForTurn, .stopped: .dim
        case .waiting, .done: nil
        }
    }

    private var lines: Column {
        column(.lines, .fixed(11), right: true, priority: 3) { activity in
            activity.lines == 0 && activity.state != .done ? "" : text(words.count(activity.lines))
        }
    }

    private var pages: Column {
        column(.pages, .fixed(5), right: true, priority: 2) { activity in
            activity.pages == 0 ? "" : text(words.count(activity.pages))
        }
    }

    private var rate: Column { column(.rate, .fixed(9), right: true, priority: 5) { text(facts.rate($0)) } }
    private var time: Column { column(.time, .fixed(10), right: true, priority: 6) { text(facts.time($0)) } }

    private var started: Column {
        column(.started, .fixed(8), priority: 3) { text($0.startedAt.map(words.clock) ?? "") }
    }

    private var why: Column { column(.why, .flexible(14), priority: 4) { text(facts.note($0)) } }
}
