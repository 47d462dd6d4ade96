public import BillingCore
import FakturaWords

/// Usage files of version 2 to be saved: one for each subscription that has usage in a period.
public struct UsageFileOrder: Equatable, Sendable {
    /// The subscriptions.
    public let scope: Scope
    /// The period.
    public let period: BillingPeriod
    /// How charges are spread over time.
    public let metric: Metric
    /// The folder that they are saved in.
    public let folder: String

    /// Creates an order.
    public init(scope: Scope, period: BillingPeriod, metric: Metric, folder: String) {
        self.scope = scope
        self.period = period
        self.metric = metric
        self.folder = folder
    }

    /// The name of a subscription's file, safe on any file system: `2026-11-11_Production_usage-v2.csv`.
    ///
    /// - Parameter noun: What the file holds, `usage-v2`.
    public static func fileName(of subscription: String, in period: BillingPeriod, noun: String = "usage-v2") -> String
    {
        SafeFileName.make([period.last.description, subscription, noun], fileExtension: "csv")
    }
}

/// Saving the usage file of what the screen in front shows.
extension AppModel {
    /// Why no usage file can be saved here; `nil` when one can.
    public var cannotSaveUsageFile: String? {
        guard usageInFront == nil else { return export == nil ? nil : words.isSaving }
        switch front.screen {
        case .subscriptions: return words.needsPeriod
        case .accounts: return words.accountsHaveNoPeriods
        case .activities, .activity: return words.isActivity
        case .invoices, .invoiceText, .mail, .reconciliation: return words.hasNoUsageToSave
        case .history(let model): return model.list.selected == nil ? words.nothingSelected : words.hasNoUsageToSave
        case .statement, .dailyUsage, .usageLines, .usageLine: return words.hasNoUsageToSave
        }
    }

    /// Saves version 2 of the period in front.
    mutating func saveUsageFile() -> [Effect] {
        guard cannotSaveUsageFile == nil, let (scope, period) = usageInFront else { return [] }
        let metric = frontModel.provenance?.metric ?? .actual
        let order = UsageFileOrder(scope: scope, period: period, metric: metric, folder: saving.folder)
        export = ExportProgress(total: nil)
        var path = saving.folder
        if case .subscriptions(let ids) = scope, ids.count == 1 {
            let name = UsageFileOrder.fileName(of: subscriptionNames[ids[0]] ?? ids[0].rawValue, in: period)
            path += path.isEmpty || path.hasSuffix("/") ? name : "/\(name)"
        }
        logWork { $0.startExport(path: path, rows: nil, at: $1) }
        return [.saveUsageFile(order)]
    }

    /// The files are there.
    mutating func usageFilesSaved(_ paths: [String], rows: Int) {
        export = nil
        logWork { $0.endExport(.done, path: paths.first, rows: rows, at: $1) }
        say(
            Message(
                isWarning: false, text: words.savedUsageFiles(paths, rows: rows),
                path: paths.count == 1 ? paths.first : nil))
    }

    /// What the list shows that a usage line was opened from; `nil` where there is none.
    var usageBehindLine: UsageQuery? {
        stack.reversed().lazy.compactMap { open in
            if case .usageLines(let model) = open.screen { model.query.usage } else { nil }
        }.first
    }

    /// Whose usage of which period is in front; `nil` where no period is chosen or nothing was used.
    private var usageInFront: (scope: Scope, period: BillingPeriod)? {
        switch front.screen {
        case .history(let model):
            guard let row = model.list.selected?.report, row.usageCost != nil else { return nil }
            return (model.scope, row.period)
        case .statement(let model): return hasRowsInFront ? (model.scope, model.period) : nil
        case .dailyUsage(let model): return hasRowsInFront ? (model.usage.scope, model.usage.period) : nil
        case .usageLines(let model):
            return hasRowsInFront ? (model.query.usage.scope, model.query.usage.period) : nil
        case .usageLine(let model):
            return usageBehindLine.map { (.one(model.line.subscription), $0.period) }
        case .subscriptions, .accounts, .activities, .activity, .invoices, .invoiceText, .mail, .reconciliation:
            return nil
        }
    }
}
