/// Numbers that look random and are the same on every machine: the finaliser of SplitMix64.
enum Noise {
    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Bits that belong to the place `index` of a sequence.
    @inline(__always)
    static func bits(_ seed: UInt64, _ index: Int) -> UInt64 {
        var value = seed &+ (UInt64(bitPattern: Int64(index)) &+ 1) &* step
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A seed that belongs to a text, whatever process asks for it.
    static func seed(_ seed: UInt64, _ text: String) -> UInt64 {
        bits(text.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }, text.utf8.count)
    }

    /// A GUID in lowercase, as Azure writes them.
    static func guid(_ seed: UInt64) -> String {
        let digits = hex(bits(seed, 0)) + hex(bits(seed, 1))
        var parts: [Substring] = []
        var rest = Substring(digits)
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }

    private static func hex(_ bits: UInt64) -> String {
        let digits = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
