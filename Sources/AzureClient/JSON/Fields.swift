import BillingCore

/// Which fields of an answer were there, and which of them were read.
final class FieldLedger {
    private(set) var present: Set<String> = []
    private(set) var read: Set<String> = []

    func note(_ value: JSONValue, at path: String) {
        switch value {
        case .object(let members): for member in members { note(member.value, at: path + "." + member.name) }
        case .list(let elements): for element in elements { note(element, at: path + "[]") }
        default: present.insert(path)
        }
    }

    func noteRead(_ path: String) { read.insert(path.lowercased()) }

    /// The fields that nothing asked for, sorted; asking for an object as a whole counts for all in it.
    var unread: [String] {
        present.filter { path in
            let path = path.lowercased()
            return !read.contains { path == $0 || path.hasPrefix($0 + ".") || path.hasPrefix($0 + "[]") }
        }.sorted()
    }
}

/// An object of an answer, read field by field.
struct Fields {
    private let value: JSONValue
    private let path: String
    private let ledger: FieldLedger?

    /// - Parameter ledger: Takes note of what is there and what is read; `nil` outside tests.
    init(_ value: JSONValue, ledger: FieldLedger? = nil) {
        self.init(value, path: "", ledger: ledger)
        ledger?.note(value, at: "")
    }

    private init(_ value: JSONValue, path: String, ledger: FieldLedger?) {
        self.value = value
        self.path = path
        self.ledger = ledger
    }

    /// A field as it is, and with all that is in it.
    func whole(_ name: String) -> JSONValue? {
        ledger?.noteRead(path + "." + name)
        return value[name]
    }

    /// An object in this one; one without fields when it is not there.
    subscript(name: String) -> Fields {
        Fields(value[name] ?? .null, path: path + "." + name, ledger: ledger)
    }

    /// The objects of a list.
    func list(_ name: String) -> [Fields] {
        (value[name]?.elements ?? []).map { Fields($0, path: path + "." + name + "[]", ledger: ledger) }
    }

    /// The objects of a list that must be there, as another document is no empty list; `null` is one.
    func requiredList(_ name: String) throws(AnswerDefect) -> [Fields] {
        switch value.member(name) {
        case .list, .null: return list(name)
        default: throw .field((path + "." + name).trimmingPrefix(".").description)
        }
    }

    /// The objects of a document that is a list itself.
    var elements: [Fields] { value.elements.map { Fields($0, path: path + "[]", ledger: ledger) } }

    /// Whether there is anything at all.
    var isEmpty: Bool {
        if case .object(let members) = value { members.isEmpty } else { true }
    }

    /// A text that is not empty.
    func text(_ name: String) -> String? { whole(name)?.text.flatMap { $0.isEmpty ? nil : $0 } }
    /// A text that must be there.
    func required(_ name: String) throws(AnswerDefect) -> String {
        guard let text = text(name) else { throw .field((path + "." + name).trimmingPrefix(".").description) }
        return text
    }
    /// The texts of a list.
    func texts(_ name: String) -> [String] { whole(name)?.elements.compactMap(\.text) ?? [] }
    func bool(_ name: String) -> Bool? { whole(name)?.bool }
    func integer(_ name: String) -> Int64? { whole(name)?.integer }
    func decimal(_ name: String) -> ExactDecimal? { whole(name)?.decimal }
    func day(_ name: String) -> Day? { whole(name)?.text.flatMap { Moment.day($0) } }
    /// Seconds since 1970.
    func moment(_ name: String) -> Int64? { whole(name)?.text.flatMap { Moment.seconds($0) } }

    /// `{currency, value}`.
    func money(_ name: String) -> Money? {
        let fields = self[name]
        guard let value = fields.decimal("value").flatMap({ Amount($0) }), let code = fields.text("currency") else {
            return nil
        }
        return Money(value, CurrencyCode(code))
    }

    /// A field that must be there and hold what is asked for.
    func require<Value>(_ value: Value?, _ name: String) throws(AnswerDefect) -> Value {
        guard let value else { throw .field((path + "." + name).trimmingPrefix(".").description) }
        return value
    }
}
