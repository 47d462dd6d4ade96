/// One line of text that is being typed.
public struct TextField: Hashable, Sendable {
    private var characters: [Character]
    /// Before which character the cursor stands, from 0 to the number of characters.
    public private(set) var cursor: Int

    /// A field with text.
    ///
    /// - Parameter cursor: Before which character the cursor stands; nil for the end.
    public init(_ text: String = "", cursor: Int? = nil) {
        characters = Array(text)
        self.cursor = min(max(0, cursor ?? characters.count), characters.count)
    }

    /// The text.
    public var text: String { String(characters) }
    /// Whether nothing is typed.
    public var isEmpty: Bool { characters.isEmpty }

    /// Puts text in at the cursor; line breaks in it become spaces.
    public mutating func insert(_ text: String) {
        let typed = text.map { $0.isNewline ? " " : $0 }
        characters.insert(contentsOf: typed, at: cursor)
        cursor += typed.count
    }

    /// Removes the character before the cursor.
    public mutating func deleteBackward() {
        guard cursor > 0 else { return }
        cursor -= 1
        characters.remove(at: cursor)
    }

    /// Removes the character at the cursor.
    public mutating func deleteForward() {
        guard cursor < characters.count else { return }
        characters.remove(at: cursor)
    }

    /// Removes everything before the cursor.
    public mutating func deleteToStart() {
        characters.removeFirst(cursor)
        cursor = 0
    }

    /// Removes the word before the cursor and the blanks after it.
    public mutating func deleteWordBackward() {
        let start = wordStart()
        characters.removeSubrange(start..<cursor)
        cursor = start
    }

    /// Does what a key means while typing, and says whether it means anything.
    ///
    /// Characters and pasted text, arrows, Home, End, Backspace, Del, Ctrl-A, -E,
    /// -U, -W and -K. Enter, Esc and the rest are the caller's.
    public mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .backspace: deleteBackward()
        case .delete: deleteForward()
        case .control("u"): deleteToStart()
        case .control("w"): deleteWordBackward()
        case .control("k"): characters.removeSubrange(cursor...)
        default:
            if case .paste(let text) = key.code {
                insert(text)
            } else if let character = key.typedCharacter {
                insert(String(character))
            } else {
                return false
            }
        }
        return true
    }

    /// Draws the text and the cursor; of text that is too long, the part around the cursor.
    public func draw(on surface: inout Surface, in rect: Rect) {
        guard !rect.isEmpty else { return }
        surface.fill(Rect(row: rect.row, column: rect.column, rows: 1, columns: rect.columns), role: .prompt)
        var start = 0
        while start < cursor, surface.measure(String(characters[start..<cursor])) >= rect.columns { start += 1 }
        surface.write(
            String(characters[start...]), row: rect.row, column: rect.column, role: .prompt, maxCells: rect.columns,
            overflow: .clip)
        let offset = surface.measure(String(characters[start..<cursor]))
        surface.setRole(.promptCursor, in: Rect(row: rect.row, column: rect.column + offset, rows: 1, columns: 1))
    }

    private func wordStart() -> Int {
        var start = cursor
        while start > 0, characters[start - 1].isWhitespace { start -= 1 }
        while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
        return start
    }
}
