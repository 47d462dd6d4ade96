import ArgumentParser
import FakturaScreens
import FakturaWords
import NcursesTerminal
import TerminalKit

/// `faktura themes preview`.
struct ThemesPreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Print a piece of the screens in a theme.")

    @Argument(help: "A name or a file; default: the theme in use.") var theme: String?
    @Option(help: "Colours: auto (on a terminal), always or never.") var color: ColorOption?
    @Flag(help: "Draw with ASCII signs only.") var ascii = false
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let catalog = ThemeCatalog(settings)
            let name = theme ?? settings.themeName(nil)
            let theme = try catalog.theme(orFile: name, settings.words)
            var look = LookOptions()
            look.theme = name
            look.color = color
            look.ascii = ascii
            look.cursor = nil
            let printed = PrintedOutput(options: settings.terminalOptions(look))
            let columns = min(80, max(AppScreen.smallest.columns, TerminalWindow.size(of: 1)?.columns ?? 80))
            var surface = Surface(columns: columns, rows: ThemeSample.rows, traits: printed.traits(for: theme))
            ThemeSample.draw(of: name, settings.words, on: &surface)
            try StandardOutput.draw(Array(surface.printed(theme: theme, depth: printed.depth).utf8))
        }
    }
}
