import FakturaScreens
import FakturaViewModels
import FakturaWords
import TerminalKit

/// The themes of a running program: the one that is drawn with, and the one to go back to.
struct ThemeChooser {
    /// What is drawn with.
    private(set) var shown: Theme
    /// What there is to say at the start; `nil` for nothing.
    let warning: String?
    private var chosen: (name: String, theme: Theme)
    private let fixedBy: Words.ThemeOrigin?
    private let catalog: ThemeCatalog
    private let settings: ViewSettings
    private let words: Words

    /// Starts with the theme that the settings ask for.
    ///
    /// One that a flag, the environment or the configuration names must be there; a kept one that is not gives way to
    /// the default.
    init(flag: String?, _ settings: Settings) throws {
        words = settings.words
        catalog = ThemeCatalog(settings)
        self.settings = ViewSettings(folder: settings.folders.state)
        let start = try Self.start(flag: flag, catalog, settings)
        (chosen, fixedBy, warning) = (start.chosen, start.fixedBy, start.warning)
        shown = chosen.theme
    }

    private typealias Start = (chosen: (name: String, theme: Theme), fixedBy: Words.ThemeOrigin?, warning: String?)

    private static func start(flag: String?, _ catalog: ThemeCatalog, _ settings: Settings) throws -> Start {
        let words = settings.words
        let setting: ThemeSetting
        do {
            setting = try settings.theme(flag)
        } catch {
            return try standard(catalog, words, warning: words.sentence(for: error))
        }
        do {
            return try ((setting.name, catalog.theme(setting.name, words)), setting.fixedBy, nil)
        } catch {
            guard setting.isKept else { throw error }
            return try standard(catalog, words, warning: words.keptThemeRefused(error.firstLine))
        }
    }

    private static func standard(_ catalog: ThemeCatalog, _ words: Words, warning: String) throws(Failure) -> Start {
        let name = BuiltInThemes.defaultName
        return ((name, try catalog.theme(name, words)), nil, warning)
    }

    /// Does what is asked, and answers; `nil` when there is nothing to say.
    mutating func answer(_ request: ThemeRequest) -> Intent? {
        switch request {
        case .list:
            let choices = catalog.names.map { ThemePicker.Choice(name: $0, isOwn: catalog.path(of: $0) != nil) }
            return .theme(.listed(choices, current: chosen.name, fixedBy: fixedBy))
        case .show(let name): return .theme(show(name))
        case .goBack:
            shown = chosen.theme
            return nil
        case .keep(let name):
            chosen = (name, shown)
            do {
                try settings.keep(theme: name)
                return .theme(.kept(name: name, fixedBy: fixedBy))
            } catch {
                return .warned(words.sentence(for: error))
            }
        }
    }

    private mutating func show(_ name: String) -> ThemeAnswer {
        do {
            let (theme, problems) = try catalog.themeAndProblems(name, words)
            shown = theme
            return .shown(
                name: name, usesASCIIGlyphs: theme.glyphs == .ascii, summary: theme.summary,
                fault: problems.first?.description)
        } catch {
            shown = chosen.theme
            return .refused(name: name, fault: error.firstLine)
        }
    }
}

extension Failure {
    /// The sentence as far as it goes on one line.
    fileprivate var firstLine: String { sentence.split(separator: "\n").first.map(String.init) ?? "" }
}
