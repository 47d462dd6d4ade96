import BillingCore
import Testing

@testable import AzureEmulator

struct CostTests {
    private static let provider = "providers/Microsoft.CostManagement"

    private static func query(_ name: String, _ operation: String = "query") -> String {
        Running.path(name, "\(provider)/\(operation)?api-version=2023-11-01")
    }

    private static func body(_ from: String, _ to: String, dataset: String) -> String {
        """
        {"type":"ActualCost","timeframe":"Custom","timePeriod":{"from":"\(from)T00:00:00Z","to":"\(to)T23:59:59Z"},
        "dataset":{"aggregation":{"totalCost":{"name":"Cost","function":"Sum"}},\(dataset)}}
        """
    }

    private func costs(_ answer: JSON) -> Amount {
        (answer["properties"]?["rows"]?.items ?? []).reduce(.zero) { sum, row in
            guard case .number(let digits)? = row.items?.first else { return sum }
            return sum + Amount(digits)!
        }
    }

    @Test(arguments: [
        #""granularity":"None""#, #""granularity":"Daily","grouping":[{"type":"Dimension","name":"ServiceName"}]"#,
        #""granularity":"Monthly","grouping":[{"type":"TagKey","name":"project"}]"#,
    ])
    func `however a period is grouped, its rows add up to its lines`(dataset: String) async throws {
        try await Running.with(scenario: #"{"settings":{"queryPage":50}}"#) { running in
            let body = Self.body("2026-10-12", "2026-11-11", dataset: dataset)
            let expected = Sums.actual.costs.first {
                $0.key.subscription == Running.subscription("Production").id.rawValue
                    && $0.key.period.start == Day(iso: "2026-10-12")
            }?.value
            var sum = Amount.zero
            var next: String? = Self.query("Production")
            while let link = next {
                let answer = try await running.client.post(link, body).json
                sum += costs(answer)
                next = answer["properties"]?["nextLink"]?.text
            }
            #expect(sum == expected)
        }
    }

    @Test func `a filter takes what it names`() async throws {
        try await Running.with { running in
            let group = #"{"dimensions":{"name":"ResourceGroup","operator":"In","values":["RG-WEB"]}}"#
            let type = #"{"dimensions":{"name":"ChargeType","operator":"In","values":["Usage"]}}"#
            let dataset =
                #""granularity":"None","filter":{"and":[\#(group),\#(type)]},"#
                + #""grouping":[{"type":"Dimension","name":"ResourceGroup"}]"#
            let reply = try await running.client.post(
                Self.query("Production"), Self.body("2026-10-12", "2026-11-11", dataset: dataset))
            let rows = try #require(try reply.json["properties"]?["rows"]?.items)
            #expect(rows.count == 1)
            #expect(rows.first?.items?[1].text == "rg-web")
        }
    }

    @Test(arguments: [
        (#"{"type":"Usage","timeframe":"TheLastMonth","dataset":{}}"#, 400, "TheLastMonth is currently not supported"),
        (#"{"type":"Usage","timeframe":"MonthToDate"}"#, 500, "An error has occurred"),
        ("{", 400, "could not be deserialized"),
    ])
    func `a question that Azure refuses is refused in its words`(body: String, status: Int, words: String) async throws
    {
        try await Running.with { running in
            let reply = try await running.client.post(Self.query("Production"), body)
            #expect(reply.status == status)
            #expect(try reply.message.contains(words))
        }
    }

    @Test func `an offer without cost data names itself`() async throws {
        try await Running.with { running in
            let reply = try await running.client.post(
                Self.query("Support"), Self.body("2026-10-12", "2026-11-11", dataset: #""granularity":"None""#))
            #expect(try reply.message.contains("The offer MS-AZR-0041P is not supported."))
        }
    }

    @Test func `a forecast goes on from the last days, and neither into the past nor without history`() async throws {
        try await Running.with { running in
            let dataset = #""granularity":"Daily""#
            let reply = try await running.client.post(
                Self.query("Production", "forecast"), Self.body("2026-11-12", "2026-12-11", dataset: dataset))
            let rows = try #require(try reply.json["properties"]?["rows"]?.items)
            #expect(rows.count == 19)
            #expect(rows.first?.items?[2].text == "Forecast")
            let past = try await running.client.post(
                Self.query("Production", "forecast"), Self.body("2026-10-12", "2026-11-11", dataset: dataset))
            #expect(try past.code == "CantForecastOnThePast")
            let young = try await running.client.post(
                Self.query("New project", "forecast"), Self.body("2026-11-12", "2026-12-11", dataset: dataset))
            #expect(young.status == 424)
        }
    }

    @Test func `a forecast with actual costs has every day of the period, however long ago it began`() async throws {
        try await Running.with { running in
            let body = Self.body("2026-10-28", "2026-11-27", dataset: #""granularity":"Daily""#)
            let whole = body.dropLast() + #","includeActualCost":true,"includeFreshPartialCost":false}"#
            let reply = try await running.client.post(Self.query("Shared services", "forecast"), String(whole))
            let rows = try #require(try reply.json["properties"]?["rows"]?.items)
            #expect(rows.count == 31)
            #expect(rows.count { $0.items?[2].text == "Actual" } > 14)
        }
    }

    @Test(arguments: [
        ("Data platform", #"{"metric":"ActualCost","billingPeriod":"202610"}"#),
        (
            Running.customerAgreement,
            #"{"metric":"ActualCost","timePeriod":{"start":"2026-10-01","end":"2026-10-31"}}"#
        ),
    ])
    func `a cost report's partitions each have a header and add up to the month`(name: String, body: String)
        async throws
    {
        try await Running.with(scenario: #"{"settings":{"partitionRows":500,"polls":1}}"#) { running in
            let begun = try await running.client.post(Self.query(name, "generateCostDetailsReport"), body)
            #expect(begun.status == 202)
            #expect(begun.headers["retry-after"] == "1")
            let place = try #require(begun.headers["location"])
            #expect(try await running.client.get(place).status == 202)
            let manifest = try #require(try await running.client.get(place).json["manifest"])
            var sum = Amount.zero
            var count = 0
            for blob in manifest["blobs"]?.items ?? [] {
                let file = try await running.stranger.get(blob["blobLink"]?.text ?? "")
                #expect(file.body.count == blob["byteCount"]?.whole)
                let rows = CSVText.rows(file.text)
                let column = rows[0].firstIndex { $0.lowercased() == "costinbillingcurrency" }!
                #expect(rows.allSatisfy { $0.count == rows[0].count })
                for row in rows.dropFirst() { sum += Amount(row[column])! }
                count += rows.count - 1
            }
            let cell = Sums.actual.costs.keys.first {
                $0.subscription == Running.subscription(name).id.rawValue && $0.period.start == Day(iso: "2026-10-01")
            }
            #expect(sum == Sums.actual.costs[cell!])
            #expect(count == Sums.actual.counts[cell!])
            #expect((manifest["blobCount"]?.whole ?? 0) > 1)
        }
    }

    @Test func `pay-as-you-go has no cost report, and days without cost are no content`() async throws {
        try await Running.with { running in
            let refused = try await running.client.post(
                Self.query("Production", "generateCostDetailsReport"), #"{"metric":"ActualCost"}"#)
            #expect(refused.status == 422)
            #expect(try refused.message.contains("offer type: WebDirect for get detailed report request"))
            let body = #"{"metric":"ActualCost","timePeriod":{"start":"2010-01-01","end":"2010-01-31"}}"#
            let empty = try await running.client.post(
                Self.query("Data platform", "generateCostDetailsReport"), body)
            #expect(empty.status == 204)
        }
    }
}

/// Reads RFC 4180.
enum CSVText {
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = [[]]
        var cell = ""
        var isQuoted = false
        var wasQuoted = false
        for character in text.drop(while: { $0 == "\u{FEFF}" }) {
            switch character {
            case "\"":
                // Two quotes within quotes close and open it again: one is kept.
                if !isQuoted, wasQuoted { cell.append("\"") }
                wasQuoted = isQuoted
                isQuoted.toggle()
            case "," where !isQuoted:
                rows[rows.count - 1].append(cell)
                (cell, wasQuoted) = ("", false)
            case "\r\n" where !isQuoted, "\n" where !isQuoted:
                rows[rows.count - 1].append(cell)
                (cell, wasQuoted) = ("", false)
                rows.append([])
            default: cell.append(character)
            }
        }
        return rows.filter { !$0.isEmpty }
    }
}
