import BillingCore
import BillingStore
import FakturaWords
import Foundation
import SampleAccount

/// The store of the sample account: made at the first `--demo` of a day, opened at the others.
struct SampleStore {
    /// The years that a sample account can be made in; the store counts days from 1970 on.
    private static let years = 1972...2300

    private let folder: String
    private let today: Day
    private let now: Int64

    /// - Throws: ``Failure`` for a day that no sample account is made for.
    init(of today: Day, _ settings: Settings) throws {
        guard Self.years.contains(today.components.year) else {
            throw Failure.notAvailable(settings.words.noSample(of: today, years: Self.years))
        }
        folder = settings.folders.cache
        self.today = today
        now = settings.now
    }

    /// Opens the store; a new one tells of subscriptions and invoices, and its usage is still to be filled in.
    ///
    /// - Throws: ``StoreProblem`` when it can be neither opened nor made.
    func open() throws -> BillingStore {
        try Folders.make(folder)
        let isNew = !FileManager.default.fileExists(atPath: path)
        let store: BillingStore
        do {
            store = try BillingStore(path: path, teller: .sample)
        } catch StoreProblem.damaged, StoreProblem.notAStore {
            StoreCache.remove(path)
            store = try BillingStore(path: path, teller: .sample)
        }
        if try isNew || store.subscriptions().isEmpty {
            try store.record(SampleAccount(today: today).snapshot)
            removeOlder(than: path)
        }
        return store
    }

    /// Whether usage is missing that a report of this metric needs.
    func isMissing(_ metric: Metric, in store: BillingStore) throws -> Bool { try !store.metrics().contains(metric) }

    /// Fills in the usage that is missing; another faktura that does so at this moment is waited for.
    ///
    /// Amortized charges wait until they are asked for.
    func fill(_ store: BillingStore, for metric: Metric) throws {
        let lock = Foundation.open("\(folder)/\(Self.prefix)lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw StoreProblem.cannotOpen(path: path, code: errno) }
        defer { close(lock) }
        let account = SampleAccount(today: today)
        for needed in [Metric.actual, metric] where try isMissing(needed, in: store) {
            try fill(store, needed, account)
        }
    }

    private static let prefix = "sample-"
    private static let maximumOthers = 3
    private var path: String { "\(folder)/\(Self.prefix)\(today)-\(SampleAccount.revision).sqlite" }

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
