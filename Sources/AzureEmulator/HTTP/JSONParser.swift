/// Reads JSON and keeps numbers as they are written.
struct JSONParser {
    /// Why a text is no JSON: where it stops being one.
    struct Defect: Error {
        let offset: Int
    }

    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Throws: ``Defect`` for anything but one value.
    static func parse(_ bytes: [UInt8]) throws(Defect) -> JSON {
        var parser = JSONParser(bytes)
        let value = try parser.value()
        parser.skipBlanks()
        guard parser.index == bytes.count else { throw Defect(offset: parser.index) }
        return value
    }

    private mutating func value() throws(Defect) -> JSON {
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object() throws(Defect) -> JSON {
        index += 1
        var fields: [(String, JSON)] = []
        skipBlanks()
        while peek != UInt8(ascii: "}") {
            if !fields.isEmpty { try take(",") }
            skipBlanks()
            let name = try string()
            skipBlanks()
            try take(":")
            fields.append((name, try value()))
            skipBlanks()
        }
        index += 1
        return .object(fields)
    }

    private mutating func array() throws(Defect) -> JSON {
        index += 1
        var items: [JSON] = []
        skipBlanks()
        while peek != UInt8(ascii: "]") {
            if !items.isEmpty { try take(",") }
            items.append(try value())
            skipBlanks()
        }
        index += 1
        return .array(items)
    }

    private mutating func string() throws(Defect) -> String {
        try take("\"")
        var text: [UInt8] = []
        while let byte = peek, byte != UInt8(ascii: "\"") {
            index += 1
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard let mark = peek else { throw Defect(offset: index) }
            index += 1
            switch mark {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
            default: text.append(mark)
            }
        }
        try take("\"")
        return String(decoding: text, as: UTF8.self)
    }

    /// The character after `\u`, of one or two code units.
    private mutating func scalar() throws(Defect) -> Character {
        var units = [try codeUnit()]
        if UTF16.isLeadSurrogate(units[0]), bytes[index...].starts(with: Array(#"\u"#.utf8)) {
            index += 2
            units.append(try codeUnit())
        }
        return String(decoding: units, as: UTF16.self).first ?? "\u{FFFD}"
    }

    private mutating func codeUnit() throws(Defect) -> UInt16 {
        let end = index + 4
        guard end <= bytes.count, let unit = UInt16(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16)
        else { throw Defect(offset: index) }
        index = end
        return unit
    }

    private mutating func number() throws(Defect) -> JSON {
        let start = index
        while let byte = peek, (48...57).contains(byte) || "+-.eE".utf8.contains(byte) { index += 1 }
        guard index > start else { throw Defect(offset: start) }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func word(_ word: String, _ value: JSON) throws(Defect) -> JSON {
        guard bytes[index...].starts(with: word.utf8) else { throw Defect(offset: index) }
        index += word.utf8.count
        return value
    }

    private mutating func take(_ mark: Character) throws(Defect) {
        guard let byte = peek, byte == mark.asciiValue else { throw Defect(offset: index) }
        index += 1
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte <= 0x20 { index += 1 }
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }
}
