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
    ]

    @Test(arguments: reasons)
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
