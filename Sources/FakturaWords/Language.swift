/// A language that faktura speaks.
public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case swedish = "sv"

    /// The language for a locale name such as `sv_SE.UTF-8`: Swedish for `sv`, else English.
    public init(locale: String) {
        self = locale.lowercased().hasPrefix("sv") ? .swedish : .english
    }
}

/// Every sentence and label of faktura, in one language.
///
/// Values and facts go in, text comes out; nothing else in the program holds
/// words that a user reads, but the command line's own help.
public struct Words: Sendable, Equatable {
    /// The language spoken.
    public let language: Language

    /// Creates the words of a language.
    public init(_ language: Language = .english) { self.language = language }

    /// The one of two texts that the language takes.
    func pick(_ english: @autoclosure () -> String, sv swedish: @autoclosure () -> String) -> String {
        language == .english ? english() : swedish()
    }
}
