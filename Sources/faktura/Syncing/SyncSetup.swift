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
