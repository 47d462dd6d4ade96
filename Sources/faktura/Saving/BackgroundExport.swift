import BillingStore
import FakturaViewModels
import Foundation

/// Writes rows to a file beside the interface, on a thread of its own; one file at a time.
final class BackgroundExport {
    private let run: ExportRun
    private let mailbox: Mailbox
    private let executor: any TaskExecutor = BlockingExecutor()
    private var running: (task: Task<Void, Never>, done: DispatchSemaphore)?

    init(store: BillingStore, settings: Settings, mailbox: Mailbox) {
        run = ExportRun(
            store: store, words: settings.words, home: settings.environment["HOME"] ?? NSHomeDirectory(),
            progress: { mailbox.post(.saving(.progressed(rows: $0))) })
        self.mailbox = mailbox
        // A file that grows past the user's limit is an error like a full disk, not the program's end.
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Starts an export; one that still runs is stopped.
    func start(_ export: Export) {
        start { $0.outcome(of: export) }
    }

    /// Starts to save usage files; an export that still runs is stopped.
    func start(_ order: UsageFileOrder) {
        start { $0.outcome(of: order) }
    }

    private func start(_ work: @escaping @Sendable (ExportRun) -> SavingIntent) {
        stop()
        let done = DispatchSemaphore(value: 0)
        let task = Task(executorPreference: executor) { [run, mailbox] in
            mailbox.post(.saving(work(run)))
            done.signal()
        }
        running = (task, done)
    }

    /// Stops what runs; nothing is left of it.
    func cancel() { running?.task.cancel() }

    /// Stops what runs and waits until its file is gone.
    func stop() {
        guard let running else { return }
        running.task.cancel()
        running.done.wait()
        self.running = nil
    }
}
