import Foundation

/// Numbers keys of one or more texts: the same bytes, the same number.
///
/// An open-addressing table over one arena of bytes, so that a lookup makes no
/// string and allocates nothing. ``removeAll()`` forgets the bytes and goes on
/// counting: an equal key gets a second number then, which bounds memory.
final class ByteDictionary {
    typealias Key = UnsafeBufferPointer<UnsafeRawBufferPointer>

    /// A key's hash and where it stands in the arena; `place` is zero where the slot is free.
    private struct Slot {
        var hash: UInt32 = 0
        var place: UInt32 = 0
    }

    // A key stands in the arena as its number, then each text with its length before it.
    private var arena: UnsafeMutableRawPointer
    private var capacity: Int
    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private var count = 0
    private var nextNumber: Int64

    /// Bytes that the keys take.
    private(set) var byteCount = ByteDictionary.firstPlace

    private static let firstPlace = 8
    private static let firstSlots = 1 << 10
    private static let firstCapacity = 1 << 14

    /// Starts empty; the first key gets `firstNumber`.
    init(firstNumber: Int64) {
        nextNumber = firstNumber
        capacity = Self.firstCapacity
        arena = Self.room(capacity)
        mask = Self.firstSlots - 1
        slots = Self.freeSlots(Self.firstSlots)
    }

    deinit {
        free(arena)
        slots.deallocate()
    }

    /// The number of a key, and whether it was given just now.
    func number(of key: Key) -> (number: Int64, isNew: Bool) {
        let hash = Self.hash(key)
        var index = Int(hash) & mask
        while slots[index].place != 0 {
            let slot = slots[index]
            if slot.hash == hash, let number = numberIfEqual(key, at: Int(slot.place)) { return (number, false) }
            index = (index + 1) & mask
        }
        let number = nextNumber
        nextNumber += 1
        slots[index] = Slot(hash: hash, place: UInt32(byteCount))
        append(key, number: number)
        count += 1
        if count * 2 > mask { grow() }
        return (number, true)
    }

    /// Forgets all keys; numbers go on.
    func removeAll() {
        slots.deallocate()
        free(arena)
        count = 0
        byteCount = Self.firstPlace
        capacity = Self.firstCapacity
        arena = Self.room(capacity)
        mask = Self.firstSlots - 1
        slots = Self.freeSlots(Self.firstSlots)
    }

    private static func room(_ byteCount: Int) -> UnsafeMutableRawPointer {
        guard let room = malloc(byteCount) else { preconditionFailure("out of memory") }
        return room
    }

    private static func freeSlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
        slots.initialize(repeating: Slot(), count: count)
        return slots
    }

    private func numberIfEqual(_ key: Key, at start: Int) -> Int64? {
        var place = start + 8
        for text in key {
            guard arena.loadUnaligned(fromByteOffset: place, as: UInt32.self) == UInt32(text.count) else { return nil }
            if let base = text.baseAddress, memcmp(arena + place + 4, base, text.count) != 0 { return nil }
            place += 4 + text.count
        }
        return arena.loadUnaligned(fromByteOffset: start, as: Int64.self)
    }

    /// Bytes that a key takes in the arena.
    private func bytes(of key: Key) -> Int { key.reduce(8) { $0 + 4 + $1.count } }

    private func append(_ key: Key, number: Int64) {
        let needed = byteCount + bytes(of: key)
        if needed > capacity {
            capacity = max(needed, capacity + capacity / 2)
            // The system moves large blocks without holding both.
            guard let larger = realloc(arena, capacity) else { preconditionFailure("out of memory") }
            arena = larger
        }
        arena.storeBytes(of: number, toByteOffset: byteCount, as: Int64.self)
        byteCount += 8
        for text in key {
            arena.storeBytes(of: UInt32(text.count), toByteOffset: byteCount, as: UInt32.self)
            if let base = text.baseAddress { (arena + byteCount + 4).copyMemory(from: base, byteCount: text.count) }
            byteCount += 4 + text.count
        }
    }

    private func grow() {
        let old = UnsafeBufferPointer(start: slots, count: mask + 1)
        let larger = Self.freeSlots(old.count * 2)
        mask = old.count * 2 - 1
        for slot in old where slot.place != 0 {
            var index = Int(slot.hash) & mask
            while larger[index].place != 0 { index = (index + 1) & mask }
            larger[index] = slot
        }
        slots.deallocate()
        slots = larger
    }

    /// Multiplies and folds sixteen bytes at a time, then eight; a text's length goes in first.
    private static func hash(_ key: Key) -> UInt32 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for text in key {
            state &+= UInt64(truncatingIfNeeded: text.count) << 56
            guard let base = text.baseAddress else { continue }
            var index = 0
            while index + 16 < text.count {
                let (left, right) = (
                    base.loadUnaligned(fromByteOffset: index, as: UInt64.self),
                    base.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
                )
                let product = (state ^ left).multipliedFullWidth(by: right ^ 0x8EBC_6AF0_9C88_C6E3)
                state = product.high ^ product.low
                index += 16
            }
            while index + 8 < text.count {
                state = mix(state ^ base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                index += 8
            }
            state = mix(state ^ lastBytes(base, text.count))
        }
        return UInt32(truncatingIfNeeded: state)
    }

    /// The last eight bytes, or all of a shorter text, some of them twice.
    @inline(__always)
    private static func lastBytes(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
        if count >= 8 { return base.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) }
        if count >= 4 {
            let first = base.loadUnaligned(as: UInt32.self)
            let last = base.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            return UInt64(first) << 32 | UInt64(last)
        }
        guard count > 0 else { return 0 }
        let (first, middle, last) = (0, count / 2, count - 1)
        func byte(_ offset: Int) -> UInt64 { UInt64(base.load(fromByteOffset: offset, as: UInt8.self)) }
        return byte(first) << 16 | byte(middle) << 8 | byte(last)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
