import Foundation

/// What a user types to narrow a list.
///
/// Letters in lowercase match both cases; a text with an uppercase letter
/// matches that case only ("smart case"). An empty text matches everything.
public struct FilterText: Hashable, Sendable {
    /// The text as typed.
    public let text: String
    private let isCaseSensitive: Bool
    /// The text's bytes when all are ASCII, which the bytes of a candidate can be searched for.
    private let ascii: [UInt8]?

    /// Creates a filter.
    public init(_ text: String) {
        self.text = text
        isCaseSensitive = text.contains(where: \.isUppercase)
        ascii = text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : nil
    }

    /// Whether a text holds what was typed.
    public func matches(_ candidate: String) -> Bool {
        if text.isEmpty { return true }
        if let ascii {
            var candidate = candidate
            return candidate.withUTF8 { Self.holds($0, ascii, isCaseSensitive: isCaseSensitive) }
        }
        return candidate.range(of: text, options: isCaseSensitive ? .literal : .caseInsensitive) != nil
    }

    /// Whether a text, as UTF-8, holds what was typed.
    public func matches(utf8 candidate: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let ascii else { return matches(String(decoding: candidate, as: UTF8.self)) }
        return Self.holds(candidate, ascii, isCaseSensitive: isCaseSensitive)
    }

    /// Whether bytes hold others; a filter is asked of every resource at every key typed.
    private static func holds(
        _ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8], isCaseSensitive: Bool
    ) -> Bool {
        guard let first = wanted.first, bytes.count >= wanted.count else { return wanted.isEmpty }
        func folded(_ byte: UInt8) -> UInt8 {
            !isCaseSensitive && byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
        }
        var start = 0
        while start <= bytes.count - wanted.count {
            if folded(bytes[start]) == first {
                var index = 1
                while index < wanted.count, folded(bytes[start + index]) == wanted[index] { index += 1 }
                if index == wanted.count { return true }
            }
            start += 1
        }
        return false
    }
}
