import BillingCore
import FakturaViewModels
import FakturaWords
import Synchronization

/// Tells the interface of downloads, in its words and no faster than it draws.
final class DownloadRelay: Sendable {
    fileprivate struct State {
        var files: [InvoiceFile.ID: InvoiceFile] = [:]
        var toldAt: [InvoiceFile.ID: ContinuousClock.Instant] = [:]
    }

    private let words: Words
    private let mailbox: Mailbox
    private let state = Mutex(State())

    init(words: Words, mailbox: Mailbox) {
        self.words = words
        self.mailbox = mailbox
    }

    /// Takes the files that events will be about.
    func learn(_ files: [InvoiceFile]) {
        state.withLock { state in for file in files { state.files[file.id] = file } }
    }

    /// Takes an event, on any thread.
    func take(_ event: DownloadEvent) {
        if let told = told(event) { mailbox.post(.download(.told(told))) }
    }

    private func told(_ event: DownloadEvent) -> DownloadTold? {
        switch event {
        case .planned, .ended: return nil
        case .started(let id): return .started(invoice: id, file: file(id)?.name ?? id)
        case .progressed(let id, let progress):
            guard isDue(id) else { return nil }
            return .progressed(invoice: id, bytes: Int64(progress.bytes), total: progress.total.map { Int64($0) })
        case .waiting(let id, let wait): return .waiting(invoice: id, wait)
        case .finished(let id, let outcome): return .finished(invoice: id, end(outcome, id))
        }
    }

    private func end(_ outcome: DownloadOutcome, _ id: InvoiceFile.ID) -> DownloadEnd {
        switch outcome {
        case .saved(let path, let bytes, _): .saved(path: path, bytes: Int64(bytes))
        case .skipped(let path): .alreadyThere(path: path)
        case .failed(let problem, let kept):
            .failed(
                FailureWords(
                    file(id).map { words.sentence(for: problem, file: $0, kept: kept) } ?? id,
                    short: words.shortReason(problem), requestID: problem.requestID))
        case .stopped: .stopped
        }
    }

    private func file(_ id: InvoiceFile.ID) -> InvoiceFile? { state.withLock { $0.files[id] } }

    /// Progress is not drawn more often than five times a second.
    private func isDue(_ id: InvoiceFile.ID) -> Bool {
        state.withLock { state in
            if let toldAt = state.toldAt[id], toldAt.duration(to: .now) < .milliseconds(200) { return false }
            state.toldAt[id] = .now
            return true
        }
    }
}
