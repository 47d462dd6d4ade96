import AzureClient
import BillingCore
import BillingStore
import BillingSync
import FakturaViewModels
import FakturaWords
import Foundation
import SampleAccount
import Synchronization

/// Downloads invoices and reads their text beside the interface.
final class BackgroundDownloads: Sendable {
    private let store: BillingStore
    /// The folder that PDFs go to, absolute.
    private let folder: String
    /// The day of the sample account; `nil` where Azure has the documents.
    private let sampleDay: Day?
    /// Azure; `nil` where files or the sample account are shown.
    private let session: AzureSession?
    /// Azure's lists; `nil` where it is not asked.
    private let azure: AzureInvoices?
    private let settings: Settings
    private let mailbox: Mailbox
    private let relay: DownloadRelay
    private let reading = Mutex<Task<Void, Never>?>(nil)
    private let queue = Mutex<DownloadQueue?>(nil)

    init(
        store: BillingStore, folder: String, sampleDay: Day?, session: AzureSession?, settings: Settings,
        mailbox: Mailbox
    ) {
        self.store = store
        self.folder = folder
        self.sampleDay = sampleDay
        self.session = session
        self.settings = settings
        self.mailbox = mailbox
        relay = DownloadRelay(words: settings.words, mailbox: mailbox)
        azure = session.map { session in
            AzureInvoices(
                store: store, signedIn: { try await session.accounts() },
                now: { Int64(Date().timeIntervalSince1970) })
        }
    }

    /// Carries an order out.
    func perform(_ order: DownloadOrder) {
        switch order {
        case .readText(let id, let path): read(id, path)
        case .download(let invoices): download(invoices)
        case .cancel(let invoice): withQueue { await $0.cancel(invoice) }
        }
    }

    /// Has documents that wait fetched as whoever is signed in now.
    func accountsChanged() {
        if let azure { Task.detached { await azure.forget() } }
    }

    /// Stops everything; what came of a document is kept for the next time.
    func stop() {
        reading.withLock { $0?.cancel() }
        guard let queue = queue.withLock({ $0 }) else { return }
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await queue.cancelAll()
            await queue.finish()
            done.signal()
        }
        done.wait()
    }

    private func withQueue(_ body: @escaping @Sendable (DownloadQueue) async -> Void) {
        guard let queue = queue.withLock({ $0 }) else { return }
        Task.detached { await body(queue) }
    }

    private func download(_ invoices: [Invoice.ID]) {
        Task.detached { [self] in
            do {
                let wanted = Set(invoices)
                let known = try store.account(.all).invoiceFiles(profileNames: store.billingProfileNames())
                let files = known.filter { wanted.contains($0.id) }
                try await check(invoices)
                relay.learn(files)
                await openQueue().add(files, to: folder)
                for id in wanted.subtracting(files.map(\.id)) { fail(id, settings.words.unknownInvoice(id, known: [])) }
            } catch {
                for id in invoices { fail(id, sentence(for: error)) }
            }
        }
    }

    private func fail(_ id: Invoice.ID, _ sentence: String) {
        mailbox.post(.download(.told(.finished(invoice: id, .failed(FailureWords(sentence))))))
    }

    private func sentence(for error: any Error) -> String {
        switch error {
        case let problem as AzureProblem: settings.words.signInFailed(problem)
        case let failure as Failure: failure.sentence
        default: settings.words.sentence(for: error)
        }
    }

    /// Says before anything is begun what keeps all of them from coming.
    private func check(_ invoices: [Invoice.ID]) async throws {
        guard sampleDay == nil else { return }
        guard !settings.isOffline else { throw Failure.notAvailable(settings.words.downloadNeedsNetwork(invoices)) }
        guard let session else { throw AzureProblem.signIn(.notSignedIn) }
        _ = try await session.signedInAccounts()
    }

    /// The one queue of this run, made when something is first downloaded.
    private func openQueue() -> DownloadQueue {
        queue.withLock { held in
            if let held { return held }
            let (relay, azure) = (relay, azure)
            let made = DownloadQueue(source: source, surroundings: .machine) { event in
                relay.take(event)
                // The next downloads are of whoever is signed in then, and of what Azure lists then.
                if case .ended = event, let azure { Task.detached { await azure.forget() } }
            }
            held = made
            return made
        }
    }

    private var source: any InvoiceSource {
        if let sampleDay { return LocalInvoices(of: SampleAccount(today: sampleDay)) }
        return azure ?? LocalInvoices { _ in nil }
    }

    /// Reads one document; what was read before it is not waited for any more.
    private func read(_ id: Invoice.ID, _ path: String) {
        let (settings, mailbox) = (settings, mailbox)
        reading.withLock { task in
            task?.cancel()
            task = Task.detached {
                do {
                    let pages = try await PDFText.read(path, environment: settings.environment)
                    mailbox.post(.download(.text(id, pages: pages)))
                } catch is CancellationError {
                    // Another one is read.
                } catch let problem as PDFTextProblem {
                    mailbox.post(.download(.textFailed(id, settings.words.sentence(for: problem))))
                } catch {
                    mailbox.post(.download(.textFailed(id, settings.words.sentence(for: error))))
                }
            }
        }
    }
}
