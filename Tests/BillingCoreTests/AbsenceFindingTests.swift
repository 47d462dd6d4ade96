import BillingCore
import FakturaTestSupport
import Testing

struct AbsenceFindingTests {
    private static let account = FixtureAccount.withoutInvoices

    /// The finding of a subscription's newest period that has ended.
    private static func finding(_ name: String, isRunning: Bool = false) throws -> AbsenceFinding {
        let subscription = try #require(account.subscriptions.first { $0.name == name })
        let rows = account.history(.one(subscription.id)).rows
        let row = try #require(rows.first { ($0.state == .unbilled) == isRunning })
        let standing = try #require(row.standings.first)
        #expect(row.standings.count == 1)
        #expect(row.absence == standing.finding?.reason)
        return try #require(standing.finding)
    }

    @Test(arguments: account.subscriptions.compactMap(\.name))
    func `each reason has its subscription, its evidence and a page that leads on`(name: String) throws {
        let finding = try Self.finding(name)

        #expect(finding.reason.code == name.prefix { $0 != " " })
        #expect(!finding.evidence.isEmpty)
        #expect(!finding.places.isEmpty)
        #expect(try Self.finding(name, isRunning: true).reason.code == "period-not-ended")
    }

    @Test(arguments: [
        ("recently-subscribed", "2026-11-24"), ("being-prepared", "2026-11-22"), ("free-trial", nil),
        ("not-returned", nil),
    ])
    func `a reason that a day changes names it`(name: String, day: String?) throws {
        #expect(try Self.finding(name).changesOn == day.map { .fixture($0) })
    }

    @Test func `the period that runs changes on the day after it, unless no invoice comes then either`() throws {
        func running(_ name: String) throws -> AbsenceFinding { try Self.finding(name, isRunning: true) }

        #expect(try running("not-returned").changesOn == .fixture("2026-12-01"))
        #expect(try running("within-credit").changesOn == .fixture("2026-12-01"))
        for name in ["free-trial", "enterprise-agreement", "offer-without-invoices", "no-permission", "spending-limit"]
        {
            #expect(try running(name).changesOn == nil, "\(name)")
            #expect(try running(name).rule == Self.finding(name).rule, "\(name)")
        }
        #expect(
            try running("enterprise-agreement").evidence.prefix(2)
                == [.lastDay(.fixture("2026-11-30")), .agreement(.enterprise)])
    }

    @Test func `invoices listed without amounts are refused, not absent`() {
        let refusal = AzureRefusal(status: 403, code: "AuthorizationFailed", requestID: "r-1", reason: .amountsClosed)
        let id = SubscriptionID("a")
        let finding = AbsenceFinding.decide(
            Subscription(id: id, invoiceAccess: InvoiceAccess(refusal)), period: .fixture("2026-10-01", "2026-10-31"),
            cost: nil,
            answer: InvoiceAnswer(owner: .subscription(id), readAt: nil, triedAt: 5, problem: .refused(refusal)),
            asOf: .fixture("2026-11-20"))

        #expect(
            finding.reason
                == .notPermitted(code: "AuthorizationFailed", role: nil, administrator: nil, isListed: true))
        #expect(finding.evidence == [.answer("AuthorizationFailed", at: 5), .listedWithoutAmounts])
        #expect(finding.requestID == "r-1")
        #expect(InvoiceAccess(AzureRefusal(status: 400, code: "BadRequest", reason: .amountsClosed)) == nil)
    }

    @Test func `a refusal has the role needed, who grants it and Azure's request id`() throws {
        let own = try Self.finding("no-permission")
        let profile = try Self.finding("no-permission of a profile")
        let plan = try Self.finding("no-permission of a support plan")

        #expect(own.grant == AccessGrant(.billingReader, by: .accountAdministrator("anna@contoso.example")))
        #expect(own.requestID == "7f0c-10")
        #expect(own.evidence == [.answer("NotOptedIn", at: FixtureAccount.now - 3_600), .role("Reader")])
        #expect(profile.grant == AccessGrant(.billingProfileReader, by: .billingProfileOwner))
        #expect(plan.grant == AccessGrant(.accountAdministrator, by: nil))
    }

    @Test(arguments: [
        (AzureRefusal.Reason.notRegistered, AccessGrant(.contributor, by: .subscriptionOwner) as AccessGrant?),
        (.notAuthorized(action: nil), .subscriptionInvoices(administrator: "anna@contoso.example")),
        (.outOfOrder, nil),
    ])
    func `an answer that a role would change has the role and who grants it`(
        reason: AzureRefusal.Reason, grant: AccessGrant?
    ) {
        let id = SubscriptionID("a")
        let finding = AbsenceFinding.decide(
            Subscription(id: id, agreement: .onlineServices, accountAdministrator: "anna@contoso.example"),
            period: .fixture("2026-10-01", "2026-10-31"), cost: nil,
            answer: InvoiceAnswer(
                owner: .subscription(id), readAt: nil, triedAt: 5,
                problem: .refused(AzureRefusal(status: 409, code: "Refused", reason: reason))),
            asOf: .fixture("2026-11-20"))

        #expect(finding.reason.code == "not-told")
        #expect(finding.grant == grant)
    }

    @Test func `a figure that decides is told`() throws {
        let sek = CurrencyCode("SEK")

        #expect(
            try Self.finding("within-credit").evidence
                == [.cost(Money(.fixture("318.27"), sek)), .credit(Money(.fixture("1200"), sek))])
        #expect(try Self.finding("spending-limit").evidence.first == .spendingLimit)
    }

    @Test func `what Azure did not answer is unknown, with its request id`() throws {
        #expect(try Self.finding("not-told").requestID == "7f0c-18")
        #expect(
            try Self.finding("not-told without an answer").evidence == [.noAnswer(at: FixtureAccount.now - 3_600)])
        #expect(try Self.finding("not-returned").requestID == "7f0c-0001")
        #expect(
            try Self.finding("not-returned").evidence.first == .listed(at: FixtureAccount.now - 3_600))
    }

    @Test func `a customer agreement makes an invoice even of zero`() throws {
        #expect(try Self.finding("not-returned of a profile").rule == .alwaysInvoiced)
    }

    @Test func `before December 2016 only the Account Administrator has invoices`() {
        func decide(_ month: String, _ role: String?) -> AbsenceFinding {
            let subscription = Subscription(id: SubscriptionID("a"), role: role, invoiceAccess: .open)
            let rule = PeriodRule.calendarMonth
            return .decide(
                subscription, period: rule.period(containing: .fixture(month)), cost: nil, asOf: .fixture("2017-03-01"))
        }

        #expect(decide("2016-11-10", "Owner").reason == .tooOld(end: .fixture("2016-12-01")))
        #expect(decide("2016-11-10", "Owner").grant == AccessGrant(.accountAdministrator, by: nil))
        #expect(decide("2016-11-10", nil).reason == .tooOld(end: .fixture("2016-12-01")))
        #expect(decide("2016-11-10", "Account Administrator").reason == .notReturned)
        #expect(decide("2016-12-10", "Owner").reason == .notReturned)
    }
}
