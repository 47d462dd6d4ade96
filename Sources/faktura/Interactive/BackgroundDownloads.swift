import BillingCore
import FakturaViewModels
import FakturaWords
import Foundation
import Synchronization

/// Reads the text of invoices beside the interface.
final class BackgroundDownloads: Sendable {
    private let settings: Settings
    private let mailbox: Mailbox
    private let reading = Mutex<Task<Void, Never>?>(nil)

    init(settings: Settings, mailbox: Mailbox) {
        self.settings = settings
        self.mailbox = mailbox
    }

    /// Carries an order out.
    func perform(_ order: DownloadOrder) {
        switch order {
        case .readText(let id, let path): read(id, path)
        case .download(let invoices): download(invoices)
        case .cancel: break
        }
    }

    /// Where the download engine is called; an order that nobody carries out ends at once, so that nothing waits for it.
    private func download(_ invoices: [Invoice.ID]) {
        for id in invoices { mailbox.post(.download(.told(.finished(invoice: id, .stopped)))) }
    }

    /// Stops everything.
    func stop() { reading.withLock { $0?.cancel() } }

    /// Reads one document; what was read before it is not waited for any more.
    private func read(_ id: Invoice.ID, _ path: String) {
        let (settings, mailbox) = (settings, mailbox)
        reading.withLock { task in
            task?.cancel()
            task = Task.detached {
                do {
                    let lines = try await PDFText.read(path, environment: settings.environment)
                    mailbox.post(.download(.text(id, lines: lines)))
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
