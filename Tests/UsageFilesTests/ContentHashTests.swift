import FakturaTestSupport
import Testing

@testable import UsageFiles

struct ContentHashTests {
    @Test(arguments: 0..<20)
    func `the sizes of the pieces make no difference`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let bytes = (0..<Int.random(in: 0...500, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        var hasher = ContentHasher()
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...70, using: &random))
            piece.withUnsafeBytes { hasher.update($0) }
            rest = rest.dropFirst(piece.count)
        }

        #expect(hasher.finish() == hash(bytes))
    }

    @Test func `every length of zeros, and every changed bit, gives another fingerprint`() {
        let lengths = (0...200).map { hash(Array(repeating: 0, count: $0)) }
        let changed = (0..<800).map { bit in
            var bytes = [UInt8](repeating: 0x41, count: 100)
            bytes[bit / 8] ^= 1 << (bit % 8)
            return hash(bytes)
        }

        #expect(Set(lengths + changed).count == 1_001)
        #expect(Set((lengths + changed).map(\.high)).count == 1_001)
        #expect(Set((lengths + changed).map(\.low)).count == 1_001)
    }

    @Test func `a fingerprint does not change from one version to the next`() {
        // Stores keep it: another value would make every file new.
        #expect(hash(Array("faktura".utf8)).hex == "21bdf578ecd4152676f728e181718892")
        #expect(hash([]).description.count == 32)
    }

    private func hash(_ bytes: [UInt8]) -> ContentHash {
        var hasher = ContentHasher()
        bytes.withUnsafeBytes { hasher.update($0) }
        return hasher.finish()
    }
}
