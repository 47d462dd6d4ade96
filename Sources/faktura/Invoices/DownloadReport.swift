import AzureClient
import BillingCore
import FakturaWords
import Foundation
import Synchronization

/// What `faktura invoices download` says while it runs and at its end.
final class DownloadReport: Sendable {
    private struct State {
        var files: [InvoiceFile.ID: InvoiceFile] = [:]
        var progress: [InvoiceFile.ID: DownloadProgress] = [:]
        var waits: [InvoiceFile.ID: SyncWait] = [:]
        var outcomes: [(file: InvoiceFile, outcome: DownloadOutcome)] = []
        var startedAt = ContinuousClock.now
    }

    private let words: Words
    private let folder: String
    /// Whether files that were there are told one by one.
    private let tellsSkipped: Bool
    private let state = Mutex(State())
    private let line: RunningLine

    init(words: Words, folder: String, tellsSkipped: Bool) {
        self.words = words
        line = RunningLine(words: words)
        self.folder = folder
        self.tellsSkipped = tellsSkipped
    }

    func take(_ event: DownloadEvent) {
        state.withLock { Self.note(event, in: &$0) }
        line.show { state.withLock { (Self.text($0, words), Array($0.waits.values)) } }
    }

    private static func note(_ event: DownloadEvent, in state: inout State) {
        switch event {
        case .planned(let files): for file in files { state.files[file.id] = file }
        case .progressed(let id, let progress): state.progress[id] = progress
        case .waiting(let id, let wait): state.waits[id] = wait
        case .finished(let id, let outcome):
            state.waits[id] = nil
            if let file = state.files[id] { state.outcomes.append((file, outcome)) }
        case .started, .ended: break
        }
    }

    private static func text(_ state: State, _ words: Words) -> String {
        let all = state.progress.values
        // While one is not said, the sum of the others says nothing.
        let totals = all.compactMap(\.total)
        let bytes = all.reduce(0) { $0 + $1.bytes }
        let sum = DownloadProgress(bytes: bytes, total: totals.count == all.count ? totals.reduce(0, +) : nil)
        let seconds = Int(state.startedAt.duration(to: .now).components.seconds)
        let fetched = bytes - all.reduce(0) { $0 + $1.resumedAt }
        return words.downloading(
            done: state.outcomes.count, of: state.files.count, progress: sum,
            rate: seconds > 0 ? fetched / seconds : 0)
    }

    func clear() { line.clear() }

    /// Puts the paths of the files on standard output and the rest on standard error; gives the exit code.
    func end() throws -> Int32 {
        clear()
        let outcomes = state.withLock { $0.outcomes }.sorted { $0.file.id < $1.file.id }
        var (saved, resumed, skipped, stopped) = (0, 0, 0, 0)
        var codes: [Int32] = []
        var told: [(reason: DownloadProblem, more: Int)] = []
        for (file, outcome) in outcomes {
            switch outcome {
            case .saved(let path, _, let resumedAt):
                saved += 1
                if resumedAt > 0 { resumed += 1 }
                try StandardOutput.write(Array("\(Console.visible(path))\n".utf8))
            case .skipped(let path):
                skipped += 1
                guard tellsSkipped else { continue }
                Console.error(words.isDownloaded(file, path: path))
                try StandardOutput.write(Array("\(Console.visible(path))\n".utf8))
            case .failed(let problem, let kept):
                codes.append(problem.exitCode)
                if let index = told.firstIndex(where: { $0.reason.isAlike(problem) }) {
                    told[index].more += 1
                } else {
                    told.append((problem, 0))
                    Console.error(words.sentence(for: problem, file: file, kept: kept))
                }
            case .stopped: stopped += 1
            }
        }
        let more = told.reduce(0) { $0 + $1.more }
        if more > 0 { Console.error(words.failedAlike(more)) }
        Console.error(
            words.downloadsEnded(
                saved: saved, resumed: resumed, skipped: skipped, failed: codes.count, stopped: stopped,
                folder: folder))
        return Failure.code(of: codes)
    }
}

extension DownloadProblem {
    /// How a command ends that failed for it.
    var exitCode: Int32 {
        switch self {
        case .azure(let problem): problem.exitCode
        case .noReader: 4
        case .notListed: 7
        case .store, .saving, .notPDF, .cutShort, .changed, .inUse: 1
        }
    }

    /// Whether another failure needs no words of its own beside this one.
    fileprivate func isAlike(_ other: DownloadProblem) -> Bool {
        switch (self, other) {
        case (.saving(let own), .saving(let other)): own.code == other.code
        case (.store(let own), .store(let other)): own == other
        case (.azure(.signIn), .azure(.signIn)), (.azure(.unreachable), .azure(.unreachable)): true
        default: false
        }
    }
}
