import BillingCore
import Foundation

/// Keeps usage lines apart until all of them are there, so that the store is written to only then and at one go.
///
/// Azure may let one wait for minutes between two pages; meanwhile nobody is kept
/// from the store. Lines stand in memory, above ``memory`` bytes in a file
/// without a name, which is gone with the process.
final class RecordSpool: UsageSink {
    /// Bytes kept in memory.
    static let memory = 4 << 20

    private let folder: String
    private var buffer: [UInt8] = []
    private var file: Int32 = -1
    /// What was told of subscriptions, each before the line of this number.
    private var facts: [(line: Int, SubscriptionFacts)] = []
    private(set) var lineCount = 0

    /// - Parameter folder: Where a file goes when the lines are many.
    init(folder: String) { self.folder = folder }

    deinit { if file >= 0 { close(file) } }

    func receive(_ subscription: SubscriptionFacts) { facts.append((lineCount, subscription)) }

    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {
        // Azure's interfaces have no statements of their own.
    }

    func receive(_ record: UsageRecord) throws {
        SpooledRecord.append(record, to: &buffer)
        lineCount += 1
        if buffer.count >= Self.memory { try spill() }
    }

    /// Hands everything on, as it came.
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
        _ = try buffer.withUnsafeBytes(hand)
    }

    private func spill() throws {
        if file < 0 { file = try openFile() }
        var offset = 0
        while offset < buffer.count {
            let count = buffer.withUnsafeBytes { write(file, $0.baseAddress.map { $0 + offset }, $0.count - offset) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw StoreProblem.diskFull(path: folder) }
            offset += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func openFile() throws -> Int32 {
        let path = "\(folder)/usage-\(UUID().uuidString)"
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw StoreProblem.cannotOpen(path: folder, code: errno) }
        // Its name is not needed any more, and a kill leaves nothing behind.
        unlink(path)
        return file
    }

    /// Reads the file piece by piece; `hand` says how many bytes it used.
    private func readFile(_ hand: (UnsafeRawBufferPointer) throws -> Int) throws {
        guard file >= 0 else { return }
        lseek(file, 0, SEEK_SET)
        var room = [UInt8](repeating: 0, count: 1 << 20)
        var filled = 0
        while true {
            if filled == room.count { room.append(contentsOf: repeatElement(0, count: room.count)) }
            let count = room.withUnsafeMutableBytes {
                read(file, $0.baseAddress.map { $0 + filled }, $0.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            filled += count
            let used = try room.withUnsafeBytes { try hand(UnsafeRawBufferPointer(rebasing: $0[..<filled])) }
            room.withUnsafeMutableBytes { bytes in
                if let base = bytes.baseAddress { memmove(base, base + used, filled - used) }
            }
            filled -= used
        }
    }
}
