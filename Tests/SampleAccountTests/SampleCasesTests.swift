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
        #expect(Set(subscriptions.compactMap(\.agreement)) == [.onlineServices, .customer, .enterprise])
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
