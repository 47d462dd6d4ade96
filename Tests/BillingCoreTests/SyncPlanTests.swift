import BillingCore
import Foundation
import Testing

@Suite struct SyncPlanTests {
    private let account = AzureAccount(way: .deviceCode, name: "anna@example.com", tenant: "t1", cloud: "public").id
    private let own = SubscriptionID("aaaaaaaa-0000-0000-0000-000000000001")
    /// 2026-11-23 10:00 UTC.
    private let now: Int64 = 1_795_428_000
    private let today = Day(iso: "2026-11-23")!

    private func period(_ first: String, _ last: String) -> BillingPeriod {
        BillingPeriod(first: Day(iso: first)!, last: Day(iso: last)!)!
    }

    /// One subscription of which everything was read at a moment.
    private func known(
        _ subscription: Subscription? = nil, periods: [BillingPeriod] = [], readAt: Int64? = nil
    ) -> SyncKnowledge {
        let subscription = subscription ?? Subscription(id: own, agreement: .onlineServices, anchorDay: 12)
        var knowledge = SyncKnowledge(
            accounts: [account], tenants: [account: [Tenant(id: "t1")]],
            subscriptions: [.init(subscription, account: account, tenant: "t1")],
            periods: periods.isEmpty ? [:] : [subscription.id: periods])
        guard let readAt else { return knowledge }
        while true {
            let due = SyncPlan.due(SyncRequest(startedAt: now), knowledge)
            if due.isEmpty { break }
            for piece in due {
                knowledge.records[piece] = SyncRecord(piece: piece, readAt: now, triedAt: now)
            }
        }
        for piece in knowledge.records.keys {
            knowledge.records[piece] = SyncRecord(piece: piece, readAt: readAt, triedAt: readAt)
        }
        return knowledge
    }

    private func due(_ knowledge: SyncKnowledge, _ change: (inout SyncRequest) -> Void = { _ in }) -> [SyncPiece] {
        var request = SyncRequest(startedAt: now)
        change(&request)
        return SyncPlan.due(request, knowledge)
    }

    @Test func `nothing is planned while nobody is signed in`() {
        var knowledge = known()
        knowledge.accounts = []
        #expect(due(knowledge).isEmpty)
    }

    @Test func `an account's tenants come before all else`() {
        #expect(due(SyncKnowledge(accounts: [account])) == [.tenants(account)])
    }

    @Test func `usage waits until the agreement and the periods were asked for`() {
        var knowledge = known()
        #expect(due(knowledge) == [.tenants(account)])
        knowledge.records[.tenants(account)] = SyncRecord(piece: .tenants(account), readAt: now, triedAt: now)
        #expect(due(knowledge) == [.subscriptions(account, tenant: "t1"), .access(own)])
        for piece in due(knowledge) { knowledge.records[piece] = SyncRecord(piece: piece, readAt: now, triedAt: now) }
        #expect(due(knowledge) == [.periods(own), .invoices(.subscription(own))])
        knowledge.records[.periods(own)] = SyncRecord(piece: .periods(own), readAt: now, triedAt: now)
        let running = period("2026-11-12", "2026-12-11")
        #expect(
            due(knowledge).prefix(3) == [
                .invoices(.subscription(own)), .estimate(own, running), .usage(own, running, .actual),
            ])
        #expect(due(knowledge).count == 3)
        let newest = SyncPiece.usage(own, running, .actual)
        knowledge.records[newest] = SyncRecord(piece: newest, readAt: now, triedAt: now)
        #expect(due(knowledge).count == 2 + 6)
    }

    @Test func `what was read within the hour is not read again`() {
        #expect(due(known(readAt: now - 3_599)).isEmpty)
    }

    @Test func `after an hour lists are read again, after four the running period, closed ones never`() {
        let running = period("2026-11-12", "2026-12-11")
        var hourly = known(readAt: now - 3_600)
        #expect(due(hourly) == [.tenants(account)])
        hourly.records[.tenants(account)] = SyncRecord(piece: .tenants(account), readAt: now, triedAt: now)
        let lists: [SyncPiece] = [
            .subscriptions(account, tenant: "t1"), .periods(own), .invoices(.subscription(own)),
        ]
        #expect(due(hourly) == lists)
        // The periods that a list is read anew for are known by the old one meanwhile.
        var old = known(readAt: now - 4 * 3_600)
        old.records[.tenants(account)] = SyncRecord(piece: .tenants(account), readAt: now, triedAt: now)
        old.records[.periods(own)] = SyncRecord(piece: .periods(own), readAt: now, triedAt: now)
        let later = due(old)
        #expect(later.contains(.usage(own, running, .actual)))
        #expect(later.contains(.estimate(own, running)))
        #expect(later.count { if case .usage = $0 { true } else { false } } == 1)
    }

    @Test func `a period that ended less than five days before it was read is read again`() {
        let closed = period("2026-10-20", "2026-11-19")
        var knowledge = known(periods: [closed, period("2026-11-20", "2026-12-19")], readAt: now)
        knowledge.records[.usage(own, closed, .actual)]?.readAt = now - 4 * 3_600
        knowledge.records[.usage(own, closed, .actual)]?.triedAt = now - 4 * 3_600
        #expect(due(knowledge) == [.usage(own, closed, .actual)])
    }

    @Test func `force reads open periods and lists, and closed ones only by name`() {
        let knowledge = known(readAt: now - 60)
        let forced = due(knowledge) { $0.isForced = true }
        #expect(forced == [.tenants(account)])
        let asked: Set<SyncPiece> = [.tenants(account), .access(own), .periods(own)]
        let open = due(knowledge) {
            $0.isForced = true
            $0.asked = asked
        }
        #expect(open.count { if case .usage = $0 { true } else { false } } == 1)
        let named = due(knowledge) {
            $0.isForced = true
            $0.asked = asked
            $0.period = .back(1)
        }
        #expect(named.contains(.usage(own, period("2026-10-12", "2026-11-11"), .actual)))
        #expect(named.count { if case .usage = $0 { true } else { false } } == 1)
    }

    @Test func `what Azure refused for good is asked for again after an hour, what broke off at once`() {
        let usage = SyncPiece.usage(own, period("2026-11-12", "2026-12-11"), .actual)
        var knowledge = known(readAt: now - 60)
        let refused = AzureProblem.refused(AzureRefusal(status: 403, reason: .notAuthorized(action: nil)))
        knowledge.records[usage] = SyncRecord(piece: usage, readAt: nil, triedAt: now - 3_599, problem: refused)
        #expect(due(knowledge).isEmpty)
        knowledge.records[usage]?.triedAt = now - 3_600
        #expect(due(knowledge) == [usage])
        let broken = AzureProblem.unreachable(host: "management.azure.com", .dropped)
        knowledge.records[usage] = SyncRecord(piece: usage, readAt: nil, triedAt: now - 1, problem: broken)
        #expect(due(knowledge) == [usage])
    }

    @Test func `a tenant that wants more proof of identity is not asked every minute`() {
        let piece = SyncPiece.subscriptions(account, tenant: "t1")
        var knowledge = known(readAt: now - 60)
        let refusal = SignInRefusal(
            error: "interaction_required", numbers: [50076], message: nil, correlationID: nil, tenant: "t1")
        knowledge.records[piece] = SyncRecord(
            piece: piece, readAt: nil, triedAt: now - 60, problem: .signIn(.refused(refusal)))
        #expect(due(knowledge).isEmpty)
        knowledge.records[piece]?.triedAt = now - 3_600
        #expect(due(knowledge) == [piece])
    }

    @Test func `a clock that went back does not keep a sync from reading`() {
        // An hour is nothing to worry about; what seems to be read in the future is read again.
        #expect(due(known(readAt: now + 3_600)).isEmpty)
        #expect(due(known(readAt: now + 3_601)) == [.tenants(account)])
        let before = known(readAt: now + 86_400 * 365)
        let asked: Set<SyncPiece> = [.tenants(account), .access(own), .periods(own)]
        #expect(due(before) { $0.asked = asked }.contains(.usage(own, period("2026-11-12", "2026-12-11"), .actual)))
    }

    @Test func `what is refused of a named subscription stands though it is not asked again`() {
        var knowledge = known(readAt: now - 60)
        let newest = SyncPiece.usage(own, period("2026-11-12", "2026-12-11"), .actual)
        let refused = AzureProblem.refused(AzureRefusal(status: 403, reason: .notAuthorized(action: nil)))
        knowledge.records[newest] = SyncRecord(piece: newest, readAt: nil, triedAt: now - 60, problem: refused)
        var request = SyncRequest(scope: .one(own), period: .back(1), startedAt: now)
        #expect(SyncPlan.standing(request, knowledge).map(\.piece) == [newest])
        request.scope = .one(SubscriptionID("another"))
        #expect(SyncPlan.standing(request, knowledge).isEmpty)
        request.scope = .one(own)
        request.asked = [newest]
        #expect(SyncPlan.standing(request, knowledge).isEmpty)
    }

    @Test func `a failed piece is not tried twice in a sync`() {
        let broken = AzureProblem.unreachable(host: "management.azure.com", .dropped)
        let knowledge = SyncKnowledge(
            accounts: [account],
            records: [
                .tenants(account): SyncRecord(piece: .tenants(account), readAt: nil, triedAt: now, problem: broken)
            ])
        #expect(due(knowledge) { $0.asked = [.tenants(account)] }.isEmpty)
        // Another sync may begin within the same second.
        #expect(due(knowledge) == [.tenants(account)])
    }

    @Test func `a customer agreement has calendar months and its profile's invoices, an enterprise none`() {
        let customer = Subscription(id: own, agreement: .customer, billingAccount: "a", billingProfile: "p")
        let pieces = known(customer, readAt: now).records.keys
        #expect(pieces.contains(.invoices(.billingProfile("p"))))
        #expect(!pieces.contains(.periods(own)))
        #expect(pieces.contains(.usage(own, period("2026-10-01", "2026-10-31"), .actual)))
        let enterprise = known(Subscription(id: own, agreement: .enterprise), readAt: now).records.keys
        #expect(enterprise.contains(.periods(own)))
        #expect(!enterprise.contains { if case .invoices = $0 { true } else { false } })
    }

    @Test func `amortized charges are read where an agreement has them and they were asked for`() {
        func metrics(_ agreement: Agreement) -> Int {
            due(known(Subscription(id: own, agreement: agreement), readAt: now)) {
                $0.metrics = [.actual, .amortized]
                $0.period = .unbilled
            }.count
        }
        #expect(metrics(.enterprise) == 1)
        #expect(metrics(.onlineServices) == 0)
    }

    @Test func `a young subscription has no periods before it began`() {
        let young = Subscription(
            id: own, agreement: .customer, startDay: Day(iso: "2026-10-20"), billingProfile: "p")
        let usage = known(young, readAt: now).records.keys.filter { if case .usage = $0 { true } else { false } }
        #expect(usage.count == 2)
    }

    @Test func `pieces and problems are kept as text and read back`() throws {
        let pieces: [SyncPiece] = [
            .tenants(account), .subscriptions(account, tenant: "t1"), .invoices(.billingProfile("p")),
            .usage(own, period("2026-10-12", "2026-11-11"), .amortized),
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(pieces), as: UTF8.self)
        #expect(text.contains("\"2026-10-12/2026-11-11\""))
        #expect(try JSONDecoder().decode([SyncPiece].self, from: Data(text.utf8)) == pieces)
        let problem = AzureProblem.refused(
            AzureRefusal(status: 403, code: "AccountCostDisabled", reason: .costsClosed(by: .enrolment)))
        let kept = try encoder.encode(problem)
        #expect(try JSONDecoder().decode(AzureProblem.self, from: kept) == problem)
    }
}
