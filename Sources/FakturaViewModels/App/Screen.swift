public import BillingCore

/// One screen of the stack, with its model.
public enum Screen: Equatable, Sendable {
    case subscriptions(SubscriptionListModel)
    case history(BillingHistoryModel)
    case statement(StatementModel)
    case reconciliation(ReconciliationModel)
    case dailyUsage(DailyUsageModel)
    case usageLines(UsageLineListModel)
    case usageLine(UsageLineModel)
    case accounts(AccountListModel)
    case activities(ActivityListModel)
    case activity(ActivityModel)
    case invoices(InvoiceListModel)
    case invoiceText(InvoiceTextModel)
    case mail(InvoiceMailModel)

    /// The model, whichever screen it is.
    public var model: any ScreenModel {
        switch self {
        case .subscriptions(let model): model
        case .history(let model): model
        case .statement(let model): model
        case .reconciliation(let model): model
        case .dailyUsage(let model): model
        case .usageLines(let model): model
        case .usageLine(let model): model
        case .accounts(let model): model
        case .activities(let model): model
        case .activity(let model): model
        case .invoices(let model): model
        case .invoiceText(let model): model
        case .mail(let model): model
        }
    }

    /// Changes the model in place.
    mutating func update(_ change: (inout any ScreenModel) -> Void) {
        var model = model
        change(&model)
        switch model {
        case let model as SubscriptionListModel: self = .subscriptions(model)
        case let model as BillingHistoryModel: self = .history(model)
        case let model as StatementModel: self = .statement(model)
        case let model as ReconciliationModel: self = .reconciliation(model)
        case let model as DailyUsageModel: self = .dailyUsage(model)
        case let model as UsageLineListModel: self = .usageLines(model)
        case let model as UsageLineModel: self = .usageLine(model)
        case let model as AccountListModel: self = .accounts(model)
        case let model as ActivityListModel: self = .activities(model)
        case let model as ActivityModel: self = .activity(model)
        case let model as InvoiceListModel: self = .invoices(model)
        case let model as InvoiceTextModel: self = .invoiceText(model)
        case let model as InvoiceMailModel: self = .mail(model)
        default: break
        }
    }
}

/// A screen with what ties answers to it.
public struct OpenScreen: Equatable, Sendable {
    /// Names the screen for as long as it is open.
    public let id: Int
    /// The screen.
    public internal(set) var screen: Screen
    /// The request that an answer has to be for.
    var serial = 0
    /// That request.
    var asked: Request?
    /// Whether the figures may have changed since the screen was last read.
    var isStale = false

    /// The subscriptions that the screen covers; `nil` for all.
    public var scope: Scope? {
        switch screen {
        case .subscriptions, .accounts, .activities, .invoiceText: nil
        case .invoices(let model): model.scope
        case .history(let model): model.scope
        case .statement(let model): model.scope
        case .reconciliation(let model): model.scope
        case .dailyUsage(let model): model.usage.scope
        case .usageLines(let model): model.query.usage.scope
        case .usageLine(let model): .one(model.line.subscription)
        case .activity(let model): model.activity.piece?.subscription.map { .one($0) }
        case .mail(let model): .one(model.subscription)
        }
    }
}
