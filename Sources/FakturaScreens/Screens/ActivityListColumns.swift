import FakturaViewModels
import FakturaWords
import TerminalKit

/// The columns of the Activity screen, fixed in width while something runs: a number that grows moves no other.
struct ActivityListColumns {
    typealias Column = ScreenColumn<ActivityListModel.Row>

    let model: ActivityListModel
    let context: DrawContext
    let width: Int

    /// Whether all is over: then nothing has a rate or time left, and names and reasons get the room.
    private let isIdle: Bool
    /// The columns that there is room for; looked for once, since every row is looked at for them.
    private(set) var all: [Column] = []

    init(model: ActivityListModel, context: DrawContext, width: Int) {
        (self.model, self.context, self.width) = (model, context, width)
        isIdle = model.list.rows.allSatisfy(\.activity.isOver)
        all = columns
    }

    private var words: Words { context.words }
    private var facts: ActivityFacts { context.activityFacts }
    private var isNarrow: Bool { width < 60 }
    private var isWide: Bool { width >= 110 }

    private var columns: [Column] {
        if isIdle, !isWide { return [work, what, progress] }
        return [work, what, progress] + (isWide ? [lines, pages] : []) + [rate, time] + (isWide ? [started, why] : [])
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
        overflow: Surface.Overflow = .ellipsis, goesOn: Bool = false, cell: @escaping (Activity) -> TableCell
    ) -> Column {
        Column(
            TableColumn(
                words.activityColumn(title), width: width, alignment: right ? .right : .left, priority: priority,
                overflow: overflow, goesOn: goesOn)
        ) { row in cell(row.activity) }
    }

    private func text(_ text: String) -> TableCell { TableCell(context.fit(text)) }

    private var work: Column { column(.work, .fixed(6), priority: 9) { text(facts.work($0)) } }

    private var what: Column {
        // Files of a kind begin alike and differ in their ends; of a few cells the beginning says more.
        column(.what, whatWidth, priority: 8, overflow: isNarrow ? .ellipsis : .middle) { text(facts.subject($0)) }
    }

    private var whatWidth: TableColumn.Width {
        if isWide { return .range(24, 44) }
        guard isIdle else { return .flexible(isNarrow ? 14 : 16) }
        let widest = model.list.rows.map { facts.subject($0.activity).count }.max() ?? 0
        return .range(isNarrow ? 14 : 16, min(44, widest))
    }

    /// A reason goes on where a rate and a time would stand.
    private var progress: Column {
        let cells = isNarrow ? 15 : isWide ? 20 : 18
        return column(.progress, isIdle && !isWide ? .flexible(cells) : .fixed(cells), priority: 7, goesOn: true) {
            activity in
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
