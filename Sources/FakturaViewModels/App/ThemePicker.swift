public import FakturaWords

/// The themes to choose from, in front of a screen that is drawn in the highlighted one.
public struct ThemePicker: Equatable, Sendable {
    /// One theme to choose.
    public struct Choice: Hashable, Sendable {
        /// The name by which it is chosen.
        public let name: String
        /// Whether it is a file of the user's, not one compiled in.
        public let isOwn: Bool

        /// Creates a choice.
        public init(name: String, isOwn: Bool) {
            self.name = name
            self.isOwn = isOwn
        }
    }

    /// The themes in the order shown.
    public let choices: [Choice]
    /// What decides on the theme at the next start, whatever is kept; `nil` when the kept choice does.
    public let fixedBy: Words.ThemeOrigin?
    /// The highlighted theme, from 0.
    public internal(set) var selected: Int
    /// What the highlighted theme says of itself; `nil` while nothing is known.
    public internal(set) var summary: String?
    /// What is wrong with the highlighted theme, in words; `nil` for nothing.
    public internal(set) var fault: String?
    /// Whether the highlighted theme can be drawn with.
    public internal(set) var isKeepable = true
    /// The glyphs to go back to.
    let usedASCIIGlyphs: Bool

    /// The name of the highlighted theme; `nil` when there is none to choose.
    public var name: String? { choices.indices.contains(selected) ? choices[selected].name : nil }
}

/// What the program asks of whoever holds the themes.
public enum ThemeRequest: Equatable, Sendable {
    /// Which themes there are; answered by ``ThemeAnswer/listed(_:current:fixedBy:)``.
    case list
    /// Draws with a theme for now; answered by ``ThemeAnswer/shown(name:usesASCIIGlyphs:summary:fault:)`` or
    /// ``ThemeAnswer/refused(name:fault:)``.
    case show(String)
    /// Draws with the theme that was there before.
    case goBack
    /// Draws with the theme that is shown from now on, at the next start too; answered by
    /// ``ThemeAnswer/kept(name:fixedBy:)``.
    case keep(String)
}

/// What is answered to a ``ThemeRequest``.
public enum ThemeAnswer: Equatable, Sendable {
    /// The themes there are, the name of the one in use, and what decides on it at the next start beside the choice.
    case listed([ThemePicker.Choice], current: String, fixedBy: Words.ThemeOrigin?)
    /// A theme is drawn with; a fault is what is wrong with some of it, in words.
    case shown(name: String, usesASCIIGlyphs: Bool, summary: String?, fault: String?)
    /// A theme cannot be drawn with, in words; the one before is.
    case refused(name: String, fault: String)
    /// A theme was kept.
    case kept(name: String, fixedBy: Words.ThemeOrigin?)
}
