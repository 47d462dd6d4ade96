import ArgumentParser
import FakturaScreens
import FakturaViewModels
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

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let catalog = ThemeCatalog(settings)
            let rows = catalog.names.map { name -> [TableValue] in
                let theme = catalog.reading(name)?.theme
                return [
                    .text(name), .optional(theme?.appearance.rawValue), .optional(theme?.glyphs.rawValue),
                    .text(catalog.path(of: name) ?? "built in"),
                ]
            }
            try ReportTable(
                TableHeader(
                    noun: "themes", asOf: nil,
                    columns: [.init("name"), .init("appearance"), .init("glyphs"), .init("source")]), rows: rows
            ).print(output.style)
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

/// The themes there are: compiled in, and the user's own, which win by name.
struct ThemeCatalog {
    private let folder: String

    init(_ settings: Settings) { folder = "\(settings.folders.configuration)/themes" }

    /// Names in order.
    var names: [String] { Set(BuiltInThemes.texts.keys).union(own).sorted() }

    /// The file of a user's own theme; `nil` for one compiled in.
    func path(of name: String) -> String? { own.contains(name) ? "\(folder)/\(name).toml" : nil }

    /// Reads a theme by name; `nil` when there is none.
    func reading(_ name: String) -> ThemeReading? {
        text(name).map { parse($0, name: name) }
    }

    /// Reads a theme file; `nil` when there is none.
    func reading(file path: String) -> ThemeReading? {
        FileManager.default.contents(atPath: path).map {
            let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
            return parse(String(decoding: $0, as: UTF8.self), name: name)
        }
    }

    private func parse(_ text: String, name: String) -> ThemeReading {
        ThemeFile.parse(text, name: name, knownRoles: Set(StyleRole.known), inherited: self.text)
    }

    private var own: [String] {
        guard let files = FileManager.default.enumerator(atPath: folder) else { return [] }
        return files.compactMap { $0 as? String }.filter { $0.hasSuffix(".toml") && !$0.contains("/") }
            .map { String($0.dropLast(5)) }
    }

    private func text(_ name: String) -> String? {
        let own = name.contains("/") ? nil : FileManager.default.contents(atPath: "\(folder)/\(name).toml")
        return own.map { String(decoding: $0, as: UTF8.self) } ?? BuiltInThemes.texts[name]
    }
}
