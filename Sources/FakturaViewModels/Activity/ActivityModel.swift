public import BillingCore

/// The screen of one piece of work: every fact of it.
public struct ActivityModel: ScreenModel {
    /// A fact; its words are FakturaWords'.
    public enum Field: Hashable, Sendable {
        case work, what, invoice, subscription, subscriptionID, account, tenant, billingProfile, period, metric, path
        case state, reason, requestID, remedy
        case started, ended, ran, lines, expectedLines, pages, bytes, rate, timeLeft, wait
    }

    /// The piece, as last told.
    public private(set) var activity: Activity
    /// Selection and scroll.
    public private(set) var cursor = ListCursor()

    /// Starts at what is wrong, where something is.
    init(_ activity: Activity, viewport: Int) {
        self.activity = activity
        cursor.setViewport(viewport, count: fields.count)
        if let index = fields.firstIndex(of: .reason) { cursor.select(index, count: fields.count) }
    }

    /// The facts that there are, in order.
    public var fields: [Field] {
        var fields: [Field] = [.work, .what, .state]
        if activity.failure != nil { fields.append(.reason) }
        if activity.failure?.requestID != nil { fields.append(.requestID) }
        if case .waiting = activity.state { fields.append(.wait) }
        fields.append(.remedy)
        fields += place
        if activity.startedAt != nil { fields.append(.started) }
        if activity.endedAt != nil { fields.append(.ended) }
        if activity.startedAt != nil { fields.append(.ran) }
        if activity.lines > 0 || activity.state == .done, !activity.isDownload { fields.append(.lines) }
        if activity.expectedLines != nil { fields.append(.expectedLines) }
        if activity.pages > 0 { fields.append(.pages) }
        if activity.totalBytes > 0 || (activity.isDownload && activity.bytes > 0) { fields.append(.bytes) }
        if activity.lines > 0 || (activity.isDownload && activity.bytes > 0) { fields.append(.rate) }
        if activity.state == .running { fields.append(.timeLeft) }
        return fields
    }

    /// What the piece is about.
    private var place: [Field] {
        guard case .sync(let piece) = activity.work else { return activity.isDownload ? [.invoice, .path] : [.path] }
        var fields: [Field] = piece.subscription == nil ? [] : [.subscription, .subscriptionID]
        switch piece {
        case .tenants: fields.append(.account)
        case .subscriptions: fields += [.account, .tenant]
        case .invoices(.billingProfile): fields.append(.billingProfile)
        case .access, .periods, .invoices, .estimate, .forecast, .usage: break
        }
        if piece.period != nil { fields.append(.period) }
        if case .usage = piece { fields.append(.metric) }
        return fields
    }

    /// The selected fact.
    public var selected: Field? { fields.indices.contains(cursor.selected) ? fields[cursor.selected] : nil }

    /// Takes the piece as it is now; the selected fact stays selected where it is still one.
    mutating func show(_ activity: Activity) {
        let kept = selected
        self.activity = activity
        let row = kept.flatMap { fields.firstIndex(of: $0) } ?? cursor.selected
        cursor.select(row, count: fields.count)
    }

    public var phase: Phase { .loaded }
    public var request: Request? { nil }
    public var provenance: Provenance? { nil }
    public mutating func receive(_ answer: Answer) {}
    public mutating func startLoading() {}
    public mutating func move(_ move: ListMove) { cursor.move(move, count: fields.count) }
    public var isEmpty: Bool { false }
    public var viewport: Int { cursor.viewport }
    public mutating func setViewport(_ rows: Int) { cursor.setViewport(rows, count: fields.count) }
}
