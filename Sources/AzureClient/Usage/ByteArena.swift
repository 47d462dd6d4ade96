import Foundation

/// Room for the bytes of one row that do not stand in its page as they are; it never moves.
final class ByteArena {
    private let base: UnsafeMutableRawPointer
    private let capacity: Int
    private var used = 0

    init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(byteCount: max(1, capacity), alignment: 1)
    }

    deinit { base.deallocate() }

    /// Forgets everything.
    func clear() { used = 0 }

    /// Where the next byte goes, to be given to ``bytes(from:)``.
    var mark: Int { used }

    /// The bytes since a mark.
    func bytes(from mark: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + mark, count: used - mark)
    }

    @inline(__always)
    func append(_ byte: UInt8) {
        precondition(used < capacity)
        base.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
        used &+= 1
    }

    @inline(__always)
    func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        precondition(capacity - used >= bytes.count)
        (base + used).copyMemory(from: start, byteCount: bytes.count)
        used &+= bytes.count
    }

    /// A copy with ASCII letters in lowercase.
    func lowercased(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let start = used
        for byte in bytes { append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        return self.bytes(from: start)
    }

    /// A text as it is meant.
    func unescaped(_ text: JSONReader.Text) -> UnsafeRawBufferPointer {
        var result: [UInt8] = []
        text.unescape(into: &result)
        let start = used
        result.withUnsafeBytes { append($0) }
        return bytes(from: start)
    }
}

extension UnsafeRawBufferPointer {
    /// Nothing.
    static var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

    /// Whether the same bytes stand here.
    @inline(__always)
    func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count, let start = baseAddress, let other = other.baseAddress else {
            return count == other.count
        }
        return memcmp(start, other, count) == 0
    }
}
