import ArgumentParser
import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords
import Foundation

extension UsageFileKind: ExpressibleByArgument {}

/// `faktura usage export`: the twin of the key `u`.
struct UsageExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the usage of a period as a usage file.",
        discussion: """
            Version 2 is the file of the Account Center: provisioning status, statement and daily usage. It is made \
            of whatever the store has; what is not known stays empty. Each subscription gets a file of its own, \
            whose path is printed. A file that is there is never written over: the new one becomes '… (2).csv'.

            Exit codes: 0 done, 1 failed, 7 not available (with the reason), 130 interrupted.
            """)

    @Option(help: "v2, the Account Center's file, or mosp, the flat one of pay-as-you-go exports.")
    var format = UsageFileKind.v2

    @Flag(
        help: """
            Save the cost details file that Azure makes, as it is sent; for enterprise and customer agreements, from \
            the store of a sync.
            """)
    var asAzure = false

    @Option(help: "A subscription by its ID or name, or 'all'.")
    var subscription = "all"

    @Option(
        parsing: .unconditional,
        help: "unbilled, -1 to -6, YYYY-MM (month of the last day) or YYYY-MM-DD (a day in it); default: the newest.")
    var period: PeriodChoice?

    @Option(name: .customLong("metric"), help: "How charges are spread over time: actual or amortized.")
    var metricOption: MetricOption?

    @Option(name: .customLong("as-of"), help: "The day to report for, YYYY-MM-DD.")
    var asOfOption: DayOption?

    @Option(help: "The folder to save in; the default is the download folder, else the working directory.")
    var dir: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "The file to write instead, of one subscription; '-' is standard output.")
    var output: String?

    @OptionGroup(title: "What to read") var input: InputOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func validate() throws {
        if output != nil, dir != nil { throw ValidationError("Name --dir or --output, not both.") }
        if asAzure, input.demo || !input.files.isEmpty {
            throw ValidationError("--as-azure asks Azure; leave out files and --demo.")
        }
    }

    func run() throws {
        try Failure.reporting(general) { settings in
            if asAzure, settings.isOffline { throw Failure.notAvailable(settings.words.azureFileNeedsNetwork) }
            // A file that grows past the user's limit is an error like a full disk, not the program's end.
            signal(SIGXFSZ, SIG_IGN)
            try Reading.run(input, try report(), settings) { reading in
                if asAzure { try checkAgreements(reading) }
                let period = try reading.period()
                let known = try reading.store.subscriptions(
                    of: reading.scope, withUsageIn: period, metric: reading.metric)
                guard !known.isEmpty else { throw Failure.notAvailable(settings.words.noUsageToExport(in: period)) }
                if output != nil, known.count > 1 {
                    throw Failure(
                        sentence: settings.words.needsOneSubscription(known.map(\.displayName).sorted()), code: 64)
                }
                if asAzure {
                    let metric = metricOption?.metric ?? reading.metric
                    try save(known, AzureFileRun(store: reading.store, period: period, metric: metric), settings)
                } else {
                    try save(known, reading, period, settings)
                }
            }
        }
    }

    /// Refuses what no period would make possible: Azure makes no such file for any subscription asked for.
    private func checkAgreements(_ reading: Reading) throws {
        let asked = try reading.store.subscriptions().filter { reading.scope.contains($0.id) }
        guard let first = asked.first, asked.allSatisfy({ $0.agreement == .onlineServices }) else { return }
        throw Failure.notAvailable(reading.words.azureMakesNoFile(for: first.displayName))
    }

    private func report() throws -> ReportOptions {
        var report = try ReportOptions.parse([])
        report.subscription = subscription
        report.period = period
        // Azure makes files of either metric, whichever the store has figures of.
        report.metricOption = asAzure ? nil : metricOption
        report.asOfOption = asOfOption
        return report
    }

    private func save(
        _ subscriptions: [Subscription], _ reading: Reading, _ period: BillingPeriod, _ settings: Settings
    ) throws {
        try Interruption.catching { cancellation in
            let run = UsageFileRun(store: reading.store, period: period, metric: reading.metric, kind: format) { _ in
                try cancellation.check()
            }
            for subscription in subscriptions {
                if output == "-" {
                    _ = try run.write(subscription) { try StandardOutput.write($0) }
                } else {
                    let path = path(of: subscription, period, format.noun, settings)
                    Swift.print(Console.visible(try run.save(subscription, to: path).path))
                }
            }
        }
    }

    private func save(_ subscriptions: [Subscription], _ run: AzureFileRun, _ settings: Settings) throws {
        // Before anything is asked: what is known to be refused.
        for subscription in subscriptions where subscription.agreement == .onlineServices {
            throw Failure.notAvailable(settings.words.azureMakesNoFile(for: subscription.displayName))
        }
        let targets = subscriptions.map {
            (subscription: $0, path: output == "-" ? nil : path(of: $0, run.period, run.noun, settings))
        }
        try Interruption.awaiting {
            try await run.save(targets, settings) { path in Swift.print(Console.visible(path)) }
        }
    }

    private func path(
        of subscription: Subscription, _ period: BillingPeriod, _ noun: String, _ settings: Settings
    ) -> String {
        let home = settings.environment["HOME"] ?? NSHomeDirectory()
        if let output { return DownloadFolder.absolute(output, home: home) }
        let name = UsageFileOrder.fileName(of: subscription.displayName, in: period, noun: noun)
        return "\(DownloadFolder.resolve(dir, settings))/\(name)"
    }
}
