import BillingCore
import BillingStore
import BillingSync
import SampleAccount
import Testing

/// All periods of the sample account, reconciled.
@Suite struct ReconciliationTests {
    private static func all(_ store: BillingStore) throws -> [Reconciliation] {
        try store.histories(.all, metric: .actual, asOf: SyncBench.today).flatMap { subscription, history in
            try history.periods.flatMap {
                try store.reconciliations(
                    .one(subscription.id), period: $0, metric: .actual, asOf: SyncBench.today)
            }
        }
    }

    /// How many end how: `equal`, `rest`, or why there is no invoice.
    private static func counts(_ found: [Reconciliation]) -> [String: Int] {
        found.reduce(into: [:]) { counts, reconciliation in
            let name =
                switch reconciliation.outcome {
                case .equal: "equal"
                case .rest: "rest"
                case .notTold: "not told"
                case .notEnded: "not ended"
                case .noInvoice(let absence): absence.code
                }
            counts[name, default: 0] += 1
        }
    }

    private static func expectSteps(_ reconciliation: Reconciliation) {
        guard reconciliation.outcome == .equal, let billed = reconciliation[.billed] else { return }
        let index = reconciliation.steps.firstIndex { $0.item == .billed } ?? 0
        let before = reconciliation.steps[..<index].reduce(Amount.zero) { $0 + ($1.amount ?? .zero) }
        #expect(before == billed)
        let parts = reconciliation.steps[index...].filter { $0.item != .total && $0.item != .apart }
        #expect(parts.reduce(Amount.zero) { $0 + ($1.amount ?? .zero) } == reconciliation[.total])
    }

    @Test func `every invoice of the sample account is explained to the cent`() async throws {
        try await SyncBench.with { bench in
            let store = try BillingStore(path: bench.folder + "/sample.sqlite")
            try store.record(SyncBench.account.snapshot)
            let source = DatasetSource(origin: .sample, path: "sample", metric: .actual, fetchedAt: 1_795_428_000)
            _ = try store.ingest(source) { sink in
                try SyncBench.account.deliver(.actual, to: sink)
                return LoadedFile(
                    format: nil, contentHash: "sample", byteCount: 0, coverage: SyncBench.account.coverage(.actual),
                    wholePeriods: [])
            }
            let found = try Self.all(store)
            for reconciliation in found { Self.expectSteps(reconciliation) }
            #expect(
                Self.counts(found) == [
                    "account-moved": 2, "being-prepared": 1, "credit-not-told": 3, "enterprise-agreement": 6,
                    "equal": 43, "free-trial": 1, "no-permission": 9, "not ended": 20, "not-returned": 2,
                    "not-told": 3, "offer-without-invoices": 3, "partner-bills": 3, "spending-limit": 3,
                    "within-credit": 5,
                ])
        }
    }

    @Test func `of Azure's lists what is not told is said, not made up`() async throws {
        try await SyncBench.with { bench in
            try await bench.sync { $0.scope = .one(SyncBench.subscription("Production").id) }
            let found = try Self.all(bench.store).filter { $0.subscription.displayName == "Production" }
            #expect(Self.counts(found) == ["not ended": 1, "not told": 6])
            for reconciliation in found.dropFirst() {
                #expect(reconciliation.steps.contains { $0.item == .tax && $0.amount == nil })
            }
        }
    }
}
