import BillingCore
import Foundation
import Testing

@testable import BillingSync

/// Writes down what it is handed.
private final class Notebook: UsageSink {
    var lines: [String] = []

    func receive(_ subscription: SubscriptionFacts) { lines.append("facts \(subscription.name ?? "")") }
    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}
    func receive(_ record: UsageRecord) {
        let texts = UsageField.allCases.map { record.text($0) }.joined(separator: "|")
        lines.append(
            "\(record.day) \(record.period?.description ?? "-") \(record.quantity?.description ?? "-") \(record.cost.units) \(record.isUnallocated) \(texts)"
        )
    }
}

struct RecordSpoolTests {
    /// Hands the same lines to a sink each time.
    private func fill(_ sink: any UsageSink, lines: Int) throws {
        for line in 0..<lines {
            if line % 700 == 3 {
                try sink.receive(SubscriptionFacts(id: SubscriptionID("a"), name: "at \(line)"))
            }
            let text = Array(String(repeating: "ä\(line)", count: line % 40).utf8)
            try text.withUnsafeBytes { bytes in
                var record = UsageRecord()
                record.day = Day(number: 20_000 + line % 31)
                record.period =
                    line % 3 == 0 ? nil : BillingPeriod(start: Day(number: 20_000), end: Day(number: 20_031))
                record.quantity = line % 5 == 0 ? nil : ExactDecimal("\(line).\(line)00")
                record.cost = Amount(units: Int128(line) * -1_000_000_000_000_000_000)
                record.isUnallocated = line % 7 == 0
                record[.tags] = bytes
                record[.meterName] = UnsafeRawBufferPointer(rebasing: bytes.prefix(3))
                try sink.receive(record)
            }
        }
    }

    @Test(arguments: [0, 1, 900, 40_000])
    func `lines come out of a spool as they went in, in memory and in a file`(lines: Int) throws {
        let folder = NSTemporaryDirectory() + "/faktura-spool-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let (direct, spooled) = (Notebook(), Notebook())
        try fill(direct, lines: lines)
        let spool = RecordSpool(folder: folder)
        try fill(spool, lines: lines)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        try spool.finish().deliver(to: spooled)
        #expect(spool.lineCount == lines)
        #expect(spooled.lines == direct.lines)
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Lines of which so many bytes of the file are left.
    private func spooled(lines: Int, cutTo share: Double?, mode: Int32 = O_RDWR) throws -> SpooledLines {
        let path = NSTemporaryDirectory() + "/faktura-spool-" + UUID().uuidString
        var bytes: [UInt8] = []
        var record = UsageRecord()
        record.day = Day(number: 20_000)
        for _ in 0..<lines { SpooledRecord.append(record, to: &bytes) }
        try Data(bytes.prefix(Int(Double(bytes.count) * (share ?? 1)))).write(to: URL(filePath: path))
        let file = open(path, mode | O_CLOEXEC)
        try FileManager.default.removeItem(atPath: path)
        return SpooledLines(facts: [], folder: "cache", file: file, rest: [], count: lines)
    }

    @Test(arguments: [0, 0.5, 0.51, 0.999])
    func `a file that lost lines or the end of one is not handed on as whole`(share: Double) throws {
        let lines = try spooled(lines: 4, cutTo: share)
        #expect(throws: StoreProblem.notSetAside(folder: "cache", code: EIO)) { try lines.deliver(to: Notebook()) }
        try spooled(lines: 4, cutTo: nil).deliver(to: Notebook())
    }

    @Test func `a file that holds no lines is not read for ever`() throws {
        let path = NSTemporaryDirectory() + "/faktura-spool-" + UUID().uuidString
        try Data(count: 4096).write(to: URL(filePath: path))
        let lines = SpooledLines(
            facts: [], folder: "cache", file: open(path, O_RDWR | O_CLOEXEC), rest: [], count: 1)
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: StoreProblem.notSetAside(folder: "cache", code: EIO)) { try lines.deliver(to: Notebook()) }
    }

    @Test func `a file that cannot be read is no end of file`() throws {
        let lines = try spooled(lines: 4, cutTo: nil, mode: O_WRONLY)
        #expect(throws: StoreProblem.notSetAside(folder: "cache", code: EBADF)) { try lines.deliver(to: Notebook()) }
    }

    @Test func `a folder that is not there is said`() throws {
        let missing = RecordSpool(folder: "/nowhere/at-all")
        #expect(throws: StoreProblem.notSetAside(folder: "/nowhere/at-all", code: ENOENT)) {
            try fill(missing, lines: 40_000)
        }
    }
}
