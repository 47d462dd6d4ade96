import BillingCore
import FakturaViewModels
import FakturaWords
import Foundation

/// Reads the files that were opened beside the interface, on a thread of its own.
final class BackgroundImport {
    private let opened: OpenedStore
    private let input: InputOptions
    private let metric: Metric
    private let settings: Settings
    private let mailbox: Mailbox
    private let cancellation = Cancellation()
    private let done = DispatchSemaphore(value: 0)
    private var isRunning = false

    init(opened: OpenedStore, input: InputOptions, metric: Metric, settings: Settings, mailbox: Mailbox) {
        self.opened = opened
        self.input = input
        self.metric = metric
        self.settings = settings
        self.mailbox = mailbox
    }

    /// Starts reading, when there is something to read.
    func start() {
        guard !opened.pending.isEmpty else { return }
        isRunning = true
        let (opened, input, metric, settings) = (opened, input, metric, settings)
        let (mailbox, cancellation, done) = (mailbox, cancellation, done)
        Thread.detachNewThread {
            Self.read(opened, input, metric, settings, mailbox, cancellation)
            done.signal()
        }
    }

    /// Stops reading; what was published stays.
    func cancel() { cancellation.cancel() }

    /// Stops reading and waits until nothing is written any more.
    func stop() {
        guard isRunning else { return }
        cancel()
        done.wait()
    }

    private static func read(
        _ opened: OpenedStore, _ input: InputOptions, _ metric: Metric, _ settings: Settings, _ mailbox: Mailbox,
        _ cancellation: Cancellation
    ) {
        let words = settings.words
        let run = UsageImport(
            store: opened.store, options: input, metric: metric, now: settings.now, cancellation: cancellation,
            progress: { mailbox.post(.imported($0)) })
        do {
            try opened.readPending(run, now: settings.now) { report in
                mailbox.post(.published(message: words.sentences(for: report, names: [:]).joined(separator: "\n")))
            }
            mailbox.post(.imported(nil))
        } catch {
            mailbox.post(.imported(nil))
            mailbox.post(.importFailed(error is CancellationError ? words.interrupted : words.sentence(for: error)))
        }
    }
}
