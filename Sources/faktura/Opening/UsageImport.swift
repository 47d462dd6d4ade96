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

    /// Imports a file.
    ///
    /// - Throws: ``UsageFileProblem``, ``StoreProblem``, `CancellationError`.
    func run(_ path: String, number: Int, of count: Int) throws -> (report: ImportReport, contentHash: String) {
        let size = Self.size(of: path)
        let known = try store.dataset(byteCount: size, metric: metric.given) { try ContentHash(path: path).hex }
        if let known {
            let report = ImportReport(
                path: path, format: try UsageFileReader.identify(path: path), dataset: known, isKnown: true,
                lineCount: 0, skippedCount: 0, skipped: [], unknownColumns: [], parts: [])
            return (report, try ContentHash(path: path).hex)
        }
        let file = ImportProgress(
            file: (path as NSString).lastPathComponent, number: number, fileCount: count, bytes: 0,
            totalBytes: size, lines: 0)
        progress(file)
        let reader = UsageFileReader(path: path, options: UsageFileOptions(skipsInvalidRows: options.skipInvalid))
        let (progress, cancellation, metric, today) = (progress, cancellation, metric, Day(number: Int(now / 86_400)))
        let read = ReadFile()
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        let source = DatasetSource(path: absolute, metric: metric.given ?? .actual, fetchedAt: now)
        let result = try store.ingestWhileReading(
            source, anchorDay: options.anchorDay,
            read: { sink in
                var (state, reported) = (file, ContinuousClock.now)
                let summary = try reader.read(into: sink) { bytes, lines in
                    try cancellation.check()
                    guard reported.duration(to: .now) > .milliseconds(200) else { return }
                    reported = .now
                    (state.bytes, state.lines) = (bytes, lines)
                    progress(state)
                }
                try cancellation.check()
                read.summary.withLock { $0 = summary }
                return LoadedFile(summary, readOn: today, metric: metric.metric(of: summary))
            })
        let summary = read.summary.withLock(\.self)
        let report = ImportReport(
            path: path, format: try summary?.format ?? UsageFileReader.identify(path: path), dataset: result.dataset,
            isKnown: result.isKnown, lineCount: result.lineCount, skippedCount: summary?.skippedCount ?? 0,
            skipped: summary?.skipped ?? [], unknownColumns: summary?.unknownColumns ?? [], parts: result.parts,
            metric: summary.map(metric.metric) ?? .actual)
        return (report, summary?.contentHash.hex ?? "")
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

    /// The metric of a file that was read.
    func metric(of file: UsageFileSummary) -> Metric {
        switch self {
        case .given(let metric): metric
        case .told(let otherwise): file.format.hasMetrics ? file.metric ?? otherwise ?? .actual : .actual
        }
    }
}

extension LoadedFile {
    /// A statement of a period that has not ended covers the days it has, not the whole period.
    init(_ summary: UsageFileSummary, readOn today: Day, metric: Metric) {
        let coverage =
            if let first = summary.firstDay, let last = summary.lastDay {
                BillingPeriod(first: first, last: last)
            } else {
                BillingPeriod?.none
            }
        self.init(
            format: summary.format, contentHash: summary.contentHash.hex, byteCount: summary.byteCount,
            coverage: coverage, wholePeriods: Set(summary.statementPeriods.filter { $0.end <= today }), metric: metric)
    }
}
