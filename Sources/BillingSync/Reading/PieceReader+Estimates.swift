import AzureClient
import BillingCore
import BillingStore

/// Estimates of unbilled periods, by the best way that is open to the reader.
///
/// Azure's own sum first; where that is refused for good, the sum of the usage
/// lines; where those are refused too, quantities times list prices. Estimate
/// and usage are read beside each other: whichever is over last looks for the
/// next way, which is why each notes its own end first.
extension PieceReader {
    func estimate(of id: SubscriptionID, _ period: BillingPeriod) async throws -> Int {
        let (_, azure) = try listed(id)
        let rows: [CostRow]
        do {
            rows = try await azure.run(CostQuery(id, days: daysSoFar(of: period)))
        } catch AzureProblem.refused(let refusal) where refusal.isFinal {
            let (piece, now) = (piece, surroundings.now())
            try await write { try $0.note(.refused(refusal), for: piece, at: now) }
            guard let answer = try await nextWay(id, period) else { throw AzureProblem.refused(refusal) }
            return try await keep(.estimate(answer), count: answer.estimates.count)
        }
        let now = surroundings.now()
        let estimates = rows.map { Estimate(subscription: id, period: period, generatedAt: now, cost: $0.cost) }
        return try await keep(.estimate(EstimateAnswer(estimates: estimates)), count: estimates.count)
    }

    /// Azure's forecast; that it gives none is an answer too, and is kept with its reason.
    func forecast(of id: SubscriptionID, _ period: BillingPeriod) async throws -> Int {
        let (_, azure) = try listed(id)
        let now = surroundings.now()
        var forecasts: [Forecast] = []
        do {
            let rows = try await azure.run(CostForecast(id, days: period))
            var totals = CurrencyTotals()
            if rows.contains(where: \.isForecast) { for row in rows { totals.add(row.cost) } }
            forecasts = totals.totals.map {
                Forecast(subscription: id, period: period, generatedAt: now, outcome: .cost($0))
            }
        } catch AzureProblem.refused(let refusal) where refusal.isFinal {
            forecasts = [
                Forecast(subscription: id, period: period, generatedAt: now, outcome: .none(.refused(refusal)))
            ]
        }
        return try await keep(.forecast(forecasts), count: forecasts.count)
    }

    /// The next way after Azure's own sum; `nil` while the usage lines have not been asked for, or none is left.
    private func nextWay(_ id: SubscriptionID, _ period: BillingPeriod) async throws -> EstimateAnswer? {
        let usage = try keeper.store.syncRecord(of: .usage(id, period, .actual))
        if usage?.readAt != nil { return try summedLines(id, period) }
        guard case .refused(let refusal) = usage?.problem, refusal.isFinal else { return nil }
        return try await priced(id, period)
    }

    /// After usage was read: its sum is the estimate where Azure gives no other.
    func sumUp(_ id: SubscriptionID, _ period: BillingPeriod, _ metric: Metric) async throws {
        guard metric == .actual, period.contains(today), try isEstimateOfLines(id, period) else { return }
        try await keepInstead(try summedLines(id, period), id, period)
    }

    /// After usage was refused: what list prices make of the quantities is the estimate, where Azure gives no other.
    func fallBack(after problem: AzureProblem) async throws {
        guard case .usage(let id, let period, .actual) = piece, case .refused(let refusal) = problem,
            refusal.isFinal, period.contains(today), try isEstimateRefused(id, period),
            let answer = try await priced(id, period)
        else { return }
        try await keepInstead(answer, id, period)
    }

    private func isEstimateRefused(_ id: SubscriptionID, _ period: BillingPeriod) throws -> Bool {
        guard case .refused(let refusal) = try keeper.store.syncRecord(of: .estimate(id, period))?.problem else {
            return false
        }
        return refusal.isFinal
    }

    /// Whether the sum of the lines is the best estimate there is: it has to change with them.
    private func isEstimateOfLines(_ id: SubscriptionID, _ period: BillingPeriod) throws -> Bool {
        if try isEstimateRefused(id, period) { return true }
        return try keeper.store.newestEstimate(of: id, in: period)?.way == .usageLines
    }

    private func keepInstead(
        _ answer: EstimateAnswer, _ id: SubscriptionID, _ period: BillingPeriod
    ) async throws {
        let now = surroundings.now()
        try await write { try $0.keep(.estimate(answer), for: .estimate(id, period), at: now) }
    }

    /// The sum of the lines, generated when they were read.
    private func summedLines(_ id: SubscriptionID, _ period: BillingPeriod) throws -> EstimateAnswer {
        let readAt = try keeper.store.syncRecord(of: .usage(id, period, .actual))?.readAt ?? surroundings.now()
        let costs = try keeper.store.usageCosts(of: id, in: period, metric: .actual)
        return EstimateAnswer(
            estimates: costs.map {
                Estimate(subscription: id, period: period, generatedAt: readAt, cost: $0, way: .usageLines)
            })
    }

    /// Quantities times list prices (azure-apis 3.3); `nil` where Azure gives neither.
    ///
    /// Refusals stay those of the better ways: what the reader needs is access to costs.
    private func priced(_ id: SubscriptionID, _ period: BillingPeriod) async throws -> EstimateAnswer? {
        let (read, azure) = try listed(id)
        guard read.subscription.agreement == .onlineServices, let offer = read.subscription.offer else { return nil }
        do {
            let usage = try await azure.run(ListUsageAggregates(id, days: daysSoFar(of: period)))
            // Nothing measured is no estimate of zero: an offer of fees alone has no quantities at all.
            guard !usage.isEmpty else { return nil }
            let currency = try await currency(of: id, tenant: read.tenant, azure)
            let card = try await azure.run(GetRateCard(id, offer: offer, currency: currency))
            let priced = card.price(
                usage.map { MeteredQuantity(meterID: $0.meterID, meter: $0.meter, quantity: $0.quantity) }, in: period)
            let estimate = Estimate(
                subscription: id, period: period, generatedAt: surroundings.now(), cost: priced.cost, way: .rateCard,
                unpricedMeters: priced.unpriced.count)
            // Without a single price nothing is known of the cost: the quantities are kept alone.
            return EstimateAnswer(
                estimates: priced.lines.isEmpty ? [] : [estimate], lines: priced.statementLines,
                monthlyCredit: priced.monthlyCredit)
        } catch is AzureProblem {
            try Task.checkCancellation()
            return nil
        }
    }

    /// The currency that the prices of a subscription are asked in.
    ///
    /// Of one that nothing was billed of, it is that of the country its tenant is in.
    private func currency(of id: SubscriptionID, tenant: String, _ azure: AzureAPI) async throws -> CurrencyCode {
        if let known = try keeper.store.currency(of: id) { return known }
        let tenants = try await unlessRefused { try await azure.run(ListTenants()) } ?? []
        let country = tenants.first { $0.id.lowercased() == tenant.lowercased() }?.country
        return country.flatMap { GetRateCard.currency(in: $0) } ?? CurrencyCode("USD")
    }

    private func daysSoFar(of period: BillingPeriod) -> BillingPeriod {
        BillingPeriod(start: period.start, end: min(period.end, today.advanced(by: 1))) ?? period
    }
}
