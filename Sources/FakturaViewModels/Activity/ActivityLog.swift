public import BillingCore

/// All work, running and over, from what is told of it and when.
///
/// What was started comes first, in the order in which it was; then what waits
/// for its turn; then what is over, newest first.
public struct ActivityLog: Equatable, Sendable {
    /// Finished pieces that are kept; older ones go.
    public static let maximumFinished = 300

    private var all: [Activity.ID: Activity] = [:]
    private var started: [Activity.ID] = []
    private var waiting: [Activity.ID] = []
    /// Oldest first, so that a new one is cheap.
    private var finished: [Activity.ID] = []
    private var run: SyncRun?
    private var imports = 0
    private var exports = 0
    /// The import that runs, or that ended and has not been said to be well.
    private var lastImport: (id: Activity.ID, number: Int)? {
        didSet { isImportStopping = false }
    }
    private var lastExport: Activity.ID?
    private var isImportStopping = false
    /// Changes whenever a piece comes, goes or takes another place.
    private(set) var arrangement = 0

    /// Starts with nothing.
    public init() {}

    /// Every piece, in order.
    public var activities: [Activity] {
        (started + waiting + finished.reversed()).compactMap { all[$0] }
    }

    /// A piece by its name; `nil` when it is not kept.
    public subscript(id: Activity.ID) -> Activity? { all[id] }

    /// Whether anything runs or waits, so that times on screen change.
    public var isActive: Bool { !started.isEmpty || !waiting.isEmpty }

    /// Whether a sync has pieces that are not over.
    public var isSyncing: Bool {
        started.contains(where: Self.isSync) || waiting.contains(where: Self.isSync)
    }

    /// Whether a sync was begun and not ended.
    var isRunOpen: Bool { run?.isOver == false }

    /// How far the sync is that runs or ran last; `nil` before the first.
    public var syncTotal: SyncTotal? {
        guard let run else { return nil }
        let open = started.filter(Self.isSync)
        let lines = open.compactMap { all[$0] }
            .reduce(0) { $0 + ($1.piece.map(SyncRun.countsLines) == true ? $1.lines : 0) }
        return SyncTotal(
            pieces: run.over + open.count + waiting.count(where: Self.isSync), over: run.over, read: run.read,
            failed: run.failed, stopped: run.stopped, lines: run.lines + lines)
    }

    /// What the whole sync waits for: no piece runs, and this one goes on first; `nil` while any runs.
    public var syncWait: SyncWait? {
        var next: SyncWait?
        for id in started where Self.isSync(id) {
            guard case .waiting(let wait) = all[id]?.state else { return nil }
            if wait.until < next?.until ?? .max { next = wait }
        }
        return next
    }

    private static func isSync(_ id: Activity.ID) -> Bool { if case .sync = id { true } else { false } }

    public static func == (left: Self, right: Self) -> Bool {
        left.arrangement == right.arrangement && left.all == right.all && left.run == right.run
            && left.started == right.started && left.waiting == right.waiting && left.finished == right.finished
    }
}

extension ActivityLog {
    /// Takes what a sync tells, in seconds since 1970 (UTC).
    public mutating func take(_ event: SyncEvent, at now: Int64) {
        switch event {
        case .planned(let pieces):
            beginRun()
            for piece in pieces { plan(piece) }
        case .withdrawn(let pieces):
            for piece in pieces where all[.sync(piece)]?.isOver == false { remove(.sync(piece)) }
        case .started(let piece):
            beginRun()
            resume(piece, at: now)
        case .progressed(let piece, let progress):
            beginRun()
            resume(piece, at: now)
            change(.sync(piece)) {
                $0.lines = progress.lines
                $0.pages = progress.pages
                $0.expectedLines = progress.expectedLines
            }
        case .waiting(let piece, let wait):
            beginRun()
            guard let wait else { return resume(piece, at: now) }
            add(.sync(piece), .sync(piece))
            change(.sync(piece)) { if !$0.isOver { $0.set(.waiting(wait), at: now) } }
        case .finished(let piece, let outcome):
            beginRun()
            run?.end(piece, outcome)
            end(piece, outcome, at: now)
        case .ended:
            // What was not told of any more is not read by anyone.
            for case .sync(let piece) in started + waiting { take(.finished(piece, .stopped), at: now) }
            run?.isOver = true
        }
    }

    private mutating func beginRun() {
        if run?.isOver != false { run = SyncRun() }
    }

    private mutating func plan(_ piece: SyncPiece) {
        let id = Activity.ID.sync(piece)
        guard all[id]?.isOver != false else { return }
        run?.forget(piece)
        remove(id)
        add(id, .sync(piece))
    }

    private mutating func resume(_ piece: SyncPiece, at now: Int64) {
        let id = Activity.ID.sync(piece)
        if all[id]?.isOver == true { plan(piece) }
        add(id, .sync(piece))
        if all[id]?.state != .running { change(id) { $0.set(.running, at: now) } }
    }

    private mutating func end(_ piece: SyncPiece, _ outcome: SyncOutcome, at now: Int64) {
        let id = Activity.ID.sync(piece)
        if all[id]?.isOver == true { remove(id) }
        add(id, .sync(piece))
        change(id) { activity in
            switch outcome {
            case .read(let lines):
                activity.lines = lines
                activity.set(.done, at: now)
            case .refused(let problem): activity.set(.failed(.azure(problem)), at: now)
            case .unkept(let problem): activity.set(.failed(.store(problem)), at: now)
            case .stopped: activity.set(.stopped, at: now)
            }
        }
    }
}

extension ActivityLog {
    /// Takes how far the import is; `nil` when nothing is imported any more.
    public mutating func take(_ progress: ImportProgress?, at now: Int64) {
        guard let progress else {
            if let id = lastImport?.id { change(id) { if !$0.isOver { $0.set(.done, at: now) } } }
            return
        }
        let work = Activity.Work.usageImport(file: progress.file)
        let isSame = lastImport.map { $0.number == progress.number && all[$0.id]?.work == work } ?? false
        if !isSame || lastImport.flatMap({ all[$0.id] })?.isOver != false {
            take(nil, at: now)
            imports += 1
            let id = Activity.ID.usageImport(imports)
            lastImport = (id, progress.number)
            add(id, work)
            change(id) { $0.set(.running, at: now) }
        }
        guard let id = lastImport?.id else { return }
        change(id) {
            $0.lines = progress.lines
            $0.bytes = progress.bytes
            $0.totalBytes = progress.totalBytes
        }
    }

    /// The file that was read last is in the store.
    mutating func importSucceeded(at now: Int64) {
        take(nil, at: now)
        lastImport = nil
    }

    /// The file that was read last is not in the store, in words; what was stopped by the user did not fail.
    mutating func importFailed(_ sentence: String, at now: Int64) {
        guard let id = lastImport?.id else { return }
        let state = isImportStopping ? Activity.State.stopped : .failed(.told(FailureWords(sentence)))
        change(id) { $0.set(state, at: now) }
        lastImport = nil
    }

    /// The user stops the import; its end is told later.
    mutating func stopImport() { isImportStopping = true }

    /// Rows are being written to a file, or gathered for the clipboard.
    mutating func startExport(path: String?, rows: Int?, at now: Int64) {
        exports += 1
        let id = Activity.ID.export(exports)
        lastExport = id
        add(id, .export(path: path))
        change(id) {
            $0.expectedLines = rows
            $0.set(.running, at: now)
        }
    }

    /// So many rows are written.
    mutating func exportProgressed(rows: Int) {
        if let lastExport { change(lastExport) { $0.lines = rows } }
    }

    /// The export is over; the path is the one it came to be, when it is there.
    mutating func endExport(_ state: Activity.State, path: String? = nil, rows: Int? = nil, at now: Int64) {
        guard let id = lastExport else { return }
        change(id) {
            if let path { $0.work = .export(path: path) }
            $0.lines = rows ?? $0.lines
            $0.set(state, at: now)
        }
        lastExport = nil
    }
}

extension ActivityLog {
    private enum Place { case started, waiting, finished }

    private static func place(of activity: Activity) -> Place {
        if activity.isOver { return .finished }
        return activity.state == .waitingForTurn ? .waiting : .started
    }

    /// Puts a piece at the end of those that wait, unless it is there already.
    mutating func add(_ id: Activity.ID, _ work: Activity.Work) {
        guard all[id] == nil else { return }
        all[id] = Activity(id, work)
        waiting.append(id)
        arrangement += 1
    }

    mutating func change(_ id: Activity.ID, _ change: (inout Activity) -> Void) {
        guard var activity = all[id] else { return }
        let before = Self.place(of: activity)
        change(&activity)
        all[id] = activity
        let after = Self.place(of: activity)
        guard before != after else { return }
        arrangement += 1
        take(id, from: before)
        switch after {
        case .started: started.append(id)
        case .waiting: waiting.append(id)
        case .finished:
            finished.append(id)
            guard finished.count > Self.maximumFinished else { return }
            all[finished.removeFirst()] = nil
        }
    }

    mutating func remove(_ id: Activity.ID) {
        guard let activity = all.removeValue(forKey: id) else { return }
        arrangement += 1
        take(id, from: Self.place(of: activity))
    }

    private mutating func take(_ id: Activity.ID, from place: Place) {
        switch place {
        case .started: if let index = started.firstIndex(of: id) { started.remove(at: index) }
        case .waiting: if let index = waiting.firstIndex(of: id) { waiting.remove(at: index) }
        case .finished: if let index = finished.lastIndex(of: id) { finished.remove(at: index) }
        }
    }
}
