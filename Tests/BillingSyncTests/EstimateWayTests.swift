import AzureEmulator
import BillingCore
import BillingStore
import BillingSync
import FakturaTestSupport
import SampleAccount
import Testing

/// Which way an estimate is made when better ones are closed.
@Suite struct EstimateWayTests {
    private static let closed = #""times":0,"status":403,"code":"AuthorizationFailed""#

    private static func faults(_ operations: String...) -> String {
        let faults = operations.map { #"{"kind":"error","operation":"\#($0)",\#(closed)}"# }
        return #"{"settings":{"polls":0,"rateCardLink":true},"faults":[\#(faults.joined(separator: ","))]}"#
    }

    private static func statement(_ bench: SyncBench, _ name: String) throws -> Statement {
        let subscription = SyncBench.subscription(name)
        let period = subscription.periodRule.period(containing: SyncBench.today)
        return try bench.store.statement(.one(subscription.id), period: period, metric: .actual)
    }

    private static func sync(_ bench: SyncBench, _ name: String) async throws {
        try await bench.sync { $0.scope = .one(SyncBench.subscription(name).id) }
    }

    @Test func `Azure's own sum comes with its forecast`() async throws {
        try await SyncBench.with { bench in
            try await Self.sync(bench, "Production")
            let statement = try Self.statement(bench, "Production")
            let sek = CurrencyCode("SEK")
            #expect(statement.trail.latest(in: sek)?.ways == [.costQuery])
            #expect(statement.trail.latest(in: sek)?.cost == statement.totals[sek])
            let forecast = try #require(statement.trail.forecast(in: sek))
            #expect(forecast > statement.totals[sek]!)
            #expect(statement.trail.coverage != nil)
        }
    }

    @Test func `the pace counts the days that Azure has told of, and not one that is to come`() async throws {
        try await SyncBench.with { bench in
            try await Self.sync(bench, "Production")
            let subscription = SyncBench.subscription("Production")
            let period = subscription.periodRule.period(containing: SyncBench.today)
            let days = try bench.store.dailyUsage(
                UsageQuery(scope: .one(subscription.id), period: period, metric: .actual)
            ).rows
            let coverage = try #require(try Self.statement(bench, "Production").trail.coverage)
            #expect(days.last?.group.name == coverage.end.advanced(by: -1).description)
        }
    }

    @Test func `no forecast is an answer, too`() async throws {
        try await SyncBench.with { bench in
            try await Self.sync(bench, "New project")
            let trail = try Self.statement(bench, "New project").trail
            #expect(trail.latest(in: CurrencyCode("EUR"))?.ways == [.costQuery])
            guard case .refused(let refusal) = trail.forecastProblem else {
                Issue.record("\(trail.forecasts)")
                return
            }
            #expect(refusal.reason == .notEnoughHistory)
        }
    }

    @Test func `where Azure's sum is closed the usage lines are summed up`() async throws {
        try await SyncBench.with(scenario: Self.faults("query")) { bench in
            try await Self.sync(bench, "Production")
            let statement = try Self.statement(bench, "Production")
            let latest = statement.trail.latest(in: CurrencyCode("SEK"))
            #expect(latest?.ways == [.usageLines])
            #expect(latest?.cost == statement.totals[CurrencyCode("SEK")])
        }
    }

    @Test func `where lines are closed as well, quantities are priced by the rate card`() async throws {
        try await SyncBench.with(scenario: Self.faults("query", "usageDetails")) { bench in
            try await Self.sync(bench, "Production")
            let statement = try Self.statement(bench, "Production")
            let sek = CurrencyCode("SEK")
            #expect(statement.trail.latest(in: sek)?.ways == [.rateCard])
            #expect(statement.totals[sek] == statement.trail.latest(in: sek)?.cost)
            #expect(statement.lines.count > 50)
            let own = SyncBench.account.snapshot.estimates.filter {
                $0.subscription == SyncBench.subscription("Production").id
            }
            #expect(statement.totals[sek] == own.max { $0.generatedAt < $1.generatedAt }?.cost.amount)
            let history = try bench.store.history(statement.scope, metric: .actual, asOf: SyncBench.today)
            #expect(history.rows.first?.usageCost == statement.totals[sek])
        }
    }

    @Test func `prices of what nothing was billed of are asked in its country's currency`() async throws {
        try await SyncBench.with(scenario: Self.faults("query", "forecast", "usageDetails")) { bench in
            try await Self.sync(bench, "Test lab")
            let statement = try Self.statement(bench, "Test lab")
            #expect(statement.totals.totals.map(\.currency) == [CurrencyCode("SEK")])
            #expect(statement.unpriced.isEmpty && statement.lines.count == 4)
            #expect(statement.trail.latest(in: CurrencyCode("SEK"))?.ways == [.rateCard])
        }
    }

    @Test func `the sum of lines is as old as they are, whenever they can't be read again`() async throws {
        try await SyncBench.with(scenario: Self.faults("query", "forecast")) { bench in
            let sek = CurrencyCode("SEK")
            try await Self.sync(bench, "Production")
            let first = try #require(try Self.statement(bench, "Production").trail.latest(in: sek))
            #expect(first.ways == [.usageLines])

            bench.clock.advance(seconds: 660)
            try bench.emulator.apply(scenario: Self.faults("query", "forecast", "usageDetails"))
            try await bench.sync {
                $0.scope = .one(SyncBench.subscription("Production").id)
                $0.isForced = true
            }
            #expect(try Self.statement(bench, "Production").trail.latest(in: sek) == first)

            bench.clock.advance(seconds: 660)
            bench.emulator.endFaults()
            try bench.emulator.apply(scenario: Self.faults("query", "forecast"))
            try await bench.sync {
                $0.scope = .one(SyncBench.subscription("Production").id)
                $0.isForced = true
            }
            let last = try #require(try Self.statement(bench, "Production").trail.latest(in: sek))
            #expect(last.generatedAt > first.generatedAt + 1_000 && last.ways == [.usageLines])
        }
    }

    @Test func `where all ways are closed there is no estimate`() async throws {
        let scenario = Self.faults("query", "usageDetails", "usageAggregates", "rateCard")
        try await SyncBench.with(scenario: scenario) { bench in
            try await Self.sync(bench, "Production")
            #expect(try Self.statement(bench, "Production").trail.estimates.isEmpty)
        }
    }
}
