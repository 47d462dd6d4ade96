import ArgumentParser
import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords

/// A command that prints the numbers of a screen: what to read, what to cover, and how to print it.
protocol ReportCommand: ParsableCommand {
    var input: InputOptions { get }
    var report: ReportOptions { get }
    var general: GeneralOptions { get }

    /// Prints the rows to standard output.
    func print(_ reading: Reading) throws
}

extension ReportCommand {
    func run() throws {
        try Failure.reporting(general) { try Reading.run(input, report, $0, print) }
    }
}

/// `faktura subscriptions`: the twin of the Subscriptions screen.
struct SubscriptionsCommand: ReportCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscriptions", abstract: "Print each subscription with its unbilled cost.")

    @OptionGroup(title: "What to read") var input: InputOptions
    @OptionGroup(title: "Report") var report: ReportOptions
    @OptionGroup(title: "Look (of the screens)") var look: LookOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func print(_ reading: Reading) throws { try Self.print(reading) }

    /// Prints the rows; also what `faktura` alone does without a terminal.
    static func print(_ reading: Reading) throws {
        let overview = try reading.store.overview(
            reading.scope, metric: reading.metric, asOf: reading.asOf.day)
        try SubscriptionRows.table(overview).covering(reading).print(reading.report.output.style)
    }
}

/// `faktura periods`: the twin of the Billing history screen.
struct PeriodsCommand: ReportCommand {
    static let configuration = CommandConfiguration(
        commandName: "periods", abstract: "Print the unbilled period and the last six of each subscription.")

    @OptionGroup(title: "What to read") var input: InputOptions
    @OptionGroup(title: "Report") var report: ReportOptions
    @OptionGroup(title: "Look (of the screens)") var look: LookOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func print(_ reading: Reading) throws {
        try PeriodRows.table(reading.historyRows(), asOf: reading.asOf.day, metric: reading.metric)
            .covering(reading).print(report.output.style)
    }
}

/// `faktura statement`: the twin of the Statement screen.
struct StatementCommand: ReportCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "Print the charges of a period by meter.")

    @OptionGroup(title: "What to read") var input: InputOptions

    @Flag(help: "Print how the invoice follows from the usage lines, of each subscription's period.")
    var reconcile = false

    @Flag(help: "With --reconcile: every period that has ended, not the newest alone.")
    var all = false

    @OptionGroup(title: "Report") var report: ReportOptions
    @OptionGroup(title: "Look (of the screens)") var look: LookOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func validate() throws {
        if all, !reconcile { throw ValidationError("--all goes with --reconcile.") }
        if all, report.period != nil { throw ValidationError("Name a --period, or --all, one of them.") }
    }

    func print(_ reading: Reading) throws {
        if reconcile { return try reading.printReconciliations(ofAll: all) }
        let (period, leftOut) = try reading.choice()
        let statement = try reading.store.statement(reading.scope, period: period, metric: reading.metric)
        if let note = reading.currentStatementNote(statement) { Console.error(note) }
        try StatementRows.table(statement, asOf: reading.asOf.day).covering(reading, leftOut)
            .print(report.output.style)
    }
}
