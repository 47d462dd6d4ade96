/// A piece of memory that is filled again and again and grows to its largest use.
final class ByteScratch {
    private var storage: UnsafeMutableRawPointer
    private var capacity: Int
    private var count = 0

    init(capacity: Int = 1_024) {
        self.capacity = capacity
        storage = .allocate(byteCount: capacity, alignment: 8)
    }

    deinit { storage.deallocate() }

    var isEmpty: Bool { count == 0 }
    /// What was written; valid until the next change.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: storage, count: count) }

    func clear() { count = 0 }

    /// Makes room and returns the place to write `extra` bytes to; they count as written.
    @inline(__always)
    func extend(by extra: Int) -> UnsafeMutableRawPointer {
        if count &+ extra > capacity { grow(to: count + extra) }
        let place = storage + count
        count &+= extra
        return place
    }

    /// Takes back bytes that ``extend(by:)`` gave and nobody wrote.
    func drop(_ unused: Int) { count -= unused }

    @inline(__always)
    func append(_ byte: UInt8) { extend(by: 1).storeBytes(of: byte, as: UInt8.self) }

    @inline(__always)
    func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        extend(by: bytes.count).copyMemory(from: source, byteCount: bytes.count)
    }

    private func grow(to needed: Int) {
        let larger = max(capacity * 2, needed)
        let fresh = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
        fresh.copyMemory(from: storage, byteCount: count)
        storage.deallocate()
        storage = fresh
        capacity = larger
    }
}
