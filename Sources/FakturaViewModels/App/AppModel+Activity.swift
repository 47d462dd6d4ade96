import BillingCore
public import FakturaWords

/// Work: what runs, what it tells, and how it is stopped and repeated.
extension AppModel {
    /// Whether figures can be read from Azure.
    public var canSync: Bool { sync.refusal == nil }

    /// Whether anything on screen may change with the time, so that it is worth a tick each second.
    public var wantsTicks: Bool { activities.isActive }

    /// What is called how in Azure, as far as it is known.
    public var syncNames: SyncNames {
        var names = sync.names
        names.subscriptions.merge(subscriptionNames) { _, shown in shown }
        return names
    }

    /// Work in words, as of now.
    public var activityFacts: ActivityFacts {
        ActivityFacts(
            words: words, names: syncNames, now: now, refusal: sync.refusal, downloadRefusal: downloadRefusal)
    }

    /// The piece that the Activity screen in front has selected, as it is now; `nil` elsewhere.
    public var selectedActivity: Activity? {
        switch front.screen {
        case .activities(let model): model.list.selected.flatMap { activities[$0.id] }
        case .activity(let model): activities[model.activity.id] ?? model.activity
        default: nil
        }
    }

    /// Whether work is in front, so that keys mean the selected piece.
    public var showsActivity: Bool {
        switch front.screen {
        case .activities, .activity: true
        default: false
        }
    }

    /// Why nothing can be stopped here; `nil` when something can.
    public var cannotCancel: String? {
        guard showsActivity else {
            let isIdle = export == nil && work == nil && !activities.isSyncing && !activities.isDownloading
            return isIdle ? words.nothingRuns : nil
        }
        guard let selected = selectedActivity else { return words.nothingSelected }
        return selected.isOver ? words.isOver : nil
    }

    /// Why nothing can be tried again here; `nil` when something can.
    public var cannotRepeat: String? {
        guard showsActivity else { return words.repeatsInActivity }
        guard let selected = selectedActivity else { return words.nothingSelected }
        switch selected.state {
        case .failed, .stopped: break
        case .waitingForTurn, .running, .waiting, .done: return words.hasNotFailed
        }
        switch selected.work {
        case .sync: return sync.refusal.map(words.cannotSync)
        case .usageImport: return work == nil ? nil : words.isImporting
        case .export: return words.remedy(.exportAgain)
        case .download: return downloadRefusal
        }
    }

    /// Takes what concerns work.
    mutating func handleWork(_ intent: Intent) -> [Effect] {
        switch intent {
        case .activityOpened: return openActivity()
        case .workCancelled: return cancelWork()
        case .workRepeated: return repeatWork()
        case .syncTold(let event): syncTold(event)
        case .syncAllowed(let settings):
            sync = settings.keeping(sync.names)
            showActivities()
        case .imported(let progress):
            work = progress
            logWork { $0.take(progress, at: $1) }
        case .published(let text):
            logWork { $0.importSucceeded(at: $1) }
            say(Message(isWarning: false, text: text))
            return refresh()
        case .importFailed(let text):
            logWork { $0.importFailed(text, at: $1) }
            say(Message(isWarning: true, text: text))
            importFailure = text
        default: break
        }
        return []
    }

    /// Reads the store again, and what failed or may be old.
    mutating func refreshAll() -> [Effect] {
        let reading: [Effect] = canSync ? [.sync(.start(isForced: true))] : []
        guard importFailure != nil, work == nil else { return refresh() + reading }
        importFailure = nil
        return [.importAgain] + refresh() + reading
    }

    private mutating func openActivity() -> [Effect] {
        guard !showsActivity else { return [] }
        defer { showActivities() }
        return push(.activities(ActivityListModel()))
    }

    /// Stops the selected work, on its screen; elsewhere what was started last, all of a sync at once.
    private mutating func cancelWork() -> [Effect] {
        guard cannotCancel == nil else { return [] }
        if let selected = selectedActivity {
            switch selected.work {
            case .sync(let piece): return [.sync(.cancel(piece))]
            case .usageImport: return cancelImport()
            case .export: return [.cancelExport]
            case .download(let invoice, _): return [.download(.cancel(invoice))]
            }
        }
        if export != nil { return [.cancelExport] }
        let downloads = activities.activities.compactMap { activity -> Effect? in
            guard case .download(let invoice, _) = activity.work, !activity.isOver else { return nil }
            return .download(.cancel(invoice))
        }
        if !downloads.isEmpty { return downloads }
        return work == nil ? [.sync(.cancelAll)] : cancelImport()
    }

    private mutating func cancelImport() -> [Effect] {
        activities.stopImport()
        return [.cancelImport]
    }

    private mutating func repeatWork() -> [Effect] {
        guard cannotRepeat == nil, let selected = selectedActivity else { return [] }
        switch selected.work {
        case .sync(let piece): return [.sync(.repeat(piece))]
        case .usageImport:
            importFailure = nil
            return [.importAgain]
        case .export: return []
        case .download(let invoice, _): return order([invoice])
        }
    }

    /// Figures are not read anew here, however many pieces end: whoever runs the sync posts ``Intent/storeChanged``
    /// once for all that it published.
    private mutating func syncTold(_ event: SyncEvent) {
        let isOpen = activities.isRunOpen
        logWork(piece: event.piece) { $0.take(event, at: $1) }
        guard event == .ended, isOpen, let total = activities.syncTotal, total.over > 0 else { return }
        let text = words.syncEnded(
            read: total.read, lines: total.lines, failed: total.failed, stopped: total.stopped)
        say(Message(isWarning: total.failed > 0, text: text))
    }

    /// Changes the log and shows the change, where work is shown.
    ///
    /// - Parameter piece: The only one that is changed, unless places change.
    mutating func logWork(piece: SyncPiece? = nil, _ change: (inout ActivityLog, Int64) -> Void) {
        let before = activities.arrangement
        change(&activities, now)
        // How far a piece is is told far more often than that it comes or goes.
        showActivities(only: activities.arrangement == before ? piece : nil)
    }

    private mutating func showActivities(only piece: SyncPiece? = nil) {
        for index in stack.indices {
            switch stack[index].screen {
            case .activities(var model):
                if let activity = piece.flatMap({ activities[.sync($0)] }) {
                    model.show(activity)
                } else {
                    model.show(activities.activities, activityFacts, refusal: sync.refusal)
                }
                stack[index].screen = .activities(model)
            case .activity(var model):
                guard let activity = activities[model.activity.id], activity != model.activity else { continue }
                model.show(activity)
                stack[index].screen = .activity(model)
            default: break
            }
        }
    }
}

extension SyncEvent {
    /// The only piece that it is about; `nil` for several or none.
    fileprivate var piece: SyncPiece? {
        switch self {
        case .started(let piece), .progressed(let piece, _), .waiting(let piece, _), .finished(let piece, _): piece
        case .planned, .withdrawn, .ended: nil
        }
    }
}
