import ArgumentParser
import FakturaWords
import NcursesTerminal

/// The program: without a subcommand it opens the screens.
@main
struct Faktura: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faktura",
        abstract: "Browse Azure billing history in the terminal.",
        usage: """
            faktura [<files> ...] [<options>]
            faktura <subcommand> [<options>]
            """,
        discussion: """
            Without a subcommand the screens open on FILE…, or on the store that 'faktura import' fills. \
            Every screen has a subcommand that prints the same numbers. Without a terminal, or with \
            TERM=dumb, the table of subscriptions is printed. 'faktura help browse' shows the screens' options.

            Exit codes: 0 done, 1 failed, 64 wrong usage, 4 not signed in, 5 no permission, 6 rate-limited, 7 not \
            available, 130 interrupted.
            """,
        version: Version.text,
        subcommands: [
            BrowseCommand.self, SubscriptionsCommand.self, PeriodsCommand.self, StatementCommand.self,
            UsageCommand.self, InvoicesCommand.self, ImportCommand.self, SyncCommand.self, LoginCommand.self,
            LogoutCommand.self,
            AccountsCommand.self, EmailCommand.self,
            ThemesCommand.self, InfoCommand.self,
        ], defaultSubcommand: BrowseCommand.self)

    static func main() { main(CommandOrder.arranged(Array(CommandLine.arguments.dropFirst()), of: Self.self)) }
}

/// `faktura [FILE…]`: the screens.
struct BrowseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "browse", abstract: "Open the screens on files, or on the store.")

    @OptionGroup(title: "What to read") var input: InputOptions
    @OptionGroup(title: "Look") var look: LookOptions
    @OptionGroup(title: "Report") var report: ReportOptions
    @OptionGroup(title: "Saving") var saving: SavingOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            guard InteractiveSession.isPossible(settings) else {
                return try Reading.run(input, report, settings, SubscriptionsCommand.print)
            }
            // Threads inherit the mask, so it is set before the first one starts.
            EventLoop.blockSignals()
            try InteractiveSession.run(
                input: input, look: look, report: report, saving: saving, settings: settings)
        }
    }
}

/// What this program calls itself.
enum Version {
    static let text = "0.1.0"
}
