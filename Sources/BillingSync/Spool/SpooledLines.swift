import BillingCore
import Foundation

/// Usage lines that are all there, to be handed on from any thread.
final class SpooledLines: Sendable {
    /// What was told of subscriptions, each before the line of this number.
    private let facts: [(line: Int, SubscriptionFacts)]
    /// Where the file was made, to be told by.
    private let folder: String
    /// A file without a name with the first of the lines; negative where there is none.
    private let file: Int32
    private let rest: [UInt8]
    /// How many lines there are.
    let count: Int
    /// The newest day of use in them; `nil` without lines.
    let lastDay: Day?

    init(
        facts: [(line: Int, SubscriptionFacts)], folder: String, file: Int32, rest: [UInt8], count: Int,
        lastDay: Day? = nil
    ) {
        self.facts = facts
        self.folder = folder
        self.file = file
        self.rest = rest
        self.count = count
        self.lastDay = lastDay
    }

    deinit { if file >= 0 { close(file) } }

    /// Hands everything on, as it came.
    ///
    /// - Throws: ``StoreProblem/notSetAside(folder:code:)`` when not all of it can be read back; and what the sink throws.
    func deliver(to sink: any UsageSink) throws {
        var record = UsageRecord()
        var next = 0
        var line = 0
        func hand(_ bytes: UnsafeRawBufferPointer) throws -> Int {
            var used = 0
            while let size = SpooledRecord.size(at: used, of: bytes) {
                while next < facts.count, facts[next].line == line {
                    try sink.receive(facts[next].1)
                    next += 1
                }
                SpooledRecord.read(UnsafeRawBufferPointer(rebasing: bytes[used..<used + size]), into: &record)
                try sink.receive(record)
                line += 1
                used += size
            }
            return used
        }
        try readFile(hand)
        let used = try rest.withUnsafeBytes(hand)
        // A file that lost bytes must not pass for usage that is whole.
        guard used == rest.count, line == count else { throw problem(EIO) }
    }

    private func problem(_ code: Int32) -> StoreProblem { .notSetAside(folder: folder, code: code) }

    /// Reads the file piece by piece; `hand` says how many bytes it used.
    private func readFile(_ hand: (UnsafeRawBufferPointer) throws -> Int) throws {
        guard file >= 0 else { return }
        guard lseek(file, 0, SEEK_SET) == 0 else { throw problem(errno) }
        var room = [UInt8](repeating: 0, count: 1 << 20)
        var filled = 0
        while true {
            if filled == room.count { room.append(contentsOf: repeatElement(0, count: room.count)) }
            let count = room.withUnsafeMutableBytes {
                read(file, $0.baseAddress.map { $0 + filled }, $0.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw problem(errno) }
            guard count > 0 else {
                // The part of a record is left of one that was cut off.
                guard filled == 0 else { throw problem(EIO) }
                return
            }
            filled += count
            let used = try room.withUnsafeBytes { try hand(UnsafeRawBufferPointer(rebasing: $0[..<filled])) }
            room.withUnsafeMutableBytes { bytes in
                if let base = bytes.baseAddress { memmove(base, base + used, filled - used) }
            }
            filled -= used
        }
    }
}
