/// Marks of a dataset's resources in order, and the place of the first that is equal.
///
/// Four bytes a mark beside the marks themselves: a file may have a million resources.
struct MarkTable {
    /// Every mark, in order.
    private(set) var all: [UInt64] = []
    /// The place in ``all``, plus one; zero is free.
    private var slots: [UInt32] = Array(repeating: 0, count: 1 << 10)
    private var distinct = 0

    /// The place of the first of a mark.
    func first(_ mark: UInt64) -> UInt32? {
        let place = slots[slot(of: mark)]
        return place == 0 ? nil : place - 1
    }

    /// Adds a mark and returns the place of the first that is equal.
    mutating func append(_ mark: UInt64) -> UInt32 {
        all.append(mark)
        let slot = slot(of: mark)
        if slots[slot] != 0 { return slots[slot] - 1 }
        let place = UInt32(all.count)
        slots[slot] = place
        distinct += 1
        if distinct * 4 > slots.count * 3 { grow() }
        return place - 1
    }

    /// Where a mark stands, else where it would.
    private func slot(of mark: UInt64) -> Int {
        // Marks are hashes, whose low bits are as good as any; equal ones but for 1 stand for collisions of texts.
        var slot = Int(truncatingIfNeeded: mark) & (slots.count - 1)
        while slots[slot] != 0, all[Int(slots[slot]) - 1] != mark { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        let places = slots.filter { $0 != 0 }
        slots = Array(repeating: 0, count: slots.count * 2)
        for place in places { slots[slot(of: all[Int(place) - 1])] = place }
    }
}
