import Foundation

/// What a user types to narrow a list.
///
/// Letters in lowercase match both cases; a text with an uppercase letter
/// matches that case only ("smart case"). An empty text matches everything.
public struct FilterText: Hashable, Sendable {
    /// The text as typed.
    public let text: String
    private let isCaseSensitive: Bool

    /// Creates a filter.
    public init(_ text: String) {
        self.text = text
        isCaseSensitive = text.contains(where: \.isUppercase)
    }

    /// Whether a text holds what was typed.
    public func matches(_ candidate: String) -> Bool {
        if text.isEmpty { return true }
        return candidate.range(of: text, options: isCaseSensitive ? .literal : .caseInsensitive) != nil
    }
}
