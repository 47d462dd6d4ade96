import AzureClient
import BillingCore
import SampleAccount
import Testing

/// Usage lines, by each agreement's way of asking.
struct UsageTests {
    private static let names = [
        "Production", "Dev/Test", "Analytics", "Visual Studio", "Trial", "New project", "Data platform", "Webshop",
        "Lager", "Shared services", "Azure in Open", "Remote kiosks",
    ]

    @Test(arguments: names)
    func `the usage of every period adds up to the account's own lines`(name: String) async throws {
        try await Session.with(settings: #""gzip":true"#) { session in
            let subscription = Session.subscription(name)
            let periods = UsageSums.actual.periods(of: subscription.id)
            #expect(!periods.isEmpty)
            for period in periods {
                let cell = UsageSums.Cell(subscription: subscription.id, period: period)
                let sink = SummingSink(keeping: UsageSums.actual.texts[cell] == nil ? [] : [name])
                var progress: [Int] = []
                let listing = try await ListUsage(subscription.id, days: period, agreement: subscription.agreement)
                    .run(on: session.azure, into: sink) { progress.append($0) }

                #expect(sink.sums.costs[cell] == UsageSums.actual.costs[cell])
                #expect(listing.lineCount == UsageSums.actual.counts[cell])
                #expect(sink.sums.texts[cell]?.sorted() == UsageSums.actual.texts[cell]?.sorted())
                #expect(listing.repeatedCount == 0)
                #expect(
                    listing.modernCount
                        == ([.customer, .partner].contains(subscription.agreement) ? listing.lineCount : 0))
                // The day after the last is asked for, too, and left out again.
                #expect(progress.last == listing.lineCount)
                #expect(sink.facts.map(\.id) == [subscription.id])
                #expect(sink.facts.first?.name == subscription.name)
            }
        }
    }

    @Test(arguments: ["Data platform", "Webshop"])
    func `amortized usage is another sum, and the account's`(name: String) async throws {
        try await Session.with { session in
            let subscription = Session.subscription(name)
            let period = try #require(UsageSums.amortized.periods(of: subscription.id).dropLast().last)
            let cell = UsageSums.Cell(subscription: subscription.id, period: period)
            let sink = SummingSink()
            let usage = ListUsage(
                subscription.id, days: period, agreement: subscription.agreement, metric: .amortized)
            _ = try await usage.run(on: session.azure, into: sink)

            #expect(sink.sums.costs[cell] == UsageSums.amortized.costs[cell])
            #expect(sink.sums.counts[cell] == UsageSums.amortized.counts[cell])
        }
    }

    @Test func `days without usage are no lines, and no error`() async throws {
        try await Session.with { session in
            let subscription = Session.subscription("Production")
            let days = try #require(BillingPeriod(start: Day(iso: "2012-01-01")!, end: Day(iso: "2012-02-01")!))
            let listing = try await ListUsage(subscription.id, days: days, agreement: .onlineServices)
                .run(on: session.azure, into: SummingSink())

            #expect(listing.lineCount == 0)
            #expect(listing.firstDay == nil)
        }
    }

    @Test func `a subscription of an offer without costs says so`() async throws {
        try await Session.with { session in
            let subscription = Session.subscription("Support")
            let usage = ListUsage(
                subscription.id, days: Session.period(1, of: subscription), agreement: .onlineServices)

            let problem = try await problem { try await usage.run(on: session.azure, into: SummingSink()) }

            #expect(problem.refusal?.reason == .offerNotSupported(Offer("MS-AZR-0041P")))
        }
    }

    @Test(arguments: ["New project", "Dev/Test", "Data platform"])
    func `aggregates are the quantities of the account's lines`(name: String) async throws {
        try await Session.with { session in
            let subscription = Session.subscription(name)
            let period = try #require(UsageSums.actual.periods(of: subscription.id).last)
            let cell = UsageSums.Cell(subscription: subscription.id, period: period)

            let aggregates = try await session.azure.run(ListUsageAggregates(subscription.id, days: period))

            #expect(aggregates.count == UsageSums.actual.counts[cell])
            let told = aggregates.map { "\($0.day) \($0.quantity.normalized) \($0.meter.name) \($0.resource)" }
            #expect(told.sorted() == UsageSums.quantities(of: subscription.id, in: period))
        }
    }

    @Test func `a customer agreement has no aggregates`() async throws {
        try await Session.with { session in
            let subscription = Session.subscription("Webshop")
            let aggregates = ListUsageAggregates(subscription.id, days: Session.period(1, of: subscription))

            let problem = try await problem { try await session.azure.run(aggregates) }
            #expect(problem.refusal?.status == 400)
        }
    }
}

extension UsageSums {
    /// Day, quantity, meter and resource of each line, sorted.
    fileprivate static func quantities(of id: SubscriptionID, in period: BillingPeriod) -> [String] {
        final class Sink: UsageSink {
            let id: SubscriptionID
            let period: BillingPeriod
            var texts: [String] = []

            init(_ id: SubscriptionID, _ period: BillingPeriod) { (self.id, self.period) = (id, period) }

            func receive(_ subscription: SubscriptionFacts) {}
            func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}
            func receive(_ record: UsageRecord) {
                guard period.contains(record.day), record.text(.subscriptionID) == id.rawValue else { return }
                let quantity = record.quantity.map(\.normalized.description) ?? ""
                texts.append("\(record.day) \(quantity) \(record.text(.meterName)) \(record.text(.resource))")
            }
        }
        let sink = Sink(id, period)
        try! Session.account.deliver(.actual, to: sink)
        return sink.texts.sorted()
    }
}
