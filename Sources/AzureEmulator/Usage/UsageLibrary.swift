import BillingCore
import SampleAccount
import Synchronization

/// An account's usage, read when it is asked for first and kept for every server of the same account.
final class UsageLibrary: Sendable {
    private struct Key: Hashable {
        let subscription: SubscriptionID
        let metric: Metric
        let shape: UsageRows.Shape
    }

    let account: SampleAccount
    private let shelves = Mutex<[Metric: UsageShelf]>([:])
    private let written = Mutex<[Key: UsageRows]>([:])

    init(_ account: SampleAccount) { self.account = account }

    /// Every subscription's lines in a metric.
    ///
    /// - Throws: What the account throws while it delivers, which it does not.
    func usage(_ metric: Metric) throws -> UsageShelf {
        try shelves.withLock { shelves in
            if let shelf = shelves[metric] { return shelf }
            let shelf = try UsageShelf(account, metric)
            shelves[metric] = shelf
            return shelf
        }
    }

    /// A subscription's lines; where a metric is not told apart, the actual ones.
    ///
    /// `nil` where there is no usage.
    func book(of subscription: Subscription, _ metric: Metric) throws -> UsageBook? {
        if metric != .actual, subscription.agreement != .onlineServices,
            let book = try usage(metric).books[subscription.id]
        {
            return book
        }
        return try usage(.actual).books[subscription.id]
    }

    /// A subscription's lines ready to be written, made once for each shape.
    func rows(of subscription: Subscription, _ metric: Metric, as shape: UsageRows.Shape) throws -> UsageRows? {
        guard let book = try book(of: subscription, metric) else { return nil }
        let payer = account.snapshot.billingAccounts.first { $0.id == subscription.billingAccount }
        return written.withLock { written in
            let key = Key(subscription: subscription.id, metric: metric, shape: shape)
            if let rows = written[key] { return rows }
            let rows = UsageRows(book, of: subscription, account: payer, as: shape)
            written[key] = rows
            return rows
        }
    }
}
