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

    /// The cloud that commands have to name; `nil` for the public one.
    public let cloud: String?

    /// Creates the words of a language, with commands for the public cloud.
    public init(_ language: Language = .english) { self.init(language, cloud: nil) }

    /// Creates the words of a language.
    ///
    /// - Parameter cloud: The cloud that commands have to name; `nil` for the public one.
    public init(_ language: Language, cloud: String?) {
        self.language = language
        self.cloud = cloud
    }

    /// The command that signs in, as it works in the cloud that is asked: `faktura login --tenant contoso.se`.
    func login(_ arguments: String...) -> String { command(["faktura login"] + arguments) }

    /// The one of two texts that the language takes.
    func pick(_ english: @autoclosure () -> String, sv swedish: @autoclosure () -> String) -> String {
        language == .english ? english() : swedish()
    }
}
