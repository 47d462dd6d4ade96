import BillingCore
import BillingStore
import Foundation
import UsageFiles

/// The store that a command or the screens read, and the files that still have to be read into it.
struct OpenedStore {
    let store: BillingStore
    /// Files to read; empty when everything is there.
    let pending: [FileIdentity]
    private let cache: StoreCache?
    private let options: String

    /// Opens the store that the options name: of files, of `--store`, or the one in the data folder.
    ///
    /// - Throws: ``UsageFileProblem`` for files that cannot be read at all, ``StoreProblem``.
    static func open(_ input: InputOptions, metric: Metric, _ settings: Settings) throws -> OpenedStore {
        guard !input.files.isEmpty else {
            return OpenedStore(store: try existing(input.store, settings), pending: [], cache: nil, options: "")
        }
        let files = try input.files.map(FileIdentity.init(path:))
        var cache = StoreCache(folder: settings.folders.cache)
        let options = "anchor=\(input.anchorDay ?? 0),skip=\(input.skipInvalid),metric=\(metric.rawValue)"
        if let path = try cache.store(of: files, options: options, now: settings.now) {
            do {
                return OpenedStore(store: try BillingStore(path: path), pending: [], cache: nil, options: options)
            } catch is StoreProblem {
                try cache.forget(path)
            }
        }
        // Before a screen opens: what is no usage file is refused in one sentence.
        for file in input.files { _ = try UsageFileReader.identify(path: file) }
        let store = try BillingStore(path: try cache.newStore())
        return OpenedStore(store: store, pending: files, cache: cache, options: options)
    }

    /// The store to read: one that a flag names must be there; to read and write where that is allowed, else to read.
    static func existing(_ named: String?, _ settings: Settings) throws -> BillingStore {
        let path = settings.value(named, "store") ?? settings.folders.store
        let isThere = FileManager.default.fileExists(atPath: path)
        // Reading must not make an empty store of a mistyped name.
        if named != nil, !isThere { throw StoreProblem.cannotOpen(path: path, code: ENOENT) }
        return try BillingStore(path: path, isReadOnly: isThere && !FileManager.default.isWritableFile(atPath: path))
    }

    /// Reads the files that are pending; the store is kept for the next opening when all are whole.
    ///
    /// - Parameter published: Called after each file.
    /// - Throws: The first file's problem; what was published before it stays for this run.
    func readPending(_ run: UsageImport, now: Int64, published: (ImportReport) -> Void) throws {
        guard var cache, !pending.isEmpty else { return }
        var hashes: [(FileIdentity, hash: String)] = []
        for (index, file) in pending.enumerated() {
            let (report, hash) = try run.run(run.options.files[index], number: index + 1, of: pending.count)
            hashes.append((file, hash))
            published(report)
        }
        try cache.keep(store.path, files: hashes, options: options, now: now)
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
