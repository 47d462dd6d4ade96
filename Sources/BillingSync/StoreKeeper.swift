import BillingCore
import BillingStore
import Dispatch
import Foundation

/// Writes to the store for a sync, one thing after the other and beside the threads that read.
struct StoreKeeper: Sendable {
    let store: BillingStore
    private let queue = DispatchQueue(label: "billing-sync-store")

    init(_ store: BillingStore) { self.store = store }

    /// Runs a write when those before it are done.
    func run<Value: Sendable>(_ change: @escaping @Sendable (BillingStore) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [store] in continuation.resume(with: Result { try change(store) }) }
        }
    }
}
