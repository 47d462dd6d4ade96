import BillingCore
import BillingStore
import FakturaViewModels
import Synchronization

/// Tells the screens whether there are no figures but amortized ones, before the figures that it is said of.
final class MetricRelay: Sendable {
    private let store: BillingStore
    private let asked: Metric?
    private let mailbox: Mailbox
    private let last = Mutex(false)

    /// - Parameter asked: The metric asked for: whoever asks for one knows what they see.
    init(store: BillingStore, asked: Metric?, mailbox: Mailbox) {
        (self.store, self.asked, self.mailbox) = (store, asked, mailbox)
    }

    /// Looks again where a screen reads what all others go by.
    ///
    /// - Throws: ``StoreProblem``.
    func tell(of request: Request) throws {
        switch request {
        case .overview, .history: break
        default: return
        }
        guard asked == nil else { return }
        let isOnlyAmortized = try store.metrics() == [.amortized]
        let isNew = last.withLock { last in
            defer { last = isOnlyAmortized }
            return last != isOnlyAmortized
        }
        if isNew { mailbox.post(.metricTold(isOnlyAmortized: isOnlyAmortized)) }
    }
}
