/// Numbers byte strings: the same bytes, the same number.
///
/// An open-addressing table over one arena of bytes, so that a lookup makes no
/// string and allocates nothing. ``removeAll()`` forgets the bytes and goes on
/// counting: an equal key gets a second number then, which bounds memory.
struct ByteDictionary {
    /// Entries by hash: the place in `entries`, plus one; zero is free.
    private var slots: [UInt32]
    private var entries: [Entry] = []
    private var arena: [UInt8] = []
    private var mask: Int
    private var nextNumber: Int64

    private struct Entry {
        let hash: UInt64
        let offset: Int
        let count: Int
        let number: Int64
    }

    /// Starts empty; the first key gets `firstNumber`.
    init(firstNumber: Int64) {
        slots = Array(repeating: 0, count: 1 << 10)
        mask = slots.count - 1
        nextNumber = firstNumber
    }

    /// Bytes that the keys take.
    var byteCount: Int { arena.count }

    /// The number of a key, and whether it was given just now.
    mutating func number(of key: UnsafeRawBufferPointer) -> (number: Int64, isNew: Bool) {
        let hash = Self.hash(key)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if entry.hash == hash, entry.count == key.count, isEqual(entry, key) { return (entry.number, false) }
            slot = (slot + 1) & mask
        }
        let number = nextNumber
        nextNumber += 1
        entries.append(Entry(hash: hash, offset: arena.count, count: key.count, number: number))
        arena.append(contentsOf: key)
        slots[slot] = UInt32(entries.count)
        if entries.count * 2 > slots.count { grow() }
        return (number, true)
    }

    /// Forgets all keys; numbers go on.
    mutating func removeAll() {
        entries.removeAll()
        arena.removeAll()
        slots = Array(repeating: 0, count: 1 << 10)
        mask = slots.count - 1
    }

    private func isEqual(_ entry: Entry, _ key: UnsafeRawBufferPointer) -> Bool {
        arena.withUnsafeBytes { bytes in
            UnsafeRawBufferPointer(rebasing: bytes[entry.offset..<entry.offset + entry.count]).elementsEqualFast(key)
        }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        mask = slots.count - 1
        for (index, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }

    /// Multiplies and folds eight bytes at a time.
    static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: key.count)
        var index = 0
        while index + 8 <= key.count {
            state = mix(state ^ key.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var tail: UInt64 = 0
        while index < key.count {
            tail = tail << 8 | UInt64(key[index])
            index += 1
        }
        return mix(state ^ tail)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}

extension UnsafeRawBufferPointer {
    /// Whether both hold the same bytes; the counts are equal.
    @inline(__always)
    fileprivate func elementsEqualFast(_ other: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index + 8 <= count {
            if loadUnaligned(fromByteOffset: index, as: UInt64.self)
                != other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            {
                return false
            }
            index += 8
        }
        while index < count {
            if self[index] != other[index] { return false }
            index += 1
        }
        return true
    }
}
