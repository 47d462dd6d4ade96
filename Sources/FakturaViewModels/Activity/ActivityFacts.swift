import BillingCore
public import FakturaWords

/// Work in words: what a row or the screen of a piece says of it at a moment.
public struct ActivityFacts: Equatable, Sendable {
    private let words: Words
    private let names: SyncNames
    private let now: Int64
    private let refusal: Words.SyncRefusal?
    private let downloadRefusal: String?

    /// Creates the words for a moment, in seconds since 1970 (UTC).
    ///
    /// - Parameters:
    ///   - refusal: Why nothing can be read from Azure; `nil` when it can.
    ///   - downloadRefusal: Why no invoice can be downloaded, in words; `nil` when they can.
    public init(
        words: Words, names: SyncNames, now: Int64, refusal: Words.SyncRefusal?, downloadRefusal: String? = nil
    ) {
        self.words = words
        self.names = names
        self.now = now
        self.refusal = refusal
        self.downloadRefusal = downloadRefusal
    }

    private var today: Day { Day(number: Int((Double(now) / 86_400).rounded(.down))) }

    /// The kind of work.
    public func work(_ activity: Activity) -> String {
        switch activity.work {
        case .sync: words.work(.sync)
        case .usageImport: words.work(.usageImport)
        case .export: words.work(.export)
        case .download: words.work(.download)
        }
    }

    /// What it is about; a file by its name.
    public func subject(_ activity: Activity) -> String {
        switch activity.work {
        case .sync(let piece): words.subject(of: piece, names: names, today: today)
        case .usageImport(let file): file
        case .export(let path): path.map(fileName) ?? words.clipboard
        case .download(let invoice, let path): path.map(fileName) ?? words.invoicePDF(invoice)
        }
    }

    /// How far it is, what it waits for or what came of it, in a few words.
    ///
    /// - Parameter isShort: Whether there is no other place for a countdown.
    public func progress(_ activity: Activity, isShort: Bool = false) -> String {
        switch activity.state {
        case .waitingForTurn: return words.workState(.waitingForTurn)
        case .waiting(let wait):
            guard isShort else { return words.waits(for: wait.reason) }
            return "\(words.workState(.waiting)) \(words.longTime(activity.secondsToWait(at: now) ?? 0))"
        case .done: return result(activity)
        case .failed(let failure): return shortReason(failure)
        case .stopped: return words.workState(.stopped)
        case .running: break
        }
        if activity.isDownload, activity.bytes > 0 { return words.bytes(activity.bytes, of: activity.totalBytes) }
        if activity.expectedPages != nil { return words.page(activity.pages, ofAbout: activity.expectedPages) }
        if activity.lines > 0 { return result(activity) }
        return activity.pages > 0 ? words.page(activity.pages, ofAbout: nil) : words.workState(.running)
    }

    /// Lines, entries or rows so far.
    public func result(_ activity: Activity) -> String {
        switch activity.work {
        case .sync(let piece): words.result(of: piece, count: activity.lines)
        case .usageImport: words.lines(activity.lines)
        case .export: words.rowCount(activity.lines)
        case .download: activity.bytes > 0 ? words.bytes(activity.bytes) : words.wasThere
        }
    }

    /// Lines per second while it runs; empty when that is not known.
    public func rate(_ activity: Activity) -> String { activity.state == .running ? wholeRate(activity) : "" }

    private func wholeRate(_ activity: Activity) -> String {
        guard activity.isDownload else { return activity.rate(at: now).map(words.rate) ?? "" }
        return activity.byteRate(at: now).map(words.byteRate) ?? ""
    }

    /// Time left, or the countdown of what it waits for; empty when there is none.
    public func time(_ activity: Activity) -> String {
        if let seconds = activity.secondsToWait(at: now) { return words.longTime(seconds) }
        return activity.secondsLeft(at: now).map(words.left) ?? ""
    }

    /// Why it failed, in a sentence; empty when it did not.
    public func reason(_ activity: Activity) -> String {
        switch activity.failure {
        case .azure(let problem):
            let wanted = activity.piece.map { words.wanted($0, names: names, year: today.components.year) }
            return words.sentence(
                for: problem, wanted: wanted ?? "", right: activity.piece.map { .init(for: $0) } ?? .subscription)
        case .store(let problem): return words.sentence(for: problem)
        case .told(let words): return words.sentence
        case nil: return ""
        }
    }

    /// Why it failed, what it waits for, or where the file is.
    public func note(_ activity: Activity) -> String {
        switch (activity.state, activity.work) {
        case (.failed, _): reason(activity)
        case (.waiting(let wait), _): words.sentence(for: wait.reason)
        case (_, .export(let path)), (_, .download(_, let path)): path ?? ""
        default: ""
        }
    }

    /// What the filter looks into.
    func searchText(_ activity: Activity) -> String {
        "\(work(activity)) \(subject(activity)) \(state(activity)) \(note(activity))"
    }

    private func shortReason(_ failure: Activity.Failure) -> String {
        switch failure {
        case .azure(let problem): words.shortReason(problem)
        case .store(let problem): words.shortReason(problem)
        case .told(let told): told.short ?? told.sentence
        }
    }

    func state(_ activity: Activity) -> String {
        switch activity.state {
        case .waitingForTurn: words.workState(.waitingForTurn)
        case .running: words.workState(.running)
        case .waiting: words.workState(.waiting)
        case .done: words.workState(.done)
        case .failed: words.workState(.failed)
        case .stopped: words.workState(.stopped)
        }
    }
}

extension ActivityFacts {
    /// What a fact of a piece of work holds; empty when it is not known.
    public func value(_ field: ActivityModel.Field, of activity: Activity) -> String {
        switch field {
        case .work: work(activity)
        case .what: subject(activity)
        case .state: state(activity)
        case .reason: reason(activity)
        case .requestID: activity.failure?.requestID ?? ""
        case .remedy: remedy(activity)
        case .started: activity.startedAt.map(moment) ?? ""
        case .ended: activity.endedAt.map(moment) ?? ""
        case .ran: words.longTime(Int(activity.secondsRun(at: now)))
        case .lines: result(activity)
        case .expectedLines: activity.expectedLines.map { "~\(words.count($0))" } ?? ""
        case .pages: words.count(activity.pages) + (activity.expectedPages.map { " / ~\(words.count($0))" } ?? "")
        case .bytes:
            activity.isDownload && activity.totalBytes == 0
                ? words.bytes(activity.bytes)
                : "\(words.bytes(activity.bytes)) / \(words.bytes(activity.totalBytes))"
        case .rate: wholeRate(activity)
        case .timeLeft: activity.secondsLeft(at: now).map(words.longTime) ?? ""
        case .wait: "\(note(activity)) \(time(activity))"
        case .path: path(activity)
        case .invoice: if case .download(let invoice, _) = activity.work { invoice } else { "" }
        case .subscription, .subscriptionID, .account, .tenant, .billingProfile, .period, .metric:
            activity.piece.flatMap { place(field, of: $0) } ?? ""
        }
    }

    /// A moment with its day: `2026-11-20 12:05:33`.
    private func moment(_ seconds: Int64) -> String {
        "\(Timestamp.iso(seconds).prefix(10)) \(words.clock(seconds))"
    }

    private func path(_ activity: Activity) -> String {
        switch activity.work {
        case .sync: ""
        case .usageImport(let file): file
        case .export(let path): path ?? words.clipboard
        case .download(_, let path): path ?? ""
        }
    }

    private func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private func place(_ field: ActivityModel.Field, of piece: SyncPiece) -> String? {
        switch (field, piece) {
        case (.subscription, _): piece.subscription.map { names[$0] }
        case (.subscriptionID, _): piece.subscription?.rawValue
        case (.account, .tenants(let account)), (.account, .subscriptions(let account, _)): names[account]
        case (.tenant, .subscriptions(_, let tenant)):
            names.tenant(tenant) == tenant ? tenant : "\(names.tenant(tenant)) (\(tenant))"
        case (.billingProfile, .invoices(.billingProfile(let id))):
            names.billingProfile(id) == id ? id : "\(names.billingProfile(id)) (\(id))"
        case (.period, _): piece.period.map { words.period($0) }
        case (.metric, .usage(_, _, let metric)): words.metric(metric)
        default: nil
        }
    }

    private func remedy(_ activity: Activity) -> String {
        let again =
            switch activity.work {
            case .sync: refusal.map(words.cannotSync) ?? words.remedy(.readAgain)
            case .usageImport: words.remedy(.importAgain)
            case .export: words.remedy(.exportAgain)
            case .download: downloadRefusal ?? words.remedy(.readAgain)
            }
        switch (activity.state, activity.work) {
        case (.done, _): return words.remedy(.nothing)
        case (.failed, _), (.stopped, _): return again
        case (.waiting, .download), (_, .download): return words.remedy(.stopDownload)
        case (.waiting, _): return words.remedy(.wait)
        case (_, .sync): return words.remedy(.stop)
        case (_, .usageImport): return words.remedy(.stopImport)
        case (_, .export): return words.remedy(.stopExport)
        }
    }
}
