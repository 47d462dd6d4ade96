import ArgumentParser
import FakturaScreens
import FakturaWords
import Foundation
import TerminalKit

/// `faktura themes`: lists and checks themes.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "List themes, or check theme files.",
        subcommands: [ThemesListCommand.self, ThemesCheckCommand.self], defaultSubcommand: ThemesListCommand.self)
}

/// `faktura themes list`.
struct ThemesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the themes: those compiled in, and the user's own.")

    @Option(name: [.short, .long], help: "table, json or csv.") var output = OutputFormat.table
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let catalog = ThemeCatalog(settings)
            let rows = catalog.names.map { name -> [OutputValue] in
                let theme = catalog.reading(name)?.theme
                return [
                    .text(name), .optional(theme?.appearance.rawValue), .optional(theme?.glyphs.rawValue),
                    .text(catalog.path(of: name) ?? "built in"),
                ]
            }
            try OutputTable(
                noun: "themes", asOf: nil,
                columns: [.init(key: "name"), .init(key: "appearance"), .init(key: "glyphs"), .init(key: "source")],
                rows: rows
            ).print(output)
        }
    }
}

/// `faktura themes check`.
struct ThemesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check themes: unknown roles, bad colours, contrast below 4.5:1 (3:1 for dim text and states).")

    @Argument(help: "Names or files; all themes when none is given.") var themes: [String] = []
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let catalog = ThemeCatalog(settings)
            var problems: [String] = []
            for name in themes.isEmpty ? catalog.names : themes {
                guard let reading = catalog.reading(name) ?? catalog.reading(file: name) else {
                    throw Failure.notAvailable(settings.words.unknownTheme(name, known: catalog.names))
                }
                let contrast = reading.theme.map { ThemeCheck.lowContrast(in: $0, roles: StyleRole.known) } ?? []
                let found = reading.problems.map(\.description) + contrast.map(\.description)
                // A theme has its parent's problems too.
                problems += found.filter { !problems.contains($0) }
            }
            for problem in problems { Console.error(problem) }
            if !problems.isEmpty { throw ExitCode(1) }
        }
    }
}
