import Foundation

/// Reads the flat JSON objects of usage records, keeping their order: other fields, tags, additional information.
///
/// Azure writes them with or without braces (usage-formats rule 0.8). A value
/// that is no string stays as it is written, nested ones included.
public enum OtherFieldText {
    /// The fields, in order; what follows a malformed place is left out.
    public static func parse(_ text: String) -> [UsageLine.OtherField] {
        var parser = Parser(bytes: Array(text.utf8))
        return parser.fields()
    }

    private struct Parser {
        let bytes: [UInt8]
        var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func fields() -> [UsageLine.OtherField] {
            var fields: [UsageLine.OtherField] = []
            while let name = string(), let value = value() {
                fields.append(UsageLine.OtherField(name: name, value: value))
            }
            return fields
        }

        /// The value after a name: a string without its quotes, anything else as written.
        private mutating func value() -> String? {
            while index < bytes.count, bytes[index] != UInt8(ascii: ":") { index += 1 }
            index += 1
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: "\"") { return string() }
            let start = index
            var depth = 0
            while index < bytes.count, !(depth == 0 && Self.endsValue(bytes[index])) {
                if bytes[index] == UInt8(ascii: "\"") {
                    guard string() != nil else { break }
                    continue
                }
                if "{[".utf8.contains(bytes[index]) { depth += 1 }
                if "}]".utf8.contains(bytes[index]) { depth -= 1 }
                index += 1
            }
            return String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }

        private static func endsValue(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") }

        /// The next string literal, unescaped.
        private mutating func string() -> String? {
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
            guard index < bytes.count else { return nil }
            index += 1
            var result: [UInt8] = []
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
                    index += 1
                    result += unescaped()
                } else {
                    result.append(bytes[index])
                    index += 1
                }
            }
            guard index < bytes.count else { return nil }
            index += 1
            return String(decoding: result, as: UTF8.self)
        }

        /// What the escape at the index stands for; moves past it.
        private mutating func unescaped() -> [UInt8] {
            let mark = bytes[index]
            index += 1
            switch mark {
            case UInt8(ascii: "n"): return [0x0A]
            case UInt8(ascii: "r"): return [0x0D]
            case UInt8(ascii: "t"): return [0x09]
            case UInt8(ascii: "b"): return [0x08]
            case UInt8(ascii: "f"): return [0x0C]
            case UInt8(ascii: "u"):
                return Array(String(Character(scalar())).utf8)
            default: return [mark]
            }
        }

        /// The character after `\u`: four digits, or two halves beyond the first 65,536 (a surrogate pair).
        private mutating func scalar() -> Unicode.Scalar {
            let replacement: Unicode.Scalar = "\u{FFFD}"
            guard let unit = codeUnit() else { return replacement }
            guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? replacement }
            let afterHigh = index
            guard bytes[index...].starts(with: Array(#"\u"#.utf8)) else { return replacement }
            index += 2
            guard let low = codeUnit(), (0xDC00..<0xE000).contains(low) else {
                index = afterHigh
                return replacement
            }
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? replacement
        }

        /// The four hexadecimal digits at the index; moves past as many bytes, whatever they are.
        private mutating func codeUnit() -> UInt32? {
            let end = min(index + 4, bytes.count)
            defer { index = end }
            return UInt32(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16)
        }
    }
}
