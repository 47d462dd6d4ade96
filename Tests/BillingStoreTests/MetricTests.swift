import BillingCore
import BillingStore
import Testing

struct MetricTests {
    @Test func `what the file tells of its metric is what the dataset carries`() throws {
        try withStore { store in
            var records = ScriptedRecords([ScriptedLine(cost: "2")])
            records.metric = .amortized

            try store.ingest(records)

            #expect(try store.metrics() == [.amortized])
            #expect(try store.datasets().map(\.provenance.metric) == [.amortized])
            #expect(try store.periods(.all, metric: .amortized).count == 1)
            #expect(try store.periods(.all, metric: .actual) == [])
        }
    }

    @Test func `the same content is known in the metric that it tells, and in either when nobody asks for one`() throws
    {
        try withStore { store in
            var records = ScriptedRecords([ScriptedLine(cost: "2")])
            records.metric = .amortized
            try store.ingest(records)
            let file = try records.read(into: Nowhere())

            #expect(try store.ingest(records).isKnown)
            #expect(try store.dataset(byteCount: file.byteCount, metric: nil) { file.contentHash } == 1)
            #expect(try store.dataset(byteCount: file.byteCount, metric: .amortized) { file.contentHash } == 1)
            #expect(try store.dataset(byteCount: file.byteCount, metric: .actual) { file.contentHash } == nil)
        }
    }

    @Test func `actual and amortized of one period stand side by side and are never added`() throws {
        try withStore { store in
            try store.ingest(ScriptedLine(cost: "1200"))
            var records = ScriptedRecords([ScriptedLine(cost: "13.75")])
            records.metric = .amortized
            let result = try store.ingest(records)

            #expect(result.parts.map(\.outcome) == [.added])
            for (metric, cost) in [(Metric.actual, "1200"), (.amortized, "13.75")] {
                let rows = try store.history(.all, metric: metric, asOf: day("2026-11-01")).rows
                #expect(rows.compactMap(\.usageCost?.description) == [cost])
            }
        }
    }

    @Test func `the agreement that a file tells stays when another does not tell it`() throws {
        try withStore { store in
            var records = ScriptedRecords([ScriptedLine()])
            records.facts = [SubscriptionFacts(id: SubscriptionID("a"), name: "Prod", agreement: .enterprise)]
            try store.ingest(records)
            try store.ingest(ScriptedLine(day: "2026-09-01"))

            #expect(try store.subscriptions().map(\.agreement) == [.enterprise])
        }
    }

    @Test func `facts that come one after the other add up`() throws {
        try withStore { store in
            var records = ScriptedRecords([ScriptedLine()])
            records.facts = [
                SubscriptionFacts(id: SubscriptionID("a"), name: "Prod", agreement: .customer),
                SubscriptionFacts(id: SubscriptionID("a"), offer: Offer("0017P")),
            ]
            try store.ingest(records)

            let subscription = try #require(try store.subscriptions().first)
            #expect(subscription.name == "Prod")
            #expect(subscription.offer == Offer("0017P"))
            #expect(subscription.agreement == .customer)
        }
    }
}

/// A sink that keeps nothing.
private final class Nowhere: UsageSink {
    func receive(_ subscription: SubscriptionFacts) {}
    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}
    func receive(_ record: UsageRecord) {}
}
