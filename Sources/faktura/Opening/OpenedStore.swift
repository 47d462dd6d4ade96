import BillingCore
import BillingStore
import FakturaWords
import Foundation
import UsageFiles

/// The store that a command or the screens read, and the files that still have to be read into it.
struct OpenedStore {
    let store: BillingStore
    /// Files to read; empty when everything is there.
    let pending: [FileIdentity]
    /// The sample account whose usage is still to be filled in, for a metric; `nil` for anything else.
    private var sample: (store: SampleStore, metric: Metric)?
    /// Rows that were left out when files that need not be read again were read.
    private let leftOut: RowsLeftOut
    private let cache: StoreCache?
    /// The metric asked for, which says what files are whose rows do not tell.
    private let metric: Metric?

    /// Whether figures are still to come.
    var isWhole: Bool { pending.isEmpty && sample == nil }

    /// Opens the store that the options name: of files, of `--store`, or the one in the data folder.
    ///
    /// - Parameter report: Its metric is what files are whose rows do not tell, actual unless given; its day is the
    ///   one that the sample account is made for, today unless given.
    /// - Throws: ``UsageFileProblem`` for files that cannot be read at all, ``StoreProblem``.
    static func open(_ input: InputOptions, _ report: ReportOptions, _ settings: Settings) throws -> OpenedStore {
        if input.demo { return try sample(report, settings) }
        guard !input.files.isEmpty else {
            return OpenedStore(
                store: try existing(input.store, settings), pending: [], leftOut: RowsLeftOut(), cache: nil,
                metric: nil
            )
        }
        let files = try input.files.map(FileIdentity.init(path:))
        var cache = StoreCache(folder: settings.folders.cache)
        let options = cacheKey(input, report.metric)
        if let known = try cache.store(
            of: files, options: options, currency: input.currency, now: settings.now)
        {
            do {
                let store = try BillingStore(path: known.path)
                try store.setPaths(known.paths)
                return OpenedStore(
                    store: store, pending: [], leftOut: known.leftOut, cache: nil, metric: report.metric)
            } catch is StoreProblem {
                try cache.forget(known.path)
            }
        }
        // Before a screen opens: what is no usage file is refused in one sentence.
        for file in input.files { _ = try UsageFileReader.identify(path: file) }
        let path = try cache.newStore()
        let store: BillingStore
        do {
            store = try BillingStore(path: path)
        } catch {
            // What a full disk left of it is nobody's.
            StoreCache.remove(path)
            throw error
        }
        return OpenedStore(
            store: store, pending: files, leftOut: RowsLeftOut(), cache: cache, metric: report.metric)
    }

    /// Names the options that change how files are read, but for the currency.
    private static func cacheKey(_ input: InputOptions, _ metric: Metric?) -> String {
        "anchor=\(input.anchorDay ?? 0),skip=\(input.skipInvalid)" + (metric == .amortized ? ",amortized" : "")
    }

    private static func sample(_ report: ReportOptions, _ settings: Settings) throws -> OpenedStore {
        let today = report.asOf ?? settings.today
        let sample = try SampleStore(of: today, settings)
        let metric = report.metric ?? .actual
        let store = try sample.open()
        let missing = try sample.isMissing(metric, in: store)
        return OpenedStore(
            store: store, pending: [], sample: missing ? (sample, metric) : nil, leftOut: RowsLeftOut(), cache: nil,
            metric: report.metric)
    }

    /// The store to read: one that a flag names must be there; to read and write where that is allowed, else to read.
    static func existing(_ named: String?, _ settings: Settings) throws -> BillingStore {
        let path = settings.store(named)
        let isThere = FileManager.default.fileExists(atPath: path)
        // Reading must not make an empty store of a mistyped name.
        if named != nil, !isThere { throw StoreProblem.cannotOpen(path: path, code: ENOENT) }
        return try BillingStore(path: path, isReadOnly: isThere && !FileManager.default.isWritableFile(atPath: path))
    }

    /// Reads the files that are pending; the store is kept for the next opening when all are whole.
    ///
    /// - Parameter published: Called after each file.
    /// - Returns: What must be said of the figures: rows left out, parts that are not shown.
    /// - Throws: The first file's problem, after the other files were read; what was published stays for this run.
    func readPending(_ run: UsageImport, now: Int64, published: (ImportReport) -> Void) throws -> [String] {
        let words = run.words
        if let sample { try sample.store.fill(store, for: sample.metric) }
        guard var cache, !pending.isEmpty else { return try notes(words, run.options, leftOut) }
        var hashes: [(FileIdentity, hash: String)] = []
        var leftOut = RowsLeftOut()
        var problem: UsageFileProblem?
        for (index, path) in run.options.files.enumerated() {
            do {
                let file = try FileIdentity(path: path)
                let (reports, hash) = try run.run(path, number: index + 1, of: pending.count)
                hashes.append((file, hash))
                // Of a file that is read once for each metric, the rows are the same.
                if let first = reports.first { leftOut.add(first) }
                for report in reports { published(report) }
            } catch let found as UsageFileProblem {
                problem = problem ?? found
            }
        }
        if let problem { throw problem }
        try cache.keep(
            store.path, files: hashes, leftOut: leftOut, options: Self.cacheKey(run.options, metric),
            currency: run.options.currency, now: now)
        return try notes(words, run.options, leftOut)
    }

    /// What every opening of these files says, so that nobody takes a part for the whole.
    private func notes(_ words: Words, _ input: InputOptions, _ leftOut: RowsLeftOut) throws -> [String] {
        guard !input.files.isEmpty else { return [] }
        var notes = leftOut.skipped > 0 ? [words.leftOut(leftOut.skipped)] : []
        if leftOut.otherProviders > 0 { notes.append(words.setApart(leftOut.otherProviders)) }
        for dataset in try store.datasets() {
            let name = ((dataset.path ?? "") as NSString).lastPathComponent
            if dataset.parts.isEmpty, leftOut == RowsLeftOut() { notes.append(words.noLines(name)) }
            notes += dataset.parts.filter { !$0.isActive }.map { words.keptAside(file: name, $0) }
        }
        return notes
    }

    /// Removes the store when its files were not read whole; it is not to be used afterwards.
    func discardUnlessKept() {
        guard cache != nil, !pending.isEmpty else { return }
        let index = StoreCache(folder: (store.path as NSString).deletingLastPathComponent)
        if !index.holds(store.path) { StoreCache.remove(store.path) }
    }
}

extension StoreCache {
    /// Whether the index refers to a store.
    func holds(_ path: String) -> Bool { storeNames.contains((path as NSString).lastPathComponent) }
}
