import BillingCore
import FakturaWords
import Testing

@Suite struct InvoiceMailWordsTests {
    private static let place = InvoiceMail.ProfilePlace(account: "a-1", profile: "p-1")
    private static let reasons: [InvoiceMail.Reason] = [
        .cloud("us-government"), .support(Offer("0041P")), .enterprise(Offer("0017P")), .enterprise(nil),
        .azureInOpen(Offer("0111P")), .partner(nil),
        .notAdministrator(role: "Reader", administrator: "anna@contoso.example"), .noRole(place, role: "Reader"),
        .individual(place), .profileUnknown(.customer), .agreementUnknown,
    ]

    @Test(arguments: Language.allCases)
    func `each reason has a sentence of its own, with its evidence`(language: Language) {
        let words = Words(language)
        let sentences = Self.reasons.map(words.whyNoMail)

        #expect(Set(sentences).count == sentences.count)
        for (reason, sentence) in zip(Self.reasons, sentences) {
            #expect(sentence.hasSuffix(".") || sentence.contains("https://"))
            switch reason.evidence {
            case .offer(let offer): #expect(sentence.contains(offer.name ?? offer.id))
            case .notAccountAdministrator(let role), .accessDenied(_, let role): #expect(sentence.contains(role ?? ""))
            default: break
            }
        }
    }

    @Test func `who can help is named`() {
        let words = Words(.english)

        #expect(words.whyNoMail(Self.reasons[6]).contains("anna@contoso.example"))
        #expect(words.whyNoMail(Self.reasons[7]).contains("an owner of either can do it or give you the role"))
        #expect(words.whyNoMail(Self.reasons[2]).contains("enrolment administrator"))
    }

    @Test(arguments: Language.allCases)
    func `the portal's steps name the page, and the page for the address stands apart`(language: Language) {
        let words = Words(language)

        #expect(words.portalSteps("Production").count == 5)
        #expect(words.portalSteps("Production")[0].contains(words.subscriptionsPortal))
        #expect(words.portalSteps("Production")[1].contains("Production"))
        #expect(words.mailsDoNotCome(.portalOnly(administrator: nil)).contains(words.profilePage))
    }

    @Test(arguments: Language.allCases)
    func `what accepts the terms is what is asked for`(language: Language) {
        let words = Words(language)

        #expect(ConfirmedInvoiceMailChange.accepts(words.acceptance))
        #expect(words.acceptPrompt.contains(words.acceptance))
        #expect(words.mailTerms.contains(words.termsPage))
    }

    @Test func `an address is refused with what is wrong, and its signs are shown`() {
        let words = Words(.english)

        #expect(
            words.sentence(for: .address("a b@c.se", .sign(" ")))
                == "'a b@c.se' is no address: it holds a sign that addresses don't have (U+20).")
        #expect(
            words.sentence(for: .address("a,b@c.se", .sign(",")))
                == "'a,b@c.se' is no address: it holds a sign that addresses don't have (',').")
    }

    @Test func `a change that failed says what may have happened, then what was read back`() {
        let words = Words(.english)
        let problem = AzureProblem.refused(AzureRefusal(status: 500, reason: .outOfOrder))
        let state = InvoiceMailState(isOn: true, recipients: ["a@x.example"])

        #expect(
            words.mailOutcome(.failed(problem, .asSent(state)), name: "Webshop")
                == "Done, though Azure answered 500: read back, it is as it was to be. E-mail invoice: on, 1 "
                + "recipient: a@x.example.")
        #expect(
            words.mailOutcome(.failed(problem, .unchanged(state)), name: "Webshop")
                == "Can't change the e-mail settings of 'Webshop': Azure answered 500 (service trouble). Try again "
                + "later. Read back, nothing has changed so far: E-mail invoice: on, 1 recipient: a@x.example.")
        #expect(
            words.mailOutcome(.failed(problem, .unread), name: "Webshop").contains(
                "Before that, look: it may have been changed all the same. It could not be read back"))
    }

    @Test func `the last recipient taken away is told as taken away`() {
        let text = Words(.english).mailKept(0, isRemoval: true)

        #expect(text.hasPrefix("Removed from those kept on this machine, none is left. Azure was told nothing"))
        #expect(Words(.english).mailKept(1, isRemoval: false).hasPrefix("1 recipient kept on this machine."))
    }

    @Test func `a free trial is said to have no invoices to mail`() {
        func note(_ offer: String) -> String? {
            Words(.english).mailWithoutInvoices(Subscription(id: SubscriptionID("a"), offer: Offer(offer)))
        }

        #expect(note("MS-AZR-0044P")?.hasPrefix("A free trial has no invoices") == true)
        #expect(note("MS-AZR-0003P") == nil)
    }
}
