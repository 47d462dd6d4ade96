/// Something wrong in a theme.
public struct ThemeProblem: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Fact: Hashable, Sendable {
        /// The file is not TOML; what the parser says.
        case syntax(String)
        /// A key that themes do not have.
        case unknownKey(String)
        /// A role that the program does not draw with.
        case unknownRole(String)
        /// A key whose value is of the wrong kind.
        case wrongKind(key: String, expected: String)
        /// A colour that cannot be read, and where it stands.
        case badColor(key: String, value: String)
        /// A modifier that does not exist.
        case unknownModifier(key: String, name: String)
        /// A value that is not one of a few.
        case unknownChoice(key: String, value: String, choices: [String])
        /// The theme it inherits from does not exist.
        case missingParent(String)
        /// Themes that inherit from each other, in a circle.
        case inheritanceCycle([String])
        /// Text that is hard to read on its ground, on terminals with so many colours.
        case lowContrast(role: String, ratio: Double, needed: Double, depth: ColorDepth)
        /// A ground that is hard to tell from another one, on terminals with so many colours.
        case faintGround(role: String, other: String, ratio: Double, needed: Double, depth: ColorDepth)
    }

    /// The theme's name.
    public var theme: String
    /// The line, from 1; nil when it has none.
    public var line: Int?
    /// What is wrong.
    public var fact: Fact

    /// Something wrong in a theme.
    public init(theme: String, line: Int?, fact: Fact) {
        self.theme = theme
        self.line = line
        self.fact = fact
    }
}

extension ThemeProblem: CustomStringConvertible {
    /// One sentence with the place.
    public var description: String {
        let place = line.map { "theme '\(theme)', line \($0)" } ?? "theme '\(theme)'"
        return "\(place): \(sentence)"
    }

    private var sentence: String {
        switch fact {
        case .syntax(let message): "not TOML: \(message)."
        case .unknownKey(let key): "there is no key '\(key)' in themes."
        case .unknownRole(let role): "nothing is drawn with the role '\(role)'."
        case .wrongKind(let key, let expected): "'\(key)' must be \(expected)."
        case .badColor(let key, let value):
            "'\(value)' in '\(key)' is not a colour: write \"#rrggbb\", \"default\", an ANSI name or one of [palette]."
        case .unknownModifier(let key, let name):
            "'\(name)' in '\(key)' is not a modifier: write bold, dim, italic, underline or reverse."
        case .unknownChoice(let key, let value, let choices):
            "'\(value)' is not a value of '\(key)': write \(choices.joined(separator: " or "))."
        case .missingParent(let name): "it inherits from '\(name)', which does not exist."
        case .inheritanceCycle(let names): "themes inherit in a circle: \(names.joined(separator: ", "))."
        case .lowContrast(let role, let ratio, let needed, let depth):
            "the contrast of '\(role)' is \(Self.tenths(ratio)):1\(Self.place(depth)) and should be "
                + "\(Self.tenths(needed)):1."
        case .faintGround(let role, let other, let ratio, let needed, let depth):
            "the contrast of the grounds of '\(role)' and '\(other)' is \(Self.tenths(ratio)):1\(Self.place(depth)) "
                + "and should be \(Self.tenths(needed)):1."
        }
    }

    private static func place(_ depth: ColorDepth) -> String { depth == .indexed ? " with 256 colours" : "" }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded(.down))
        return "\(tenths / 10).\(tenths % 10)"
    }
}
