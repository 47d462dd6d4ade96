import BillingCore
import BillingStore
import CustomDump
import Testing

struct AccountTests {
    private static let sek = CurrencyCode("SEK")

    private static func snapshot() -> AccountSnapshot {
        let id = SubscriptionID("a")
        return AccountSnapshot(
            billingAccounts: [BillingAccount(id: "A", name: "Account", agreement: .customer)],
            billingProfiles: [BillingProfile(id: "P", name: "Profile", billingAccount: "A", currency: sek)],
            subscriptions: [
                Subscription(
                    id: id, name: "Production", offer: Offer("0003P"), agreement: .customer, role: "Billing reader",
                    anchorDay: 1, startDay: day("2026-01-05"), monthlyCredit: Money(amount("500.5"), sek),
                    billingAccount: "A", billingProfile: "P", accountAdministrator: "admin@example.com",
                    invoiceAccess: .refused(code: "NotOptedIn"),
                    access: ReaderAccess(roles: ["Reader"], hasSpendingLimit: true))
            ],
            invoices: [
                Invoice(
                    id: "E1", owner: .subscription(id), period: october, invoiceDay: day("2026-11-03"),
                    total: Money(amount("112.5"), sek),
                    charges: Invoice.Charges(usage: amount("100"), credit: amount("-10"), tax: amount("22.5")),
                    state: .due, dueDay: day("2026-12-03")),
                Invoice(
                    id: "G1", owner: .billingProfile("P"), kind: .marketplace, document: .creditNote(of: "G0"),
                    period: october, total: Money(amount("-7"), sek), state: .paid),
            ],
            estimates: [
                Estimate(
                    subscription: id, period: november, generatedAt: 1_795_000_000, cost: Money(amount("4.25"), sek))
            ])
    }

    private static let november = PeriodRule.calendarMonth.period(containing: day("2026-11-05"))

    @Test func `what is told of an account is read as it was told`() throws {
        try withStore { store in
            try store.record(Self.snapshot())

            expectNoDifference(try store.subscriptions(), Self.snapshot().subscriptions)
            let history = try store.history(.all, metric: .actual, asOf: day("2026-11-20"))
            let row = history.rows.first { $0.period == october }
            expectNoDifference(row?.invoices, Self.snapshot().invoices)
            #expect(history.rows.first?.state == .unbilled)
        }
    }

    @Test(arguments: [Provenance.Source.azure, .sample])
    func `before there is usage a report comes from whoever tells of the accounts`(teller: Provenance.Source) throws {
        try withTemporaryFolder { folder in
            let store = try BillingStore(path: folder + "/store.db", teller: teller)
            var account = Self.snapshot()
            account.invoiceAnswers = [
                InvoiceAnswer(owner: .subscription(SubscriptionID("a")), readAt: 1_795_000_000, triedAt: 1_795_000_000)
            ]
            try store.record(account)

            let overview = try store.overview(.all, metric: .actual, asOf: day("2026-11-20"))
            #expect(overview.provenance.source == teller)
        }
    }

    @Test func `why invoices were not given is kept beside them`() throws {
        try withStore { store in
            let owner = Invoice.Owner.subscription(SubscriptionID("a"))
            let refusal = AzureRefusal(status: 409, code: "Conflict", requestID: "7f0c", reason: .notRegistered)
            var account = Self.snapshot()
            account.invoiceAnswers = [
                InvoiceAnswer(owner: owner, readAt: nil, triedAt: 1_795_000_000, problem: .refused(refusal))
            ]
            try store.record(account)

            let kept = try store.syncRecord(of: .invoices(owner))
            #expect(kept?.problem == .refused(refusal))
            #expect(kept?.readAt == nil && kept?.triedAt == 1_795_000_000)
        }
    }

    @Test func `all invoices of a scope are told, those of a shared profile once`() throws {
        try withStore { store in
            var snapshot = Self.snapshot()
            snapshot.subscriptions.append(Subscription(id: SubscriptionID("b"), name: "Shared", billingProfile: "P"))
            snapshot.subscriptions.append(Subscription(id: SubscriptionID("c"), name: "Files"))
            try store.record(snapshot)
            let asOf = day("2026-11-20")

            let all = try store.invoices(.all, metric: .actual, asOf: asOf)
            let shared = try store.invoices(.one(SubscriptionID("b")), metric: .actual, asOf: asOf)
            let none = try store.invoices(.one(SubscriptionID("c")), metric: .actual, asOf: asOf)

            #expect(all.rows.map(\.id) == ["E1", "G1"])
            #expect(all.rows.map(\.ownerName) == ["Production", "Profile"])
            #expect(shared.rows.map(\.id) == ["G1"])
            #expect(none.rows.isEmpty)
        }
    }

    @Test func `what was told before is replaced, estimates of other days are kept`() throws {
        try withStore { store in
            try store.ingest(ScriptedLine(day: "2026-11-02", cost: "1", currency: "SEK"))
            try store.record(Self.snapshot())
            var newer = Self.snapshot()
            newer.invoices = []
            newer.subscriptions = newer.subscriptions.map {
                Subscription(id: $0.id, name: "Renamed", invoiceAccess: .open)
            }
            newer.estimates = newer.estimates.map {
                Estimate(
                    subscription: $0.subscription, period: $0.period, generatedAt: $0.generatedAt + 86_400,
                    cost: $0.cost)
            }
            try store.record(newer)

            let subscription = try #require(try store.subscriptions().first { $0.id == SubscriptionID("a") })
            #expect(subscription.name == "Renamed")
            #expect(subscription.offer == Offer("0003P"), "what was not told again stays")
            let history = try store.history(.one(subscription.id), metric: .actual, asOf: day("2026-11-20"))
            #expect(history.rows.allSatisfy { $0.invoices.isEmpty })
        }
    }

    @Test func `removing the last dataset keeps a subscription that an account told of`() throws {
        try withStore { store in
            let number = try store.ingest(ScriptedLine(cost: "1", subscription: "a")).dataset
            try store.record(Self.snapshot())
            try store.removeDataset(number)

            #expect(try store.subscriptions().map(\.id) == [SubscriptionID("a")])
        }
    }

    @Test func `a statement knows the invoices of its period`() throws {
        try withStore { store in
            try store.record(Self.snapshot())

            let own = Scope.one(SubscriptionID("a"))
            #expect(try store.statement(own, period: october, metric: .actual).invoices.map(\.id) == ["E1", "G1"])
            #expect(try store.statement(own, period: Self.november, metric: .actual).invoices.isEmpty)
        }
    }

    @Test func `a statement of all has the invoices of subscriptions with usage in just its period`() throws {
        try withStore { store in
            try store.record(Self.snapshot())
            try store.ingest(ScriptedLine(cost: "1", subscription: "other"))
            #expect(try store.statement(.all, period: october, metric: .actual).invoices.isEmpty)

            try store.ingest(ScriptedLine(cost: "2", subscription: "a"))
            #expect(try store.statement(.all, period: october, metric: .actual).invoices.map(\.id) == ["E1", "G1"])
        }
    }
}
