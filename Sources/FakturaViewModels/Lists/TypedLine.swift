/// One line of text that is being typed, with a cursor.
public struct TypedLine: Equatable, Sendable {
    /// A change of the text or the cursor's place.
    public enum Edit: Hashable, Sendable {
        /// Text is typed or pasted at the cursor; only its first line counts.
        case typed(String)
        /// The character before the cursor goes.
        case deletedBackward
        /// The character at the cursor goes.
        case deletedForward
        /// The word before the cursor goes; what parts words is a blank or a slash.
        case deletedWord
        /// Everything before the cursor goes.
        case deletedToStart
        /// Everything from the cursor on goes.
        case deletedToEnd
        /// The cursor moves right, negative left.
        case moved(Int)
        case movedToStart, movedToEnd
    }

    private var characters: [Character]
    /// Before which character the cursor stands, from 0 to the number of characters.
    public private(set) var cursor: Int

    /// Starts with text, the cursor at its end.
    public init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    /// The text.
    public var text: String { String(characters) }

    /// Applies a change.
    public mutating func apply(_ edit: Edit) {
        switch edit {
        case .typed(let text):
            let typed = Array(text.prefix { !$0.isNewline })
            characters.insert(contentsOf: typed, at: cursor)
            cursor += typed.count
        case .deletedBackward:
            guard cursor > 0 else { return }
            cursor -= 1
            characters.remove(at: cursor)
        case .deletedForward: if cursor < characters.count { characters.remove(at: cursor) }
        case .deletedWord:
            let start = wordStart
            characters.removeSubrange(start..<cursor)
            cursor = start
        case .deletedToStart:
            characters.removeFirst(cursor)
            cursor = 0
        case .deletedToEnd: characters.removeSubrange(cursor...)
        case .moved(let count): cursor = min(max(0, cursor + count), characters.count)
        case .movedToStart: cursor = 0
        case .movedToEnd: cursor = characters.count
        }
    }

    private var wordStart: Int {
        func parts(_ character: Character) -> Bool { character == "/" || character.isWhitespace }
        var start = cursor
        while start > 0, parts(characters[start - 1]) { start -= 1 }
        while start > 0, !parts(characters[start - 1]) { start -= 1 }
        return start
    }
}
