import ArgumentParser
import BillingCore
import BillingStore
import FakturaWords
import Foundation
import UsageFiles

/// `faktura import`: keeps usage files in the store.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read usage files into the store.",
        discussion: """
            A file is published when it is whole: a bad row, Ctrl-C or a full disk leave what was there. \
            The same content twice changes nothing; of one subscription and period the file that covers more \
            days is shown.
            """,
        subcommands: [ImportFilesCommand.self, ImportListCommand.self, ImportRemoveCommand.self],
        defaultSubcommand: ImportFilesCommand.self)
}

/// `faktura import FILE…`.
struct ImportFilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files", abstract: "Read usage files into the store (the word 'files' may be left out).")

    @OptionGroup(title: "What to read") var input: ImportInputOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            guard !input.files.isEmpty else {
                throw ValidationError("Name the usage files to import: faktura import FILE…")
            }
            // A store is made for the first file that can be read, not for a mistyped name.
            try identifyOne(settings)
            let store = try BillingStore(path: settings.store(input.store))
            try Interruption.catching { cancellation in
                let progress = ProgressLine(words: settings.words)
                defer { progress.clear() }
                let run = UsageImport(
                    store: store, options: input.reading, metric: input.metricRule, now: settings.now,
                    cancellation: cancellation,
                    words: settings.words, progress: { progress.show($0) })
                var isBroken = false
                for (index, file) in input.files.enumerated() {
                    do {
                        let (reports, _) = try run.run(file, number: index + 1, of: input.files.count)
                        progress.clear()
                        for report in reports { try say(report, store, settings) }
                    } catch let problem as UsageFileProblem {
                        // A file that cannot be read does not keep the others out.
                        progress.clear()
                        Console.error(settings.words.sentence(for: problem))
                        isBroken = true
                    }
                }
                if isBroken { throw ExitCode(1) }
            }
        }
    }

    private func say(_ report: ImportReport, _ store: BillingStore, _ settings: Settings) throws {
        let names = Dictionary(
            try store.subscriptions().map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first })
        for sentence in settings.words.sentences(for: report, names: names) { print(Console.visible(sentence)) }
    }
}

extension ImportFilesCommand {
    /// Fails with every file's sentence when none of them is a usage file.
    private func identifyOne(_ settings: Settings) throws {
        var problems: [UsageFileProblem] = []
        for file in input.files {
            do {
                _ = try UsageFileReader.identify(path: file)
                return
            } catch let problem as UsageFileProblem {
                problems.append(problem)
            }
        }
        for problem in problems.dropLast() { Console.error(settings.words.sentence(for: problem)) }
        if let last = problems.last { throw last }
    }
}

/// The files and the store of `faktura import`.
struct ImportInputOptions: ParsableArguments {
    @Argument(help: "Usage files, or the folder of an export with its manifest.json.") var files: [String] = []
    @Option(help: "The store to write; the default is the one in the data folder.") var store: String?
    @Flag(help: "Leave out rows that cannot be read, and count them.") var skipInvalid = false
    @Option(help: "The day of the month on which billing periods start, for files that do not say so.")
    var anchorDay: Int?

    @Option(help: "The currency of files that do not name one, such as EUR; others must be in it.")
    var currency: CurrencyCode?

    @Option(help: "What the files are, actual or amortized; default: as their rows tell, else actual.")
    var metric: MetricOption?

    var metricRule: MetricRule { metric.map { .given($0.metric) } ?? .told(otherwise: nil) }

    func validate() throws { try reading.validate() }

    var reading: InputOptions {
        var options = InputOptions()
        options.files = files
        options.store = nil
        options.demo = false
        options.skipInvalid = skipInvalid
        options.anchorDay = anchorDay
        options.currency = currency
        return options
    }
}

/// `faktura import list`: the datasets of the store.
struct ImportListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the datasets of the store and what each covers.")

    @Option(help: "The store; the default is the one in the data folder.") var store: String?
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let opened = try OpenedStore.existing(store, settings)
            try DatasetRows.table(try opened.datasets()).print(output.style)
        }
    }
}

/// `faktura import remove`: takes a dataset out of the store.
struct ImportRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a dataset out of the store, by its number.")

    @Argument(help: "The number that 'faktura import list' shows.") var dataset: Int
    @Option(help: "The store; the default is the one in the data folder.") var store: String?
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            try OpenedStore.existing(store, settings).removeDataset(dataset)
        }
    }
}
