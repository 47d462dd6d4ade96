import BillingCore
import Foundation

/// Keeps usage lines apart until all of them are there, so that the store is written to only then and at one go.
///
/// Azure may let one wait for minutes between two pages; meanwhile nobody is kept
/// from the store. Lines stand in memory, above ``memory`` bytes in a file
/// without a name, which is gone with the process.
final class RecordSpool: UsageSink {
    /// Bytes kept in memory.
    static let memory = 1 << 20

    private let folder: String
    private var buffer: [UInt8] = []
    private var file: Int32 = -1
    /// What was told of subscriptions, each before the line of this number.
    private var facts: [(line: Int, SubscriptionFacts)] = []
    private(set) var lineCount = 0
    private var lastDay: Day?

    /// - Parameter folder: Where a file goes when the lines are many.
    init(folder: String) { self.folder = folder }

    deinit { if file >= 0 { close(file) } }

    func receive(_ subscription: SubscriptionFacts) { facts.append((lineCount, subscription)) }

    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {
        // Azure's interfaces have no statements of their own.
    }

    func receive(_ record: UsageRecord) throws {
        SpooledRecord.append(record, to: &buffer)
        lastDay = max(lastDay ?? record.day, record.day)
        lineCount += 1
        if buffer.count >= Self.memory { try spill() }
    }

    /// Ends the taking in and gives what there is; nothing is to be received afterwards.
    func finish() -> SpooledLines {
        defer {
            file = -1
            buffer = []
        }
        return SpooledLines(facts: facts, folder: folder, file: file, rest: buffer, count: lineCount, lastDay: lastDay)
    }

    private func spill() throws {
        if file < 0 { file = try openFile() }
        var offset = 0
        while offset < buffer.count {
            let count = buffer.withUnsafeBytes { write(file, $0.baseAddress.map { $0 + offset }, $0.count - offset) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw problem(count < 0 ? errno : EIO) }
            offset += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func problem(_ code: Int32) -> StoreProblem {
        code == ENOSPC || code == EDQUOT ? .diskFull(path: folder) : .notSetAside(folder: folder, code: code)
    }

    private func openFile() throws -> Int32 {
        let path = "\(folder)/usage-\(UUID().uuidString)"
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw problem(errno) }
        // Its name is not needed any more, and a kill leaves nothing behind.
        unlink(path)
        return file
    }
}
