import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords
import UsageFiles

/// The usage files that are written.
enum UsageFileKind: String, CaseIterable {
    /// The Account Center's usage file, version 2.
    case v2
    /// A Cost Management export of a pay-as-you-go subscription.
    case mosp

    /// What file names have.
    var noun: String { "usage-\(rawValue)" }
}

/// Writes usage files from the store; a file for each subscription.
struct UsageFileRun {
    let store: BillingStore
    let period: BillingPeriod
    let metric: Metric
    let kind: UsageFileKind
    /// Told how many rows of a file are written, some hundred rows apart; throws to stop.
    let pace: (_ rows: Int) throws -> Void

    /// Saves the file of a subscription in a folder, beside one that has its name.
    ///
    /// - Parameter path: Absolute, whole with its name.
    func save(_ subscription: Subscription, to path: String) throws -> (path: String, rows: Int) {
        let file = try NewFile(path)
        let rows = try write(subscription) { try file.write($0) }
        try pace(rows)
        return (try file.publish(), rows)
    }

    /// Hands a subscription's file to `write`, piece by piece; gives the number of its rows.
    func write(_ subscription: Subscription, to write: @escaping ([UInt8]) throws -> Void) throws -> Int {
        var rows = 0
        func count() throws {
            rows += 1
            if rows & 0x1FF == 0 { try pace(rows) }
        }
        try store.usageFile(of: subscription, in: period, metric: metric) { file, lines in
            switch kind {
            case .v2:
                var writer = AccountCenterWriter(file, write: write)
                try writer.start()
                try lines {
                    try writer.add($0)
                    try count()
                }
                try writer.finish()
                rows = writer.rowCount
            case .mosp:
                var writer = PayAsYouGoWriter(write: write)
                try writer.start()
                try lines {
                    try writer.add($0)
                    try count()
                }
                try writer.finish()
            }
        }
        return rows
    }
}

extension ExportRun {
    /// Saves usage files to their end; what was whole when one fails stays.
    func outcome(of order: UsageFileOrder) -> SavingIntent {
        do {
            let subscriptions = try store.subscriptions(
                of: order.scope, withUsageIn: order.period, metric: order.metric)
            guard !subscriptions.isEmpty else { return .failed(FailureWords(words.noUsageToExport(in: order.period))) }
            let folder = DownloadFolder.absolute(order.folder, home: home)
            var paths: [String] = []
            var total = 0
            for subscription in subscriptions {
                let before = total
                let run = UsageFileRun(store: store, period: order.period, metric: order.metric, kind: .v2) { rows in
                    try Task.checkCancellation()
                    if rows & 0x3FFF == 0 { progress(before + rows) }
                }
                let name = UsageFileOrder.fileName(of: subscription.displayName, in: order.period)
                let saved = try run.save(subscription, to: "\(folder)/\(name)")
                paths.append(saved.path)
                total += saved.rows
            }
            return .usageFilesSaved(paths: paths, rows: total)
        } catch is CancellationError {
            return .cancelled
        } catch {
            return .failed(FailureWords(words.sentence(for: error), short: words.shortReason(for: error)))
        }
    }
}
