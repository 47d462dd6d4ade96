import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct InvoiceMailScreenTests {
    private static let id = SubscriptionID("sub-production")
    private static let place = InvoiceMail.ProfilePlace(account: "a-1", profile: "p-1")

    private func opened(
        _ mail: InvoiceMail = .byAPI(place, isAllowed: true),
        _ state: InvoiceMailState? = InvoiceMailState(isOn: true, recipients: ["books@example.com"]),
        kept: [String] = [], hindrance: Words.MailHindrance? = nil, _ session: Session = Session()
    ) -> Session {
        var session = Session.history(of: "Production", session)
        session.press("e")
        session.send(
            .mail(
                .loaded(
                    InvoiceMailReport(
                        subscription: Subscription(id: Self.id, name: "Production", agreement: .customer), mail: mail,
                        profileName: "Retail", state: state, kept: kept, hindrance: hindrance))))
        return session
    }

    @Test func `a billing profile's state can be edited`() {
        var session = opened()
        session.press(.down, .down, .enter)
        session.type("cfo@example.com")
        session.press(.enter)

        expectGolden(session.surface(), named: "editing")
    }

    @Test func `what will be sent is reviewed, and typed confirmations stand below`() {
        var session = opened(.byAPI(Self.place, isAllowed: true), InvoiceMailState(isOn: false))
        session.press(.enter, .down, .enter)
        session.type("books@example.com")
        session.press(.enter, "G", .enter)
        session.type("I acc")

        expectGolden(session.surface(), named: "terms")
    }

    @Test func `what will be sent can be read to its end while its confirmation is typed`() {
        var session = opened(
            .byAPI(Self.place, isAllowed: true), InvoiceMailState(isOn: false), Session(columns: 40, rows: 10))
        session.press(.enter, "G", .enter)
        #expect(!session.surface().text.contains("legal/"))
        for _ in 0..<20 { session.press(.down) }
        session.type("I")

        #expect(session.surface().text.contains("legal/"))
        #expect(session.app.mailInFront?.line?.text == "I")
        session.press(.pageUp, .pageUp)
        #expect(session.surface().text.contains("To be sent"))
    }

    @Test func `the status line tells what is wanted from what stands`() {
        var session = opened(.byAPI(Self.place, isAllowed: true), InvoiceMailState(isOn: false))
        #expect(session.surface().rowText(22).contains("E-mail invoice: off"))
        session.press(.enter)
        #expect(session.surface().rowText(22).contains("E-mail invoice: on (not sent yet)"))
    }

    @Test func `for pay-as-you-go the portal's steps stand below the recipients`() {
        let session = opened(
            .portalOnly(administrator: "anna@contoso.example"), nil, kept: ["books@example.com"],
            Session(language: .swedish))

        expectGolden(session.surface(), named: "portal")
    }

    @Test func `on a small screen the selected row is there, and the text scrolls`() {
        var session = opened(.portalOnly(administrator: nil), nil, Session(columns: 40, rows: 10))
        #expect(session.surface().goldenText.contains("Add a recipient"))
        for _ in 0..<60 { session.press(.down) }
        #expect(session.surface().goldenText.contains("windowsazure.com"))
        for _ in 0..<60 { session.press(.up) }
        #expect(session.surface().goldenText.contains("Add a recipient"))
    }

    @Test func `keys edit while something is typed, and mean what they say otherwise`() {
        var session = opened()
        session.press(.down, .down, .enter)
        session.type("eq?x@b.se")
        #expect(session.app.mailInFront?.line?.text == "eq?x@b.se")
        session.press(.control("u"), .escape)
        #expect(session.app.mailInFront?.stage == .browsing)

        session.press("e")
        #expect(session.app.notice?.text == "This is the E-mail invoice screen.")
        session.press("v")
        #expect(session.app.notice?.text == "The E-mail invoice screen has no periods and no list.")
    }

    @Test func `several subscriptions have no e-mail invoice together`() {
        var session = Session()
        session.press("g", "e")

        #expect(session.app.mailInFront == nil)
        #expect(session.app.notice?.text == "Select one subscription: invoices are mailed for each.")
    }

    @Test func `loading, refused, sending and failed are told`() {
        var loading = Session.history(of: "Production", Session())
        loading.press("e")
        var failed = loading
        failed.send(.mail(.notLoaded("Can't read it.", Self.id)))
        let refused = opened(.notAvailable(.support(Offer("0041P"))), nil)
        let offline = opened(.byAPI(Self.place, isAllowed: nil), nil, hindrance: .offline)
        var over = opened()
        let problem = AzureProblem.refused(AzureRefusal(status: 412, code: "PreconditionFailed", reason: .other))
        over.send(.mail(.sent(.failed(problem, .unchanged(InvoiceMailState(isOn: false))), Self.id)))

        #expect(loading.surface().goldenText.contains("Reading how it stands"))
        #expect(failed.surface().goldenText.contains("Can't read it."))
        #expect(refused.surface().goldenText.contains("support plans are not mailed"))
        #expect(offline.surface().goldenText.contains("--offline forbids the network"))
        let told = over.surface().goldenText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(told.contains("Azure answered 412 PreconditionFailed."))
        #expect(told.contains("Read back, nothing was changed: E-mail invoice: off."))
    }
}
