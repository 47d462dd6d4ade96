#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Searches bytes eight at a time.
///
/// The memory searched must be readable for eight bytes past the place where
/// the search ends.
enum ByteScan {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let tops: UInt64 = 0x8080_8080_8080_8080

    /// A word of eight times the byte.
    static func pattern(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

    /// The offset of the first byte at or after `start` that is one of two; one of them must come.
    ///
    /// `seen` gathers every bit passed on the way, and a few past the place found.
    @inline(__always)
    static func first(
        of left: UInt64, or right: UInt64, in base: UnsafeMutableRawPointer, from start: Int, seen: inout UInt64
    ) -> Int {
        var offset = start
        while true {
            let word = UInt64(littleEndian: (base + offset).loadUnaligned(as: UInt64.self))
            seen |= word
            let a = word ^ left
            let b = word ^ right
            let hit = ((a &- ones) & ~a | (b &- ones) & ~b) & tops
            if hit != 0 { return offset &+ hit.trailingZeroBitCount &>> 3 }
            offset &+= 8
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether both hold the same bytes.
    @inline(__always)
    func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard count > 0, let mine = baseAddress, let theirs = other.baseAddress else { return true }
        return memcmp(mine, theirs, count) == 0
    }

    /// Whether the bytes are those of a text known when the program was written.
    @inline(__always)
    func equals(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && holdsSame(as: UnsafeRawBufferPointer(start: text.utf8Start, count: count))
    }

    /// Whether the bytes start with a text in lowercase, whatever their own case is.
    @inline(__always)
    func hasPrefix(ignoringCase text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard count >= length else { return false }
        for index in 0..<length where self[index] | 0x20 != text.utf8Start[index] { return false }
        return true
    }

    /// Without blanks at both ends.
    var trimmed: UnsafeRawBufferPointer {
        var (first, last) = (0, count)
        while first < last, self[first] == 0x20 || self[first] == 0x09 { first += 1 }
        while last > first, self[last - 1] == 0x20 || self[last - 1] == 0x09 { last -= 1 }
        return UnsafeRawBufferPointer(rebasing: self[first..<last])
    }
}

extension UnsafeRawBufferPointer {
    /// A 64-bit value that differs for different bytes as good as always.
    var fingerprint: UInt64 {
        var value = UInt64(count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index &+ 8 <= count {
            value = Self.mixed(value, UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index &+= 8
        }
        var rest: UInt64 = 0
        while index < count {
            rest = rest &<< 8 | UInt64(self[index])
            index &+= 1
        }
        return Self.mixed(value, rest)
    }

    @inline(__always)
    private static func mixed(_ value: UInt64, _ word: UInt64) -> UInt64 {
        let product = (value ^ word).multipliedFullWidth(by: 0xC2B2_AE3D_27D4_EB4F)
        return product.high ^ product.low &+ word
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Makes `A` to `Z` lowercase.
    @inline(__always)
    func lowercaseASCII() {
        for index in indices where self[index] &- 65 < 26 { self[index] |= 0x20 }
    }
}
