import ArgumentParser
import BillingCore
import FakturaWords

/// `faktura email`: who gets invoices by mail.
struct EmailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "email", abstract: "Show and change who gets invoices by e-mail.",
        discussion: """
            Customer agreements: a setting of the billing profile, which Azure's API switches. It is the only thing \
            that faktura ever changes at Azure, and never without the billing profile's name typed or passed with \
            --confirm. Pay-as-you-go: only the portal can; faktura shows the steps and keeps the recipients you want \
            on this machine.

            Exit codes: 0 done, 1 failed, 4 not signed in, 5 no permission, 7 not available, 64 wrong usage, \
            130 interrupted.
            """,
        subcommands: [
            EmailShowCommand.self, EmailOptInCommand.self, EmailOptOutCommand.self, EmailRecipientsCommand.self,
        ], defaultSubcommand: EmailShowCommand.self)
}

/// `faktura email show`.
struct EmailShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Whether invoices can be mailed, why not, how it stands and who gets them.")

    @OptionGroup(title: "What to read") var mail: MailOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws { try Failure.reporting(general) { try MailRun(mail, $0).show() } }
}

/// `faktura email opt-in`.
struct EmailOptInCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opt-in", abstract: "Have invoices mailed, after accepting the terms.")

    @Option(name: .customLong("recipient"), help: "An address that is to get them too; may be given several times.")
    var recipients: [String] = []

    @Option(
        name: .customLong("yes-i-accept-the-terms"),
        help: "Accepts the terms that 'opt-in' shows: \"I accept\". Without it a terminal is asked.")
    var acceptance: String?

    @OptionGroup(title: "Confirmation") var confirmation: MailConfirmation
    @OptionGroup(title: "What to change") var mail: MailOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) {
            var run = try MailRun(mail, $0)
            run.acceptance = acceptance
            try run.change(.optIn(recipients: recipients), confirmation)
        }
    }
}

/// `faktura email opt-out`.
struct EmailOptOutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opt-out", abstract: "Have no invoices mailed; the recipients are deleted with it.")

    @OptionGroup(title: "Confirmation") var confirmation: MailConfirmation
    @OptionGroup(title: "What to change") var mail: MailOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws { try Failure.reporting(general) { try MailRun(mail, $0).change(.optOut, confirmation) } }
}

/// `faktura email recipients`.
struct EmailRecipientsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recipients", abstract: "Add or remove who gets invoices besides those with a role.",
        subcommands: [EmailRecipientsAddCommand.self, EmailRecipientsRemoveCommand.self])
}

/// `faktura email recipients add ADDRESS…`.
struct EmailRecipientsAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add recipients.")

    @Argument(help: "Addresses.") var addresses: [String]
    @OptionGroup(title: "Confirmation") var confirmation: MailConfirmation
    @OptionGroup(title: "What to change") var mail: MailOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws { try Failure.reporting(general) { try MailRun(mail, $0).change(.add(addresses), confirmation) } }
}

/// `faktura email recipients remove ADDRESS…`.
struct EmailRecipientsRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Remove recipients.")

    @Argument(help: "Addresses.") var addresses: [String]
    @OptionGroup(title: "Confirmation") var confirmation: MailConfirmation
    @OptionGroup(title: "What to change") var mail: MailOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { try MailRun(mail, $0).change(.remove(addresses), confirmation) }
    }
}

/// Whose invoices.
struct MailOptions: ParsableArguments {
    @Option(help: "A subscription by its ID or name; 'show' also takes 'all', its default.")
    var subscription = "all"

    @Option(help: "The store to read; the default is the one in the data folder.")
    var store: String?

    @Flag(help: "The sample account: everything is shown, nothing is sent.")
    var demo = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if demo, store != nil { throw ValidationError("--demo shows the sample account; leave out --store.") }
    }
}

/// How a change is confirmed.
struct MailConfirmation: ParsableArguments {
    @Option(help: "The billing profile's name, which confirms the change. Without it a terminal is asked.")
    var confirm: String?

    @Flag(help: "Show what would be sent, and send nothing.")
    var dryRun = false
}
