import AzureClient
import AzureEmulator
import BillingCore
import BillingStore
import BillingSync
import FakturaTestSupport
import FakturaWords
import SampleAccount
import Testing

/// What each refusal leaves in the store: never a subscription that looks as if it had no costs.
@Suite struct AccessTests {
    private static let forbidden = #"""
        {"settings":{"polls":0},"faults":[{"kind":"error","operation":"usageDetails","times":0,"status":403,
        "code":"AuthorizationFailed","message":"The client does not have authorization to perform action
        'Microsoft.Consumption/usageDetails/read' over scope."}]}
        """#.replacing("\n", with: " ")

    private static func refusing(
        _ operation: String, _ status: Int, _ code: String, _ message: String = "No."
    ) -> String {
        #"""
        {"settings":{"polls":0},"faults":[{"kind":"error","operation":"\#(operation)","times":0,"status":\#(status),
        "code":"\#(code)","message":"\#(message)"}]}
        """#
    }

    private static let cases: [(scenario: String, reason: String)] = [
        (forbidden, "notAuthorized"),
        (
            refusing("usageDetails", 403, "AccountCostDisabled", "Account owners can't see charges."), "costsClosed"
        ),
        (
            refusing("usageDetails", 404, "SubscriptionNotFound", "The subscription was not found."),
            "subscriptionNotFound"
        ),
        (
            #"{"settings":{"polls":0},"faults":[{"kind":"offerNotSupported","operation":"usageDetails","times":0}]}"#,
            "offerNotSupported"
        ),
    ]

    private static func refusal(_ problem: AzureProblem?) -> AzureRefusal? {
        if case .refused(let refusal) = problem { refusal } else { nil }
    }

    @Test(arguments: cases.indices)
    func `costs that are refused are told with the row, and asked for once`(index: Int) async throws {
        let (scenario, reason) = Self.cases[index]
        try await SyncBench.with(scenario: scenario) { bench in
            let id = SyncBench.subscription("Dev/Test").id
            let summary = try await bench.sync { $0.scope = .one(id) }

            let row = try bench.store.overview(.one(id), metric: .actual, asOf: SyncBench.today).rows.first
            #expect(
                Self.refusal(row?.problem).map { "\($0.reason)".hasPrefix(reason) } == true,
                "\(String(describing: row?.problem))")
            #expect(row?.unbilledCost == nil || row?.problem != nil)
            #expect(summary.refusals.contains { $0.piece.subscription == id })
            #expect(summary.failures.isEmpty)
            #expect(bench.emulator.calls["usageDetails"] == 1)
            // What is known of it is told again without asking.
            let again = try await bench.sync { $0.scope = .one(id) }
            #expect(again.refusals.contains { $0.piece.subscription == id })
            #expect(bench.emulator.calls["usageDetails"] == 1)
            // All others of the account are not concerned.
            let all = try await bench.sync { $0.scope = .all }
            #expect(all.failures.isEmpty)
        }
    }

    @Test func `invoices that are refused leave usage whole and say whose they are`() async throws {
        try await SyncBench.with { bench in
            let id = SyncBench.subscription("Shared").id
            let summary = try await bench.sync { $0.scope = .one(id) }
            #expect(summary.lineCount > 0)
            let refused = summary.refusals.first { $0.piece == .invoices(.subscription(id)) }
            guard case .refused(.refused(let refusal)) = refused?.outcome else {
                Issue.record("\(summary.refusals)")
                return
            }
            #expect(refusal.reason == .notOptedIn)
            let row = try bench.store.overview(.one(id), metric: .actual, asOf: SyncBench.today).rows.first
            #expect(row?.unbilledCost != nil)
            #expect(row?.problem == nil)
            #expect(row?.absence != nil)
        }
    }

    @Test func `a token that ends in the middle is renewed, and nothing is missing`() async throws {
        let scenario = #"""
            {"settings":{"polls":0,"usagePage":100},"faults":[
            {"kind":"expiredToken","operation":"usageDetails","after":2},
            {"kind":"expiredToken","operation":"permissions"},{"kind":"expiredToken","operation":"invoicesBySubscription"}]}
            """#
        try await SyncBench.with(scenario: scenario) { bench in
            let id = SyncBench.subscription("Dev/Test").id
            let summary = try await bench.sync { $0.scope = .one(id) }
            #expect(summary.failures.isEmpty)
            #expect(!summary.refusals.contains { $0.piece.subscription == id })
            let access = try bench.store.subscriptions().first { $0.id == id }?.access
            #expect(access?.mayReadCosts == true)
        }
    }

    @Test func `a sign-in that ends in the middle fails what is left and keeps what was read`() async throws {
        try await SyncBench.with { bench in
            let id = SyncBench.subscription("Dev/Test").id
            try await bench.sync { $0.scope = .one(id) }
            let before = try bench.store.history(.one(id), metric: .actual, asOf: SyncBench.today).rows
            bench.emulator.endSignIns()
            bench.clock.advance(seconds: 86_400)

            let summary = try await bench.sync { $0.scope = .one(id) }

            guard case .refused(.signIn) = summary.failures.first?.outcome else {
                Issue.record("\(summary.failures)")
                return
            }
            #expect(summary.failures.map(\.piece) == [.tenants(bench.signedIn.account.id)])
            let after = try bench.store.history(.one(id), metric: .actual, asOf: SyncBench.today).rows
            #expect(after.map(\.usageCost) == before.map(\.usageCost))
        }
    }

    @Test func `of a billing profile a reader learns what is not for it`() async throws {
        try await SyncBench.with(scenario: #"{"settings":{"polls":0,"profileRole":"reader"}}"#) { bench in
            let id = SyncBench.subscription("Webshop").id
            try await bench.sync { $0.scope = .one(id) }
            let access = try bench.store.subscriptions().first { $0.id == id }?.access
            #expect(access?.mayReadInvoices == true)
            #expect(access?.mayChangeInvoiceMail == false)
        }
    }

    @Test func `an empty list of billing accounts is told as what it is`() async throws {
        try await SyncBench.with(scenario: #"{"settings":{"polls":0,"profileRole":"none"}}"#) { bench in
            let id = SyncBench.subscription("Webshop").id
            try await bench.sync { ($0.scope, $0.period) = (.one(id), .back(1)) }
            let access = try bench.store.subscriptions().first { $0.id == id }?.access
            #expect(access?.hasBillingAccount == false)
            #expect(bench.emulator.calls["billingAccounts"] == 1)
            let rows = try bench.store.history(.one(id), metric: .actual, asOf: SyncBench.today).rows
            let finding = try #require(rows.first { $0.state != .unbilled }?.standings.first?.finding)
            #expect(finding.evidence.contains(.noBillingAccount))
            #expect(finding.grant == AccessGrant(.billingProfileReader, by: .billingProfileOwner))
            #expect(Words().absence(finding).hasPrefix("No billing account is open to you: Azure lists none."))
        }
    }

    @Test func `who has a role on the profile is not asked for billing accounts`() async throws {
        try await SyncBench.with { bench in
            let id = SyncBench.subscription("Webshop").id
            try await bench.sync { ($0.scope, $0.period) = (.one(id), .back(1)) }
            #expect(bench.emulator.calls["billingAccounts"] == nil)
        }
    }

    @Test func `a wait beyond patience fails everything at once, and each is due again`() async throws {
        let scenario = #"""
            {"settings":{"polls":0},"faults":[{"kind":"throttled","operation":"billingProperty","times":0,
            "headers":{"Retry-After":"3600"}}]}
            """#
        try await SyncBench.with(scenario: scenario) { bench in
            let moment = bench.clock.seconds
            let summary = try await bench.sync()
            #expect(!summary.failures.isEmpty)
            #expect(
                summary.failures.allSatisfy { failure in
                    guard case .refused(let problem) = failure.outcome else { return false }
                    return Self.refusal(problem)?.reason == .rateLimited
                })
            #expect(bench.clock.seconds - moment < 900)
            bench.emulator.endFaults()
            bench.clock.advance(seconds: 3_600)
            let next = try await bench.sync { $0.scope = .one(SyncBench.subscription("New project").id) }
            #expect(next.failures.isEmpty)
            #expect(next.lineCount > 0)
        }
    }

    @Test func `a clock that goes back in the middle does not make a sync read for ever`() async throws {
        try await SyncBench.with { bench in
            let told = ToldEvents()
            let scope = Scope.one(SyncBench.subscription("New project").id)
            let engine = bench.engine(told)
            let request = SyncRequest(scope: scope, isForced: true, startedAt: bench.clock.seconds + 7_200)
            let summary = try await engine.run(request)
            #expect(summary.failures.isEmpty)
            let started = told.all.compactMap { if case .started(let piece) = $0 { piece } else { nil } }
            #expect(Set(started).count == started.count)
        }
    }

    @Test func `what joins a sync is read in it, though it was read before`() async throws {
        try await SyncBench.with { bench in
            let id = SyncBench.subscription("New project").id
            try await bench.sync { $0.scope = .one(id) }
            let before = bench.emulator.calls["invoicesBySubscription"] ?? 0
            let (events, continuation) = AsyncStream.makeStream(of: SyncEvent.self)
            let clock = bench.clock
            let surroundings = SyncSurroundings(
                now: { clock.seconds }, sleep: { try await clock.sleep(until: clock.now + $0) }, folder: bench.folder)
            let engine = SyncEngine(store: bench.store, accounts: [bench.signedIn], surroundings: surroundings) {
                continuation.yield($0)
            }
            let person = bench.signedIn.account.id
            let request = SyncRequest(scope: .one(id), again: [.tenants(person)], startedAt: clock.seconds)
            try bench.emulator.apply(
                scenario: #"{"faults":[{"kind":"slow","operation":"tenants","times":1,"milliseconds":200}]}"#)
            async let summary = engine.run(request)
            for await event in events {
                if case .started(.tenants) = event { break }
            }
            for _ in 0..<2 {
                let order = SyncRequest(again: [.invoices(.subscription(id))], startedAt: clock.seconds)
                #expect(try await engine.join(order))
            }
            #expect(try await summary.failures.isEmpty)
            let asked = bench.emulator.targets(of: "invoicesBySubscription").filter { $0.contains(id.rawValue) }
            #expect(asked.count == before + 1)
        }
    }
}
