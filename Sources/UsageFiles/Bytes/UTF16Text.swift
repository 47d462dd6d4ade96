/// UTF-16 in UTF-8, piece by piece.
///
/// A surrogate without its other half, and half a unit at the end, become bytes
/// that are no UTF-8, so that they are found in their row.
struct UTF16Text {
    let isBigEndian: Bool
    /// The first byte of a unit whose second is still to come.
    private var half: UInt8?
    /// The first half of a character beyond U+FFFF.
    private var high: UInt16?

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// Appends the bytes in UTF-8.
    mutating func append(_ bytes: UnsafeRawBufferPointer, to text: ByteScratch) {
        var index = 0
        if let first = half, let second = bytes.first {
            half = nil
            index = 1
            take(unit(first, second), text)
        }
        while index &+ 1 < bytes.count {
            let unit = unit(bytes[index], bytes[index &+ 1])
            if unit < 0x80, high == nil { text.append(UInt8(truncatingIfNeeded: unit)) } else { take(unit, text) }
            index &+= 2
        }
        if index < bytes.count { half = bytes[index] }
    }

    /// Appends what is left at the end.
    mutating func finish(_ text: ByteScratch) {
        if let high { put(UInt32(high), text) }
        if half != nil { text.append(0xFF) }
        (high, half) = (nil, nil)
    }

    private func unit(_ first: UInt8, _ second: UInt8) -> UInt16 {
        isBigEndian ? UInt16(first) &<< 8 | UInt16(second) : UInt16(second) &<< 8 | UInt16(first)
    }

    private mutating func take(_ unit: UInt16, _ text: ByteScratch) {
        if let first = high {
            high = nil
            if unit & 0xFC00 == 0xDC00 {
                return put(0x10000 + UInt32(first & 0x3FF) &<< 10 + UInt32(unit & 0x3FF), text)
            }
            put(UInt32(first), text)
        }
        if unit & 0xFC00 == 0xD800 { high = unit } else { put(UInt32(unit), text) }
    }

    private func put(_ code: UInt32, _ text: ByteScratch) {
        func next(_ bits: UInt32) { text.append(0x80 | UInt8(truncatingIfNeeded: code &>> bits & 0x3F)) }
        switch code {
        case ..<0x80: text.append(UInt8(truncatingIfNeeded: code))
        case ..<0x800:
            text.append(0xC0 | UInt8(truncatingIfNeeded: code &>> 6))
            next(0)
        case ..<0x10000:
            text.append(0xE0 | UInt8(truncatingIfNeeded: code &>> 12))
            next(6)
            next(0)
        default:
            text.append(0xF0 | UInt8(truncatingIfNeeded: code &>> 18))
            next(12)
            next(6)
            next(0)
        }
    }
}
