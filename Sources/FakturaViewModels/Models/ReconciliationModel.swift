public import BillingCore

/// The Reconciliation screen: how a period's invoice follows from its usage lines, step by step.
public struct ReconciliationModel: ScreenModel {
    /// A row: whose reconciliation begins, or a step of one.
    public struct Row: Equatable, Sendable {
        /// The reconciliation that it belongs to.
        public let reconciliation: Reconciliation
        /// The place of the step; `nil` for the heading.
        public let step: Int?
    }

    /// The subscriptions covered.
    public let scope: Scope
    /// The period shown.
    public private(set) var period: BillingPeriod
    /// Periods that can be stepped to, newest first.
    public let periods: [BillingPeriod]
    /// How charges are spread on the screen that it was opened from; it reconciles actual ones itself.
    public let metricInFront: Metric
    public private(set) var phase = Phase.loading
    /// The report; `nil` before the first answer.
    public private(set) var report: [Reconciliation]?
    /// Headings, where there are several, with their steps.
    public private(set) var rows: [Row] = []
    /// Selection and scroll.
    public private(set) var cursor = ListCursor()

    /// Starts with nothing loaded.
    public init(scope: Scope, period: BillingPeriod, periods: [BillingPeriod], metricInFront: Metric = .actual) {
        self.metricInFront = metricInFront
        self.scope = scope
        self.period = period
        self.periods = periods
    }

    public var request: Request? { .reconciliations(scope, period) }
    public var provenance: Provenance? { nil }
    /// The selected row; `nil` in an empty list.
    public var selected: Row? { rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil }
    /// The selected step; `nil` on a heading and in an empty list.
    public var selectedStep: Reconciliation.Step? {
        selected.flatMap { row in row.step.map { row.reconciliation.steps[$0] } }
    }
    public var isEmpty: Bool { rows.isEmpty }
    public var viewport: Int { cursor.viewport }

    public mutating func receive(_ answer: Answer) {
        switch answer {
        case .reconciliations(let report):
            self.report = report
            phase = .loaded
            let hasHeadings = report.count > 1
            rows = report.flatMap { reconciliation in
                (hasHeadings || reconciliation.steps.isEmpty ? [Row(reconciliation: reconciliation, step: nil)] : [])
                    + reconciliation.steps.indices.map { Row(reconciliation: reconciliation, step: $0) }
            }
            cursor.select(cursor.selected, count: rows.count)
        case .failed(let sentence): phase = .failed(sentence)
        default: break
        }
    }

    /// Whether there is an older (−1) or newer (1) period to step to.
    public func canStep(_ count: Int) -> Bool {
        periods.period(count, from: period) != nil
    }

    /// Steps to an older (−1) or newer (1) period; `false` when there is none.
    public mutating func step(_ count: Int) -> Bool {
        guard let next = periods.period(count, from: period) else { return false }
        period = next
        report = nil
        rows = []
        phase = .loading
        return true
    }

    public mutating func startLoading() { phase = .loading }
    public mutating func move(_ move: ListMove) { cursor.move(move, count: rows.count) }
    public mutating func setViewport(_ rows: Int) { cursor.setViewport(rows, count: self.rows.count) }
}
