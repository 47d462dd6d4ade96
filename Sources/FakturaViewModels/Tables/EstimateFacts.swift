import BillingCore

/// What JSON says of the estimate that a current statement is, as its note does in words.
enum EstimateFacts {
    /// An estimate for each currency; none of a period that has ended.
    static func of(_ statement: Statement, asOf: Day?) -> TableHeader.Fact {
        guard let asOf, asOf < statement.period.end else { return TableHeader.Fact("estimates", .list([])) }
        let known = statement.trail.estimates.map(\.cost.currency) + statement.lines.map(\.value.currency)
        return TableHeader.Fact("estimates", .list(Set(known).sorted().map { .facts(facts(statement, $0)) }))
    }

    private static func facts(_ statement: Statement, _ currency: CurrencyCode) -> [TableHeader.Fact] {
        let trail = statement.trail
        let latest = trail.latest(in: currency)
        let pace = statement.totals[currency].flatMap { cost in
            trail.coverage.map { Forecast.atPace(of: cost, over: $0, until: statement.period) }
        }
        let unpriced = statement.unpriced.count { $0.value.currency == currency }
        let hasPrices = statement.totals[currency] != nil
        let ways = latest?.ways ?? [unpriced > 0 ? .rateCard : .usageLines]
        var refusal: String?
        if case .refused(let problem) = trail.forecastProblem { refusal = problem.code ?? String(problem.status) }
        return [
            .init("currency", .text(currency.rawValue)),
            .init("cost", .amount(unpriced > 0 && !hasPrices ? nil : latest?.cost ?? statement.totals[currency])),
            .init("generatedAt", .optional(latest.map { Timestamp.iso($0.generatedAt) })),
            .init("ways", codes: ways.map(\.code)),
            .init("caveats", codes: caveats(ways) + (unpriced > 0 ? ["meters-without-price"] : [])),
            .init("metersWithoutPrice", .integer(unpriced)),
            .init("forecast", .amount(trail.forecast(in: currency))),
            .init("forecastRefusal", .optional(refusal)),
            .init("atPace", .amount(pace)),
        ]
    }

    private static func caveats(_ ways: [EstimateWay]) -> [String] {
        ["updated-daily", "usage-may-be-missing", "invoice-may-differ"]
            + EstimateOmission.allCases.map { "without-\($0.rawValue)" }
            + (ways.contains(.rateCard) ? ["list-prices"] : [])
    }
}

extension EstimateWay {
    /// The way as a word that scripts can rely on.
    var code: String {
        switch self {
        case .costQuery: "cost-query"
        case .usageLines: "usage-lines"
        case .rateCard: "rate-card"
        }
    }
}
