import BillingCore
import Testing

struct InvoiceAbsenceTests {
    private static let october = period("2026-10-01", "2026-10-31")

    private static func subscription(_ change: (inout Subscription) -> Void = { _ in }) -> Subscription {
        var subscription = Subscription(
            id: SubscriptionID("a"), offer: Offer("0003P"), agreement: .onlineServices, invoiceAccess: .open)
        change(&subscription)
        return subscription
    }

    private static func decide(
        _ asOf: String = "2026-11-20", cost: String? = "10", _ change: (inout Subscription) -> Void = { _ in }
    ) -> InvoiceAbsence {
        InvoiceAbsence.decide(
            subscription(change), period: october, cost: cost.map { Money(amount($0), CurrencyCode("SEK")) },
            asOf: day(asOf))
    }

    @Test func `a period that has not ended has that reason before every other`() {
        #expect(
            Self.decide("2026-10-31") { $0.invoiceAccess = .refused(code: "NotOptedIn") }
                == .periodNotEnded(
                    end: day("2026-11-01"), then: .notPermitted(code: "NotOptedIn", role: nil, administrator: nil)))
        #expect(Self.decide("2026-10-31") == .periodNotEnded(end: day("2026-11-01")))
        #expect(Self.decide("2026-11-01") != .periodNotEnded(end: day("2026-11-01")))
    }

    @Test(arguments: [
        ("0017P", InvoiceAbsence.enterprise), ("0145P", .partner), ("0111P", .offerWithoutInvoices(Offer("0111P"))),
        ("0044P", .freeTrial), ("0063P", .withinCredit(cost: nil, credit: nil)),
    ])
    func `a running period tells what keeps an invoice from coming after it`(offer: String, then: InvoiceAbsence) {
        let reason = Self.decide("2026-10-31") { $0.offer = Offer(offer) }

        #expect(reason == .periodNotEnded(end: day("2026-11-01"), then: then))
        #expect(reason.code == "period-not-ended")
    }

    @Test func `files tell nothing of invoices`() {
        #expect(Self.decide { $0.invoiceAccess = nil } == .notAsked)
    }

    @Test func `what the contract rules out is known without asking`() {
        #expect(Self.decide { ($0.invoiceAccess, $0.agreement) = (nil, .enterprise) } == .enterprise)
    }

    @Test func `a refusal names Azure's code, the role and who can open invoices`() {
        let refused = Self.decide {
            $0.invoiceAccess = .refused(code: "NotOptedIn")
            $0.role = "Reader"
            $0.accountAdministrator = "admin@example.com"
            $0.agreement = .enterprise
        }

        #expect(refused == .notPermitted(code: "NotOptedIn", role: "Reader", administrator: "admin@example.com"))
    }

    @Test(arguments: [
        ("0017P", InvoiceAbsence.enterprise), ("0148P", .enterprise), ("0145P", .partner),
        ("0111P", .offerWithoutInvoices(Offer("0111P"))), ("0044P", .freeTrial),
    ])
    func `the offer decides`(offer: String, reason: InvoiceAbsence) {
        #expect(Self.decide { $0.offer = Offer(offer) } == reason)
    }

    @Test func `the first thirty days have no invoice`() {
        let young = Self.decide("2026-11-19") { $0.startDay = day("2026-10-21") }
        let old = Self.decide("2026-11-20") { $0.startDay = day("2026-10-21") }

        #expect(young == .recentlySubscribed(since: day("2026-10-21")))
        #expect(old == .notReturned)
    }

    @Test func `usage within the monthly credit is not invoiced, beyond it it should have been`() {
        let credit = Money(amount("500"), CurrencyCode("SEK"))
        func decide(_ cost: String) -> InvoiceAbsence {
            Self.decide(cost: cost) {
                $0.offer = Offer("0063P")
                $0.monthlyCredit = credit
            }
        }

        #expect(decide("500") == .withinCredit(cost: Money(amount("500"), CurrencyCode("SEK")), credit: credit))
        #expect(decide("500.01") == .notReturned)
    }

    @Test func `a monthly credit that is not told covers no cost, and a spending limit does`() {
        let cost = Money(amount("318.25"), CurrencyCode("SEK"))
        func decide(_ offer: String, _ cost: String?, isLimited: Bool? = nil) -> InvoiceAbsence {
            Self.decide(cost: cost) {
                $0.offer = Offer(offer)
                $0.access = ReaderAccess(hasSpendingLimit: isLimited)
            }
        }

        #expect(decide("0063P", "318.25") == .creditNotTold(cost: cost))
        #expect(decide("Visual Studio", "318.25") == .creditNotTold(cost: cost))
        #expect(decide("0063P", nil) == .creditNotTold(cost: nil))
        #expect(decide("0063P", "0").code == "within-credit")
        #expect(decide("0063P", "318.25", isLimited: true) == .spendingLimit(cost: cost))
    }

    @Test func `nothing is owed for usage of zero, but a customer agreement invoices even that`() {
        #expect(
            Self.decide(cost: "0") == .withinCredit(cost: Money(.zero, CurrencyCode("SEK")), credit: nil))
        #expect(Self.decide(cost: "0") { $0.agreement = .customer } == .notReturned)
        #expect(Self.decide(cost: nil) == .notReturned)
    }

    @Test func `an invoice is being prepared for three days`() {
        #expect(Self.decide("2026-11-03") == .beingPrepared(end: day("2026-11-01")))
        #expect(Self.decide("2026-11-04") == .notReturned)
    }

    @Test func `every reason has a code of its own`() {
        let reasons: [InvoiceAbsence] = [
            .periodNotEnded(end: day("2026-11-01")), .notPermitted(code: "x", role: nil, administrator: nil),
            .enterprise, .partner, .offerWithoutInvoices(Offer("0111P")), .recentlySubscribed(since: day("2026-11-01")),
            .freeTrial, .withinCredit(cost: nil, credit: nil), .creditNotTold(cost: nil),
            .beingPrepared(end: day("2026-11-01")), .notReturned,
            .notAsked, .spendingLimit(cost: nil), .tooOld(end: day("2016-11-01")), .accountMoved,
            .notTold(.unreachable(host: "a", .timedOut)),
        ]

        #expect(Set(reasons.map(\.code)).count == reasons.count)
    }
}
