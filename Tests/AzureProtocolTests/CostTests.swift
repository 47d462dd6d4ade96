import AzureClient
import BillingCore
import FakturaTestSupport
import SampleAccount
import Testing

/// Sums, forecasts and reports that Azure computes.
struct CostTests {
    private static let names = ["Production", "Analytics", "New project", "Data platform", "Webshop", "Azure in Open"]

    @Test(arguments: names)
    func `a query's sums are those of the account's lines, however they are grouped`(name: String) async throws {
        try await Session.with(settings: #""queryPage":7"#) { session in
            let subscription = Session.subscription(name)
            let period = try #require(UsageSums.actual.periods(of: subscription.id).last)
            let cell = UsageSums.Cell(subscription: subscription.id, period: period)
            let expected = try #require(UsageSums.actual.costs[cell])

            let sum = try await session.azure.run(CostQuery(subscription.id, days: period))
            let services = try await session.azure.run(
                CostQuery(subscription.id, days: period, by: .serviceName))
            let daily = try await session.azure.run(
                CostQuery(subscription.id, days: period, by: .resourceGroup, isDaily: true))

            #expect(sum.map(\.cost.currency.rawValue) == Array(expected.keys))
            for rows in [sum, services, daily] {
                #expect(rows.reduce(.zero) { $0 + $1.cost.amount } == expected.values.first)
            }
            #expect(services.allSatisfy { $0.group != nil && $0.day == nil })
            for day in Set(daily.compactMap(\.day)) {
                let cost = daily.filter { $0.day == day }.reduce(Amount.zero) { $0 + $1.cost.amount }
                #expect(cost == UsageSums.actual.days[subscription.id]?[day])
            }
        }
    }

    @Test func `amortized sums are the account's, too`() async throws {
        try await Session.with { session in
            let subscription = Session.subscription("Data platform")
            let period = try #require(UsageSums.amortized.periods(of: subscription.id).dropLast().last)
            let cell = UsageSums.Cell(subscription: subscription.id, period: period)

            let rows = try await session.azure.run(CostQuery(subscription.id, days: period, metric: .amortized))

            #expect(rows.map(\.cost.amount) == UsageSums.amortized.costs[cell].map { Array($0.values) })
        }
    }

    @Test func `days without charges have no rows`() async throws {
        try await Session.with { session in
            let days = try #require(BillingPeriod(start: Day(iso: "2012-01-01")!, end: Day(iso: "2012-02-01")!))
            #expect(try await session.azure.run(CostQuery(Session.subscription("Production").id, days: days)) == [])
        }
    }

    @Test func `a forecast holds what was and what may be, until the period ends`() async throws {
        try await Session.with { session in
            let subscription = Session.subscription("Production")
            let period = Session.period(0, of: subscription)

            let rows = try await session.azure.run(CostForecast(subscription.id, days: period))

            let past = rows.filter { !$0.isForecast }
            #expect(!past.isEmpty)
            for row in past {
                let day = try #require(row.day)
                #expect(row.cost.amount == UsageSums.actual.days[subscription.id]?[day])
            }
            let coming = rows.filter(\.isForecast).compactMap(\.day)
            #expect(coming == period.days.filter { $0 >= Session.today })
        }
    }

    @Test(
        arguments: [
            ("Production", 1, AzureRefusal.Reason.pastForecast), ("New project", 0, .notEnoughHistory),
            ("Support", 0, .offerNotSupported(Offer("MS-AZR-0041P"))),
        ])
    func `why there is no forecast is told`(name: String, back: Int, reason: AzureRefusal.Reason) async throws {
        try await Session.with { session in
            let subscription = Session.subscription(name)
            let forecast = CostForecast(subscription.id, days: Session.period(back, of: subscription))

            let problem = try await problem { try await session.azure.run(forecast) }
            #expect(problem.refusal?.reason == reason)
        }
    }

    @Test(arguments: ["Data platform", "Webshop"], ["location", "asyncOperation", "atOnce"])
    func `a report's parts hold the account's lines, each once`(name: String, way: String) async throws {
        let settings = #""partitionRows":250,"polls":2,"retryAfter":30,"longRunning":"\#(way)""#
        try await Session.with(settings: settings) { session in
            let subscription = Session.subscription(name)
            let period = try #require(UsageSums.actual.periods(of: subscription.id).dropLast().last)
            let cell = UsageSums.Cell(subscription: subscription.id, period: period)
            let count = try #require(UsageSums.actual.counts[cell])

            let report = try await session.azure.run(MakeCostReport(.days(subscription.id, period)))

            #expect(report.files.count == (count + 249) / 250)
            #expect(report.validTill == session.clock.now / 1000 + 600)
            #expect(session.clock.waitedSeconds == (way == "atOnce" ? [] : [30, 30, 30]))
            let files = try await Self.files(of: report, session)
            let rows = files.flatMap { $0.dropFirst() }
            #expect(rows.count == count)
            for (file, content) in zip(report.files, files) {
                #expect(content.count - 1 <= 250 && file.byteCount != nil)
            }
            let column = try #require(files.first?.first?.firstIndex { $0.lowercased() == "costinbillingcurrency" })
            let cost = rows.reduce(Amount.zero) { $0 + (Amount($1[column]) ?? .zero) }
            #expect(cost == UsageSums.actual.costs[cell]?.values.first)
        }
    }

    /// The rows of each file, its header first; checks that each is as long as the report says.
    private static func files(of report: CostReport, _ session: Session) async throws -> [[[String]]] {
        var files: [[[String]]] = []
        for file in report.files {
            let bytes = try await session.azure.run(OpenDownload(file.link)).body.collected()
            #expect(file.byteCount == Int64(bytes.count))
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
            files.append(text.split(separator: "\r\n").map { cells(of: $0) })
        }
        return files
    }

    /// The cells of a line; no line of the account holds a line break.
    private static func cells(of line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    @Test func `an invoice's own report holds its lines`() async throws {
        try await Session.with { session in
            let profile = try #require(Session.snapshot.billingProfiles.first)
            let invoice = try #require(
                Session.snapshot.invoices.first {
                    $0.owner == .billingProfile(profile.id)
                        && $0.period == Session.period(2, of: Session.subscription("Webshop"))
                        && !$0.isCreditNote
                })
            let report = try await session.azure.run(
                MakeCostReport(.invoice(invoice.id, account: profile.billingAccount, profile: profile.id)))

            let rows = try await Self.files(of: report, session).flatMap { $0.dropFirst() }
            let expected = UsageSums.actual.counts.filter { cell, _ in
                cell.period == invoice.period
                    && Session.snapshot.subscriptions.contains {
                        $0.id == cell.subscription && $0.billingProfile == profile.id
                    }
            }
            #expect(rows.count == expected.values.reduce(0, +))
        }
    }

    @Test func `pay-as-you-go has no such report, and days without charges none`() async throws {
        try await Session.with { session in
            let subscription = Session.subscription("Production")
            let report = MakeCostReport(.days(subscription.id, Session.period(1, of: subscription)))
            #expect(
                try await problem { try await session.azure.run(report) }.refusal?.reason == .agreementNotSupported)

            let days = try #require(BillingPeriod(start: Day(iso: "2012-01-01")!, end: Day(iso: "2012-01-31")!))
            let empty = MakeCostReport(.days(Session.subscription("Data platform").id, days))
            #expect(try await session.azure.run(empty).files == [])
        }
    }
}
