import ArgumentParser
import BillingCore
import BillingSync
import FakturaViewModels
import FakturaWords
import Foundation
import Synchronization

/// `faktura invoices show`.
struct InvoicesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print the text of an invoice's PDF.",
        discussion: """
            The file in --dir is read where it is there; else it is fetched for the moment and not kept. The text is \
            made by pdftotext, of the package poppler-utils.
            """)

    @Argument(help: "The number of an invoice, or the beginning of it.")
    var invoice: String

    @OptionGroup(title: "Which") var options: InvoiceOptions
    @OptionGroup(title: "Files") var files: InvoiceFolderOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            guard PDFText.isPossible(settings.environment) else {
                throw Failure.notAvailable(settings.words.cannotReadPDF(invoice))
            }
            let reading = try InvoiceReading(options, settings)
            guard let file = try reading.file(invoice, in: reading.files) else { throw reading.unknown(invoice) }
            if let path = SavedInvoices(in: DownloadFolder.resolve(files.dir, settings)).path(of: file) {
                return try Self.print(path, settings)
            }
            if settings.isOffline, reading.needsNetwork {
                throw Failure.notAvailable(settings.words.downloadNeedsNetwork([file.id]))
            }
            let folder = try Self.temporaryFolder(settings)
            defer { Self.remove(folder) }
            try Self.print(try Self.fetch(file, to: folder, reading, settings), settings)
        }
    }

    private static func print(_ path: String, _ settings: Settings) throws {
        let text = Mutex("")
        do {
            try Interruption.awaiting {
                let read = try await PDFText.read(path, environment: settings.environment)
                text.withLock { $0 = VisibleText.of(read.joined().joined(separator: "\n")) }
            }
        } catch let problem as PDFTextProblem {
            throw Failure(sentence: settings.words.sentence(for: problem), code: 1)
        }
        try StandardOutput.write(Array(text.withLock { $0 }.utf8))
    }

    /// Downloads the file for the moment, and gives its path.
    private static func fetch(
        _ file: InvoiceFile, to folder: String, _ reading: InvoiceReading, _ settings: Settings
    ) throws -> String {
        let outcome = Mutex<DownloadOutcome?>(nil)
        try Interruption.awaiting {
            try await reading.withSource(settings) { source, _ in
                let queue = DownloadQueue(source: source, surroundings: .machine) { event in
                    if case .finished(_, let ended) = event { outcome.withLock { $0 = ended } }
                }
                await queue.add([file], to: folder)
                await queue.finish()
            }
        }
        switch outcome.withLock({ $0 }) {
        case .saved(let path, _, _), .skipped(let path): return path
        case .failed(let problem, _):
            // The part goes with its folder.
            let sentence = settings.words.sentence(for: problem, file: file, kept: 0)
            throw Failure(sentence: sentence, code: problem.exitCode)
        case .stopped, nil: throw CancellationError()
        }
    }

    private static func temporaryFolder(_ settings: Settings) throws -> String {
        try Folders.make(settings.folders.cache)
        let folder = "\(settings.folders.cache)/invoice-\(UUID().uuidString)"
        guard mkdir(folder, 0o700) == 0 else {
            throw SavingProblem(path: settings.folders.cache, code: errno)
        }
        return folder
    }

    private static func remove(_ folder: String) {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            // It is private and in the cache: nothing more can be done about it.
        }
    }
}
