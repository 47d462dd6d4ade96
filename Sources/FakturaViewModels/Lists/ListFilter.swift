/// The filter of a list: what was typed, and whether the prompt is open.
public struct ListFilter: Equatable, Sendable {
    /// What was typed; empty for no filter.
    public private(set) var text = ""
    /// Whether keys go to the prompt.
    public private(set) var isEditing = false

    /// Starts without a filter.
    public init() {}

    /// A change of the filter.
    public enum Edit: Hashable, Sendable {
        /// The prompt opens, with what was typed before.
        case opened
        /// Text is typed or pasted; only its first line counts.
        case typed(String)
        /// The last character goes.
        case deleted
        /// The last word goes.
        case wordDeleted
        /// All text goes; the prompt stays open.
        case emptied
        /// The prompt closes, the filter stays.
        case accepted
        /// The prompt closes and the filter goes.
        case cleared
    }

    /// Applies a change; `true` when the text is another one now.
    public mutating func apply(_ edit: Edit) -> Bool {
        let before = text
        switch edit {
        case .opened: isEditing = true
        case .typed(let typed): text += typed.prefix { !$0.isNewline }
        case .deleted: text = String(text.dropLast())
        case .wordDeleted:
            while text.last?.isWhitespace == true { text.removeLast() }
            while let last = text.last, !last.isWhitespace { text.removeLast() }
        case .emptied: text = ""
        case .accepted: isEditing = false
        case .cleared:
            isEditing = false
            text = ""
        }
        return text != before
    }
}

/// Which column a list is put in order of.
public struct ListSort<Column: Hashable & Sendable>: Hashable, Sendable {
    /// The column.
    public var column: Column
    /// Whether the greatest comes first.
    public var isDescending: Bool

    /// Creates an order.
    public init(_ column: Column, isDescending: Bool = false) {
        self.column = column
        self.isDescending = isDescending
    }
}
