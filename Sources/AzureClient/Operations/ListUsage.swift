public import BillingCore

/// The usage of a subscription on given days, line by line (azure-apis 3.2).
///
/// Asked for by dates, one day more than wanted, and cut here: the last day of a
/// period has gone missing from answers otherwise.
public struct ListUsage: Sendable {
    /// The subscription asked about.
    public let subscription: SubscriptionID
    /// The days wanted, mostly a billing period, which the lines are put under.
    public let days: BillingPeriod
    /// The contract, which decides how dates are asked for; `nil` is taken for pay-as-you-go.
    public let agreement: Agreement?
    /// How charges are spread; only customer and enterprise agreements know the difference.
    public let metric: Metric

    /// Creates the operation.
    public init(
        _ subscription: SubscriptionID, days: BillingPeriod, agreement: Agreement?, metric: Metric = .actual
    ) {
        self.subscription = subscription
        self.days = days
        self.agreement = agreement
        self.metric = metric
    }

    /// Hands every line to a sink as its page comes; what a page brings is handed on before the next is asked for.
    ///
    /// - Parameter progress: Hears the lines so far after each page; an error it throws ends the reading.
    /// - Throws: `AzureProblem`, `CancellationError`, and what the sink throws.
    public func run(
        on azure: AzureAPI, into sink: any UsageSink, progress: (Int) throws -> Void = { _ in }
    ) async throws -> UsageListing {
        var reader = UsagePageReader(subscription, days: days, agreement: agreement)
        try await azure.pages(call(azure)) { answer in
            let end = try reader.read(answer.body, into: sink)
            try progress(reader.listing.lineCount)
            return end
        }
        return reader.listing
    }

    private func call(_ azure: AzureAPI) -> Call {
        let isModern = agreement == .customer || agreement == .partner
        var query: [(name: String, value: String)] = [
            ("$expand", "properties/meterDetails,properties/additionalInfo"), ("$top", "1000"),
        ]
        if isModern {
            // The filter is ignored or refused here.
            query += [("startDate", "\(days.start)"), ("endDate", "\(days.end)")]
        } else {
            let filter = "properties/usageStart ge '\(days.start)' and properties/usageEnd le '\(days.end)'"
            query.append(("$filter", filter))
        }
        if isModern || agreement == .enterprise {
            query.append(("metric", metric == .actual ? "ActualCost" : "AmortizedCost"))
        }
        return azure.call(
            .get, "\(subscription.path)/providers/Microsoft.Consumption/usageDetails", version: "2023-11-01",
            query: query)
    }
}
