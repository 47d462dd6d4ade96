import BillingCore
import FakturaWords
import Testing

@Suite struct ReconciliationWordsTests {
    private func untold(_ name: String) throws -> Reconciliation {
        let id = SubscriptionID("47a670ec-378f-7046-14ce-fa324c69310e")
        let (first, last) = (Day(number: 20_728), Day(number: 20_758))
        let period = try #require(BillingPeriod(first: first, last: last))
        let sek = CurrencyCode("SEK")
        let (lines, total) = (try #require(Amount("100")), try #require(Amount("125")))
        let invoice = Invoice(
            id: "G1", owner: .subscription(id), kind: .services, document: .invoice, period: period,
            total: Money(total, sek), charges: nil, state: .due)
        return Reconciliation(
            ReconciliationFacts(
                subscription: Subscription(id: id, name: name, invoiceAccess: .open), period: period, currency: sek,
                charges: [.init(type: "Usage", cost: lines, lineCount: 1)], invoices: [invoice], coverage: period),
            asOf: last.advanced(by: 10))
    }

    @Test func `keys are named where they can be pressed`() throws {
        for language in [Language.english, .swedish] {
            let words = Words(language)
            let onScreen = words.outcome(try untold("a"), hasKeys: true)
            let printed = words.outcome(try untold("a"), hasKeys: false)
            let key = language == .english ? ": d in the history gets it." : ": d i historiken hämtar den."
            #expect(onScreen.hasSuffix("PDF" + key))
            #expect(printed == onScreen.replacing(key, with: "."))
        }
    }

    @Test func `where parts are not told apart the command that gets the PDF is named`() throws {
        let words = Words(.english)

        #expect(
            words.pdfHint(try untold("Data platform"))
                == "The PDF: 'faktura invoices download --all --period 2026-11-01 --subscription \"Data platform\"'.")
        // As it works in the cloud that is asked.
        let elsewhere = try #require(Words(.english, cloud: "emulator").pdfHint(try untold("Shop")))
        #expect(elsewhere.hasSuffix("--subscription Shop --cloud emulator'."))
        // What a shell would take apart is named by its ID.
        #expect(words.pdfHint(try untold("a \"b\" $c"))?.contains("--subscription 47a670ec-378f") == true)
    }
}
