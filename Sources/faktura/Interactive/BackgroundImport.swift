import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords
import Foundation

/// Reads the files that were opened beside the interface, on a thread of its own.
final class BackgroundImport {
    private let opened: OpenedStore
    private var input: InputOptions
    private let metric: Metric?
    private let settings: Settings
    private let mailbox: Mailbox
    private var cancellation = Cancellation()
    /// The thread that reads, until it is done; `nil` before the first start.
    private var done: DispatchSemaphore?

    init(opened: OpenedStore, input: InputOptions, metric: Metric?, settings: Settings, mailbox: Mailbox) {
        self.opened = opened
        self.input = input
        self.metric = metric
        self.settings = settings
        self.mailbox = mailbox
    }

    /// Starts reading again, files that name no currency in this one.
    func start(in currency: CurrencyCode) {
        stop()
        input.currency = currency
        start()
    }

    /// Starts reading, when there is something to read; once more when it ended before its end.
    func start() {
        guard !input.files.isEmpty || !opened.isWhole else { return }
        stop()
        let (cancellation, done) = (Cancellation(), DispatchSemaphore(value: 0))
        (self.cancellation, self.done) = (cancellation, done)
        let (opened, input, metric, settings, mailbox) = (opened, input, metric, settings, mailbox)
        Thread.detachNewThread {
            Self.read(opened, input, metric, settings, mailbox, cancellation)
            done.signal()
        }
    }

    /// Stops reading; what was published stays.
    func cancel() { cancellation.cancel() }

    /// Stops reading and waits until nothing is written any more.
    func stop() {
        guard let done else { return }
        cancel()
        done.wait()
        self.done = nil
    }

    private static func read(
        _ opened: OpenedStore, _ input: InputOptions, _ metric: Metric?, _ settings: Settings, _ mailbox: Mailbox,
        _ cancellation: Cancellation
    ) {
        let words = settings.words
        let run = UsageImport(
            store: opened.store, options: input, metric: .told(otherwise: metric), now: settings.now,
            cancellation: cancellation, words: words,
            progress: { mailbox.post(.imported($0)) })
        do {
            var notes = try opened.readPending(run, now: settings.now) { report in
                mailbox.post(.published(message: words.sentences(for: report, names: [:]).joined(separator: "\n")))
            }
            mailbox.post(.imported(nil))
            if input.demo { mailbox.post(.storeChanged) }
            if let metric, try !opened.store.metrics().contains(metric) { notes.append(words.noFigures(of: metric)) }
            if !notes.isEmpty { mailbox.post(.warned(notes.joined(separator: "\n"))) }
        } catch {
            mailbox.post(.imported(nil))
            mailbox.post(.importFailed(error is CancellationError ? words.interrupted : words.sentence(for: error)))
            if case UsageFileProblem.noCurrency(let path) = error {
                // A folder may be opened as '.', which is no name.
                let file = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
                mailbox.post(.currency(.missing(file: file)))
            }
        }
    }
}
