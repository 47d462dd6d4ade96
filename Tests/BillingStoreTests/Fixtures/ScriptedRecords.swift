import BillingCore
import BillingStore

/// One usage line as simple values; only what a test is about is given.
struct ScriptedLine: Hashable {
    var day = "2026-10-01"
    var cost = "1"
    var subscription = "a"
    var meter = "D4s v5"
    var quantity: String? = "1"
    var price = "1"
    var currency = "USD"
    var period: BillingPeriod?
    var isUnallocated = false
    var texts: [UsageField: String] = [:]

    fileprivate func text(_ field: UsageField) -> String {
        if let text = texts[field] { return text }
        return switch field {
        case .subscriptionID: subscription
        case .meterCategory: "Virtual Machines"
        case .meterSubcategory: "D-Series"
        case .meterName: meter
        case .meterRegion: "EU North"
        case .meterID: "id-\(meter)"
        case .unit: "1 Hour"
        case .service: "Microsoft.Compute"
        case .resourceGroup: "rg"
        case .resource: "/subscriptions/\(subscription)/vm"
        case .location: "SE Central"
        case .currency: currency
        case .unitPrice: price
        case .chargeType: "Usage"
        case .subscriptionName, .offer, .tags, .additionalInfo, .otherFields: ""
        }
    }

    /// Hands `body` a record whose texts live in one buffer until it returns.
    fileprivate func withRecord(_ body: (UsageRecord) throws -> Void) throws {
        var buffer: [UInt8] = []
        var ranges: [(UsageField, Range<Int>)] = []
        for field in UsageField.allCases {
            let start = buffer.count
            buffer += text(field).utf8
            ranges.append((field, start..<buffer.count))
        }
        try buffer.withUnsafeBytes { bytes in
            var record = UsageRecord()
            record.day = BillingStoreTests.day(day)
            record.period = period
            record.quantity = quantity.map { ExactDecimal($0)! }
            record.cost = amount(cost)
            record.isUnallocated = isUnallocated
            for (field, range) in ranges { record[field] = UnsafeRawBufferPointer(rebasing: bytes[range]) }
            try body(record)
        }
    }
}

/// Feeds a sink as a reader of a file would.
struct ScriptedRecords {
    struct Failure: Error, Equatable {}

    var facts: [SubscriptionFacts] = []
    var statement: [(line: StatementLine, subscription: SubscriptionID, period: BillingPeriod)] = []
    var lines: [ScriptedLine] = []
    /// How often all the lines come.
    var repetitions = 1
    /// First to last day; the days of the lines when it is not given.
    var coverage: BillingPeriod?
    var wholePeriods: Set<BillingPeriod> = []
    /// What the file tells of its metric.
    var metric: Metric?
    /// Called when all is sent.
    var atEnd: () throws -> Void = {}

    init(_ lines: [ScriptedLine] = [], repetitions: Int = 1, coverage: BillingPeriod? = nil) {
        self.lines = lines
        self.repetitions = repetitions
        self.coverage = coverage
    }

    /// Sends all records, again and again, while the buffers of all are alive.
    private func send(_ rest: ArraySlice<ScriptedLine>, _ records: [UsageRecord], to sink: any UsageSink) throws {
        if let line = rest.first, repetitions > 1 {
            try line.withRecord { try send(rest.dropFirst(), records + [$0], to: sink) }
        } else {
            for line in rest { try line.withRecord(sink.receive) }
            for _ in 0..<repetitions {
                for record in records { try sink.receive(record) }
            }
        }
    }

    func read(into sink: any UsageSink) throws -> LoadedFile {
        for subscription in facts { try sink.receive(subscription) }
        for (line, subscription, period) in statement { try sink.receive(line, of: subscription, in: period) }
        try send(lines[...], [], to: sink)
        try atEnd()
        let days = lines.map { BillingStoreTests.day($0.day) }.sorted()
        let own = days.first.flatMap { first in days.last.flatMap { BillingPeriod(first: first, last: $0) } }
        return LoadedFile(
            format: .payAsYouGo, contentHash: "\(lines) \(repetitions) \(statement) \(facts)",
            byteCount: Int64(lines.count), coverage: coverage ?? own, wholePeriods: wholePeriods,
            metric: metric)
    }
}

extension BillingStore {
    /// Takes in scripted records.
    @discardableResult
    func ingest(
        _ records: ScriptedRecords, from file: String = "/data/usage.csv", metric: Metric = .actual,
        anchorDay: Int? = nil
    ) throws -> IngestResult {
        try ingest(DatasetSource(path: file, metric: metric, fetchedAt: 1_700_000_000), anchorDay: anchorDay) {
            try records.read(into: $0)
        }
    }

    /// Takes in lines.
    @discardableResult
    func ingest(_ lines: ScriptedLine..., metric: Metric = .actual) throws -> IngestResult {
        try ingest(ScriptedRecords(lines), metric: metric)
    }
}

/// A store of its own in a folder that is removed afterwards.
@discardableResult
func withStore<Value>(_ body: (BillingStore) throws -> Value) throws -> Value {
    try withTemporaryFolder { folder in try body(BillingStore(path: folder + "/store.db")) }
}
