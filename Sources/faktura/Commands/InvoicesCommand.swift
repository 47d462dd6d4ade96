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
struct InvoicesListCommand: ReportCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print each invoice and credit note, and where its PDF is.")

    @OptionGroup(title: "What to read") var input: InputOptions
    @OptionGroup(title: "Report") var report: ReportOptions
    @OptionGroup(title: "Files") var files: InvoiceFolderOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func print(_ reading: Reading) throws {
        let asOf = reading.asOf.day
        var known = try reading.store.invoices(reading.scope, metric: reading.metric, asOf: asOf)
        let periods = try InvoicePeriods(
            report.period, reading.store, reading.scope, metric: reading.metric, asOf: asOf)
        let isEmpty = known.rows.isEmpty
        known.rows.removeAll { !periods.contains($0.document.owner, $0.period) }
        if known.rows.isEmpty {
            Console.error(isEmpty ? reading.words.noInvoicesKnown(known.absence) : reading.words.noInvoicesThere)
        }
        SavedInvoices(in: DownloadFolder.resolve(files.dir, reading.settings)).locate(&known)
        try InvoiceRows.table(known.rows, absence: isEmpty ? known.absence : nil, asOf: asOf).print(report.output.style)
    }
}
