import BillingCore
import BillingStore
import FakturaWords
import Foundation
import Synchronization
import UsageFiles

/// Whether work is to stop; set from any thread.
final class Cancellation: Sendable {
    private let flag = Atomic(false)

    func cancel() { flag.store(true, ordering: .relaxed) }

    var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// - Throws: `CancellationError` once it was cancelled.
    func check() throws {
        if flag.load(ordering: .relaxed) { throw CancellationError() }
    }
}

/// What was read of a file, told from the thread that reads it.
private final class ReadFile: Sendable {
    let summary = Mutex<UsageFileSummary?>(nil)
}

/// The hash of a file's content, for which it is read once, and only when somebody asks.
private final class FileHash: Sendable {
    private let path: String
    private let known = Mutex<String?>(nil)

    init(path: String) { self.path = path }

    func hex() throws -> String {
        if let hex = known.withLock(\.self) { return hex }
        let hex = try ContentHash(path: path).hex
        known.withLock { $0 = hex }
        return hex
    }
}

/// Reads usage files into a store, one after the other.
struct UsageImport {
    let store: BillingStore
    let options: InputOptions
    let metric: MetricRule
    let now: Int64
    let cancellation: Cancellation
    let words: Words
    /// Told how far it is, some times a second.
    let progress: @Sendable (ImportProgress) -> Void

    init(
        store: BillingStore, options: InputOptions, metric: MetricRule, now: Int64, cancellation: Cancellation,
        words: Words,
        progress: @escaping @Sendable (ImportProgress) -> Void
    ) {
        self.store = store
        self.options = options
        self.metric = metric
        self.now = now
        self.cancellation = cancellation
        self.words = words
        self.progress = progress
    }

    /// Imports a file: as one dataset, or, where its lines have two costs that differ (FOCUS), as one for each metric.
    ///
    /// - Returns: What became of each dataset, what was read first before the other.
    /// - Throws: ``UsageFileProblem``, ``StoreProblem``, `CancellationError`.
    func run(_ path: String, number: Int, of count: Int) throws -> (reports: [ImportReport], contentHash: String) {
        let set = try UsageFileSet(path: path)
        let (size, hash) = (set.files.reduce(0) { $0 + Self.size(of: $1) }, FileHash(path: path))
        let file = Source(
            path: path, number: number, count: count, size: size, hash: hash,
            currency: try options.currency ?? currencyBefore(size, hash))
        // A manifest says what rows can only hint at; what the user says goes before both.
        let metric = self.metric.given == nil ? set.metric.map(MetricRule.given) ?? self.metric : self.metric
        guard try UsageFileReader.identify(path: path) == .focus else {
            let read = try run(file, metric, knownAs: metric.given)
            return ([read.report], read.contentHash)
        }
        let first = metric.preferred
        let read = try run(file, .given(first), knownAs: first)
        guard metric.given == nil else { return ([read.report], read.contentHash) }
        let second = first == .actual ? Metric.amortized : .actual
        guard try hasOtherMetric(file, read.summary, second) else { return ([read.report], read.contentHash) }
        let other = try run(file, .given(second), knownAs: second, isSecond: true)
        return ([read.report, other.report], read.contentHash)
    }

    /// A file on its way into the store.
    private struct Source {
        let path: String
        let number: Int
        let count: Int
        let size: Int64
        let hash: FileHash
        /// The currency of costs whose file does not name one.
        let currency: CurrencyCode?
    }

    /// The currency that was given for a content when it was loaded last, which need not be given again.
    private func currencyBefore(_ size: Int64, _ hash: FileHash) throws -> CurrencyCode? {
        let names = try store.contentHashes(byteCount: size)
        guard !names.isEmpty else { return nil }
        let hex = try hash.hex()
        return names.lazy.compactMap { LoadedFile.currency(of: $0, givenFor: hex) }.first
    }

    /// Whether a file has costs by another metric that the store does not have yet.
    private func hasOtherMetric(_ file: Source, _ summary: UsageFileSummary?, _ other: Metric) throws -> Bool {
        if let summary { return summary.hasOtherMetric }
        // Known by one metric: the other may be known too, be the same, or have been cancelled.
        if try dataset(holding: file, metric: other) != nil { return false }
        return try reading(file, as: .actual).read(into: IdleSink()).hasOtherMetric
    }

    /// The dataset that holds a file already: as it is, or in the currency given for it.
    private func dataset(holding file: Source, metric: Metric?) throws -> Int? {
        func dataset(in currency: CurrencyCode?) throws -> Int? {
            try store.dataset(byteCount: file.size, metric: metric) {
                LoadedFile.contentName(try file.hash.hex(), in: currency)
            }
        }
        return try dataset(in: nil) ?? file.currency.flatMap { try dataset(in: $0) }
    }

    /// The reading of a file, on whatever thread.
    private struct FileReading: Sendable {
        let file: Source
        let options: UsageFileOptions
        let cancellation: Cancellation
        let progress: @Sendable (ImportProgress) -> Void

        func read(into sink: any UsageSink) throws -> UsageFileSummary {
            var state = ImportProgress(
                file: (file.path as NSString).lastPathComponent, number: file.number, fileCount: file.count, bytes: 0,
                totalBytes: file.size, lines: 0)
            progress(state)
            var reported = ContinuousClock.now
            let summary = try UsageFileReader(path: file.path, options: options).read(into: sink) { bytes, lines in
                try cancellation.check()
                guard reported.duration(to: .now) > .milliseconds(200) else { return }
                reported = .now
                (state.bytes, state.lines) = (bytes, lines)
                progress(state)
            }
            try cancellation.check()
            return summary
        }
    }

    private func reading(_ file: Source, as metric: Metric) -> FileReading {
        FileReading(
            file: file,
            options: UsageFileOptions(
                skipsInvalidRows: options.skipInvalid, currency: file.currency, metric: metric),
            cancellation: cancellation, progress: progress)
    }

    /// Imports a file as one dataset; what was found in its rows is not told a second time.
    private func run(
        _ file: Source, _ metric: MetricRule, knownAs knownMetric: Metric?, isSecond: Bool = false
    ) throws -> (report: ImportReport, contentHash: String, summary: UsageFileSummary?) {
        let path = file.path
        if let known = try dataset(holding: file, metric: knownMetric) {
            let report = ImportReport(
                path: path, format: try UsageFileReader.identify(path: path), dataset: known, isKnown: true,
                lineCount: 0, skippedCount: 0, skipped: [], unknownColumns: [], parts: [])
            return (report, try file.hash.hex(), nil)
        }
        let (reading, metric, today) = (reading(file, as: metric.preferred), metric, Day(number: Int(now / 86_400)))
        let read = ReadFile()
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        let source = DatasetSource(path: absolute, metric: metric.preferred, fetchedAt: now)
        let result = try store.ingestWhileReading(source, anchorDay: options.anchorDay) { sink in
            let summary = try reading.read(into: sink)
            read.summary.withLock { $0 = summary }
            return LoadedFile(summary, readOn: today, metric: metric.metric(of: summary))
        }
        let summary = read.summary.withLock(\.self)
        let found = isSecond ? nil : summary
        let report = ImportReport(
            path: path, format: try summary?.format ?? UsageFileReader.identify(path: path), dataset: result.dataset,
            isKnown: result.isKnown, lineCount: result.lineCount, skippedCount: found?.skippedCount ?? 0,
            skipped: found?.skipped ?? [], unknownColumns: found?.unknownColumns ?? [],
            unknownValues: found?.unknownValues ?? [], otherProviders: found?.otherProviders ?? [],
            parts: result.parts, metric: summary.map(metric.metric) ?? .actual, encoding: found?.encoding ?? .utf8,
            fileCount: summary?.fileCount ?? 1)
        return (report, summary?.contentHash.hex ?? "", summary)
    }

    private static func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}

/// How it is decided whether a file is actual or amortized.
enum MetricRule {
    /// As its rows tell; where they tell nothing, as given, else actual.
    case told(otherwise: Metric?)
    /// As given, whatever its rows tell.
    case given(Metric)

    /// What holds for every file; `nil` when each decides.
    var given: Metric? { if case .given(let metric) = self { metric } else { nil } }

    /// What is given or asked for, else actual: what is taken of lines that have both.
    var preferred: Metric {
        switch self {
        case .given(let metric): metric
        case .told(let otherwise): otherwise ?? .actual
        }
    }

    /// The metric of a file that was read.
    func metric(of file: UsageFileSummary) -> Metric {
        switch self {
        case .given(let metric): metric
        case .told(let otherwise): file.format.hasMetrics ? file.metric ?? otherwise ?? .actual : .actual
        }
    }
}

/// Takes what is read only to be known.
private final class IdleSink: UsageSink {
    func receive(_ subscription: SubscriptionFacts) {}
    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}
    func receive(_ record: UsageRecord) {}
}

extension LoadedFile {
    /// Names a content by its hash and the currency that was given for it: in another one it is another content.
    static func contentName(_ hash: String, in currency: CurrencyCode?) -> String {
        currency.map { "\(hash) \($0)" } ?? hash
    }

    /// The currency in a content's name; `nil` when it is the name of another content, or none was given.
    static func currency(of name: String, givenFor hash: String) -> CurrencyCode? {
        name.hasPrefix(hash + " ") ? CurrencyCode(String(name.dropFirst(hash.count + 1))) : nil
    }

    /// A statement of a period that has not ended covers the days it has, not the whole period.
    init(_ summary: UsageFileSummary, readOn today: Day, metric: Metric) {
        let coverage =
            if let first = summary.firstDay, let last = summary.lastDay {
                BillingPeriod(first: first, last: last)
            } else {
                BillingPeriod?.none
            }
        self.init(
            format: summary.format,
            contentHash: Self.contentName(summary.contentHash.hex, in: summary.givenCurrency),
            byteCount: summary.byteCount,
            coverage: coverage, wholePeriods: Set(summary.statementPeriods.filter { $0.end <= today }), metric: metric)
    }
}
