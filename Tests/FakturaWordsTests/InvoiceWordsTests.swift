import BillingCore
import FakturaWords
import Testing

struct InvoiceWordsTests {
    private static let sek = CurrencyCode("SEK")
    private static let october = PeriodRule(anchorDay: 12)!.period(containing: Day(iso: "2026-10-20")!)

    private static func money(_ text: String) -> Money { Money(Amount(text)!, sek) }

    private static func invoice(_ state: PeriodState, document: Invoice.Document = .invoice) -> Invoice {
        let charges = Invoice.Charges(
            usage: Amount("11416.75")!, credit: Amount("-1494.27")!, tax: Amount("2480.62")!)
        return Invoice(
            id: "E0100ABCDE", owner: .subscription(SubscriptionID("a")), document: document, period: october,
            invoiceDay: Day(iso: "2026-11-12"), total: Money(charges.total, sek), charges: charges, state: state,
            dueDay: Day(iso: "2026-11-26"))
    }

    @Test func `an invoice says what it is made of and by when it is to be paid`() {
        let words = Words(.english)

        #expect(
            words.invoice(Self.invoice(.due))
                == "Invoice E0100ABCDE of 12 Nov 2026: usage 11,416.75, credit \u{2212}1,494.27, tax 2,480.62, "
                + "total 12,403.10 SEK; due, pay by 26 Nov 2026.")
        #expect(words.invoice(Self.invoice(.paid)).hasSuffix("total 12,403.10 SEK; paid."))
        #expect(
            words.invoice(Self.invoice(.paid, document: .creditNote(of: "E1"))).hasPrefix(
                "Credit note E0100ABCDE of 12 Nov 2026 credits E1:"))
    }

    @Test func `the refusal names Azure's answer, the role and who can help`() {
        #expect(
            Words(.english).absence(
                .notPermitted(code: "NotOptedIn", role: "Reader", administrator: "admin@example.com"))
                == "No invoice is open to you: Azure answered NotOptedIn. You are a Reader here. The Account "
                + "Administrator (admin@example.com) can open invoices to others in the portal: Subscriptions › "
                + "Invoices › Access to invoice.")
    }

    private static let reasons: [InvoiceAbsence] = [
        .periodNotEnded(end: october.end), .notPermitted(code: "NotOptedIn", role: nil, administrator: nil),
        .enterprise, .partner, .offerWithoutInvoices(Offer("0111P")), .recentlySubscribed(since: october.start),
        .freeTrial, .withinCredit(cost: money("1"), credit: money("2")), .withinCredit(cost: nil, credit: nil),
        .beingPrepared(end: october.end), .notReturned, .notAsked, .spendingLimit(cost: nil),
        .tooOld(end: Day(iso: "2016-11-01")!), .accountMoved,
        .notTold(.unreachable(host: "management.azure.com", .timedOut)),
        .notPermitted(code: "AuthorizationFailed", role: "Reader", administrator: nil, isListed: true),
        .creditNotTold(cost: money("318.25")), .creditNotTold(cost: nil),
    ]
    /// What holds of a period that runs and after it.
    private static let lasting: [InvoiceAbsence] = [
        .enterprise, .partner, .offerWithoutInvoices(Offer("0111P")), .offerWithoutInvoices(nil), .freeTrial,
        .spendingLimit(cost: nil), .withinCredit(cost: nil, credit: money("1200")),
        .withinCredit(cost: nil, credit: nil), .notPermitted(code: "NotOptedIn", role: nil, administrator: nil),
        .notPermitted(code: "NotOptedIn", role: nil, administrator: nil, isListed: true),
    ]

    @Test(arguments: lasting)
    func `a period that runs promises no invoice where none is to come`(reason: InvoiceAbsence) {
        let running = InvoiceAbsence.periodNotEnded(end: Self.october.end, then: reason)

        #expect(Words(.english).absence(running).hasPrefix("The period ends on 11 Nov 2026; "))
        #expect(!Words(.english).absence(running).contains("its invoice is made"))
        #expect(!Words(.swedish).absence(running).contains("; fakturan görs"))
    }

    @Test func `under an agreement without invoices the words say who is invoiced`() {
        let running = InvoiceAbsence.periodNotEnded(end: Self.october.end, then: .enterprise)

        #expect(
            Words(.english).absence(running)
                == "The period ends on 11 Nov 2026; then too there is no invoice of its own: under an Enterprise "
                + "Agreement the enrolment is invoiced.")
        #expect(
            Words(.swedish).absence(running)
                == "Perioden slutar 11 nov 2026; inte heller då görs någon faktura för prenumerationen: i ett "
                + "Enterprise-avtal faktureras registreringen.")
    }

    @Test(arguments: reasons + lasting.map { .periodNotEnded(end: october.end, then: $0) })
    func `every reason is a sentence in both languages that fits below the history`(reason: InvoiceAbsence) {
        for language in Language.allCases {
            let text = Words(language).absence(reason)
            #expect(text.hasSuffix("."))
            #expect(text.count <= 290)
            #expect((Words(language).absenceWord(reason) ?? "").count <= 10)
        }
        #expect(Words(.english).absence(reason) != Words(.swedish).absence(reason))
    }

    @Test func `an estimate says when it was generated`() {
        let today = Self.october.start
        let row = BillingHistory.Row(
            period: Self.october, state: .unbilled, currency: Self.sek, usageCost: Amount("1"),
            coverage: Self.october, change: nil, invoices: [], estimatedAt: Int64(today.number) * 86_400 + 15_000,
            lineCount: 1, provenance: nil)
        let words = Words(.english)

        #expect(
            words.explanation(of: row, asOf: AsOf(day: today, isMoved: false)).hasPrefix(
                "The estimate was generated today 04:10 UTC. It is updated once a day"))
        #expect(words.explanation(of: row, asOf: nil).hasPrefix("The estimate was generated 12 Oct 04:10 UTC."))
    }
}
