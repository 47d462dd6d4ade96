public import BillingCore

/// What a subscription cost on given days, summed by Azure (azure-apis 3.5): the estimate of an unbilled period.
public struct CostQuery: AzureOperation {
    /// What to sum by, besides the currency.
    public enum Grouping: String, Sendable {
        case serviceName = "ServiceName"
        case meterCategory = "MeterCategory"
        case resourceGroup = "ResourceGroup"
    }

    /// The subscription asked about.
    public let subscription: SubscriptionID
    /// The days asked about.
    public let days: BillingPeriod
    /// How charges are spread.
    public let metric: Metric
    /// What to sum by; `nil` for one sum.
    public let grouping: Grouping?
    /// Whether each day is summed apart.
    public let isDaily: Bool

    /// Creates the operation.
    public init(
        _ subscription: SubscriptionID, days: BillingPeriod, metric: Metric = .actual, by grouping: Grouping? = nil,
        isDaily: Bool = false
    ) {
        self.subscription = subscription
        self.days = days
        self.metric = metric
        self.grouping = grouping
        self.isDaily = isDaily
    }

    /// One row for each currency, and each group and day asked for; none when nothing was charged.
    public func run(on azure: AzureAPI) async throws -> [CostRow] {
        let body = JSONValue.members([
            "type": .string(metric == .actual ? "ActualCost" : "AmortizedCost"), "timeframe": .string("Custom"),
            "timePeriod": CostTable.timePeriod(days), "dataset": dataset,
        ])
        let path = "\(subscription.path)/providers/Microsoft.CostManagement/query"
        return try await azure.costRows(path, body: body)
    }

    private var dataset: JSONValue {
        var dataset = CostTable.dataset(isDaily: isDaily)
        if let grouping {
            let dimension = JSONValue.members(["type": .string("Dimension"), "name": .string(grouping.rawValue)])
            dataset["grouping"] = .list([dimension])
        }
        return dataset
    }
}

/// What a subscription is expected to cost until the end of a period (azure-apis 3.6).
public struct CostForecast: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID
    /// The days asked about, the last of them to come.
    public let days: BillingPeriod

    /// Creates the operation.
    public init(_ subscription: SubscriptionID, days: BillingPeriod) {
        self.subscription = subscription
        self.days = days
    }

    /// A row for each day and currency; ``CostRow/isForecast`` tells what was from what may be.
    ///
    /// Refused as `notEnoughHistory` for about a week after subscribing, and as `pastForecast` for a period that is over.
    public func run(on azure: AzureAPI) async throws -> [CostRow] {
        let body = JSONValue.members([
            "type": .string("ActualCost"), "timeframe": .string("Custom"),
            "timePeriod": CostTable.timePeriod(days), "dataset": CostTable.dataset(isDaily: true),
            "includeActualCost": .bool(true), "includeFreshPartialCost": .bool(false),
        ])
        let path = "\(subscription.path)/providers/Microsoft.CostManagement/forecast"
        return try await azure.costRows(path, body: body)
    }
}

/// One sum of a cost query.
public struct CostRow: Hashable, Sendable {
    /// The day; `nil` where days are summed together.
    public let day: Day?
    /// The group; `nil` where nothing is grouped by.
    public let group: String?
    /// What was charged before tax and credit.
    public let cost: Money
    /// Whether it is a forecast.
    public let isForecast: Bool
}
