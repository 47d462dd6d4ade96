public import BillingCore

/// Quantities used, without prices, for readers who see nothing else (azure-apis 3.3).
public struct ListUsageAggregates: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID
    /// The days of use wanted.
    public let days: BillingPeriod

    /// Creates the operation.
    public init(_ subscription: SubscriptionID, days: BillingPeriod) {
        self.subscription = subscription
        self.days = days
    }

    /// The aggregates of those days; usage reported up to two days late is asked for too.
    public func run(on azure: AzureAPI) async throws -> [UsageAggregate] {
        let path = "\(subscription.path)/providers/Microsoft.Commerce/UsageAggregates"
        let call = azure.call(
            .get, path, version: "2015-06-01-preview",
            query: [
                ("reportedStartTime", "\(days.start)T00:00:00Z"),
                ("reportedEndTime", "\(days.end.advanced(by: 2))T00:00:00Z"), ("aggregationGranularity", "Daily"),
                ("showDetails", "true"),
            ])
        let first = try await processed(call, azure)
        return try await azure.list(call, from: first) { try UsageAggregate($0) }.filter { days.contains($0.day) }
    }

    /// 202 means that the figures are still being made: the same is asked again (azure-apis 3.3).
    private func processed(_ call: Call, _ azure: AzureAPI) async throws -> Answer {
        for pause in [5000, 10_000, 20_000, 30_000, 30_000] as [Int64] {
            let answer = try await azure.answer(to: call)
            guard answer.status == 202 else { return answer }
            let seconds = RetryAfter.seconds(answer.headers, now: azure.settings.clock.now())
            let until = azure.settings.clock.now() + (seconds.map { Int64($0) * 1000 } ?? pause)
            azure.observer?(AzureWait(reason: .operation, until: until))
            defer { azure.observer?(nil) }
            try await azure.settings.clock.sleep(until)
        }
        throw AzureProblem.tooSlow(path: call.request.url.path, seconds: 95)
    }
}

/// How much of one meter a resource used on one day.
public struct UsageAggregate: Hashable, Sendable {
    /// The day of use, in UTC.
    public let day: Day
    /// The meter.
    public let meter: Meter
    /// Azure's identifier of the meter.
    public let meterID: String
    /// How much was used.
    public let quantity: ExactDecimal
    /// The whole resource identifier; empty where it is not told.
    public let resource: String
    /// Where the resource is; empty where it is not told.
    public let location: String

    init(_ item: Fields) throws(AnswerDefect) {
        let fields = item["properties"]
        day = try fields.require(fields.day("usageStartTime"), "usageStartTime")
        quantity = try fields.require(fields.decimal("quantity"), "quantity")
        meterID = try fields.required("meterId")
        meter = Meter(
            category: fields.text("meterCategory") ?? "", subcategory: fields.text("meterSubCategory") ?? "",
            name: fields.text("meterName") ?? "", region: fields.text("meterRegion") ?? "",
            unit: fields.text("unit") ?? "")
        // The instance is a document in a text.
        let text = fields.text("instanceData") ?? "{}"
        let instance = try JSONValue.reading(Array(text.utf8))["Microsoft.Resources"]
        resource = instance?["resourceUri"]?.text ?? fields["infoFields"].text("project") ?? ""
        location = instance?["location"]?.text ?? ""
    }
}
