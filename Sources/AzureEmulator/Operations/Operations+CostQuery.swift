import BillingCore

extension Operations {
    static let costVersions = [
        "2019-11-01", "2021-10-01", "2022-10-01", "2023-03-01", "2023-08-01", "2023-11-01", "2024-08-01", "2025-03-01",
    ]

    /// Sums and forecasts (azure-apis 3.5 and 3.6).
    static let costQuery: [Operation] = costScopes.flatMap { scope in
        [
            Operation(
                "query", .costManagement, "POST", scope + "/providers/Microsoft.CostManagement/query",
                versions: costVersions
            ) { try CostAnswer.query($0) },
            Operation(
                "forecast", .costManagement, "POST", scope + "/providers/Microsoft.CostManagement/forecast",
                versions: costVersions
            ) { try CostAnswer.forecast($0) },
        ]
    }
}

/// Tables of costs.
enum CostAnswer {
    private struct Key: Hashable {
        var day: Int
        var values: [String]
        var currency: String
    }

    private struct Sums {
        var cost = Amount.zero
        var quantity = ExactDecimal.zero
    }

    static func query(_ call: Call) throws -> Answer {
        let question = try CostQuestion(call)
        let table = try table(question)
        guard !table.isEmpty else { return .noContent }
        let first = try call.query("$skiptoken").map(SkipToken.offset) ?? 0
        let last = min(table.count, first + call.settings.queryPage)
        let link: JSON =
            last < table.count
            ? .string(call.request.base + call.link(setting: [("$skiptoken", SkipToken.text(last))])) : .null
        return answer("Query", columns(question), Array(table[min(first, last)..<last]), link, call)
    }

    private static func columns(_ question: CostQuestion) -> [(String, String)] {
        var columns = question.sums.map { ($0, "Number") } + question.groups.map { ($0.name, "String") }
        switch question.granularity {
        case .daily: columns.append(("UsageDate", "Number"))
        case .monthly: columns.append(("BillingMonth", "Datetime"))
        case .none: break
        }
        return columns + [("Currency", "String")]
    }

    /// One row for each day, group and currency, by day.
    private static func table(_ question: CostQuestion) throws -> [JSON] {
        var sums: [Key: Sums] = [:]
        var values: [String: [String]] = [:]
        try question.selection().eachLine { subscription, use, line in
            let place = "\(subscription.id)/\(line.use)"
            let group = values[place] ?? question.groups.map { $0.value(use) }
            values[place] = group
            var day = 0
            switch question.granularity {
            case .daily: day = line.day.number
            case .monthly: day = PeriodRule.calendarMonth.period(containing: line.day).start.number
            case .none: break
            }
            let key = Key(day: day, values: group, currency: use[.currency])
            sums[key, default: Sums()].cost += line.cost
            sums[key, default: Sums()].quantity += line.quantity
        }
        let ordered = sums.sorted { ($0.key.day, $0.key.values.joined()) < ($1.key.day, $1.key.values.joined()) }
        return ordered.map { key, sum in
            var row = question.sums.map { number($0, sum) }
            row += key.values.map(JSON.string)
            let day = Day(number: key.day)
            switch question.granularity {
            case .daily: row.append(.number(compact(day)))
            case .monthly: row.append("\(day)T00:00:00")
            case .none: break
            }
            return .array(row + [.string(key.currency)])
        }
    }

    private static func number(_ name: String, _ sum: Sums) -> JSON {
        switch name.lowercased() {
        case "usagequantity": .number(sum.quantity.normalized.description)
        case "costusd", "pretaxcostusd": .number(RowTemplate.dollars(sum.cost))
        default: .amount(sum.cost)
        }
    }

    /// `20261112`, as `UsageDate` is.
    private static func compact(_ day: Day) -> String { day.description.replacing("-", with: "") }

    /// The rest of the period at the pace of the last seven days.
    static func forecast(_ call: Call) throws -> Answer {
        let question = try CostQuestion(call)
        let today = call.emulation.today
        guard question.end > today.advanced(by: 1) else {
            throw Refusal(400, "CantForecastOnThePast", "CantForecastOnThePast")
        }
        let body = try call.request.json()
        if body["includeFreshPartialCost"]?.flag == true, body["includeActualCost"]?.flag != true {
            throw Refusal.badRequest("includeFreshPartialCost must be false when includeActualCost is false.")
        }
        // Two weeks tell the pace; the asked days may have begun before them.
        let history = try UsageSelection(
            question.subscriptions, metric: question.metric, from: min(question.start, today.advanced(by: -14)),
            to: today, of: call.emulation.library)
        var costs: [String: [Int: Amount]] = [:]
        history.eachLine { _, use, line in
            costs[use[.currency], default: [:]][line.day.number, default: .zero] += line.cost
        }
        guard costs.count == 1, let (currency, days) = costs.first,
            days.keys.count(where: { $0 >= today.number - 14 }) >= 14
        else {
            throw Refusal(424, "FailedDependency", "There is not enough history for a forecast, or several currencies.")
        }
        let recent = days.filter { $0.key >= today.number - 7 }.values.reduce(Amount.zero, +)
        let daily = Amount(units: recent.units / 7).rounded(to: 8).normalized.description
        var rows: [JSON] = []
        for day in (question.start.number..<question.end.number).map(Day.init(number:)) {
            if day >= today {
                rows.append([.number(daily), .number(compact(day)), "Forecast", .string(currency)])
            } else if body["includeActualCost"]?.flag == true, let cost = days[day.number] {
                rows.append([.amount(cost), .number(compact(day)), "Actual", .string(currency)])
            }
        }
        let name = question.sums.first ?? "PreTaxCost"
        let columns = [(name, "Number"), ("UsageDate", "Number"), ("CostStatus", "String"), ("Currency", "String")]
        return answer("query", columns, rows, .null, call)
    }

    private static func answer(
        _ type: String, _ columns: [(String, String)], _ rows: [JSON], _ link: JSON, _ call: Call
    ) -> Answer {
        let name = Emulation.newID()
        let scope = call.request.path.prefix { $0.lowercased() != "microsoft.costmanagement" }.dropLast()
        return .json([
            "id": "\(scope.joined(separator: "/"))/providers/Microsoft.CostManagement/\(type)/\(name)",
            "name": .string(name), "type": "Microsoft.CostManagement/\(type)",
            "properties": [
                "nextLink": link,
                "columns": .array(columns.map { ["name": .string($0.0), "type": .string($0.1)] }),
                "rows": .array(rows),
            ],
        ])
    }
}
