import BillingCore
import BillingSync
import Synchronization

/// Stops a download of a queue once.
final class QueueHolder: Sendable {
    private let queue = Mutex<DownloadQueue?>(nil)

    func watch(_ queue: DownloadQueue) { self.queue.withLock { $0 = queue } }

    func cancelOnce(_ id: InvoiceFile.ID) {
        let held = queue.withLock { held in
            defer { held = nil }
            return held
        }
        if let held { Task { await held.cancel(id) } }
    }
}
