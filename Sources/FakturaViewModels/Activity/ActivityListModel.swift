public import BillingCore
public import FakturaWords

/// The Activity screen: running and finished work.
public struct ActivityListModel: ScreenModel {
    /// A row: one piece of work.
    public struct Row: ListRow {
        /// The piece.
        public let activity: Activity
        /// What the filter looks into; made only while there is a filter.
        public let searchText: String

        public var id: Activity.ID { activity.id }
        public func isOrdered(before other: Row, by column: SortColumn) -> Bool { false }
    }

    /// The list, in the log's order.
    public private(set) var list = ListModel<Row>()
    /// Why nothing can be read from Azure; `nil` when it can.
    public private(set) var refusal: Words.SyncRefusal?

    private var facts: ActivityFacts?
    /// Whether a row was chosen; until then the first one is selected, whichever it is by now.
    private var isChosen = false

    /// Starts with nothing to show.
    init() {}

    public var phase: Phase { .loaded }
    public var request: Request? { nil }
    public var provenance: Provenance? { nil }
    public var filter: ListFilter { list.filter }
    public var isEmpty: Bool { list.rows.isEmpty }
    public var viewport: Int { list.cursor.viewport }

    /// Pieces that run, that wait and that failed, filter or not.
    public var counts: (running: Int, waiting: Int, failed: Int) {
        var counts = (running: 0, waiting: 0, failed: 0)
        for row in list.rows {
            switch row.activity.state {
            case .running: counts.running += 1
            case .waiting, .waitingForTurn: counts.waiting += 1
            case .failed: counts.failed += 1
            case .done, .stopped: break
            }
        }
        return counts
    }

    /// Takes all pieces; one that was chosen stays selected wherever it stands now.
    mutating func show(_ activities: [Activity], _ facts: ActivityFacts, refusal: Words.SyncRefusal?) {
        self.refusal = refusal
        self.facts = facts
        let isFiltered = filter.isEditing || !filter.text.isEmpty
        list.load(
            activities.map { Row(activity: $0, searchText: isFiltered ? facts.searchText($0) : "") })
        if !isChosen { list.move(.first) }
    }

    /// Takes a piece that keeps its place.
    mutating func show(_ activity: Activity) {
        list.replace(activity.id) { Row(activity: activity, searchText: $0.searchText) }
    }

    public mutating func receive(_ answer: Answer) {}
    public mutating func startLoading() {}
    public mutating func move(_ move: ListMove) {
        list.move(move)
        isChosen = move != .first
    }
    public mutating func setViewport(_ rows: Int) { list.setViewport(rows) }
    public mutating func edit(_ edit: ListFilter.Edit) {
        if filter.text.isEmpty, let facts {
            list.load(list.rows.map { Row(activity: $0.activity, searchText: facts.searchText($0.activity)) })
        }
        list.edit(edit)
    }
    public mutating func scrollColumns(_ columns: Int) { list.scrollColumns(columns, of: 9) }
}
