import ArgumentParser
import BillingCore
import BillingStore
import BillingSync
import FakturaViewModels
import FakturaWords

/// `faktura invoices`: the twin of the Invoices screen.
struct InvoicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoices", abstract: "List invoices, download their PDFs and read them.",
        subcommands: [
            InvoicesListCommand.self, InvoicesDownloadCommand.self, InvoicesShowCommand.self, InvoicesWhyCommand.self,
        ],
        defaultSubcommand: InvoicesListCommand.self)
}

/// `faktura invoices list`.
struct InvoicesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print each invoice and credit note, and where its PDF is.")

    @OptionGroup(title: "What to read") var input: InputOptions
    @OptionGroup(title: "Report") var report: ReportOptions
    @OptionGroup(title: "Files") var files: InvoiceFolderOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let folder = DownloadFolder.resolve(files.dir, settings)
            try Reading.run(input, report, settings) { try Self.print($0, folder: folder) }
        }
    }

    private static func print(_ reading: Reading, folder: String) throws {
        let account = try reading.store.account(reading.scope)
        let profiles = try reading.store.billingProfileNames()
        let periods = try InvoicePeriods(
            reading.report.period, reading.store, reading.scope, metric: reading.metric, asOf: reading.asOf.day)
        let files = account.invoiceFiles(profileNames: profiles).filter { periods.contains($0.owner, $0.period) }
        let byID = Dictionary(account.invoices.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        if files.isEmpty {
            let words = reading.words
            Console.error(account.invoices.isEmpty ? words.noInvoicesKnown : words.noInvoicesThere)
        }
        let names = Dictionary(
            account.subscriptions.map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first })
        let paths = files.reduce(into: [:]) { $0[$1.id] = SavedInvoice.path(of: $1, in: folder) }
        try InvoiceRows.table(
            files.compactMap { byID[$0.id] }, names: .init(subscriptions: names, billingProfiles: profiles),
            paths: paths, asOf: reading.asOf.day
        ).print(reading.report.output.style)
    }
}
