import BillingCore
import SampleAccount
import Testing

@Suite struct SampleDeterminismTests {
    private func digest(_ account: SampleAccount, _ metric: Metric = .actual) throws -> Int {
        var digest = try DeliveredUsage(account, metric).digest
        digest.combine(account.snapshot)
        return digest.finalize()
    }

    @Test(arguments: [Metric.actual, .amortized])
    func `the same day and seed make the same account, byte for byte`(metric: Metric) throws {
        let today = Day(iso: "2026-11-23")!

        #expect(try digest(SampleAccount(today: today), metric) == digest(SampleAccount(today: today), metric))
    }

    @Test func `another seed makes other figures and identifiers`() throws {
        let today = Day(iso: "2026-11-23")!
        let (first, second) = (SampleAccount(today: today, seed: 1), SampleAccount(today: today, seed: 2))

        #expect(try digest(first) != digest(second))
        #expect(Set(first.snapshot.subscriptions.map(\.id)).isDisjoint(with: second.snapshot.subscriptions.map(\.id)))
        #expect(first.snapshot.subscriptions.map(\.name) == second.snapshot.subscriptions.map(\.name))
    }

    @Test func `what one delivery made can be delivered again`() throws {
        let account = SampleAccount(today: Day(iso: "2026-11-23")!)

        #expect(try digest(account) == digest(account))
    }
}
