import FakturaScreens
import FakturaWords
import TerminalKit

/// Which theme a run starts with, and what decided on it.
struct ThemeSetting {
    let name: String
    /// What decides before a kept choice; `nil` when the choice or the default does.
    let fixedBy: Words.ThemeOrigin?
    /// Whether it is a choice that was kept.
    let isKept: Bool
}

extension Settings {
    /// The theme: flag, then environment, then configuration file, then the choice that was kept, then the default.
    ///
    /// - Throws: ``Words/ChoiceProblem`` when nothing else decides and the choices cannot be read.
    func theme(_ flag: String?) throws(Words.ChoiceProblem) -> ThemeSetting {
        if let flag { return ThemeSetting(name: flag, fixedBy: .flag, isKept: false) }
        if let name = environment["FAKTURA_THEME"] {
            return ThemeSetting(name: name, fixedBy: .environment, isKept: false)
        }
        if let name = configuration.text("theme") {
            return ThemeSetting(name: name, fixedBy: .file(configuration.path), isKept: false)
        }
        if let name = try ViewSettings(folder: folders.state).theme() {
            return ThemeSetting(name: name, fixedBy: nil, isKept: true)
        }
        return ThemeSetting(name: BuiltInThemes.defaultName, fixedBy: nil, isKept: false)
    }

    /// The name of the theme that the screens start with, for what only tells; unreadable choices are the default.
    func themeName(_ flag: String?) -> String {
        do { return try theme(flag).name } catch { return BuiltInThemes.defaultName }
    }
}
