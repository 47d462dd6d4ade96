import BillingCore

/// Values by three integers, found without the cost of the standard library's seeded hashing.
///
/// The integers are the store's own numbers: nobody outside chooses them.
struct SumTable<Value> {
    struct Key: Equatable {
        let part: Int64
        let meter: Int64
        /// Day and currency, or a currency alone.
        let detail: Int64
    }

    private(set) var entries: [(key: Key, value: Value)] = []
    /// The place in ``entries``, plus one; zero is free.
    private var slots: [Int32]
    private let initial: Value

    /// Starts empty; every key has `initial` at first.
    init(initial: Value) {
        self.initial = initial
        slots = Array(repeating: 0, count: 1 << 12)
    }

    var count: Int { entries.count }

    /// Changes the value of a key in place.
    mutating func update<Result>(_ key: Key, _ change: (inout Value) throws -> Result) rethrows -> Result {
        var slot = Self.hash(key) & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if entries[index].key == key { return try change(&entries[index].value) }
            slot = (slot + 1) & (slots.count - 1)
        }
        entries.append((key, initial))
        slots[slot] = Int32(entries.count)
        if entries.count * 2 > slots.count { grow() }
        return try change(&entries[entries.count - 1].value)
    }

    /// Forgets all keys and keeps the room for as many.
    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        for index in slots.indices { slots[index] = 0 }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = Self.hash(entry.key) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index + 1)
        }
    }

    @inline(__always)
    private static func hash(_ key: Key) -> Int {
        let mixed = UInt64(bitPattern: (key.part << 40) ^ (key.meter << 20) ^ key.detail)
        let product = mixed.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: product.high ^ product.low)
    }
}
