import ArgumentParser
import BillingCore
import BillingSync
import FakturaWords
import Foundation

/// `faktura invoices download`.
struct InvoicesDownloadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "download", abstract: "Download invoices' PDFs.",
        discussion: """
            A file is named by its period's last day, its subscription or billing profile, and its number: \
            2026-11-11_Production_E0100ABCDE.pdf. What is there and whole is not fetched again; nothing is written \
            over. What breaks off, also by Ctrl-C, leaves a hidden part that the next download goes on from. Paths go \
            to standard output, the rest to standard error.

            Exit codes: 0 done, 1 failed, 4 not signed in, 5 no permission, 6 Azure asks to wait, 7 not available, \
            130 interrupted.
            """)

    @Argument(help: "Numbers of invoices, or the beginning of one.")
    var invoices: [String] = []

    @Flag(help: "All invoices, by --subscription and --period.")
    var all = false

    @Flag(help: "As --all, without a word about those that are there.")
    var missing = false

    @OptionGroup(title: "Which") var options: InvoiceOptions
    @OptionGroup(title: "Files") var files: InvoiceFolderOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func validate() throws {
        if invoices.isEmpty, !all, !missing {
            throw ValidationError("Name invoices, or pass --all or --missing.")
        }
        if let named = invoices.first, all || missing {
            throw ValidationError(
                "The invoice '\(named)' is named, and \(all ? "--all" : "--missing") is given: leave one of them out.")
        }
    }

    func run() throws {
        try Failure.reporting(general) { settings in
            // A file that grows past the user's limit is an error like a full disk, not the program's end.
            signal(SIGXFSZ, SIG_IGN)
            let reading = try InvoiceReading(options, settings)
            let folder = DownloadFolder.resolve(files.dir, settings)
            let report = DownloadReport(words: settings.words, folder: folder, tellsSkipped: !missing)
            let run = DownloadRun(reading: reading, folder: folder, report: report, settings: settings)
            let asked = invoices
            do {
                try Interruption.awaiting {
                    if asked.isEmpty { try await run.all() } else { try await run.named(asked) }
                }
            } catch is CancellationError {
                _ = try report.end()
                throw Failure(sentence: settings.words.downloadsInterrupted, code: 130)
            } catch {
                report.clear()
                throw error
            }
            let code = try report.end()
            if code != 0 { throw ExitCode(code) }
        }
    }
}

/// One run of `faktura invoices download`.
struct DownloadRun: Sendable {
    let reading: InvoiceReading
    let folder: String
    let report: DownloadReport
    let settings: Settings

    /// Downloads the invoices of these numbers.
    ///
    /// - Throws: ``Failure`` before anything is downloaded when one of them is none.
    func named(_ asked: [String]) async throws {
        let known = reading.files
        let found = try asked.map { try reading.file($0, in: known) }
        if !found.contains(nil), try await isDone(found.compactMap(\.self)) { return }
        if found.contains(nil), !reading.needsNetwork || settings.isOffline {
            throw unknown(asked, found)
        }
        try await reading.withSource(settings) { source, azure in
            var files = found
            if let azure, files.contains(nil) {
                let new = try await reading.newFiles(azure, isEverywhere: true)
                for index in files.indices where files[index] == nil {
                    files[index] = try reading.file(asked[index], in: new)
                }
            }
            guard !files.contains(nil) else { throw unknown(asked, files) }
            try await fetch(files.compactMap(\.self), from: source)
        }
    }

    /// Downloads all that the options mean.
    func all() async throws {
        let known = reading.files
        if !reading.needsNetwork || settings.isOffline, try await isDone(known) {
            return try check(hasFiles: !known.isEmpty)
        }
        try await reading.withSource(settings) { source, azure in
            var files = known
            if let azure { files += try await reading.newFiles(azure, isEverywhere: false) }
            try await fetch(files, from: source)
            try check(hasFiles: !files.isEmpty)
        }
    }

    /// Says why there is no invoice of what was asked for; that all there are is nothing is no failure.
    ///
    /// - Throws: ExitCode 7.
    private func check(hasFiles: Bool) throws {
        guard !hasFiles, reading.isNarrowed else { return }
        report.clear()
        for reason in try reading.reasonsForNone() { Console.error(reason) }
        throw ExitCode(7)
    }

    private func unknown(_ asked: [String], _ found: [InvoiceFile?]) -> Failure {
        reading.unknown(zip(asked, found).first { $0.1 == nil }?.0 ?? "")
    }

    /// Whether all are there, so that nobody has to be asked.
    ///
    /// - Throws: ``Failure`` where they are not and the network may not be used.
    private func isDone(_ files: [InvoiceFile]) async throws -> Bool {
        let saved = SavedInvoices(in: folder)
        let missing = files.filter { saved.path(of: $0) == nil }
        if missing.isEmpty {
            // Nothing is fetched from a source of none.
            try await fetch(files, from: LocalInvoices { _ in nil })
            return true
        }
        if settings.isOffline, reading.needsNetwork {
            throw Failure.notAvailable(settings.words.downloadNeedsNetwork(missing.map(\.id)))
        }
        return false
    }

    private func fetch(_ files: [InvoiceFile], from source: any InvoiceSource) async throws {
        let report = report
        let queue = DownloadQueue(source: source, surroundings: .machine) { report.take($0) }
        await queue.add(files, to: folder)
        await queue.finish()
        try Task.checkCancellation()
    }
}

extension DownloadSurroundings {
    /// The machine's clock.
    static var machine: DownloadSurroundings {
        DownloadSurroundings(
            now: { Int64(Date().timeIntervalSince1970) }, sleep: { try await Task.sleep(for: .milliseconds($0)) })
    }
}
