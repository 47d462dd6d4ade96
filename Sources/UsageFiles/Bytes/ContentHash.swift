/// A 128-bit fingerprint of a file's bytes.
///
/// It tells one user's files apart; it is not cryptographic, and somebody who
/// wants two files with one fingerprint can make them. The value is the same on
/// every machine and does not depend on the sizes of the pieces read.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
    /// The first 64 bits.
    public let high: UInt64
    /// The last 64 bits.
    public let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Fingerprints a whole file, or the partitions of an export; the same as ``UsageFileSummary/contentHash`` of it.
    ///
    /// - Throws: ``UsageFileProblem`` when the file cannot be read.
    public init(path: String) throws {
        self = Self.joined(try UsageFileSet(path: path).files.map(Self.init(ofFileAt:)))
    }

    /// The fingerprint of several contents in this order; of one, its own.
    static func joined(_ parts: [ContentHash]) -> ContentHash {
        if parts.count == 1 { return parts[0] }
        var hasher = ContentHasher()
        for part in parts {
            withUnsafeBytes(of: (part.high.littleEndian, part.low.littleEndian)) { hasher.update($0) }
        }
        return hasher.finish()
    }

    private init(ofFileAt path: String) throws {
        let file = try InputFile(path: path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        var hasher = ContentHasher()
        while true {
            let count = try file.read(into: buffer)
            if count == 0 { break }
            hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        self = hasher.finish()
    }

    /// 32 lowercase hexadecimal digits.
    public var hex: String { Self.digits(high) + Self.digits(low) }
    public var description: String { hex }

    private static func digits(_ value: UInt64) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

/// Computes a ``ContentHash`` of bytes that stream by.
///
/// Four independent 64-bit lanes take eight bytes each and are mixed in the
/// manner of xxHash64; the end folds them into two words in two ways.
struct ContentHasher {
    private var lanes = (
        0x9E37_79B9_7F4A_7C15 as UInt64, 0xC2B2_AE3D_27D4_EB4F as UInt64, 0x1656_67B1_9E37_79F9 as UInt64,
        0x27D4_EB2F_1656_67C5 as UInt64
    )
    private var pending: [UInt8] = []
    private var byteCount: UInt64 = 0
    private static let blockSize = 32

    init() { pending.reserveCapacity(Self.blockSize) }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        byteCount &+= UInt64(bytes.count)
        var rest = bytes[...]
        if !pending.isEmpty {
            let taken = min(Self.blockSize - pending.count, rest.count)
            pending.append(contentsOf: rest.prefix(taken))
            rest = rest.dropFirst(taken)
            guard pending.count == Self.blockSize else { return }
            pending.withUnsafeBytes { mix($0) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.count / Self.blockSize * Self.blockSize
        if whole > 0 { mix(UnsafeRawBufferPointer(rebasing: rest.prefix(whole))) }
        pending.append(contentsOf: rest.dropFirst(whole))
    }

    consuming func finish() -> ContentHash {
        // The length tells padding from zero bytes of the file.
        pending.append(contentsOf: repeatElement(0, count: Self.blockSize - pending.count))
        pending.withUnsafeBytes { mix($0) }
        let high = Self.avalanche(
            Self.rotate(lanes.0, 1) &+ Self.rotate(lanes.1, 7) &+ Self.rotate(lanes.2, 12)
                &+ Self.rotate(lanes.3, 18) &+ byteCount)
        let low = Self.avalanche(
            (lanes.0 ^ Self.rotate(lanes.1, 23)) &* 0x9FB2_1C65_1E98_DF25
                ^ (lanes.2 ^ Self.rotate(lanes.3, 41)) &* 0xD6E8_FEB8_6659_FD93 ^ Self.rotate(byteCount, 32))
        return ContentHash(high: high, low: low)
    }

    /// Takes whole blocks.
    private mutating func mix(_ bytes: UnsafeRawBufferPointer) {
        var (a, b, c, d) = lanes
        var offset = 0
        while offset < bytes.count {
            a = Self.step(a, bytes, offset)
            b = Self.step(b, bytes, offset + 8)
            c = Self.step(c, bytes, offset + 16)
            d = Self.step(d, bytes, offset + 24)
            offset += Self.blockSize
        }
        lanes = (a, b, c, d)
    }

    @inline(__always)
    private static func step(_ lane: UInt64, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        return rotate(lane &+ word &* 0xC2B2_AE3D_27D4_EB4F, 31) &* 0x9E37_79B1_85EB_CA87
    }

    @inline(__always)
    private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
        value &<< bits | value &>> (64 &- bits)
    }

    private static func avalanche(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 33) &* 0xC2B2_AE3D_27D4_EB4F
        value = (value ^ value >> 29) &* 0x1656_67B1_9E37_79F9
        return value ^ value >> 32
    }
}
