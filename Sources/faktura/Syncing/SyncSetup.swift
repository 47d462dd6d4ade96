import AzureClient
import BillingCore
import BillingStore
import BillingSync
import FakturaWords
import Foundation

/// What a sync of this program goes by: the clock, a folder for what is not yet whole, and names for people.
enum SyncSetup {
    /// - Throws: ``StoreProblem`` when the folder cannot be made.
    static func surroundings(_ settings: Settings) throws -> SyncSurroundings {
        try Folders.make(settings.folders.cache)
        return SyncSurroundings(
            now: { Int64(Date().timeIntervalSince1970) },
            sleep: { try await Task.sleep(for: .milliseconds($0)) }, folder: settings.folders.cache)
    }

    /// The names that pieces are told by.
    static func names(_ accounts: [AzureAccount], _ store: BillingStore) throws -> SyncNames {
        let knowledge = try store.syncKnowledge(accounts.map(\.id))
        let tenants = knowledge.tenants.values.joined()
        return SyncNames(
            subscriptions: Dictionary(
                try store.subscriptions().map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first }),
            accounts: Dictionary(
                accounts.map { ($0.id, $0.name ?? $0.id.rawValue) }, uniquingKeysWith: { first, _ in first }),
            tenants: Dictionary(tenants.map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first }),
            billingProfiles: try store.billingProfileNames())
    }
}

/// The right to sync a store: one sync at a time, whoever started it.
final class SyncLock {
    private let descriptor: Int32

    /// Takes the right.
    ///
    /// - Throws: ``StoreProblem/busy(path:processID:)`` while another process has it.
    init(storePath: String) throws {
        descriptor = open(storePath + "-sync", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreProblem.readOnly(path: storePath) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            var text = [UInt8](repeating: 0, count: 16)
            let count = max(0, read(descriptor, &text, text.count))
            close(descriptor)
            throw StoreProblem.busy(
                path: storePath, processID: Int32(String(decoding: text.prefix(count), as: UTF8.self)))
        }
        ftruncate(descriptor, 0)
        let own = Array(String(getpid()).utf8)
        _ = write(descriptor, own, own.count)
    }

    deinit { close(descriptor) }
}
