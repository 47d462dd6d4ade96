import BillingCore
import SampleAccount
import Testing

@testable import AzureEmulator

/// The lines that an account delivers, added up.
struct Sums: Sendable {
    struct Cell: Hashable, Sendable {
        let subscription: String
        let period: BillingPeriod
    }

    var costs: [Cell: Amount] = [:]
    var counts: [Cell: Int] = [:]

    static let actual = of(.actual)
    static let amortized = of(.amortized)

    private static func of(_ metric: Metric) -> Sums {
        let sink = Sink()
        try! Running.account.deliver(metric, to: sink)
        return sink.sums
    }

    private final class Sink: UsageSink {
        var sums = Sums()

        func receive(_ subscription: SubscriptionFacts) {}
        func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}
        func receive(_ record: UsageRecord) {
            let cell = Cell(subscription: record.text(.subscriptionID), period: record.period!)
            sums.costs[cell, default: .zero] += record.cost
            sums.counts[cell, default: 0] += 1
        }
    }
}

struct UsageTests {
    private func lines(_ target: String, _ running: Running) async throws -> [JSON] {
        try await running.pages(target).flatMap { $0 }.compactMap { $0["properties"] }
    }

    private func sum(_ lines: [JSON], _ name: String) -> Amount {
        lines.reduce(.zero) { sum, line in
            guard case .number(let digits)? = line[name] else { return sum }
            return sum + Amount(digits)!
        }
    }

    private static func usage(_ name: String, _ query: String, version: String = "2023-11-01") -> String {
        Running.path(name, "providers/Microsoft.Consumption/usageDetails?api-version=\(version)\(query)")
    }

    private static func filter(_ period: BillingPeriod) -> String {
        "&$filter=properties/usageStart ge '\(period.start)' and properties/usageEnd le '\(period.last)'"
    }

    @Test(arguments: ["Production", "Dev/Test", "Analytics", "Visual Studio", "Azure in Open", "Data platform"])
    func `the pages of a period add up to the account's own lines`(name: String) async throws {
        try await Running.with(scenario: #"{"settings":{"usagePage":777}}"#) { running in
            let id = Running.subscription(name).id.rawValue
            let cell = try #require(
                Sums.actual.costs.keys.filter { $0.subscription == id }.max { $0.period < $1.period })
            let lines = try await lines(Self.usage(name, Self.filter(cell.period)), running)

            #expect(lines.count == Sums.actual.counts[cell])
            #expect(sum(lines, "cost") == Sums.actual.costs[cell])
            #expect(lines.allSatisfy { $0["subscriptionId"]?.text == id })
        }
    }

    @Test(arguments: [Metric.actual, .amortized])
    func `a customer agreement is asked by dates, and a filter is ignored`(metric: Metric) async throws {
        try await Running.with { running in
            let name = Running.customerAgreement
            let id = Running.subscription(name).id.rawValue
            let sums = metric == .actual ? Sums.actual : Sums.amortized
            let cells = sums.costs.keys.filter { $0.subscription == id }.sorted { $0.period < $1.period }
            let cell = cells[2]
            let asked = "&metric=\(metric == .actual ? "ActualCost" : "AmortizedCost")"
            let dates = "&startDate=\(cell.period.start)&endDate=\(cell.period.last)"
            let lines = try await lines(Self.usage(name, asked + dates), running)
            #expect(lines.count == sums.counts[cell])
            #expect(sum(lines, "costInBillingCurrency") == sums.costs[cell])

            let filtered = try await self.lines(Self.usage(name, asked + Self.filter(cell.period)), running)
            #expect(filtered.count == sums.counts[cells.last!])
        }
    }

    @Test func `pay-as-you-go is refused without dates, and as long as the version is old`() async throws {
        try await Running.with { running in
            let bare = try await running.client.get(Self.usage("Production", ""))
            #expect(bare.status == 400)
            #expect(try bare.message.hasPrefix("Billing Period is not supported in (2023-11-01) API Version"))
            let old = try await running.client.get(Self.usage("Production", "", version: "2018-10-01"))
            #expect(try old.message.hasPrefix("Subscription scope usage is not supported for current api version."))
            let plan = try await running.client.get(Self.usage("Support", ""))
            #expect(try plan.message.contains("offerId: MS-AZR-0041P is associated with offerType: None"))
        }
    }

    @Test func `days without usage are no content`() async throws {
        try await Running.with { running in
            let query = "&$filter=properties/usageStart ge '2010-01-01' and properties/usageEnd le '2010-01-31'"
            let reply = try await running.client.get(Self.usage("Production", query))
            #expect(reply.status == 204)
        }
    }

    @Test func `the link to the next page holds raw blanks, and must be followed whole`() async throws {
        try await Running.with { running in
            let period = Running.subscription("Production").periodRule.period(containing: Day(iso: "2026-11-01")!)
            let target = Self.usage("Production", Self.filter(period) + "&$top=10")
            let link = try #require(try await running.client.get(target).json["nextLink"]?.text)
            #expect(link.contains("properties/usageStart ge '2026-10-12' and"))
            #expect(try await running.client.get(link).json["value"]?.items?.count == 10)
            let cut = link.replacing("&sessiontoken=0:10", with: "")
            #expect(try await running.client.get(cut).status == 400)
            for size in ["0", "1001", "many"] {
                let reply = try await running.client.get(target.replacing("$top=10", with: "$top=\(size)"))
                #expect(reply.status == 400)
            }
        }
    }

    @Test func `meter details and additional information come when they are asked for`() async throws {
        try await Running.with { running in
            let period = Running.subscription("Production").periodRule.period(containing: Day(iso: "2026-11-01")!)
            let target = Self.usage("Production", Self.filter(period) + "&$top=1")
            let bare = try #require(try await lines1(target, running))
            #expect(bare["meterDetails"]?["meterName"] == nil)
            #expect(bare["additionalInfo"]?.text == nil)
            let full = try #require(
                try await lines1(
                    target + "&$expand=properties/meterDetails,properties/additionalInfo", running))
            #expect(full["meterDetails"]?["meterCategory"]?.text == "Virtual Machines")
            #expect(full["additionalInfo"]?.text?.contains("ServiceType") == true)
        }
    }

    private func lines1(_ target: String, _ running: Running) async throws -> JSON? {
        try await running.client.get(target).json["value"]?.items?.first?["properties"]
    }

    @Test func `the quantities of usage aggregates are those of the lines`() async throws {
        try await Running.with { running in
            let query = "api-version=2015-06-01-preview&reportedStartTime=2026-11-01T00:00:00Z"
            let path = Running.path("New project", "providers/Microsoft.Commerce/UsageAggregates?\(query)")
            let lines = try await lines(path + "&reportedEndTime=2026-12-01T00:00:00Z", running)
            let id = Running.subscription("New project").id.rawValue
            let count = Sums.actual.counts.filter { $0.key.subscription == id }.values.reduce(0, +)
            #expect(lines.count == count)
            #expect(lines.allSatisfy { $0["instanceData"]?.text?.hasPrefix(#"{"Microsoft.Resources""#) == true })
            let wrong = try await running.client.get(path + "&reportedEndTime=1 December 2026")
            #expect(try wrong.message == "The request is invalid.")
        }
    }

    @Test func `a resource name's escape reaches the wire as an escape`() async throws {
        try await Running.with { running in
            let query = "&$filter=properties/usageStart ge '2026-11-05' and properties/usageEnd le '2026-11-06'"
            let reply = try await running.client.get(Self.usage("Dev/Test", query))
            #expect(!reply.body.contains(0x1B))
            #expect(reply.text.contains(#"build-agent-\u001b[31mred"#))
        }
    }
}
