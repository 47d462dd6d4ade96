import BillingCore
import Testing

struct InvoiceMailTests {
    private static let place = InvoiceMail.ProfilePlace(account: "a-1", profile: "p-1")

    private static func subscription(
        _ agreement: Agreement?, offer: String? = nil, role: String? = "Reader", profile: String? = "p-1",
        access: ReaderAccess? = nil
    ) -> Subscription {
        Subscription(
            id: SubscriptionID("sub-1"), offer: offer.map { Offer($0) }, agreement: agreement, role: role,
            billingAccount: "a-1", billingProfile: profile, accountAdministrator: "anna@contoso.example",
            access: access)
    }

    /// A subscription, the cloud, the account's type, and what is decided.
    struct Case: Sendable {
        let subscription: Subscription
        var cloud = "public"
        var accountType: String?
        let expected: InvoiceMail
    }

    private static let cases: [Case] = [
        Case(subscription: subscription(.customer), expected: .byAPI(place, isAllowed: nil)),
        Case(
            subscription: subscription(.customer, access: ReaderAccess(mayChangeInvoiceMail: true)),
            accountType: "Business", expected: .byAPI(place, isAllowed: true)),
        Case(
            subscription: subscription(.partner, access: ReaderAccess(mayChangeInvoiceMail: true)),
            expected: .byAPI(place, isAllowed: true)),
        Case(
            subscription: subscription(.customer, access: ReaderAccess(mayChangeInvoiceMail: false)),
            expected: .notAvailable(.noRole(place, role: "Reader"))),
        // Whose agreement it is comes before what the reader may.
        Case(
            subscription: subscription(.customer, access: ReaderAccess(mayChangeInvoiceMail: true)),
            accountType: "Individual", expected: .notAvailable(.individual(place))),
        Case(
            subscription: subscription(.customer, profile: nil), expected: .notAvailable(.profileUnknown(.customer))),
        // Nobody but the partner has a role on its profile.
        Case(subscription: subscription(.partner, profile: nil), expected: .notAvailable(.partner(nil))),
        // Where Azure was not asked, the role tells; who signs up is Owner as well.
        Case(
            subscription: subscription(.onlineServices, offer: "0003P", role: nil),
            expected: .portalOnly(administrator: "anna@contoso.example")),
        Case(
            subscription: subscription(.onlineServices, offer: "0003P", role: "Account Administrator"),
            expected: .portalOnly(administrator: "anna@contoso.example")),
        Case(
            subscription: subscription(.onlineServices, offer: "0003P", role: "Owner"),
            expected: .portalOnly(administrator: "anna@contoso.example")),
        Case(
            subscription: subscription(.onlineServices, offer: "0003P", role: "Billing Reader"),
            expected: .notAvailable(
                .notAdministrator(role: "Billing Reader", administrator: "anna@contoso.example"))),
        Case(
            subscription: subscription(.onlineServices, access: ReaderAccess(roles: ["Reader"])),
            expected: .portalOnly(administrator: "anna@contoso.example")),
        Case(
            subscription: subscription(.onlineServices, access: ReaderAccess(isAccountAdministrator: true)),
            expected: .portalOnly(administrator: "anna@contoso.example")),
        Case(
            subscription: subscription(.onlineServices, access: ReaderAccess(isAccountAdministrator: false)),
            expected: .notAvailable(.notAdministrator(role: "Reader", administrator: "anna@contoso.example"))),
        Case(
            subscription: subscription(.onlineServices, offer: "0041P"),
            expected: .notAvailable(.support(Offer("0041P")))),
        // Azure names a support plan by its quota, without a number.
        Case(
            subscription: subscription(.onlineServices, offer: "Support Plan"),
            expected: .notAvailable(.support(Offer("Support Plan")))),
        Case(
            subscription: subscription(.onlineServices, offer: "0111P"),
            expected: .notAvailable(.azureInOpen(Offer("0111P")))),
        Case(subscription: subscription(.enterprise), expected: .notAvailable(.enterprise(nil))),
        Case(
            subscription: subscription(nil, offer: "0017P"), expected: .notAvailable(.enterprise(Offer("0017P")))),
        Case(subscription: subscription(nil, offer: "0145P"), expected: .notAvailable(.partner(Offer("0145P")))),
        Case(
            subscription: subscription(.onlineServices, offer: "0003P"), cloud: "us-government",
            expected: .notAvailable(.cloud("us-government"))),
        Case(
            subscription: subscription(.onlineServices, offer: "MS-AZR-USGOV-0003P"),
            expected: .notAvailable(.cloud("us-government"))),
        Case(subscription: subscription(nil), expected: .notAvailable(.agreementUnknown)),
    ]

    @Test(arguments: cases)
    func `cloud, offer, agreement and role decide in this order`(one: Case) {
        #expect(
            InvoiceMail.decide(one.subscription, cloud: one.cloud, accountType: one.accountType) == one.expected)
    }

    @Test func `each refusal has a code of its own, evidence, and where a role helps who grants it`() {
        let reasons = Self.cases.compactMap(\.expected.reason)

        let codes = Dictionary(grouping: reasons, by: \.code).mapValues { Set($0.map { "\($0.evidence)".prefix(6) }) }
        #expect(codes.count == 10)
        for reason in reasons where reason.requiredRole != nil { #expect(reason.granter != nil) }
        #expect(reasons.filter { $0.evidence == .nothing } == [.agreementUnknown])
        #expect(
            InvoiceMail.Reason.noRole(Self.place, role: "Reader").evidence
                == .accessDenied(profile: "p-1", role: "Reader"))
    }

    // MARK: Addresses

    @Test(arguments: ["a@b.se", " anna.b+x@mail.contoso.example ", "o'hara@b-c.example", "åsa@föreningen.se"])
    func `addresses are taken, without blanks around them`(text: String) throws {
        #expect(try MailAddress(text).text == text.split(separator: " ").joined())
    }

    @Test(arguments: [
        ("", MailAddress.Defect.empty), ("  ", .empty), ("anna", .noAt), ("a@b@c.se", .noAt), ("@b.se", .mailbox),
        (".a@b.se", .mailbox), ("a..b@b.se", .mailbox), ("a@b", .domain), ("a@b..se", .domain), ("a@-b.se", .domain),
        ("a@10.0.0.1", .domain), ("a b@c.se", .sign(" ")), ("a@b.se,c@d.se", .sign(",")), ("<a@b.se>", .sign("<")),
        ("a\u{1B}[2J@b.se", .sign("\u{1B}")), ("a\u{202E}@b.se", .sign("\u{202E}")),
        (String(repeating: "a", count: 65) + "@b.se", .tooLong),
    ])
    func `what is no address is refused with what is wrong`(text: String, defect: MailAddress.Defect) {
        #expect(throws: defect) { try MailAddress(text) }
    }

    // MARK: Changes

    private let on = InvoiceMailState(isOn: true, recipients: ["a@x.example", "b@x.example"])
    private let off = InvoiceMailState(isOn: false)

    @Test func `opting in adds recipients and needs the terms`() throws {
        let change = try InvoiceMailChange(.optIn(recipients: ["c@x.example"]), to: off)

        #expect(change.after == InvoiceMailState(isOn: true, recipients: ["c@x.example"]))
        #expect(change.needsTerms)
        #expect(change.lines == [.mailing(from: false, to: true), .added("c@x.example")])
    }

    @Test func `opting out deletes the recipients, and says which`() throws {
        let change = try InvoiceMailChange(.optOut, to: on)

        #expect(change.after == InvoiceMailState(isOn: false))
        #expect(!change.needsTerms)
        #expect(change.deletedByOptingOut == on.recipients)
        #expect(
            change.lines == [.mailing(from: true, to: false), .removed("a@x.example"), .removed("b@x.example")])
    }

    @Test func `recipients come and go, whatever the case`() throws {
        let added = try InvoiceMailChange(.add(["c@x.example"]), to: on)
        #expect(added.lines.suffix(3) == [.kept("a@x.example"), .kept("b@x.example"), .added("c@x.example")])
        #expect(!added.needsTerms)

        let removed = try InvoiceMailChange(.remove(["A@X.example"]), to: on)
        #expect(removed.after.recipients == ["b@x.example"])
    }

    @Test func `what cannot be had is refused`() {
        let many = (1...51).map { "a\($0)@x.example" }
        let cases: [(InvoiceMailWish, InvoiceMailState, InvoiceMailProblem)] = [
            (.optOut, off, .nothingToChange), (.optIn(recipients: []), on, .nothingToChange),
            (.add(["c@x.example"]), off, .notOptedIn), (.add(["B@x.example"]), on, .duplicate("B@x.example")),
            (.optIn(recipients: ["c@x.example", "C@x.example"]), off, .duplicate("C@x.example")),
            (.add(["c"]), on, .address("c", .noAt)),
            (.remove(["c@x.example"]), on, .notARecipient("c@x.example", known: on.recipients)),
            (.optIn(recipients: many), off, .tooMany(limit: 50)),
        ]
        for (wish, state, problem) in cases {
            #expect(throws: problem) { try InvoiceMailChange(wish, to: state) }
        }
    }

    @Test func `the same recipients in another order and case are no change`() {
        let again = InvoiceMailState(isOn: true, recipients: ["B@x.example", "a@x.example"])

        #expect(again.isSame(as: on))
        #expect(!again.isSame(as: InvoiceMailState(isOn: nil, recipients: on.recipients)))
        #expect(throws: InvoiceMailProblem.nothingToChange) { try InvoiceMailChange(from: on, to: again) }
    }

    @Test func `a state read back is compared by who is in it`() throws {
        let change = try InvoiceMailChange(.add(["c@x.example"]), to: on)

        #expect(
            change.isFulfilled(
                by: InvoiceMailState(isOn: true, recipients: ["C@x.example", "b@x.example", "a@x.example"])))
        #expect(!change.isFulfilled(by: on))
        #expect(!change.isFulfilled(by: InvoiceMailState(isOn: nil, recipients: change.after.recipients)))
    }

    // MARK: Confirmation

    private func confirmed(
        _ mail: InvoiceMail = .byAPI(place, isAllowed: true), typed: String = "Retail", acceptance: String? = "I accept"
    ) throws -> ConfirmedInvoiceMailChange? {
        try ConfirmedInvoiceMailChange(
            InvoiceMailChange(.optIn(recipients: []), to: off), of: mail, profileName: "Retail", typed: typed,
            acceptance: acceptance)
    }

    @Test func `only the profile's name and the accepted terms make a change that can be sent`() throws {
        #expect(try confirmed()?.place == Self.place)
        #expect(try confirmed(acceptance: "Jag godkänner") != nil)
        #expect(throws: InvoiceMailProblem.notConfirmed(name: "Retail")) { try confirmed(typed: "retail") }
        #expect(throws: InvoiceMailProblem.notConfirmed(name: "Retail")) { try confirmed(typed: "") }
        for acceptance in [nil, "", "yes", "i accept"] {
            #expect(throws: InvoiceMailProblem.termsNotAccepted(phrase: "I accept")) {
                try confirmed(acceptance: acceptance)
            }
        }
        #expect(try confirmed(.portalOnly(administrator: nil)) == nil)
        #expect(try confirmed(.notAvailable(.individual(Self.place))) == nil)
    }

    @Test func `a wish is applied to whatever list there is by then`() {
        #expect(
            InvoiceMailWish.add(["A@x.se", "b@x.se"]).applied(to: ["a@x.se", "c@x.se"]) == [
                "a@x.se", "c@x.se", "b@x.se",
            ])
        #expect(InvoiceMailWish.remove(["A@x.se", "d@x.se"]).applied(to: ["a@x.se", "c@x.se"]) == ["c@x.se"])
    }
}
