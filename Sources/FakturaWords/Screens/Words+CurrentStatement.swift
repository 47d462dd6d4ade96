public import BillingCore

extension Words {
    /// What the current statement is: an estimate, made when and how, and what is not in it.
    ///
    /// - Parameters:
    ///   - period: The period as it is labelled.
    ///   - latest: The newest estimate; `nil` where only lines are known.
    ///   - today: The day it is, in UTC.
    public func currentStatement(
        of period: String, latest: EstimateTrail.Latest?, currency: CurrencyCode, today: Day?
    ) -> String {
        guard let latest else {
            return pick(
                "Current statement of \(period), an estimate: the sum of its usage lines. It may not hold all usage, "
                    + "and the invoice may differ. \(leftOut)",
                sv: "Aktuellt kontoutdrag för \(period), en uppskattning: summan av användningsraderna. All användning "
                    + "är kanske inte med, och fakturan kan avvika. \(leftOut)")
        }
        let cost = money(Money(latest.cost, currency))
        let made = moment(latest.generatedAt, today: today)
        let ways = latest.ways.map(way).joined(separator: pick(" and ", sv: " och "))
        return pick(
            "Current statement of \(period), an estimate: \(cost), generated \(made) \(ways). It is updated once a day, "
                + "may not hold all usage, and the invoice may differ. \(leftOut)",
            sv:
                "Aktuellt kontoutdrag för \(period), en uppskattning: \(cost), gjord \(made) \(ways). Den uppdateras en "
                + "gång om dagen, saknar kanske användning, och fakturan kan avvika. \(leftOut)")
    }

    /// Said of every estimate: what is not in it.
    var leftOut: String {
        let list = omissions
        let start = list.prefix(1).uppercased() + list.dropFirst()
        return pick("\(start) are not in it.", sv: "\(start) ingår inte.")
    }

    /// What is not in an estimate, in a row: `credits, taxes and support plans`.
    var omissions: String {
        let names = EstimateOmission.allCases.map(omission)
        return names.dropLast().joined(separator: ", ") + pick(" and ", sv: " och ") + (names.last ?? "")
    }

    private func omission(_ omission: EstimateOmission) -> String {
        switch omission {
        case .credits: pick("credits", sv: "krediter")
        case .taxes: pick("taxes", sv: "moms")
        case .support: pick("support plans", sv: "supportplaner")
        case .reservations: pick("reservations", sv: "reservationer")
        case .marketplace: pick("Marketplace purchases", sv: "Marketplace-köp")
        }
    }

    /// How an estimate was computed.
    public func way(_ way: EstimateWay) -> String {
        switch way {
        case .costQuery: pick("by Azure's Cost Management", sv: "av Azures Cost Management")
        case .usageLines: pick("as the sum of the usage details", sv: "som summan av användningsdetaljerna")
        case .rateCard:
            pick(
                "from quantities and the offer's list prices, as costs are not open to you",
                sv: "ur kvantiteter och erbjudandets listpriser, eftersom kostnader inte är öppna för dig")
        }
    }

    /// How an estimate grew, with a small chart of its days.
    public func growth(
        _ chart: String, from first: EstimateTrail.Step, to last: EstimateTrail.Step, _ currency: CurrencyCode
    ) -> String {
        let (start, end) = (amount(first.cost, currency), amount(last.cost, currency))
        return pick(
            "Day by day \(chart) from \(start) on \(shortDay(first.day)) to \(end) on \(shortDay(last.day)).",
            sv: "Dag för dag \(chart) från \(start) den \(shortDay(first.day)) till \(end) den \(shortDay(last.day)).")
    }

    /// What the period comes to at its end: by Azure's forecast, or why there is none, and at the pace of its days.
    public func outlook(of statement: Statement, in currency: CurrencyCode) -> String {
        var sentences: [String] = []
        if let forecast = statement.trail.forecast(in: currency) {
            sentences.append(
                pick(
                    "Azure forecasts \(money(Money(forecast, currency))) to the period's end.",
                    sv: "Azures prognos till periodens slut: \(money(Money(forecast, currency)))."))
        } else if let problem = statement.trail.forecastProblem {
            sentences.append(noForecast(problem))
        }
        if let pace = statement.pace(in: currency) {
            let cost = money(Money(pace, currency))
            sentences.append(
                pick(
                    "At the pace of its days so far it would be \(cost).",
                    sv: "I samma takt som hittills skulle det bli \(cost)."))
        }
        return sentences.joined(separator: " ")
    }

    /// Why Azure gives no forecast.
    public func noForecast(_ problem: AzureProblem) -> String {
        guard case .refused(let refusal) = problem else {
            return pick("Azure could not be asked for a forecast.", sv: "Azure kunde inte tillfrågas om en prognos.")
        }
        return switch refusal.reason {
        case .notEnoughHistory:
            pick(
                "Azure gives no forecast: that takes more days of usage, in one currency.",
                sv: "Azure ger ingen prognos: det kräver fler dagars användning, i en valuta.")
        case .rateLimited:
            pick("Azure was too busy for a forecast.", sv: "Azure hade för mycket att göra för en prognos.")
        default:
            pick(
                "Azure gives no forecast (\(refusal.code ?? String(refusal.status))).",
                sv: "Azure ger ingen prognos (\(refusal.code ?? String(refusal.status))).")
        }
    }

    /// What the offer's credit still pays for.
    public func creditLeft(of credit: Money, after cost: Amount) -> String {
        let left = max(Amount.zero, credit.amount - max(.zero, cost))
        return pick(
            "The offer's credit is \(money(credit)) a period; \(amount(left, credit.currency)) of it is left.",
            sv: "Erbjudandets kredit är \(money(credit)) per period; \(amount(left, credit.currency)) är kvar.")
    }

    /// How far the last estimate of a closed period was from what was invoiced for usage, or from its lines.
    public func lastEstimate(
        _ latest: EstimateTrail.Latest, against usage: Amount, isInvoiced: Bool, _ currency: CurrencyCode
    ) -> String {
        let made = moment(latest.generatedAt, today: nil)
        let cost = money(Money(latest.cost, currency))
        let difference = latest.cost - usage
        let other =
            isInvoiced
            ? pick("the usage invoiced", sv: "den fakturerade användningen") : pick("the lines", sv: "raderna")
        if difference.rounded(to: currency.minorUnitDigits) == .zero {
            return pick(
                "The last estimate, of \(made), was \(cost): equal to \(other).",
                sv: "Den sista uppskattningen, \(made), var \(cost): lika med \(other).")
        }
        let size = amount(Amount(units: difference.units < 0 ? -difference.units : difference.units), currency)
        let share = BillingHistory.change(from: usage, to: latest.cost).map { " (\(change($0)))" } ?? ""
        let isLess = difference < .zero
        return pick(
            "The last estimate, of \(made), was \(cost): \(size) \(isLess ? "less" : "more") than \(other)\(share).",
            sv: "Den sista uppskattningen, \(made), var \(cost): \(size) \(isLess ? "mindre" : "mer") än "
                + "\(other)\(share).")
    }

    /// What an unbilled period comes to at its end, for the history; empty where nothing is known.
    func outlook(of row: BillingHistory.Row) -> String {
        guard let currency = row.currency else { return "" }
        if let forecast = row.forecast {
            return pick(
                " Azure forecasts \(money(Money(forecast, currency))) to its end.",
                sv: " Azures prognos till periodens slut: \(money(Money(forecast, currency))).")
        }
        guard let pace = row.pace, row.coverage != row.period else { return "" }
        return pick(
            " At the pace of its days so far it would come to \(money(Money(pace, currency))).",
            sv: " I samma takt som hittills skulle det bli \(money(Money(pace, currency))).")
    }
}
