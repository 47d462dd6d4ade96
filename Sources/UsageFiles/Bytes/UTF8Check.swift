/// Tells UTF-8 from other bytes.
enum UTF8Check {
    /// Whether the bytes are well-formed UTF-8: no surrogates, no overlong forms.
    static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        let count = bytes.count
        while index < count {
            if index + 8 <= count, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & ByteScan.tops == 0 {
                index += 8
                continue
            }
            let first = bytes[index]
            if first < 0x80 {
                index += 1
                continue
            }
            let (length, low, high) = sequence(from: first)
            guard length > 0, index + length <= count, low...high ~= bytes[index + 1] else { return false }
            for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return false }
            index += length
        }
        return true
    }

    /// The length of a sequence that starts with a byte; 0 when none does.
    static func length(from first: UInt8) -> Int { first < 0x80 ? 1 : sequence(from: first).length }

    /// The length of a sequence from its first byte, and which second bytes it may have; 0 when none starts so.
    private static func sequence(from first: UInt8) -> (length: Int, low: UInt8, high: UInt8) {
        switch first {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xE1...0xEF: (3, 0x80, 0xBF)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0x80, 0xBF)
        }
    }
}
