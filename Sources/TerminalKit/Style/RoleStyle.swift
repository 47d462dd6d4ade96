/// How a role looks.
///
/// What is nil is taken from the role's parent.
public struct RoleStyle: Hashable, Sendable {
    /// Ways to set text apart without colour.
    public struct Modifiers: OptionSet, Hashable, Sendable {
        /// One bit for each.
        public let rawValue: UInt8

        /// Modifiers from their bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Heavier or brighter.
        public static let bold = Modifiers(rawValue: 1)
        /// Fainter.
        public static let dim = Modifiers(rawValue: 2)
        /// Slanted.
        public static let italic = Modifiers(rawValue: 4)
        /// With a line below.
        public static let underline = Modifiers(rawValue: 8)
        /// Text and ground exchanged.
        public static let reverse = Modifiers(rawValue: 16)

        /// The names that theme files use.
        static let named: [String: Modifiers] = [
            "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
        ]
    }

    /// The colour of the text.
    public var foreground: ThemeColor?
    /// The colour of the ground.
    public var background: ThemeColor?
    /// What sets it apart beside the colours.
    public var modifiers: Modifiers?
    /// What sets it apart where there are no colours; nil is the same as ``modifiers``.
    public var mono: Modifiers?

    /// A look of these parts.
    public init(
        foreground: ThemeColor? = nil, background: ThemeColor? = nil, modifiers: Modifiers? = nil,
        mono: Modifiers? = nil
    ) {
        self.foreground = foreground
        self.background = background
        self.modifiers = modifiers
        self.mono = mono
    }

    /// Takes what is not stated from another look.
    mutating func complete(from parent: RoleStyle) {
        foreground = foreground ?? parent.foreground
        background = background ?? parent.background
        // A role that states modifiers has stated its look in mono as well.
        if mono == nil, modifiers == nil { mono = parent.mono }
        modifiers = modifiers ?? parent.modifiers
    }
}
