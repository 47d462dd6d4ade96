import BillingCore

/// A JSON value whose numbers are digits, so that no amount passes through binary floating point.
enum JSON: Sendable {
    case object([(String, JSON)])
    case array([JSON])
    case string(String)
    /// The digits as they are written.
    case number(String)
    case bool(Bool)
    case null

    /// A text, or `null` where there is none.
    static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    /// An amount with all its decimals.
    static func amount(_ amount: Amount) -> JSON { .number(amount.description) }

    static func count(_ number: Int) -> JSON { .number(String(number)) }

    /// Billing's `Amount`: `{ currency, value }` (azure-apis 0.6).
    static func money(_ amount: Amount, _ currency: CurrencyCode) -> JSON {
        .object([("currency", .string(currency.rawValue)), ("value", .amount(amount))])
    }

    /// A member of an object; `nil` for what has none.
    subscript(name: String) -> JSON? {
        guard case .object(let fields) = self else { return nil }
        return fields.first { $0.0.lowercased() == name.lowercased() }?.1
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var items: [JSON]? {
        if case .array(let items) = self { items } else { nil }
    }

    var whole: Int? {
        if case .number(let digits) = self { Int(digits) } else { nil }
    }

    var flag: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return bytes
    }

    /// Without blanks and without a byte order mark.
    func write(into bytes: inout [UInt8]) {
        switch self {
        case .object(let fields):
            bytes.append(UInt8(ascii: "{"))
            for (index, (name, value)) in fields.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(name, into: &bytes)
                bytes.append(UInt8(ascii: ":"))
                value.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                item.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .string(let text): Self.write(text, into: &bytes)
        case .number(let digits): bytes.append(contentsOf: digits.utf8)
        case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .null: bytes.append(contentsOf: "null".utf8)
        }
    }

    private static func write(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes.append(contentsOf: (#"\u00"# + (digits.count == 1 ? "0" : "") + digits).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSON: ExpressibleByStringInterpolation, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
    init(stringLiteral text: String) { self = .string(text) }
    init(dictionaryLiteral fields: (String, JSON)...) { self = .object(fields) }
    init(arrayLiteral items: JSON...) { self = .array(items) }
    init(booleanLiteral flag: Bool) { self = .bool(flag) }
    init(integerLiteral number: Int) { self = .count(number) }
    init(nilLiteral: ()) { self = .null }
}
