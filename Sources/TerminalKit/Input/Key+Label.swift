extension Key: CustomStringConvertible {
    /// How hint line, help and manual write the key: `Enter`, `Ctrl-P`, `Shift-Tab`, `/`.
    public var label: String {
        var prefix = ""
        if modifiers.contains(.control) { prefix += "Ctrl-" }
        if modifiers.contains(.alt) { prefix += "Alt-" }
        if modifiers.contains(.shift) { prefix += "Shift-" }
        return prefix + codeLabel
    }

    /// The same as ``label``.
    public var description: String { label }

    private var codeLabel: String {
        switch code {
        case .character(" "): "Space"
        case .character(let character):
            modifiers.contains(.control) ? character.uppercased() : String(character)
        case .enter: "Enter"
        case .tab: "Tab"
        case .escape: "Esc"
        case .backspace: "Backspace"
        case .insert: "Ins"
        case .delete: "Del"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        case .paste: "Paste"
        case .focusGained: "Focus"
        case .focusLost: "Blur"
        }
    }
}
