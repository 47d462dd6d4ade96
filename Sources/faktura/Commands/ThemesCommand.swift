import ArgumentParser
import FakturaScreens
import FakturaViewModels
import FakturaWords
import Foundation
import TerminalKit

/// `faktura themes`: lists, checks and shows themes.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "List themes, check theme files, or see what they look like.",
        subcommands: [ThemesListCommand.self, ThemesCheckCommand.self, ThemesPreviewCommand.self],
        defaultSubcommand: ThemesListCommand.self)
}

/// `faktura themes list`.
struct ThemesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the themes: those compiled in, and the user's own.")

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let catalog = ThemeCatalog(settings)
            let current = settings.themeName(nil)
            let rows = catalog.names.map { name -> [TableValue] in
                let theme = catalog.reading(name)?.theme
                let isOwn = catalog.path(of: name) != nil
                let summary = isOwn ? theme?.summary : settings.words.themeSummary(name)
                return [
                    .text(name), .optional(name == current ? "current" : nil), .optional(theme?.appearance.rawValue),
                    .optional(theme?.glyphs.rawValue), .optional(summary),
                    .text(catalog.path(of: name) ?? "built in"),
                ]
            }
            let keys = ["name", "use", "appearance", "glyphs", "description", "source"]
            try ReportTable(
                TableHeader(noun: "themes", asOf: nil, columns: keys.map { TableHeader.Column($0) }), rows: rows
            ).print(output.style)
        }
    }
}

/// `faktura themes check`.
struct ThemesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check themes: unknown roles, bad colours, contrast below 4.5:1 (3:1 for dim text, states and bars).")

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
