import AzureClient
import AzureEmulator
import BillingCore
import BillingStore
import BillingSync
import CustomDump
import FakturaTestSupport
import SampleAccount
import Testing

@Suite struct SyncTests {
    /// What a report tells of a subscription whatever source it is from.
    private struct Told: Equatable {
        let name: String
        let currency: CurrencyCode?
        let unbilled: Amount?
        let last: Amount?
        /// Number, total, state and due day; Azure tells no parts of a pay-as-you-go invoice.
        let invoice: String?
        /// Of what Azure did not tell, its code; a request has another number each time.
        let absence: String?
    }

    /// The reasons found of any period, and of subscriptions as a whole.
    private static func findings(_ store: BillingStore) throws -> [AbsenceFinding] {
        let histories = try store.histories(.all, metric: .actual, asOf: SyncBench.today)
        let overview = try store.overview(.all, metric: .actual, asOf: SyncBench.today)
        return histories.flatMap { $0.1.rows.flatMap(\.standings).compactMap(\.finding) }
            + overview.rows.compactMap(\.standing?.finding)
    }

    /// Those that today's periods can have; files alone, and periods of before 2017, have the others.
    private static let reasons: Set = [
        "period-not-ended", "no-permission", "enterprise-agreement", "partner-bills", "offer-without-invoices",
        "recently-subscribed", "free-trial", "within-credit", "credit-not-told", "spending-limit", "being-prepared",
        "account-moved", "not-told", "not-returned",
    ]

    /// Azure lists no periods of Azure in Open, so that its figures run by calendar month.
    private static let withoutPeriods = "Azure in Open"

    private static func told(_ store: BillingStore) throws -> [Told] {
        try store.overview(.all, metric: .actual, asOf: SyncBench.today).rows
            .filter { $0.subscription.displayName != withoutPeriods }.map {
                Told(
                    name: $0.subscription.displayName, currency: $0.currency, unbilled: $0.unbilledCost,
                    last: $0.lastPeriodCost, invoice: $0.lastInvoice.map(words), absence: $0.absence.map(words))
            }
    }

    private static func words(_ absence: InvoiceAbsence) -> String {
        guard case .notTold(.refused(let refusal)) = absence else { return "\(absence)" }
        return "\(absence.code) \(refusal.code ?? "")"
    }

    private static func words(_ invoice: Invoice) -> String {
        "\(invoice.id) \(invoice.total.amount.units) \(invoice.state) \(invoice.dueDay?.description ?? "-")"
    }

    /// The sample account as it goes into a store by itself.
    private static func sampleStore(_ bench: SyncBench) throws -> BillingStore {
        let store = try BillingStore(path: bench.folder + "/sample.sqlite")
        try store.record(SyncBench.account.snapshot)
        let source = DatasetSource(origin: .sample, path: "sample", metric: .actual, fetchedAt: 1)
        _ = try store.ingest(source) { sink in
            try SyncBench.account.deliver(.actual, to: sink)
            return LoadedFile(
                format: nil, contentHash: "sample", byteCount: 0, coverage: SyncBench.account.coverage(.actual),
                wholePeriods: [])
        }
        return store
    }

    @Test func `a sync fills an empty store with what the account holds`() async throws {
        try await SyncBench.with { bench in
            let summary = try await bench.sync()
            let sample = try Self.sampleStore(bench)
            expectNoDifference(try Self.told(bench.store), try Self.told(sample))
            #expect(summary.lineCount > 90_000)
            #expect(summary.failures.isEmpty)
            for store in [bench.store, sample] {
                let findings = try Self.findings(store)
                #expect(Set(findings.map(\.reason.code)) == Self.reasons)
                #expect(findings.contains { $0.evidence.contains(.listedWithoutAmounts) })
                #expect(findings.allSatisfy { $0.reason.code != "not-told" || $0.requestID != nil })
            }
            for subscription in SyncBench.account.snapshot.subscriptions
            where subscription.displayName != Self.withoutPeriods {
                let scope = Scope.one(subscription.id)
                let synced = try bench.store.history(scope, metric: .actual, asOf: SyncBench.today)
                let wanted = try sample.history(scope, metric: .actual, asOf: SyncBench.today)
                expectNoDifference(
                    synced.rows.filter { $0.usageCost != nil }.map {
                        [$0.period.description, "\($0.usageCost!.units)"]
                    },
                    wanted.rows.filter { $0.usageCost != nil }.map {
                        [$0.period.description, "\($0.usageCost!.units)"]
                    })
            }
        }
    }

    @Test func `a second sync asks for nothing, after an hour for lists, after four for open periods`() async throws {
        try await SyncBench.with { bench in
            let scope = Scope.one(SyncBench.subscription("New project").id)
            func sync() async throws -> [String: Int] {
                try await bench.sync { $0.scope = scope }
                // The tenant that wants more proof is tried each time.
                return bench.emulator.calls.filter { $0.key != "token" }
            }
            let first = try await sync()
            #expect(first["usageDetails"] ?? 0 > 0)
            #expect(try await sync() == first)
            bench.clock.advance(seconds: SyncPlan.listAge)
            let second = try await sync()
            #expect(second["usageDetails"] == first["usageDetails"])
            #expect(second["billingPeriods"] == 2)
            #expect(second["billingProperty"] == 1)
            bench.clock.advance(seconds: SyncPlan.openAge)
            let told = ToldEvents()
            try await bench.sync(told) { $0.scope = scope }
            let read = told.outcomes.keys.compactMap { if case .usage(_, let period, _) = $0 { period } else { nil } }
            #expect(read.count == 1)
            #expect(read.allSatisfy { $0.contains(SyncBench.today) })
        }
    }

    @Test func `a tenant that wants more proof fails alone`() async throws {
        try await SyncBench.with { bench in
            let summary = try await bench.sync { $0.scope = .subscriptions([SubscriptionID("none")]) }
            #expect(summary.failures.isEmpty)
            guard case .subscriptions = summary.refusals.first?.piece,
                case .refused(.signIn(.refused(let refusal))) = summary.refusals.first?.outcome
            else {
                Issue.record("\(summary.refusals)")
                return
            }
            #expect(refusal.reason == .multiFactor)
        }
    }

    @Test func `what an offer does not have is asked for once, and said where it is missing`() async throws {
        try await SyncBench.with { bench in
            let support = SyncBench.subscription("Support")
            try await bench.sync { $0.scope = .one(support.id) }
            let asked = bench.emulator.targets(of: "usageDetails").filter { $0.contains(support.id.rawValue) }
            #expect(asked.count == 1)
            let row = try bench.store.overview(.one(support.id), metric: .actual, asOf: SyncBench.today).rows.first
            guard case .refused(let refusal) = row?.problem else {
                Issue.record("\(String(describing: row))")
                return
            }
            #expect(refusal.reason == .offerNotSupported(Offer("MS-AZR-0041P")))
        }
    }

    @Test func `invoices that are not open are no absence of invoices`() async throws {
        try await SyncBench.with { bench in
            try await bench.sync { $0.scope = .one(SyncBench.subscription("Shared").id) }
            let subscription = try bench.store.subscriptions().first { $0.id == SyncBench.subscription("Shared").id }
            #expect(subscription?.invoiceAccess == .refused(code: "NotOptedIn"))
            #expect(subscription?.accountAdministrator == "owner@example.com")
            #expect(subscription?.access?.isAccountAdministrator == false)
            #expect(subscription?.access?.mayReadCosts == true)
            #expect(subscription?.access?.hasSpendingLimit == false)
            #expect(subscription?.access?.isAccountMoved == false)
            let scope = Scope.one(SyncBench.subscription("Shared").id)
            let row = try bench.store.history(scope, metric: .actual, asOf: SyncBench.today).rows.first {
                $0.state != .unbilled
            }
            let finding = try #require(row?.standings.first?.finding)
            #expect(finding.reason.code == "no-permission")
            #expect(finding.requestID != nil)
        }
    }

    @Test func `invoices listed without amounts only are refused, not absent`() async throws {
        let scenario = #"""
            {"settings":{"polls":0},"faults":[{"kind":"error","operation":"invoicesBySubscription","times":0,
            "status":403,"code":"AuthorizationFailed","message":"No."}]}
            """#
        try await SyncBench.with(scenario: scenario) { bench in
            let id = SyncBench.subscription("Production").id
            let summary = try await bench.sync { $0.scope = .one(id) }
            let rows = try bench.store.history(.one(id), metric: .actual, asOf: SyncBench.today).rows
            let finding = try #require(rows.first { $0.state != .unbilled }?.standings.first?.finding)
            guard case .notPermitted("AuthorizationFailed", _, _, isListed: true) = finding.reason else {
                Issue.record("\(finding.reason)")
                return
            }
            #expect(finding.requestID != nil)
            let listed = rows.flatMap(\.listedInvoices)
            #expect(!listed.isEmpty && listed.allSatisfy { $0.owner == .subscription(id) })
            #expect(rows.filter { !$0.listedInvoices.isEmpty }.allSatisfy { $0.state == .unknown })
            #expect(summary.failures.isEmpty)
            #expect(summary.refusals.contains { $0.piece == .invoices(.subscription(id)) })
        }
    }

    @Test func `without a network one failure is told and the store keeps what it had`() async throws {
        try await SyncBench.with { bench in
            try await bench.sync { $0.scope = .one(SyncBench.subscription("New project").id) }
            let before = try Self.told(bench.store)
            await bench.emulator.stop()
            bench.clock.advance(seconds: 86_400)
            let summary = try await bench.sync()
            #expect(summary.failures.map(\.piece) == [.tenants(bench.signedIn.account.id)])
            expectNoDifference(try Self.told(bench.store), before)
        }
    }

    @Test func `Azure's own trouble is outlasted`() async throws {
        let scenario = #"""
            {"settings":{"polls":0,"usagePage":100},"faults":[
              {"kind":"throttled","operation":"usageDetails","after":1,"times":2,"seconds":7},
              {"kind":"error","operation":"usageDetails","status":503,"after":5,"times":2},
              {"kind":"reset","operation":"usageDetails","after":7},
              {"kind":"truncated","operation":"usageDetails","after":8},
              {"kind":"expiredToken","operation":"usageDetails","after":9},
              {"kind":"throttled","operation":"query","times":1,"headers":{"x-ms-ratelimit-microsoft.costmanagement-entity-retry-after":"9"}}]}
            """#
        try await SyncBench.with(scenario: scenario) { bench in
            let told = ToldEvents()
            let summary = try await bench.sync(told) { $0.scope = .one(SyncBench.subscription("Analytics").id) }
            #expect(summary.failures.isEmpty)
            #expect(summary.lineCount > 1_000)
            let waits = told.all.compactMap { event -> SyncWait.Reason? in
                if case .waiting(_, let wait?) = event { wait.reason } else { nil }
            }
            #expect(waits.contains(.rateLimit))
        }
    }
}
