import BillingCore
import SampleAccount
import Testing

/// Every case of Azure's billing is in the sample account, whatever the day.
@Suite struct SampleCasesTests {
    private func billings(_ account: SampleAccount) -> [Offer.Billing] {
        account.snapshot.subscriptions.compactMap { $0.offer?.billing }
    }

    @Test(arguments: SampleDays.many)
    func `each case of billing has a subscription`(today: Day) {
        let account = SampleAccount.on(today)
        let subscriptions = account.snapshot.subscriptions

        #expect(subscriptions.count >= 10)
        for billing in [Offer.Billing.payAsYouGo, .monthlyCredit, .freeTrial, .enterprise, .azureInOpen, .support] {
            #expect(billings(account).contains(billing), "\(billing)")
        }
        #expect(Set(subscriptions.compactMap(\.agreement)) == Set(Agreement.allCases))
        let shared = Dictionary(grouping: subscriptions.filter { $0.billingProfile != nil }, by: \.billingProfile)
        #expect(shared.values.contains { $0.count == 2 })
        #expect(subscriptions.contains { ($0.startDay?.distance(to: today)).map { (1..<30).contains($0) } ?? false })
        #expect(Set(subscriptions.compactMap(\.anchorDay)).count > 5)
        #expect(subscriptions.contains { $0.anchorDay == 31 })
        #expect(subscriptions.allSatisfy { $0.startDay.map { $0 <= today } ?? false })
    }

    @Test(arguments: SampleDays.many)
    func `a reader whom invoices are not open to knows who can open them`(today: Day) throws {
        let account = SampleAccount.on(today)

        let subscription = account.subscription("Shared services")

        #expect(subscription.invoiceAccess == .refused(code: "NotOptedIn"))
        #expect(subscription.role == "Reader")
        #expect(try #require(subscription.accountAdministrator).hasSuffix("@example.com"))
        #expect(account.invoices(of: "Shared services") == [])
    }

    /// The reason that a period has no invoice, `nil` where it has one; its cost is what the estimates came to.
    private static func reason(_ account: SampleAccount, _ name: String, periodsBack: Int) -> InvoiceAbsence? {
        let subscription = account.subscription(name)
        let own = account.snapshot.of(subscription)
        let rule = subscription.periodRule
        let period = rule.period(-periodsBack, after: rule.period(containing: account.today))
        guard own.invoices(in: period).isEmpty else { return nil }
        // The days of a period that is long over cost something, like those of the newest one.
        let cost = own.estimates.filter { periodsBack > 1 || $0.period == period }.map(\.cost).max {
            $0.amount < $1.amount
        }
        return InvoiceAbsence.decide(
            subscription, period: period, cost: cost, answer: own.invoiceAnswers.first, asOf: account.today)
    }

    private static let reasons = [
        ("Shared services", 1, "no-permission"), ("Search index", 1, "no-permission"),
        ("Data platform", 1, "enterprise-agreement"), ("Remote kiosks", 1, "partner-bills"),
        ("Azure in Open", 1, "offer-without-invoices"), ("Trial", 1, "free-trial"),
        ("Visual Studio", 1, "within-credit"), ("Test lab", 1, "credit-not-told"), ("Sandbox", 1, "spending-limit"),
        ("Staging", 1, "being-prepared"), ("Web archive", 2, "account-moved"), ("Telephony", 1, "not-told"),
        ("Telemetry", 2, "not-returned"), ("Dev/Test", 0, "period-not-ended"),
    ]

    @Test(arguments: SampleDays.many)
    func `each reason of an invoice that is missing has a subscription`(today: Day) throws {
        let account = SampleAccount.on(today)

        // Whose invoice is old and not told of is no reader of it.
        let isOld = today.components.year < 2017
        for (name, periodsBack, code) in Self.reasons where !isOld || code != "not-returned" {
            #expect(Self.reason(account, name, periodsBack: periodsBack)?.code == code, "\(name) on \(today)")
        }
        guard case .notPermitted(_, _, _, isListed: true) = Self.reason(account, "Search index", periodsBack: 1) else {
            Issue.record("Search index lists no invoices")
            return
        }
        #expect((2...3).contains(account.unpricedInvoices.count))
        guard case .notTold(let problem) = Self.reason(account, "Telephony", periodsBack: 1) else { return }
        #expect(problem.requestID?.count == 36)
    }

    /// Periods of before December 2016 are shown only to those who look back from then.
    @Test func `an old invoice is the Account Administrator's alone`() throws {
        let account = SampleAccount(today: try #require(Day(iso: "2017-01-05")))

        #expect(Self.reason(account, "Telemetry", periodsBack: 2)?.code == "too-old")
    }

    @Test(arguments: SampleDays.many)
    func `each state and kind of invoice is there`(today: Day) {
        let invoices = SampleAccount.on(today).snapshot.invoices

        #expect(Set(invoices.map(\.state)) == [.due, .overdue, .paid, .void])
        #expect(Set(invoices.map(\.kind)) == Set(Invoice.Kind.allCases))
        #expect(invoices.filter { $0.state == .overdue }.count == 1)
        #expect(invoices.contains { ($0.charges?.credit ?? .zero) < .zero && !$0.isCreditNote })
        #expect(invoices.contains { $0.charges?.tax == .zero })
        #expect(Set(invoices.map(\.total.currency)) == [CurrencyCode("SEK"), CurrencyCode("USD"), CurrencyCode("EUR")])
    }

    @Test(arguments: SampleDays.many)
    func `six periods of pay-as-you-go are invoiced, the newest one a day or two after it ended`(today: Day) throws {
        let account = SampleAccount.on(today)

        #expect(account.invoices(of: "Production").count == 6)
        let analytics = account.invoices(of: "Analytics (US)")
        let isBeingPrepared = account.subscription("Analytics").periodRule.period(containing: today).start == today
        #expect(analytics.count == (isBeingPrepared ? 5 : 6))
        #expect(analytics.allSatisfy { $0.total.currency == CurrencyCode("USD") })
    }

    @Test(arguments: SampleDays.many)
    func `a withdrawn invoice has a credit note of as much`(today: Day) throws {
        let invoices = SampleAccount.on(today).snapshot.invoices
        let void = try #require(invoices.first { $0.state == .void })

        let note = try #require(invoices.first { $0.document == .creditNote(of: void.id) })

        #expect(note.total.amount == .zero - void.total.amount)
        #expect(note.period == void.period)
        #expect(note.dueDay == nil)
        let (noteDay, voidDay) = (try #require(note.invoiceDay), try #require(void.invoiceDay))
        #expect(noteDay > voidDay)
    }

    @Test(arguments: SampleDays.many)
    func `a monthly credit is exceeded once, and only then invoiced`(today: Day) throws {
        let account = SampleAccount.on(today)
        let credit = try #require(account.subscription("Visual Studio").monthlyCredit).amount

        let invoices = account.invoices(of: "Visual Studio")

        #expect(invoices.count == 1)
        #expect(invoices.allSatisfy { ($0.charges?.usage ?? .zero) > credit })
        #expect(invoices.allSatisfy { $0.charges?.credit == .zero - credit })
    }

    @Test(arguments: [
        "Trial", "New project", "Data platform", "Azure in Open", "Webshop", "Shared services",
    ])
    func `what is not invoiced by subscription has no invoice`(name: String) {
        for today in SampleDays.few { #expect(SampleAccount.on(today).invoices(of: name) == []) }
    }
}
