import BillingCore

/// The table that cost queries answer with: its columns have names, and stand in any order.
enum CostTable {
    static func timePeriod(_ days: BillingPeriod) -> JSONValue {
        .members(["from": .string("\(days.start)T00:00:00Z"), "to": .string("\(days.last)T23:59:59Z")])
    }

    /// A query without a dataset is answered with 500 (azure-apis 3.5).
    static func dataset(isDaily: Bool) -> JSONValue {
        let sum = JSONValue.members(["name": .string("Cost"), "function": .string("Sum")])
        return .members([
            "granularity": .string(isDaily ? "Daily" : "None"), "aggregation": .members(["totalCost": sum]),
        ])
    }

    static func rows(_ properties: Fields) throws(AnswerDefect) -> [CostRow] {
        let columns = properties.list("columns").map { ($0.text("name") ?? "", $0.text("type")) }
        let names = columns.map { $0.0.lowercased() }
        func place(_ options: String...) -> Int? { options.lazy.compactMap { names.firstIndex(of: $0) }.first }
        let cost = place("cost", "totalcost", "pretaxcost", "costusd")
        let (currency, day, status) = (place("currency"), place("usagedate"), place("coststatus"))
        let taken = Set([cost, currency, day, status].compactMap { $0 })
        let group = names.indices.first { !taken.contains($0) }
        _ = try properties.requiredList("rows")
        let table = properties.whole("rows")?.elements ?? []
        guard !table.isEmpty else { return [] }
        guard let cost, let currency else { throw .field("properties.columns") }
        var rows: [CostRow] = []
        for row in table.map(\.elements) {
            func cell(_ index: Int?) -> JSONValue? { index.flatMap { $0 < row.count ? row[$0] : nil } }
            guard let amount = cell(cost)?.decimal.flatMap({ Amount($0) }), let code = cell(currency)?.text else {
                throw .field("properties.rows")
            }
            rows.append(
                CostRow(
                    day: cell(day)?.text.flatMap(self.day), group: cell(group)?.text,
                    cost: Money(amount, CurrencyCode(code)),
                    isForecast: cell(status)?.text?.lowercased() == "forecast"))
        }
        return rows
    }

    /// `20180331`, a number, or a date.
    private static func day(_ text: String) -> Day? {
        guard text.count == 8, let number = Int(text) else { return Moment.day(text) }
        return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}

extension AzureAPI {
    /// All rows of a cost query; the next page is asked for with the same body.
    func costRows(_ path: String, body: JSONValue) async throws -> [CostRow] {
        let first = call(.post, path, version: "2023-11-01", body: body, lane: .costQuery)
        var rows: [CostRow] = []
        try await pages(first) { answer in
            let properties = try fields(of: answer)["properties"]
            let page = try CostTable.rows(properties)
            rows += page
            return PageEnd(nextLink: properties.text("nextLink"), count: page.count)
        }
        return rows
    }
}
