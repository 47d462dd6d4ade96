import ArgumentParser
import AzureClient
import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords
import Foundation
import NcursesTerminal
import TerminalKit

/// `faktura info`: paths, versions and the terminal, for questions and reports.
struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Print paths, versions and what is known of the terminal.")

    @OptionGroup(title: "Look") var look: LookOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let folders = settings.folders
            let size = TerminalWindow.size(of: 1).map { "\($0.columns)x\($0.rows)" }
            let environment = settings.environment
            let cloud = try settings.cloud.cloud()
            let rows: [(String, String?)] = [
                ("version", Version.text),
                ("store", settings.store(nil)),
                ("configuration", settings.configuration.path),
                ("themes", "\(folders.configuration)/themes"),
                ("cloud", cloud.name),
                ("resource manager", cloud.resourceManager.origin),
                ("authority", cloud.authority.origin),
                ("tokens", folders.tokens),
                ("accounts", folders.accounts),
                ("state", folders.state),
                ("cache", folders.cache),
                ("language", settings.words.language.rawValue),
                ("formats", UsageFileFormat.allCases.map(\.rawValue).joined(separator: " ")),
                ("terminal", environment["TERM"]),
                ("size", size),
                ("locale", ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }),
                ("theme", settings.themeName(look.theme)),
                ("color", settings.value(look.color?.rawValue, "color") ?? "auto"),
                ("cursor", "\(settings.terminalOptions(look).effectiveCursor)"),
            ]
            try ReportTable(
                TableHeader(noun: "info", asOf: nil, columns: [.init("name"), .init("value")]),
                rows: rows.map { [.text($0.0), .optional($0.1)] }
            ).print(output.style)
        }
    }
}
