import BillingCore
import BillingStore
import CustomDump
import Testing

struct SyncingTests {
    private static let anna = AzureAccount.ID("anna")
    private static let bert = AzureAccount.ID("bert")
    private static let id = SubscriptionID("a")
    private static let november = PeriodRule.calendarMonth.period(containing: day("2026-11-05"))
    private static let refusal = AzureProblem.refused(
        AzureRefusal(status: 403, code: "NotOptedIn", requestID: "7f0c", reason: .notOptedIn))

    private func listed(_ store: BillingStore, by account: AzureAccount.ID, at moment: Int64 = 100) throws {
        try store.keep(.tenants([Tenant(id: "t", name: "Tenant")]), for: .tenants(account), at: moment)
        try store.keep(
            .subscriptions([Subscription(id: Self.id, name: "Production", agreement: .onlineServices)]),
            for: .subscriptions(account, tenant: "t"), at: moment)
    }

    @Test func `what was listed is what the next sync goes by`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            let knowledge = try store.syncKnowledge([Self.anna])
            expectNoDifference(knowledge.tenants, [Self.anna: [Tenant(id: "t", name: "Tenant")]])
            #expect(knowledge.subscriptions.map(\.subscription.name) == ["Production"])
            #expect(knowledge.subscriptions.map(\.tenant) == ["t"])
            #expect(knowledge.records[.tenants(Self.anna)]?.readAt == 100)
        }
    }

    @Test func `a subscription that two accounts see is read through the first that is signed in`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            try listed(store, by: Self.bert)
            func reader(_ accounts: [AzureAccount.ID]) throws -> [AzureAccount.ID] {
                try store.syncKnowledge(accounts).subscriptions.map(\.account)
            }
            #expect(try reader([Self.bert, Self.anna]) == [Self.bert])
            #expect(try reader([Self.anna]) == [Self.anna])
            try store.forget(Self.anna)
            #expect(try reader([Self.anna, Self.bert]) == [Self.bert])
            #expect(try store.syncKnowledge([Self.anna]).records[.tenants(Self.anna)] == nil)
            #expect(try store.subscriptions().count == 1)
        }
    }

    @Test func `who signs in anew is let into tenants anew`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            let piece = SyncPiece.subscriptions(Self.anna, tenant: "t")
            try store.note(AzureProblem.signIn(.declined), for: piece, at: 200)
            try store.forgetProblems(of: Self.bert)
            #expect(try store.syncKnowledge([Self.anna]).records[piece]?.problem != nil)
            try store.forgetProblems(of: Self.anna)
            #expect(try store.syncKnowledge([Self.anna]).records[piece]?.problem == nil)
            #expect(try store.syncKnowledge([Self.anna]).records[piece]?.readAt == nil)
        }
    }

    @Test func `what an account no longer sees it no longer reads, and the figures stay`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            try store.keep(.subscriptions([]), for: .subscriptions(Self.anna, tenant: "t"), at: 200)
            #expect(try store.syncKnowledge([Self.anna]).subscriptions.isEmpty)
            #expect(try store.subscriptions().map(\.name) == ["Production"])
        }
    }

    @Test func `a refusal is kept with its request id, and what was read before stays`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            let piece = SyncPiece.invoices(.subscription(Self.id))
            try store.keep(.invoices([]), for: piece, at: 100)
            #expect(try store.subscriptions().first?.invoiceAccess == .open)
            try store.note(Self.refusal, for: piece, at: 200)
            let record = try store.syncKnowledge([Self.anna]).records[piece]
            expectNoDifference(record, SyncRecord(piece: piece, readAt: 100, triedAt: 200, problem: Self.refusal))
            #expect(try store.subscriptions().first?.invoiceAccess == .refused(code: "NotOptedIn"))
            try store.keep(.invoices([]), for: piece, at: 300)
            #expect(try store.syncKnowledge([Self.anna]).records[piece]?.problem == nil)
            #expect(try store.subscriptions().first?.invoiceAccess == .open)
        }
    }

    @Test func `invoices listed without amounts are kept until their amounts are told, beside those told before`()
        throws
    {
        try withStore { store in
            try listed(store, by: Self.anna)
            let owner = Invoice.Owner.subscription(Self.id)
            let told = Invoice(
                id: "E1", owner: owner, period: october, total: Money(amount("10"), CurrencyCode("SEK")), state: .paid)
            let november = ListedInvoice(id: "2026-12-02-1", owner: owner, period: Self.november)
            try store.keep(.invoices([told]), for: .invoices(owner), at: 100)
            try store.keep(
                listed: [ListedInvoice(id: "2026-11-02-1", owner: owner, period: october), november], of: owner)
            let account = try store.account(.one(Self.id))
            #expect(account.invoices == [told])
            #expect(account.listedInvoices == [november])
            #expect(account.invoiceFiles(profileNames: [:]).map(\.id) == ["2026-12-02-1", "E1"])
            let report = try store.invoices(.all, metric: .actual, asOf: day("2026-12-10"))
            #expect(report.rows.map(\.invoice) == [nil, told])
            #expect(report.rows.first?.state == .unknown)

            try store.keep(.invoices([told]), for: .invoices(owner), at: 300)
            #expect(try store.account(.one(Self.id)).listedInvoices == [])

            // A number is one document, also where it turns out to be the billing profile's.
            try store.keep(listed: [november], of: owner)
            let profile = Invoice.Owner.billingProfile("p")
            let same = Invoice(
                id: november.id, owner: profile, period: Self.november, total: told.total, state: .due)
            try store.keep(.invoices([same]), for: .invoices(profile), at: 400)
            #expect(try store.account(.one(Self.id)).listedInvoices == [])
        }
    }

    @Test func `the request id of a list is kept with it, and no longer after a problem`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            let piece = SyncPiece.invoices(.subscription(Self.id))
            try store.keep(.invoices([], requestID: "r-1"), for: piece, at: 100)
            #expect(try store.syncRecord(of: piece)?.requestID == "r-1")
            #expect(try store.account(.one(Self.id)).invoiceAnswers.map(\.requestID) == ["r-1"])
            try store.note(Self.refusal, for: piece, at: 200)
            #expect(try store.syncRecord(of: piece)?.requestID == nil)
        }
    }

    @Test func `usage that Azure refuses is a period with its reason, not an absence of figures`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            let problem = AzureProblem.refused(
                AzureRefusal(status: 403, code: "AccountCostDisabled", reason: .costsClosed(by: .enrolment)))
            try store.note(problem, for: .usage(Self.id, Self.november, .actual), at: 200)
            let history = try store.history(.one(Self.id), metric: .actual, asOf: day("2026-11-20"))
            #expect(history.rows.map(\.problem) == [problem])
            #expect(history.provenance.source == .azure)
            let overview = try store.overview(.all, metric: .actual, asOf: day("2026-11-20"))
            #expect(overview.rows.map(\.problem) == [problem])
            #expect(try store.history(.one(Self.id), metric: .amortized, asOf: day("2026-11-20")).rows.isEmpty)
        }
    }

    @Test func `the periods that Azure lists tell the anniversary day and the first day`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            let rule = PeriodRule(anchorDay: 31)!
            let newest = rule.period(containing: day("2026-11-20"))
            let periods = (0..<4).map { rule.period(-$0, after: newest) }
            try store.keep(.periods(periods, isWhole: true), for: .periods(Self.id), at: 100)
            let subscription = try store.subscriptions().first
            #expect(subscription?.anchorDay == 31)
            #expect(subscription?.startDay == periods.last?.start)
            expectNoDifference(try store.syncKnowledge([Self.anna]).periods[Self.id], periods.reversed())
        }
    }

    @Test func `of a day the last estimate is kept`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            func estimate(_ cost: String, at moment: Int64) -> Estimate {
                Estimate(
                    subscription: Self.id, period: Self.november, generatedAt: moment,
                    cost: Money(amount(cost), CurrencyCode("SEK")))
            }
            let piece = SyncPiece.estimate(Self.id, Self.november)
            for (cost, moment) in [("1", 1_795_392_000), ("2", 1_795_399_000), ("3", 1_795_478_400)]
                as [(String, Int64)]
            {
                try store.keep(
                    .estimate(EstimateAnswer(estimates: [estimate(cost, at: moment)])), for: piece, at: moment)
            }
            try store.ingest(
                ScriptedRecords([ScriptedLine(day: "2026-11-02", currency: "SEK", period: Self.november)]))
            let row = try store.history(.one(Self.id), metric: .actual, asOf: day("2026-11-25")).rows.first
            #expect(row?.estimatedAt == 1_795_478_400)
        }
    }

    @Test func `usage that is removed is read again by the next sync`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            let piece = SyncPiece.usage(Self.id, october, .actual)
            let record = SyncRecord(piece: piece, readAt: 100, triedAt: 100)
            let source = DatasetSource(origin: .azure, path: "Production", metric: .actual, fetchedAt: 100)
            let lines = ScriptedRecords([ScriptedLine(day: "2026-10-02", period: october)], coverage: october)
            let result = try store.ingest(source, noting: record) { try lines.read(into: $0) }
            #expect(try store.syncKnowledge([Self.anna]).records[piece] == record)
            #expect(try store.usageLineCounts(of: Self.id, metric: .actual) == [october: 1])
            try store.removeDataset(result.dataset)
            #expect(try store.syncKnowledge([Self.anna]).records[piece] == nil)
            #expect(try store.subscriptions().count == 1)
        }
    }

    @Test func `what Azure gave of closed periods grows no older`() throws {
        try withStore { store in
            try listed(store, by: Self.anna)
            for (period, day, moment) in [
                (october, "2026-10-02", Int64(1_794_500_000)), (Self.november, "2026-11-02", 1_795_400_000),
            ] {
                let source = DatasetSource(origin: .azure, path: "Production", metric: .actual, fetchedAt: moment)
                let lines = ScriptedRecords([ScriptedLine(day: day, period: period)], coverage: period)
                _ = try store.ingest(source) { try lines.read(into: $0) }
            }
            let overview = try store.overview(.all, metric: .actual, asOf: day("2026-11-25"))
            #expect(overview.provenance.fetchedAt == 1_795_400_000)
        }
    }
}
