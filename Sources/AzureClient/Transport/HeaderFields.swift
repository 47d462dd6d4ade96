/// The header fields of a message; names compare without case, and the first of several counts.
public struct HeaderFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// The fields as they came, in order.
    public private(set) var all: [Field] = []

    /// One header field.
    public struct Field: Hashable, Sendable {
        /// Its name as it was written.
        public let name: String
        /// Its value.
        public let value: String
    }

    /// Creates no fields.
    public init() {}

    /// Creates fields in the order given.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { add(name, value) }
    }

    /// Adds a field after the others.
    public mutating func add(_ name: String, _ value: String) { all.append(Field(name: name, value: value)) }

    /// The first value of a field; setting one replaces all of that name.
    public subscript(name: String) -> String? {
        get { all.first { $0.name.lowercased() == name.lowercased() }?.value }
        set {
            all.removeAll { $0.name.lowercased() == name.lowercased() }
            if let newValue { add(name, newValue) }
        }
    }
}
