public import BillingCore

/// Downloads invoices' PDFs into a folder, some at a time, in the order they were asked for.
///
/// What is stopped, fails or is killed leaves a part that the next download of
/// the same invoice into the same folder goes on from.
public actor DownloadQueue {
    private let source: any InvoiceSource
    private let surroundings: DownloadSurroundings
    private let tell: @Sendable (DownloadEvent) -> Void

    private struct Job {
        let file: InvoiceFile
        let folder: String
    }

    private var waiting: [Job] = []
    private var running: [InvoiceFile.ID: Task<Void, Never>] = [:]
    /// What ended, to be tried again.
    private var over: [InvoiceFile.ID: Job] = [:]
    private var idle: [CheckedContinuation<Void, Never>] = []

    /// Creates a queue with nothing to do.
    ///
    /// - Parameter observer: Hears what happens, on any thread.
    public init(
        source: any InvoiceSource, surroundings: DownloadSurroundings,
        observer: @escaping @Sendable (DownloadEvent) -> Void
    ) {
        self.source = source
        self.surroundings = surroundings
        tell = observer
    }

    /// Downloads files; those that wait or are being fetched already are not added once more.
    ///
    /// - Parameter folder: Absolute; it has to be there.
    public func add(_ files: [InvoiceFile], to folder: String) {
        add(files.map { Job(file: $0, folder: folder) })
    }

    /// Tries once more what failed or was stopped.
    public func retry(_ id: InvoiceFile.ID) {
        if let job = over[id] { add([job]) }
    }

    /// Stops a download; what came of it so far is kept.
    public func cancel(_ id: InvoiceFile.ID) {
        if let task = running[id] {
            task.cancel()
        } else if let index = waiting.firstIndex(where: { $0.file.id == id }) {
            over[id] = waiting.remove(at: index)
            tell(.finished(id, .stopped(kept: 0)))
            endWhenDone()
        }
    }

    /// Stops everything.
    public func cancelAll() {
        for id in waiting.map(\.file.id) { cancel(id) }
        for task in running.values { task.cancel() }
    }

    /// Waits until nothing is left to fetch; when the waiting task is cancelled everything is stopped.
    public func finish() async {
        await withTaskCancellationHandler {
            guard !(running.isEmpty && waiting.isEmpty) else { return }
            await withCheckedContinuation { idle.append($0) }
        } onCancel: {
            Task { await self.cancelAll() }
        }
    }

    private func add(_ jobs: [Job]) {
        var new: [Job] = []
        for job in jobs where running[job.file.id] == nil {
            guard !(waiting + new).contains(where: { $0.file.id == job.file.id }) else { continue }
            over[job.file.id] = nil
            new.append(job)
        }
        guard !new.isEmpty else { return }
        waiting += new
        tell(.planned(new.map(\.file)))
        startMore()
    }

    private func startMore() {
        while running.count < surroundings.width, !waiting.isEmpty { start(waiting.removeFirst()) }
        endWhenDone()
    }

    private func start(_ job: Job) {
        tell(.started(job.file.id))
        let download = InvoiceDownload(
            file: job.file, source: source, folder: job.folder, surroundings: surroundings, tell: tell)
        running[job.file.id] = Task { finished(job, await download.run()) }
    }

    private func finished(_ job: Job, _ outcome: DownloadOutcome) {
        running[job.file.id] = nil
        over[job.file.id] = job
        tell(.finished(job.file.id, outcome))
        startMore()
    }

    private func endWhenDone() {
        guard running.isEmpty, waiting.isEmpty else { return }
        tell(.ended)
        for continuation in idle { continuation.resume() }
        idle = []
    }
}
