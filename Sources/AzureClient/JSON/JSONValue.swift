import BillingCore

/// A small JSON document: numbers stay the digits they came as.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case list([JSONValue])
    case object([Member])

    /// One member of an object, in the order of the document.
    struct Member: Hashable, Sendable {
        let name: String
        var value: JSONValue
    }

    /// Reads a whole document.
    static func reading(_ bytes: [UInt8]) throws(AnswerDefect) -> JSONValue {
        let result: Result<JSONValue, AnswerDefect> = bytes.withUnsafeBytes { buffer in
            var reader = JSONReader(buffer)
            do throws(AnswerDefect) {
                let value = try read(&reader, depth: 0)
                try reader.end()
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func read(_ reader: inout JSONReader, depth: Int) throws(AnswerDefect) -> JSONValue {
        guard depth < 100 else { throw reader.defect }
        switch reader.peek() {
        case UInt8(ascii: "\""): return .string(try reader.text().string)
        case UInt8(ascii: "{"):
            try reader.take("{")
            var members: [Member] = []
            while let name = try reader.nextName(isFirst: members.isEmpty) {
                members.append(Member(name: name.string, value: try read(&reader, depth: depth + 1)))
            }
            return .object(members)
        case UInt8(ascii: "["):
            try reader.take("[")
            var elements: [JSONValue] = []
            while try reader.nextElement(isFirst: elements.isEmpty) {
                elements.append(try read(&reader, depth: depth + 1))
            }
            return .list(elements)
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            switch String(decoding: try reader.word(), as: UTF8.self) {
            case "true": return .bool(true)
            case "false": return .bool(false)
            default: return .null
            }
        default: return .number(String(decoding: try reader.number(), as: UTF8.self))
        }
    }

    /// The member of an object, whatever the case of its letters; `nil` for none, and for `null`.
    subscript(name: String) -> JSONValue? {
        get {
            let found = member(name)
            return found == .null ? nil : found
        }
        set {
            guard case .object(var members) = self else { return }
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
            self = .object(members)
        }
    }

    /// The member of an object, whatever the case of its letters, `null` too; `nil` for none.
    func member(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return (members.first { $0.name == name } ?? members.first { $0.name.lowercased() == name.lowercased() })?.value
    }

    /// A string, or the digits of a number.
    var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// A number, also one written as a string.
    var decimal: ExactDecimal? { text.flatMap { ExactDecimal($0) } }
    /// A whole number, also one written as a string.
    var integer: Int64? { text.flatMap { Int64($0) } }

    /// A truth, also one written as a string.
    var bool: Bool? {
        switch self {
        case .bool(let value): value
        case .string(let text): text.lowercased() == "true" ? true : text.lowercased() == "false" ? false : nil
        default: nil
        }
    }

    /// The elements of a list; empty for anything else.
    var elements: [JSONValue] { if case .list(let elements) = self { elements } else { [] } }
}
