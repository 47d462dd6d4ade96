import BillingCore
import FakturaWords
import Testing

@Suite struct AccessWordsTests {
    /// The day that is asked on.
    private static let today = Day(number: 20_778)

    private static func subscription(
        _ agreement: Agreement?, role: String? = nil, offer: String? = nil, administrator: String? = nil,
        since: Day? = nil, access: InvoiceAccess? = nil
    ) -> Subscription {
        Subscription(
            id: SubscriptionID("sub-1"), name: "Production", offer: offer.map { Offer($0) }, agreement: agreement,
            role: role, startDay: since, accountAdministrator: administrator, invoiceAccess: access)
    }

    private static func refused(_ reason: AzureRefusal.Reason, id: String? = nil) -> AzureProblem {
        .refused(AzureRefusal(status: 403, code: "Code", requestID: id, reason: reason))
    }

    /// Every reason that has its own words, under every agreement where it differs.
    private static let costs: [(Subscription, AzureProblem, ReaderAccess?)] = [
        (subscription(.onlineServices), refused(.notAuthorized(action: nil), id: "7f0c"), nil),
        (
            subscription(.onlineServices, administrator: "anna@contoso.example"),
            refused(.notAuthorized(action: "Microsoft.Consumption/usageDetails/read")),
            ReaderAccess(roles: ["Support Request Contributor"])
        ),
        (subscription(.customer, role: "Invoice section reader"), refused(.notAuthorized(action: nil)), nil),
        (
            subscription(.customer), refused(.notAuthorized(action: nil)),
            ReaderAccess(roles: ["Reader"], showsCharges: false)
        ),
        (subscription(.enterprise), refused(.notAuthorized(action: nil)), ReaderAccess(showsCharges: false)),
        (subscription(.partner), refused(.notAuthorized(action: nil)), nil),
        (subscription(.partner), refused(.notAuthorized(action: nil)), ReaderAccess(showsCharges: false)),
        (subscription(nil), refused(.notAuthorized(action: nil)), nil),
        (subscription(.enterprise), refused(.costsClosed(by: .enrolment)), nil),
        (subscription(.enterprise), refused(.costsClosed(by: .department)), nil),
        (subscription(.enterprise), refused(.costsClosed(by: .partner)), nil),
        (subscription(.onlineServices), refused(.offerNotSupported(Offer("0170P"))), nil),
        (subscription(.onlineServices, offer: "0036P"), refused(.offerNotSupported(nil)), nil),
        (subscription(.onlineServices), refused(.offerNotSupported(nil)), nil),
        (subscription(.onlineServices, since: today.advanced(by: -1)), refused(.subscriptionNotFound), nil),
        (subscription(.onlineServices, since: today.advanced(by: -90)), refused(.subscriptionNotFound), nil),
        (subscription(.onlineServices), refused(.subscriptionNotFound), nil),
        (subscription(.onlineServices), refused(.subscriptionDisabled), nil),
        (subscription(.onlineServices), refused(.notRegistered), nil),
        (subscription(.onlineServices), refused(.otherTenant("fabrikam.example")), nil),
        (subscription(.onlineServices), refused(.otherTenant(nil)), nil),
        (subscription(.onlineServices), refused(.signInExpired), nil),
        (subscription(.onlineServices), refused(.agreementNotSupported), nil),
        (subscription(.onlineServices), refused(.outOfOrder, id: "7f0c"), nil),
        (subscription(.onlineServices), .signIn(.notSignedIn), nil),
        (subscription(.onlineServices), .unreachable(host: "management.azure.com", .timedOut), nil),
    ]

    private static func sentences(_ language: Language) -> String {
        let words = Words(language)
        let told = costs.map { words.costsNotShown(of: $0.0, $0.1, access: $0.2, asOf: today) }
        return (told + [words.noBillingAccounts]).joined(separator: "\n")
    }

    @Test func `why costs are not shown, in English`() { #expect(Self.sentences(.english) == ExpectedAccess.english) }

    @Test func `why costs are not shown, in Swedish`() { #expect(Self.sentences(.swedish) == ExpectedAccess.swedish) }

    @Test(arguments: Language.allCases)
    func `nothing that is refused is said to be no data`(language: Language) {
        let words = Words(language)
        let all = Self.sentences(language) + Self.costs.map { words.accessWord($0.1) }.joined(separator: " ")

        #expect(!all.lowercased().contains("no data") && !all.lowercased().contains("ingen data"))
    }

    @Test(
        arguments: [
            (ReaderAccess(isAccountAdministrator: true, roles: ["Owner"]), nil, "you are the Account Administrator"),
            (
                ReaderAccess(roles: ["Reader"], mayReadCosts: true), InvoiceAccess.refused(code: "NotOptedIn"),
                "Reader; may see costs, not invoices"
            ),
            (
                ReaderAccess(roles: ["Billing Reader", "Reader"], mayReadCosts: true), .open,
                "Billing Reader, Reader; may see costs and invoices"
            ),
            (
                ReaderAccess(roles: ["Contributor"], mayReadCosts: true, showsCharges: false), .open,
                "Contributor; may see invoices, not costs"
            ),
            (ReaderAccess(mayReadCosts: false, mayReadInvoices: false), nil, "may see neither costs nor invoices"),
            (ReaderAccess(roles: ["Reader"], mayReadCosts: true), nil, "Reader; may see costs"),
            (ReaderAccess(roles: ["Owner"]), nil, "Owner"),
            (ReaderAccess(mayReadCosts: false), nil, "may not see costs"),
            (ReaderAccess(mayReadInvoices: true), .refused(code: "AuthorizationFailed"), "may not see invoices"),
            (ReaderAccess(mayReadInvoices: true), nil, "may see invoices"),
        ] as [(ReaderAccess, InvoiceAccess?, String)])
    func `the role line tells role and rights, as far as they are known`(
        access: ReaderAccess, invoices: InvoiceAccess?, line: String
    ) {
        #expect(Words().roleLine(Self.subscription(.onlineServices, access: invoices), access) == line)
        #expect(Words(.swedish).roleLine(Self.subscription(.onlineServices, access: invoices), access) != nil)
    }

    @Test func `without answers the role line is what the source told, or nothing`() {
        let words = Words()

        #expect(words.roleLine(Self.subscription(nil), nil) == nil)
        #expect(words.roleLine(Self.subscription(nil, role: "Billing Reader"), nil) == "Billing Reader")
        #expect(
            words.roleLine(Self.subscription(nil, role: "Account Administrator"), nil)
                == "you are the Account Administrator")
        #expect(
            words.roleLine(
                Self.subscription(nil, role: "Account Administrator"), ReaderAccess(isAccountAdministrator: false))
                == "Account Administrator")
    }

    @Test(
        arguments: [
            (refused(.notAuthorized(action: nil)), "no access"), (refused(.costsClosed(by: .enrolment)), "no access"),
            (refused(.offerNotSupported(nil)), "not offered"), (refused(.subscriptionNotFound), "too new"),
            (refused(.signInExpired), "no sign-in"), (.signIn(.codeExpired), "no sign-in"),
            (refused(.otherTenant(nil)), "other tenant"), (refused(.rateLimited), "must wait"),
        ] as [(AzureProblem, String)])
    func `a table cell has a word or two`(problem: AzureProblem, word: String) {
        #expect(Words().accessWord(problem) == word)
        #expect(Words(.swedish).accessWord(problem).count <= 13)
    }
}
