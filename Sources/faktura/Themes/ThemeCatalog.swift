import FakturaScreens
import FakturaWords
import Foundation
import TerminalKit

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

    /// A theme to draw with, by name.
    func theme(_ name: String, _ words: Words) throws(Failure) -> Theme { try themeAndProblems(name, words).theme }

    /// A theme to draw with, by name, and what is wrong with some of it.
    func themeAndProblems(_ name: String, _ words: Words) throws(Failure) -> (theme: Theme, problems: [ThemeProblem]) {
        try themeAndProblems(reading(name), name, words)
    }

    /// A theme to draw with, by name or as a file.
    func theme(orFile name: String, _ words: Words) throws(Failure) -> Theme {
        try themeAndProblems(reading(name) ?? reading(file: name), name, words).theme
    }

    private func themeAndProblems(
        _ reading: ThemeReading?, _ name: String, _ words: Words
    ) throws(Failure) -> (theme: Theme, problems: [ThemeProblem]) {
        guard let reading else {
            throw Failure.notAvailable(words.unknownTheme(name, known: names))
        }
        guard let theme = reading.theme else {
            let problems = reading.problems.map(\.description).joined(separator: "\n")
            throw Failure(sentence: words.themeRefused(name, problems), code: 1)
        }
        return (theme, reading.problems)
    }

    private func parse(_ text: String, name: String) -> ThemeReading {
        ThemeFile.parse(
            text, name: name, knownRoles: Set(StyleRole.known), inherited: self.text,
            replaced: { BuiltInThemes.texts[$0] })
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
