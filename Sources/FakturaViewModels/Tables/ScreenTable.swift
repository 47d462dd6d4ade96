import BillingCore
import FakturaWords

/// What a screen shows as a table: the rows and keys of its command, in the order and by the filter of the screen.
public struct ScreenTable: Equatable, Sendable {
    /// All rows shown.
    public let source: TableSource
    /// The selected row alone; `nil` where it is a sum that the command does not print.
    public let selected: ReportTable?
    /// The selected row's main value, every digit of it; `nil` where it has none.
    public let cell: String?
    /// What tells the file from others, most telling first.
    let nameParts: [String]

    /// A file name, safe on any file system: `2026-11-11_Production_usage-by-day.csv`.
    public func fileName(_ format: TableFormat) -> String {
        SafeFileName.make(nameParts, fileExtension: format.fileExtension)
    }
}

extension AppModel {
    /// Whether the screen in front has rows to save or copy.
    public var hasRowsInFront: Bool {
        switch front.screen {
        case .subscriptions(let model): model.list.countOfVisible > 0
        case .history(let model): !model.list.visible.isEmpty
        case .statement(let model): !model.rows.isEmpty
        case .reconciliation(let model): !model.rows.isEmpty
        case .dailyUsage(let model): !model.list.visible.isEmpty
        case .usageLines(let model): model.count > 0
        case .accounts, .mail: false
        case .invoices(let model): !model.list.visible.isEmpty
        case .invoiceText(let model): !model.lines.isEmpty
        case .usageLine, .activity: true
        case .activities(let model): !model.list.visible.isEmpty
        }
    }

    /// What the screen in front shows; `nil` when there are no rows.
    public var tableInFront: ScreenTable? {
        guard hasRowsInFront else { return nil }
        switch front.screen {
        case .subscriptions(let model): return table(model)
        case .history(let model): return table(model)
        case .statement(let model): return table(model)
        case .reconciliation(let model): return table(model)
        case .dailyUsage(let model): return table(model)
        case .usageLines(let model): return table(model)
        case .usageLine(let model): return table(model)
        case .accounts, .mail: return nil
        case .activities(let model): return table(model)
        case .activity(let model): return table(model)
        case .invoices(let model): return table(model)
        case .invoiceText(let model): return table(model)
        }
    }

    private func table(_ model: SubscriptionListModel) -> ScreenTable? {
        guard let report = model.report else { return nil }
        let row = model.list.selected?.report
        return ScreenTable(
            source: .rows(
                SubscriptionRows.table(report, rows: model.list.visible.compactMap(\.report)).covering(self)),
            selected: row.map { SubscriptionRows.table(report, rows: [$0]) }, cell: row?.subscription.id.rawValue,
            nameParts: [report.asOf.description, "subscriptions"])
    }

    private func table(_ model: BillingHistoryModel) -> ScreenTable? {
        // Sums over several subscriptions are none of their rows.
        let id: SubscriptionID? =
            if case .subscriptions(let ids) = model.scope, ids.count == 1 { ids[0] } else { nil }
        let name = id.flatMap { id in subscriptionNames[id].flatMap { $0 == id.rawValue ? nil : $0 } }
        let subscription = Subscription(id: id ?? SubscriptionID("all"), name: name)
        func table(_ rows: [BillingHistory.Row]) -> ReportTable {
            PeriodRows.table(
                [(subscription, rows)], asOf: model.asOf?.day, metric: model.report?.provenance.metric ?? .actual
            ).covering(self)
        }
        let row = model.list.selected?.report
        return ScreenTable(
            source: .rows(table(model.list.visible.map(\.report))), selected: row.map { table([$0]) },
            cell: row?.usageCost?.description,
            nameParts: [model.asOf?.day.description ?? "", fileName(of: model.scope), "periods"])
    }

    private func table(_ model: StatementModel) -> ScreenTable? {
        guard let report = model.report else { return nil }
        let lines = model.rows.compactMap { if case .line(let line) = $0 { line } else { nil } }
        func table(_ lines: [StatementLine]) -> ReportTable {
            StatementRows.table(report, lines: lines, asOf: asOf?.day).covering(self, isOfPeriod: true)
        }
        var selected: ReportTable?
        var cell: String?
        switch model.selected {
        case .line(let line): (selected, cell) = (table([line]), line.value.amount.description)
        case .category(_, let sum): cell = sum.amount.description
        case nil: break
        }
        return ScreenTable(
            source: .rows(table(lines)), selected: selected, cell: cell,
            nameParts: [model.period.last.description, fileName(of: model.scope), "statement"])
    }

    private func table(_ model: ReconciliationModel) -> ScreenTable? {
        guard let report = model.report else { return nil }
        let (selected, step) = (model.selected?.reconciliation, model.selectedStep)
        return ScreenTable(
            source: .rows(ReconciliationRows.table(report, asOf: asOf?.day)),
            selected: selected.flatMap { reconciliation in
                step.map { ReconciliationRows.table([reconciliation], steps: [$0], asOf: asOf?.day) }
            },
            cell: step?.amount?.description,
            nameParts: [model.period.last.description, fileName(of: model.scope), "reconciliation"])
    }

    private func table(_ model: DailyUsageModel) -> ScreenTable? {
        guard model.report != nil else { return nil }
        func table(_ rows: [DailyUsageModel.Row]) -> ReportTable {
            BreakdownRows.table(model.query, rows: rows, asOf: asOf?.day).covering(self, isOfPeriod: true)
        }
        let row = model.list.selected
        let noun = "usage-by-\(Words(.english).grouping(model.grouping).replacing(" ", with: "-"))"
        return ScreenTable(
            source: .rows(table(model.list.visible)), selected: row.map { table([$0]) },
            cell: row?.cost.amount.description, nameParts: nameParts(model.usage, noun))
    }

    private func table(_ model: UsageLineListModel) -> ScreenTable? {
        let usage = model.query.usage
        let row = model.selected
        // The count of another filter or order would be a wrong one.
        let count = model.page?.query == model.query ? model.count : nil
        return ScreenTable(
            source: .usageLines(
                model.query, UsageRows.header(usage, asOf: asOf?.day).covering(self, isOfPeriod: true), count: count),
            selected: row.map { table([$0], usage) }, cell: row?.cost.amount.description,
            nameParts: nameParts(usage, "usage-by-line"))
    }

    private func table(_ model: UsageLineModel) -> ScreenTable? {
        guard let usage = usageBehindLine else { return nil }
        let line = table([model.line], usage)
        return ScreenTable(
            source: .rows(line), selected: line, cell: model.selectedText, nameParts: nameParts(usage, "usage-line"))
    }

    private func table(_ model: ActivityListModel) -> ScreenTable {
        let facts = activityFacts
        let row = model.list.selected?.activity
        return ScreenTable(
            source: .rows(ActivityRows.table(model.list.visible.map(\.activity), facts)),
            selected: row.map { ActivityRows.table([$0], facts) },
            cell: row.map { facts.note($0).isEmpty ? facts.subject($0) : facts.note($0) },
            nameParts: [String(Timestamp.iso(now).prefix(10)), "activity"])
    }

    private func table(_ model: ActivityModel) -> ScreenTable {
        let facts = activityFacts
        let field = model.selected
        return ScreenTable(
            source: .rows(ActivityRows.table(model, fields: model.fields, facts)),
            selected: field.map { ActivityRows.table(model, fields: [$0], facts) },
            cell: field.map { facts.value($0, of: model.activity) }.flatMap { $0.isEmpty ? nil : $0 },
            nameParts: [String(Timestamp.iso(now).prefix(10)), "activity", facts.subject(model.activity)])
    }

    private func table(_ model: InvoiceListModel) -> ScreenTable {
        func table(_ rows: [InvoiceListModel.Row]) -> ReportTable {
            InvoiceRows.table(rows.map(\.shown), asOf: asOf?.day)
        }
        let row = model.list.selected
        return ScreenTable(
            source: .rows(table(model.list.visible)), selected: row.map { table([$0]) },
            cell: row?.file.path ?? row?.id,
            nameParts: [asOf?.day.description ?? "", fileName(of: model.scope), "invoices"])
    }

    private func table(_ model: InvoiceTextModel) -> ScreenTable {
        let line = model.match.map { model.lines[model.matches[$0]] }
        return ScreenTable(
            source: .rows(InvoiceRows.table(lines: model.lines)),
            selected: line.map { InvoiceRows.table(lines: [$0]) }, cell: model.path,
            nameParts: [model.row.period.last.description, model.row.ownerName, model.row.id, "text"])
    }

    private func table(_ lines: [UsageLine], _ usage: UsageQuery) -> ReportTable {
        ReportTable(UsageRows.header(usage, asOf: asOf?.day), rows: lines.map(UsageRows.values))
    }

    private func nameParts(_ usage: UsageQuery, _ noun: String) -> [String] {
        let steps = usage.path.map { group in
            if case .day(let day) = group { day.description } else { Words(.english).step(group) }
        }
        return [usage.period.last.description, fileName(of: usage.scope), noun] + steps
    }

    private func fileName(of scope: Scope) -> String {
        scope == .all ? "all" : Words(.english).scope(scope, names: subscriptionNames)
    }
}

extension UsageLineModel {
    /// The selected field's value, every digit of it.
    fileprivate var selectedText: String? {
        guard fields.indices.contains(cursor.selected) else { return nil }
        switch fields[cursor.selected].value {
        case .text(let text): return text
        case .day(let day): return day.description
        case .number(let number): return number.description
        case .money(let money): return money.amount.description
        case .unallocated: return nil
        }
    }
}
