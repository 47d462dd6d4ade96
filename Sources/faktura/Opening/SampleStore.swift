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
    /// - Throws: ``StoreProblem`` when it can be neither opened nor made.
    func open() throws -> BillingStore {
        let path = "\(folder)/\(Self.prefix)\(today)-\(SampleAccount.revision).sqlite"
        if FileManager.default.fileExists(atPath: path) {
            do {
                return try BillingStore(path: path)
            } catch is StoreProblem {
                StoreCache.remove(path)
            }
        }
        try Folders.make(folder)
        // Under another name until it is whole: two may make it at once, and one may be killed.
        let draft = "\(folder)/files-\(getpid())-\(Self.prefix)\(UInt64.random(in: 0...UInt64.max)).sqlite"
        do {
            try fill(draft)
        } catch {
            StoreCache.remove(draft)
            throw error
        }
        guard rename(draft, path) == 0 else { throw StoreProblem.cannotOpen(path: path, code: errno) }
        StoreCache.remove(draft)
        removeOlder(than: path)
        return try BillingStore(path: path)
    }

    private static let prefix = "sample-"
    private static let maximumOthers = 3

    private func fill(_ path: String) throws {
        let account = SampleAccount(today: today)
        let store = try BillingStore(path: path)
        try store.record(account.snapshot)
        for metric in Metric.allCases {
            let source = DatasetSource(origin: .sample, path: "sample account", metric: metric, fetchedAt: now)
            _ = try store.ingest(source) { sink in
                try account.deliver(metric, to: sink)
                return LoadedFile(
                    format: nil, contentHash: "sample \(SampleAccount.revision) \(today) \(metric)", byteCount: 0,
                    coverage: account.coverage(metric), wholePeriods: [])
            }
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
