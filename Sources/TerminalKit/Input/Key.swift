/// One press of a key, or something else that arrives between keys.
public struct Key: Hashable, Sendable {
    /// What was pressed.
    public enum Code: Hashable, Sendable {
        /// A character as typed; letters with Ctrl are lower case.
        case character(Character)
        /// A key with a name, in the order of a keyboard.
        case enter, tab, escape, backspace, insert, delete, up, down, left, right, home, end, pageUp, pageDown
        /// A function key, from 1.
        case function(Int)
        /// Text pasted in one piece.
        case paste(String)
        /// The terminal's window got or lost the keyboard.
        case focusGained, focusLost
    }

    /// Keys held down meanwhile.
    public struct Modifiers: OptionSet, Hashable, Sendable {
        /// One bit for each key.
        public let rawValue: UInt8

        /// Modifiers from their bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Shift; never set on a character, which is shifted already.
        public static let shift = Modifiers(rawValue: 1)
        /// Alt, or Esc pressed just before.
        public static let alt = Modifiers(rawValue: 2)
        /// Control.
        public static let control = Modifiers(rawValue: 4)
    }

    /// What was pressed.
    public var code: Code
    /// Keys held down meanwhile.
    public var modifiers: Modifiers

    /// A key with the keys held down meanwhile.
    public init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    /// The key that types a character.
    public init(extendedGraphemeClusterLiteral value: Character) {
        self.init(.character(value))
    }
}

extension Key {
    /// Enter, or Return.
    public static let enter = Key(.enter)
    /// Tab.
    public static let tab = Key(.tab)
    /// Shift and Tab.
    public static let shiftTab = Key(.tab, .shift)
    /// Esc.
    public static let escape = Key(.escape)
    /// Backspace.
    public static let backspace = Key(.backspace)
    /// Insert.
    public static let insert = Key(.insert)
    /// Delete.
    public static let delete = Key(.delete)
    /// The arrow up.
    public static let up = Key(.up)
    /// The arrow down.
    public static let down = Key(.down)
    /// The arrow left.
    public static let left = Key(.left)
    /// The arrow right.
    public static let right = Key(.right)
    /// Home.
    public static let home = Key(.home)
    /// End.
    public static let end = Key(.end)
    /// Page up.
    public static let pageUp = Key(.pageUp)
    /// Page down.
    public static let pageDown = Key(.pageDown)
    /// The space bar.
    public static let space: Key = " "

    /// The key that types a character.
    public static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// Control and a letter, given in lower case.
    public static func control(_ character: Character) -> Key { Key(.character(character), .control) }
    /// Alt and a character.
    public static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
    /// A function key, from 1.
    public static func function(_ number: Int) -> Key { Key(.function(number)) }

    /// The character this key types, nil for a key that types none.
    public var typedCharacter: Character? {
        guard case .character(let character) = code, modifiers.isEmpty else { return nil }
        return character
    }
}
