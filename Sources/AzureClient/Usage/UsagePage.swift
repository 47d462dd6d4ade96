public import BillingCore

/// Reads pages of usage details one after the other into a sink.
///
/// Rows of a day beside the ones asked for are left out, rows of any other day
/// end the reading: Azure answered another question (azure-apis 9, 13).
struct UsagePageReader {
    /// The days asked for.
    let days: BillingPeriod
    private(set) var listing = UsageListing()
    private var identifiers: Set<RowID> = []
    private var facts: UsageFacts
    private var record = UsageRecord()
    private let fallback: [UInt8]

    /// - Parameter subscription: Whose usage was asked for; rows that name none are its own.
    init(_ subscription: SubscriptionID, days: BillingPeriod, agreement: Agreement?) {
        self.days = days
        fallback = Array(subscription.rawValue.utf8)
        facts = UsageFacts(agreement: agreement)
        record.period = days
    }

    /// Reads a page; gives where it leads.
    mutating func read(_ body: [UInt8], into sink: any UsageSink) throws -> PageEnd {
        try fallback.withUnsafeBytes { fallback in
            try body.withUnsafeBytes { bytes in
                guard bytes.isValidUTF8 else { throw AnswerDefect.notJSON(offset: 0) }
                return try read(bytes, fallback, into: sink)
            }
        }
    }

    private mutating func read(
        _ bytes: UnsafeRawBufferPointer, _ fallback: UnsafeRawBufferPointer, into sink: any UsageSink
    ) throws -> PageEnd {
        var reader = JSONReader(bytes)
        var rows = UsageRowReader(capacity: bytes.count)
        var link: String?
        var count = 0
        try reader.take("{")
        var isFirst = true
        var isList = false
        while let name = try reader.nextName(isFirst: isFirst) {
            isFirst = false
            switch (name.string, reader.peek()) {
            case ("value", UInt8(ascii: "[")):
                try reader.take("[")
                isList = true
                while try reader.nextElement(isFirst: count == 0) {
                    try rows.read(&reader, into: &record)
                    count += 1
                    if record[.subscriptionID].isEmpty { record[.subscriptionID] = fallback }
                    try hand(on: rows, to: sink)
                }
            case ("nextLink", UInt8(ascii: "\"")): link = try reader.text().string
            default: _ = try reader.skip()
            }
        }
        try reader.end()
        // Another document is no empty page: a period's usage would be taken to be nothing.
        guard isList else { throw AnswerDefect.field("value") }
        return PageEnd(nextLink: link, count: count)
    }

    private mutating func hand(on rows: UsageRowReader, to sink: any UsageSink) throws {
        if !rows.id.isEmpty, !identifiers.insert(RowID(rows.id)).inserted {
            listing.repeatedCount += 1
            return
        }
        guard days.contains(record.day) else {
            guard days.start.advanced(by: -1) <= record.day, record.day <= days.end else {
                throw AzureProblem.otherDays(asked: days, found: record.day)
            }
            listing.besideCount += 1
            return
        }
        if let news = facts.news(record) { try sink.receive(news) }
        try sink.receive(record)
        listing.take(record.day, kind: rows.kind)
    }
}

/// What reading usage gave.
public struct UsageListing: Hashable, Sendable {
    /// Lines handed on.
    public internal(set) var lineCount = 0
    /// Rows left out because their identifier came before.
    public internal(set) var repeatedCount = 0
    /// Rows left out because they belong to the day before or after.
    public internal(set) var besideCount = 0
    /// The first day with a line; `nil` without lines.
    public internal(set) var firstDay: Day?
    /// The last day with a line; `nil` without lines.
    public internal(set) var lastDay: Day?
    /// Lines in the shape of customer agreements.
    public internal(set) var modernCount = 0

    mutating func take(_ day: Day, kind: UnsafeRawBufferPointer) {
        lineCount += 1
        firstDay = min(day, firstDay ?? day)
        lastDay = max(day, lastDay ?? day)
        if kind.first == UInt8(ascii: "m") { modernCount += 1 }
    }
}

/// An identifier as two hashes, each 64 bits wide: many rows, little memory.
struct RowID: Hashable {
    private let first: UInt64
    private let second: UInt64

    init(_ bytes: UnsafeRawBufferPointer) {
        // FNV-1a, and a sum of another odd factor beside it.
        var (first, second): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, UInt64(bytes.count))
        for byte in bytes {
            first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
            second = (second &+ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
            second ^= second >> 29
        }
        (self.first, self.second) = (first, second)
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are text; ASCII, which nearly all of it is, is seen eight bytes at a time.
    var isValidUTF8: Bool {
        var index = 0
        while index + 8 <= count, loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
            index += 8
        }
        let rest = UnsafeRawBufferPointer(rebasing: self[index...])
        return rest.allSatisfy { $0 < 0x80 } || String(validating: rest, as: UTF8.self) != nil
    }
}
