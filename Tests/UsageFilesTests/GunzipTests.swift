import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

struct GunzipTests {
    private static let text =
        "SubscriptionGuid,Date,Quantity,PreTaxCost,Currency\n"
        + String(repeating: "s,2026-10-12,1,1,SEK\n", count: 9)
    private static let packed = EncodedText.gzipOfTwoMembers.bytes(of: text)

    private func problem(_ bytes: [UInt8]) throws -> UsageFileProblem {
        let fixture = try UsageFileFixture(bytes: bytes)
        return try #require(#expect(throws: UsageFileProblem.self) { try fixture.read() })
    }

    @Test func `a file that was cut anywhere is refused with the byte after which it ends`() throws {
        // Between the members it is a whole file with less in it, which no reader of gzip can tell.
        let members = [18 + 5 + Self.text.utf8.count / 3]
        for length in 2..<Self.packed.count where !members.contains(length) {
            let found = try problem(Array(Self.packed.prefix(length)))

            guard case .damagedGzip(_, let byte, let isCutShort) = found else {
                Issue.record("cut after \(length) bytes: \(found)")
                continue
            }
            #expect(isCutShort && byte == length, "cut after \(length) bytes")
        }
    }

    @Test func `a wrong checksum, a wrong length and bytes behind the end are refused with their byte`() throws {
        var checksum = Self.packed
        checksum[checksum.count - 5] ^= 1
        var length = Self.packed
        length[length.count - 1] ^= 1
        let files = [(checksum, 0), (length, 0), (Self.packed + Array("extra".utf8), 5)]

        for (bytes, beyond) in files {
            guard case .damagedGzip(_, let byte, let isCutShort) = try problem(bytes) else {
                Issue.record("not refused as damaged")
                continue
            }
            #expect(!isCutShort)
            #expect(abs(Int(byte) - (Self.packed.count + beyond)) <= 8)
        }
    }

    @Test func `a row that damage broke is told as damage, and one that is broken as itself`() throws {
        var damaged = Self.packed
        // The cost of the last row: `1` becomes `A`.
        let place = try #require(damaged.dropLast(8).lastIndex(of: UInt8(ascii: "1")))
        damaged[place] = UInt8(ascii: "A")
        let broken = Self.text + "s,2026-10-12,1,A,SEK\n"

        guard case .damagedGzip = try problem(damaged) else {
            Issue.record("not told as damage")
            return
        }
        guard case .row(let row) = try problem(EncodedText.gzip.bytes(of: broken)) else {
            Issue.record("not told as a row")
            return
        }
        #expect(row.line == 11)
    }

    @Test func `looking for damage after a broken row can be cancelled`() throws {
        let broken = Self.text + "s,2026-10-12,1,A,SEK\n" + String(repeating: "s,2026-10-12,1,1,SEK\n", count: 90_000)
        let fixture = try UsageFileFixture(bytes: EncodedText.gzip.bytes(of: broken))
        func read(cancellingAt last: Int) throws -> Int {
            var calls = 0
            do {
                _ = try UsageFileReader(path: fixture.path).read(into: RecordingSink()) { _, _ in
                    calls += 1
                    if calls == last { throw CancellationError() }
                }
            } catch is UsageFileProblem {}
            return calls
        }

        let calls = try read(cancellingAt: .max)
        #expect(calls > 10)
        #expect(throws: CancellationError.self) { _ = try read(cancellingAt: calls - 1) }
    }

    @Test func `zeros behind the end, as tapes leave them, and empty members change nothing`() throws {
        let members = EncodedText.gzip([[], Array(Self.text.utf8), []])
        for bytes in [Self.packed + [0, 0, 0], members] {
            let (sink, summary) = try UsageFileFixture(bytes: bytes).read()

            #expect(sink.lines.count == 9)
            #expect(summary.byteCount == Int64(bytes.count))
        }
    }

    @Test func `progress counts the bytes of the packed file`() throws {
        let text = Self.text + String(repeating: "s,2026-10-12,1,1,SEK\n", count: 30_000)
        let fixture = try UsageFileFixture(bytes: EncodedText.gzip.bytes(of: text))
        var seen: [Int64] = []

        let summary = try UsageFileReader(path: fixture.path).read(into: RecordingSink()) { bytes, _ in
            seen.append(bytes)
        }

        #expect(seen == seen.sorted() && seen.count > 3)
        #expect(seen.last == summary.byteCount)
    }

    @Test func `what is no usage file is told through the packing`() throws {
        let files: [([UInt8], (UsageFileProblem) -> Bool)] = [
            ([], { if case .empty = $0 { true } else { false } }),
            (Array("%PDF-1.7".utf8), { if case .foreign(_, .pdf) = $0 { true } else { false } }),
            ([1, 0, 2], { if case .binary = $0 { true } else { false } }),
        ]
        for (bytes, isExpected) in files { #expect(isExpected(try problem(EncodedText.gzip([bytes])))) }
    }

    @Test func `the order of slash dates is found behind the first block of a packed file`() throws {
        let text =
            Self.text + String(repeating: "s,1/7/2026,1,1,SEK\n", count: 30_000) + "s,13/7/2026,1,1,SEK\n"
        let rows = text.replacing("s,2026-10-12,1,1,SEK\n", with: "")

        let (sink, _) = try UsageFileFixture(bytes: EncodedText.gzipOfUTF16.bytes(of: rows)).read()

        #expect(sink.lines.first?.day.description == "2026-07-01")
        #expect(sink.lines.count == 30_001)
    }
}
