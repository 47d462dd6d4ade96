import ArgumentParser

/// `faktura invoices`: what there is of invoices.
struct InvoicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoices", abstract: "Print why periods have no invoice.",
        subcommands: [InvoicesWhyCommand.self])
}
