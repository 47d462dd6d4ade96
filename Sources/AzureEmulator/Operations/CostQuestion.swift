import BillingCore

/// A question to Cost Management: sums of some days' lines by dimensions (azure-apis 3.5).
struct CostQuestion {
    enum Granularity { case none, daily, monthly }

    let call: Call
    let subscriptions: [Subscription]
    let metric: Metric
    let start: Day
    /// The day after the last one.
    let end: Day
    let granularity: Granularity
    /// What is summed: `Cost`, `PreTaxCost`, `CostUSD`, `UsageQuantity`; at most two.
    let sums: [String]
    let groups: [CostDimension]
    let filter: CostFilter?

    /// - Throws: ``Refusal`` with the words that Azure has for it.
    init(_ call: Call) throws {
        self.call = call
        let body = try call.request.json()
        subscriptions = try call.costScope()
        for subscription in subscriptions where subscription.offer?.billing == .support {
            throw Refusal.badRequest(
                "Cost management data is unavailable for subscription \(subscription.id). The offer "
                    + "\(subscription.offer?.id ?? "") is not supported. (Request ID: \(call.requestID))")
        }
        metric = body["type"]?.text?.lowercased() == "amortizedcost" ? .amortized : .actual
        (start, end) = try Self.days(body, call)
        guard let dataset = body["dataset"], let aggregation = dataset["aggregation"],
            case .object(let fields) = aggregation
        else {
            throw Refusal(500, "InternalServerError", "An error has occurred.")
        }
        sums = fields.compactMap { $0.1["name"]?.text }
        granularity =
            switch dataset["granularity"]?.text?.lowercased() {
            case "daily"?: .daily
            case "monthly"?: .monthly
            default: .none
            }
        let grouping = dataset["grouping"]?.items ?? []
        guard sums.count <= 2, grouping.count <= 2 else {
            throw Refusal.badRequest(
                "Invalid query definition, at most two aggregations and two groupings are supported. (Request ID: "
                    + "\(call.requestID))")
        }
        groups = try grouping.map { try CostDimension($0, call) }
        filter = try dataset["filter"].map { try CostFilter($0, call) }
    }

    private static func days(_ body: JSON, _ call: Call) throws -> (Day, Day) {
        let month = PeriodRule.calendarMonth.period(containing: call.emulation.today)
        switch body["timeframe"]?.text?.lowercased() {
        case "custom"?:
            guard let from = body["timePeriod"]?["from"]?.text, let to = body["timePeriod"]?["to"]?.text,
                let start = Day(iso: from.prefix(10)), let last = Day(iso: to.prefix(10))
            else { throw Refusal.badRequest("Invalid query definition, the time period is missing or invalid.") }
            return (start, last.advanced(by: 1))
        case "monthtodate"?, "billingmonthtodate"?: return (month.start, month.end)
        case "thelastbillingmonth"?:
            let before = PeriodRule.calendarMonth.period(-1, after: month)
            return (before.start, before.end)
        case "weektodate"?: return (call.emulation.today.advanced(by: -6), call.emulation.today.advanced(by: 1))
        case let other:
            throw Refusal.badRequest(
                "Invalid query definition, timeframe \(other == "thelastmonth" ? "TheLastMonth" : other ?? "") is "
                    + "currently not supported. (Request ID: \(call.requestID))")
        }
    }

    func selection() throws -> UsageSelection {
        let group = call["group"].lowercased()
        return try UsageSelection(
            subscriptions, metric: metric, from: start, to: end, of: call.emulation.library,
            takes: filter == nil && group.isEmpty
                ? nil
                : { use in
                    (group.isEmpty || use[.resourceGroup].lowercased() == group) && (filter?.takes(use) ?? true)
                })
    }
}

/// What costs are grouped by.
struct CostDimension: Sendable {
    let name: String
    let isTag: Bool

    private static let known: [String: @Sendable (UsageTexts) -> String] = [
        "servicename": { $0[.meterCategory] }, "metercategory": { $0[.meterCategory] },
        "metersubcategory": { $0[.meterSubcategory] }, "meter": { $0[.meterName] },
        "resourcegroup": { $0[.resourceGroup].lowercased() }, "resourcegroupname": { $0[.resourceGroup].lowercased() },
        "resourceid": { $0[.resource].lowercased() }, "resourcetype": { $0.resourceType },
        "resourcelocation": { $0[.location].lowercased() }, "chargetype": { $0[.chargeType] },
        "subscriptionid": { $0[.subscriptionID] }, "subscriptionname": { $0[.subscriptionName] },
        "unitofmeasure": { $0[.unit] }, "invoiceid": { $0.other("invoiceId") },
        "publishertype": { $0.other("PublisherType").isEmpty ? "Azure" : $0.other("PublisherType") },
        "servicefamily": { $0.other("ServiceFamily") }, "product": { $0.productName },
        "pricingmodel": { $0.other("PricingModel") }, "reservationname": { $0.other("ReservationName") },
        "frequency": { $0.other("Frequency") },
    ]

    init(_ json: JSON, _ call: Call) throws {
        let type = json["type"]?.text?.lowercased() ?? "dimension"
        name = json["name"]?.text ?? ""
        isTag = type == "tagkey" || type == "tag"
        guard isTag || Self.known[name.lowercased()] != nil else {
            throw Refusal.badRequest(
                "Invalid query definition: Invalid dimension \(name); valid values: "
                    + "\(Self.known.keys.sorted().joined(separator: ",")). (Request ID: \(call.requestID))")
        }
    }

    func value(_ use: UsageTexts) -> String {
        if isTag { return use.tags.first { $0.0.lowercased() == name.lowercased() }?.1 ?? "" }
        return Self.known[name.lowercased()]?(use) ?? ""
    }
}

/// Which costs are taken: `dimensions` and `tags` with `In`, joined by `and` and `or`.
indirect enum CostFilter: Sendable {
    case all([CostFilter])
    case any([CostFilter])
    case within(CostDimension, Set<String>)

    init(_ json: JSON, _ call: Call) throws {
        for (word, join) in [("and", CostFilter.all), ("or", CostFilter.any)] {
            guard let items = json[word]?.items else { continue }
            guard items.count >= 2 else {
                throw Refusal.badRequest("Invalid query definition: '\(word)' needs two items or more.")
            }
            self = join(try items.map { try CostFilter($0, call) })
            return
        }
        let isTag = json["tags"] != nil
        guard let term = json["dimensions"] ?? json["tags"], let values = term["values"]?.items else {
            throw Refusal.badRequest("Invalid query definition: the filter is invalid.")
        }
        let dimension = try CostDimension(
            ["type": isTag ? "TagKey" : "Dimension", "name": .text(term["name"]?.text)], call)
        self = .within(dimension, Set(values.compactMap { $0.text?.lowercased() }))
    }

    func takes(_ use: UsageTexts) -> Bool {
        switch self {
        case .all(let filters): filters.allSatisfy { $0.takes(use) }
        case .any(let filters): filters.contains { $0.takes(use) }
        case .within(let dimension, let values): values.contains(dimension.value(use).lowercased())
        }
    }
}
