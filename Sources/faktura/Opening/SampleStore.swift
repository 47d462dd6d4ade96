import BillingCore
import BillingStore
import FakturaWords
import Foundation
import SampleAccount

/// The store of the sample account: made at the first `--demo` of a day, opened at the others.
struct SampleStore {
    let folder: String
    let today: Day
    let now: Int64

    /// Opens the store, making it when it is not there.
    ///
    /// Amortized charges are added when they are first asked for: the first screen need not wait for them.
    ///
    /// - Throws: ``StoreProblem`` when it can be neither opened nor made.
    func open(_ metric: Metric) throws -> BillingStore {
        let store = try existing() ?? made()
        if metric == .amortized, try !store.metrics().contains(.amortized) {
            try fill(store, .amortized, SampleAccount(today: today))
        }
        return store
    }

    private static let prefix = "sample-"
    private static let maximumOthers = 3
    private var path: String { "\(folder)/\(Self.prefix)\(today)-\(SampleAccount.revision).sqlite" }

    private func existing() throws -> BillingStore? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try BillingStore(path: path)
        } catch is StoreProblem {
            StoreCache.remove(path)
            return nil
        }
    }

    private func made() throws -> BillingStore {
        try Folders.make(folder)
        // Under another name until it is whole: two may make it at once, and one may be killed.
        let draft = "\(folder)/files-\(getpid())-\(Self.prefix)\(UInt64.random(in: 0...UInt64.max)).sqlite"
        do {
            try fillDraft(draft)
        } catch {
            StoreCache.remove(draft)
            throw error
        }
        guard rename(draft, path) == 0 else { throw StoreProblem.cannotOpen(path: path, code: errno) }
        StoreCache.remove(draft)
        removeOlder(than: path)
        return try BillingStore(path: path)
    }

    /// Closes the draft when it is done, so that SQLite leaves nothing beside it under its old name.
    private func fillDraft(_ draft: String) throws {
        let account = SampleAccount(today: today)
        let store = try BillingStore(path: draft)
        try store.record(account.snapshot)
        try fill(store, .actual, account)
    }

    private func fill(_ store: BillingStore, _ metric: Metric, _ account: SampleAccount) throws {
        let source = DatasetSource(origin: .sample, path: "sample account", metric: metric, fetchedAt: now)
        _ = try store.ingest(source) { sink in
            try account.deliver(metric, to: sink)
            return LoadedFile(
                format: nil, contentHash: "sample \(SampleAccount.revision) \(today) \(metric)", byteCount: 0,
                coverage: account.coverage(metric), wholePeriods: [])
        }
    }

    /// Stores of other days only take room; the last few stay, as another faktura may show one.
    private func removeOlder(than path: String) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            return  // What cannot be listed cannot be cleared; the next run tries again.
        }
        let own = (path as NSString).lastPathComponent
        let others = names.filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(".sqlite") && $0 != own }
        for name in others.sorted(by: >).dropFirst(Self.maximumOthers) { StoreCache.remove("\(folder)/\(name)") }
    }
}
