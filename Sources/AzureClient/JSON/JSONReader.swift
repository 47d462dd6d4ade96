import BillingCore

/// Walks over JSON bytes piece by piece, without making values of what nobody asks for.
///
/// The bytes must outlive the reader and all texts it gives.
struct JSONReader {
    /// A text as it stands between its quotes.
    struct Text {
        let bytes: UnsafeRawBufferPointer
        /// Whether there are escapes in it.
        let isEscaped: Bool
    }

    /// How deep objects and lists may lie in each other.
    private static let deepest = 100

    private let bytes: UnsafeRawBufferPointer
    private(set) var index = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        // A byte order mark is no part of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    var defect: AnswerDefect { .notJSON(offset: index) }

    /// The next byte that is not blank; zero at the end.
    @inline(__always)
    mutating func peek() -> UInt8 {
        while index < bytes.count {
            let byte = bytes[index]
            if byte > 0x20 { return byte }
            index += 1
        }
        return 0
    }

    /// Takes a byte that must come next, after blanks.
    @inline(__always)
    mutating func take(_ byte: Unicode.Scalar) throws(AnswerDefect) {
        guard peek() == UInt8(ascii: byte) else { throw defect }
        index += 1
    }

    /// Takes a byte when it comes next, after blanks.
    @inline(__always)
    mutating func takes(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        index += 1
        return true
    }

    /// Checks that nothing but blanks is left.
    mutating func end() throws(AnswerDefect) {
        guard peek() == 0, index == bytes.count else { throw defect }
    }

    /// The name of the next member of an object whose `{` was taken; `nil` after its last, its `}` taken.
    @inline(__always)
    mutating func nextName(isFirst: Bool) throws(AnswerDefect) -> Text? {
        if takes(UInt8(ascii: "}")) {
            // A comma before the end is forgiven nowhere.
            return nil
        }
        if !isFirst { try take(",") }
        let name = try text()
        try take(":")
        return name
    }

    /// Whether a list whose `[` was taken has another element; its `]` is taken after the last.
    @inline(__always)
    mutating func nextElement(isFirst: Bool) throws(AnswerDefect) -> Bool {
        if takes(UInt8(ascii: "]")) { return false }
        if !isFirst { try take(",") }
        return true
    }

    /// Takes a string.
    @inline(__always)
    mutating func text() throws(AnswerDefect) -> Text {
        guard peek() == UInt8(ascii: "\"") else { throw defect }
        let start = index + 1
        var at = start
        var isEscaped = false
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                index = at + 1
                return Text(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<at]), isEscaped: isEscaped)
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                at += 1
            }
            at += 1
        }
        index = bytes.count
        throw defect
    }

    /// Takes a number as its digits stand.
    @inline(__always)
    mutating func number() throws(AnswerDefect) -> UnsafeRawBufferPointer {
        let first = peek()
        guard first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10 else { throw defect }
        let start = index
        while index < bytes.count, Self.isOfNumber(bytes[index]) { index += 1 }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<index])
    }

    @inline(__always)
    private static func isOfNumber(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "+") || byte | 0x20 == UInt8(ascii: "e")
    }

    /// Takes `true`, `false` or `null`.
    mutating func word() throws(AnswerDefect) -> UnsafeRawBufferPointer {
        for word in ["true", "false", "null"] as [StaticString] where peek() == word.utf8Start.pointee {
            let count = word.utf8CodeUnitCount
            let expected = UnsafeRawBufferPointer(start: word.utf8Start, count: count)
            guard index + count <= bytes.count, bytes[index..<(index + count)].elementsEqual(expected) else { break }
            index += count
            return UnsafeRawBufferPointer(rebasing: bytes[(index - count)..<index])
        }
        throw defect
    }

    /// Moves past any value; gives it as it stands.
    mutating func skip(depth: Int = 0) throws(AnswerDefect) -> UnsafeRawBufferPointer {
        let first = peek()
        let start = index
        guard depth < Self.deepest else { throw defect }
        switch first {
        case UInt8(ascii: "\""): _ = try text()
        case UInt8(ascii: "{"):
            index += 1
            var isFirst = true
            while try nextName(isFirst: isFirst) != nil {
                _ = try skip(depth: depth + 1)
                isFirst = false
            }
        case UInt8(ascii: "["):
            index += 1
            var isFirst = true
            while try nextElement(isFirst: isFirst) {
                _ = try skip(depth: depth + 1)
                isFirst = false
            }
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): _ = try word()
        default: _ = try number()
        }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<index])
    }
}
