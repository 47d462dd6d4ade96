/// The keys of one screen: the one source of dispatch, hint line, help and palette.
public struct KeyTable<Intent: Sendable>: Sendable {
    /// The bindings in the order in which they are shown.
    public private(set) var bindings: [KeyBinding<Intent>]
    private var indices: [Key: Int] = [:]

    /// A table of bindings; of two with the same key the first wins (see ``conflicts``).
    public init(_ bindings: [KeyBinding<Intent>] = []) {
        self.bindings = []
        append(bindings)
    }

    /// Adds bindings after the ones that are there, which win over them.
    public mutating func append(_ more: [KeyBinding<Intent>]) {
        for binding in more {
            for key in binding.keys where indices[key] == nil { indices[key] = bindings.count }
            bindings.append(binding)
        }
    }

    /// A table with more bindings after these.
    public func appending(_ more: [KeyBinding<Intent>]) -> KeyTable {
        var table = self
        table.append(more)
        return table
    }

    /// What a key means; nil when the table does not know it.
    public func dispatch(_ key: Key) -> KeyOutcome<Intent>? {
        guard let index = indices[key] else { return nil }
        let binding = bindings[index]
        return binding.disabledReason.map(KeyOutcome.disabled) ?? .intent(binding.intent)
    }

    /// The keys that stand in more than one binding, in order of appearance.
    public var conflicts: [Key] {
        var counts: [Key: Int] = [:]
        var found: [Key] = []
        for key in bindings.flatMap({ Set($0.keys) }) {
            counts[key, default: 0] += 1
            if counts[key] == 2 { found.append(key) }
        }
        return found.sorted { $0.label < $1.label }
    }

    /// The bindings that the hint line shows, in order.
    public var hintEntries: [KeyEntry] { bindings.filter(\.hint).map(\.entry) }

    /// All bindings, in order, as help and palette show them.
    public var helpEntries: [KeyEntry] { bindings.map(\.entry) }
}

extension KeyBinding {
    /// The binding as hint line and help show it.
    public var entry: KeyEntry {
        KeyEntry(
            keys: keys.map(\.label), label: label, description: description, disabledReason: disabledReason,
            priority: priority)
    }
}
