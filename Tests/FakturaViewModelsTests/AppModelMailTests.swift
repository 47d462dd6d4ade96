import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@testable import FakturaViewModels

@Suite struct AppModelMailTests {
    private static let id = SubscriptionID("sub-production")
    private static let place = InvoiceMail.ProfilePlace(account: "a-1", profile: "p-1")
    private static let off = InvoiceMailState(isOn: false)
    private static let on = InvoiceMailState(isOn: true, recipients: ["a@x.example"])

    private static func report(
        _ mail: InvoiceMail = .byAPI(place, isAllowed: true), _ state: InvoiceMailState? = off, kept: [String] = [],
        _ hindrance: Words.MailHindrance? = nil, of id: SubscriptionID = id
    ) -> InvoiceMailReport {
        InvoiceMailReport(
            subscription: Subscription(id: id, name: "Production", agreement: .customer), mail: mail,
            profileName: "Retail", state: state, kept: kept, hindrance: hindrance)
    }

    /// On the screen of a subscription of which this is known.
    private func opened(_ report: InvoiceMailReport = report()) -> Driver {
        var driver = Driver()
        driver.openHistory()
        driver.send(.mail(.opened))
        driver.send(.mail(.loaded(report)))
        driver.forget()
        return driver
    }

    private func type(_ text: String, _ driver: inout Driver) { driver.send(.mail(.typed(.typed(text))), .opened) }

    private func mail(_ driver: Driver) -> InvoiceMailModel? { driver.app.mailInFront }

    @Test func `the screen opens for one subscription from home, history and statement, and asks how it stands`() {
        var driver = Driver()
        driver.send(.moved(.first), .mail(.opened))
        #expect(mail(driver) == nil)

        driver.openHistory()
        driver.send(.wentOut, .mail(.opened))
        #expect(mail(driver)?.subscription == Self.id)
        #expect(driver.effects.last == .mail(.load(Self.id)))
        #expect(mail(driver)?.phase == .loading)

        driver.send(.wentOut, .opened, .mail(.opened))
        #expect(mail(driver)?.subscription == Self.id)
        driver.send(.wentOut, .statementOpened, .mail(.opened))
        #expect(mail(driver)?.subscription == Self.id)
    }

    @Test func `what is known, and what is not, is shown`() {
        var driver = opened()
        #expect(mail(driver)?.phase == .loaded)
        #expect(mail(driver)?.rows == [.mailing(false), .review])

        driver = opened(Self.report(.notAvailable(.enterprise(nil)), nil))
        #expect(mail(driver)?.rows == [])
        driver.send(.opened)
        #expect(driver.effects == [])

        driver = opened()
        driver.send(.refreshed)
        #expect(driver.effects.contains(.mail(.load(Self.id))))
        driver.send(.mail(.notLoaded("Can't.", Self.id)))
        #expect(mail(driver)?.phase == .failed("Can't."))
        #expect(driver.app.messages.first?.text == "Can't.")
    }

    @Test func `a change of the store asks Azure nothing`() {
        var driver = opened()

        driver.send(.storeChanged)

        #expect(!driver.effects.contains { if case .mail = $0 { true } else { false } })
    }

    @Test func `it is asked once while the store changes, and what is edited survives another answer`() {
        var driver = Driver()
        driver.openHistory()
        driver.send(.mail(.opened), .storeChanged, .storeChanged)
        #expect(driver.effects.filter { $0 == .mail(.load(Self.id)) }.count == 1)

        driver.send(.mail(.loaded(Self.report())), .opened, .moved(.by(1)), .opened, .mail(.typed(.typed("a"))))
        driver.send(.mail(.loaded(Self.report())))
        #expect(mail(driver)?.stage == .adding(TypedLine("a"), nil))
        #expect(mail(driver)?.rows == [.mailing(true), .add, .review])
    }

    @Test func `opting in with two recipients goes by review, terms and name before anything is sent`() throws {
        var driver = opened()
        driver.send(.opened)
        #expect(mail(driver)?.rows == [.mailing(true), .add, .review])
        driver.send(.moved(.by(1)), .opened)
        type("a@x.example", &driver)
        // One more can be added at once.
        driver.send(.opened)
        type("b@x.example", &driver)
        #expect(
            mail(driver)?.rows == [
                .mailing(true), .recipient("a@x.example", .added), .recipient("b@x.example", .added), .add, .review,
            ])

        driver.send(.moved(.last), .opened)
        // The terms can be accepted as soon as what will be sent is shown.
        guard case .accepting(let change, _, isWrong: false) = mail(driver)?.stage else {
            return #expect(Bool(false), "no review")
        }
        #expect(change.lines == [.mailing(from: false, to: true), .added("a@x.example"), .added("b@x.example")])
        // Nothing stands in the prompt beforehand.
        #expect(mail(driver)?.line?.text == "")
        driver.send(.opened)
        #expect(mail(driver)?.stage == .accepting(change, TypedLine(), isWrong: true))
        type("I accept", &driver)
        #expect(mail(driver)?.stage == .confirming(change, acceptance: "I accept", TypedLine(), isWrong: false))
        type("retail", &driver)
        #expect(driver.effects == [])
        driver.send(.mail(.typed(.deletedToStart)))
        type("Retail", &driver)

        let confirmed = try #require(
            try ConfirmedInvoiceMailChange(
                change, of: .byAPI(Self.place, isAllowed: true), profileName: "Retail", typed: "Retail",
                acceptance: "I accept"))
        #expect(driver.effects == [.mail(.send(confirmed, Self.id))])
        #expect(mail(driver)?.stage == .sending(change))
        driver.send(.opened)
        #expect(driver.effects.count == 1)

        driver.send(.mail(.sent(.done(change.after), Self.id)))
        #expect(mail(driver)?.stage == .over(.done(change.after)))
        driver.send(.opened)
        #expect(driver.effects.last == .mail(.load(Self.id)))
    }

    @Test func `opting out needs no terms, and its recipients are shown as removed`() {
        var driver = opened(Self.report(.byAPI(Self.place, isAllowed: true), Self.on))
        driver.send(.moved(.first), .opened)
        #expect(mail(driver)?.rows == [.mailing(false), .recipient("a@x.example", .removed), .review])

        driver.send(.moved(.last), .opened)

        guard case .confirming(let change, nil, _, _) = mail(driver)?.stage else {
            return #expect(Bool(false), "no confirmation")
        }
        #expect(change.deletedByOptingOut == ["a@x.example"])
    }

    @Test func `a recipient is taken off and back on`() {
        var driver = opened(Self.report(.byAPI(Self.place, isAllowed: true), Self.on))
        driver.send(.moved(.by(1)), .opened)
        #expect(mail(driver)?.rows.contains(.recipient("a@x.example", .removed)) == true)

        driver.send(.opened, .moved(.last), .opened)

        #expect(mail(driver)?.stage == .browsing)
        #expect(driver.app.notice?.text == "There is nothing to change: it is so already.")
    }

    @Test func `a recipient that is back on is no change, wherever in the list`() {
        let state = InvoiceMailState(isOn: true, recipients: ["a@x.example", "b@x.example"])
        var driver = opened(Self.report(.byAPI(Self.place, isAllowed: true), state))
        driver.send(.moved(.by(1)), .opened, .opened, .moved(.last), .opened)
        #expect(mail(driver)?.stage == .browsing)
        #expect(driver.app.notice?.text == "There is nothing to change: it is so already.")

        // Nothing is edited, so what Azure has now is taken.
        let now = InvoiceMailState(isOn: true, recipients: ["c@x.example"])
        driver.send(.mail(.loaded(Self.report(.byAPI(Self.place, isAllowed: true), now))))
        #expect(mail(driver)?.wanted == now)
    }

    @Test func `what is no address, or is there already, stays in the prompt with what is wrong`() {
        var driver = opened(Self.report(.byAPI(Self.place, isAllowed: true), Self.on))
        driver.send(.moved(.by(2)), .opened)
        type("anna", &driver)
        #expect(mail(driver)?.stage == .adding(TypedLine("anna"), .address("anna", .noAt)))
        driver.send(.mail(.typed(.deletedToStart)))
        type("A@x.example", &driver)
        #expect(mail(driver)?.stage == .adding(TypedLine("A@x.example"), .duplicate("A@x.example")))

        driver.send(.mail(.typed(.deletedToStart)), .opened)
        #expect(mail(driver)?.stage == .browsing)
    }

    @Test func `Esc steps back one stage at a time, then out`() {
        var driver = opened(Self.report(.byAPI(Self.place, isAllowed: true), Self.on))
        driver.send(.moved(.first), .opened, .moved(.last), .opened)
        guard case .confirming = mail(driver)?.stage else { return #expect(Bool(false), "no review") }
        driver.send(.closed)
        #expect(mail(driver)?.stage == .browsing)
        driver.send(.closed)
        #expect(mail(driver) == nil)

        driver.send(.mail(.opened), .mail(.loaded(Self.report())), .opened, .moved(.last), .opened)
        type("I accept", &driver)
        driver.send(.closed)
        guard case .accepting(let change, let line, _) = mail(driver)?.stage else {
            return #expect(Bool(false), "no terms")
        }
        #expect(line.text == "" && change.needsTerms)
        driver.send(.closed)
        #expect(mail(driver)?.stage == .browsing)
        driver.forget()
        #expect(!driver.effects.contains { if case .mail = $0 { true } else { false } })
    }

    @Test(arguments: [Words.MailHindrance.demo, .offline, .files, .notSignedIn])
    func `nothing is sent from where nothing may be`(hindrance: Words.MailHindrance) {
        var driver = opened(Self.report(.byAPI(Self.place, isAllowed: true), Self.on, hindrance))
        driver.send(.moved(.first), .opened, .moved(.last), .opened)
        // The sample account lets one try all of it.
        if hindrance == .demo { type("Retail", &driver) } else { driver.send(.opened) }

        #expect(mail(driver)?.stage == .notSent(driver.app.words.mailNotSent(hindrance)))
        #expect(driver.effects == [])
    }

    @Test func `a failure in the middle is told with what was read back, wherever one is`() {
        let problem = AzureProblem.refused(AzureRefusal(status: 503, reason: .outOfOrder))
        var driver = opened()
        driver.send(.mail(.sent(.failed(problem, .other(Self.on)), Self.id)))
        #expect(mail(driver)?.stage == .over(.failed(problem, .other(Self.on))))

        driver.send(.wentOut, .mail(.sent(.failed(problem, .unread), Self.id)))
        #expect(driver.app.notice?.isWarning == true)
        #expect(driver.app.notice?.text.contains("it may have been changed all the same") == true)
        #expect(driver.app.notice?.text.contains("could not be read back") == true)
    }

    @Test func `for pay-as-you-go recipients are kept here, and nothing can be sent`() {
        var driver = opened(Self.report(.portalOnly(administrator: nil), nil, kept: ["a@x.example"]))
        #expect(mail(driver)?.rows == [.recipient("a@x.example", .kept), .add])

        driver.send(.moved(.last), .opened)
        type("b@x.example", &driver)
        #expect(driver.effects == [.mail(.keep(.add(["b@x.example"]), Self.id))])
        driver.send(.mail(.kept(["a@x.example", "b@x.example"], Self.id)))
        #expect(driver.app.notice?.text.contains("Azure was told nothing") == true)
        driver.send(.moved(.first), .opened)
        #expect(driver.effects.last == .mail(.keep(.remove(["a@x.example"]), Self.id)))
        driver.send(.mail(.notKept("Disk full.", Self.id)))
        #expect(driver.app.notice?.text == "Disk full.")
    }

    @Test func `the sample account's recipients are kept while the screen is open, and nothing is written`() {
        var driver = opened(Self.report(.portalOnly(administrator: nil), nil, .demo))
        driver.send(.opened)
        type("b@x.example", &driver)

        #expect(mail(driver)?.rows == [.recipient("b@x.example", .kept), .add])
        #expect(driver.effects == [])
    }

    /// Types the confirmation of opting out.
    private func optOut(_ driver: inout Driver, _ id: SubscriptionID = id) {
        driver.send(.mail(.loaded(Self.report(.byAPI(Self.place, isAllowed: true), Self.on, of: id))))
        driver.send(.moved(.first), .opened, .moved(.last), .opened)
        type("Retail", &driver)
    }

    @Test func `while one change is being sent no other is, and says so`() throws {
        var driver = opened(Self.report(.byAPI(Self.place, isAllowed: true), Self.on))
        optOut(&driver)
        #expect(driver.effects.count == 1)
        driver.send(.wentOut, .wentOut)
        driver.openHistory(of: "Dev/Test")
        driver.send(.mail(.opened))
        let other = try #require(mail(driver)?.subscription)
        #expect(other != Self.id)
        driver.forget()
        optOut(&driver, other)

        #expect(driver.effects == [])
        #expect(driver.app.notice?.text.contains("is being sent") == true)
        guard case .confirming = mail(driver)?.stage else { return #expect(Bool(false), "not confirming") }
        driver.send(.mail(.notSent("Busy.", Self.id)))
        driver.send(.opened)
        #expect(driver.effects.contains { if case .mail(.send) = $0 { true } else { false } })
    }

    @Test func `the text above a confirmation is scrolled by lines, and the row selected before stays`() {
        var driver = opened(Self.report(.byAPI(Self.place, isAllowed: true), Self.on))
        driver.send(.moved(.first), .opened, .moved(.last), .opened)
        driver.send(.resized(rows: 4))
        let before = mail(driver)?.selected
        driver.send(.moved(.by(1)))
        #expect(mail(driver)?.firstLine == 1)
        driver.send(.moved(.by(-9)))
        #expect(mail(driver)?.firstLine == 0)
        #expect(mail(driver)?.selected == before)
    }

    @Test func `a change that is being sent is shown so when its screen opens again`() {
        var driver = opened(Self.report(.byAPI(Self.place, isAllowed: true), Self.on))
        optOut(&driver)
        driver.send(.wentOut)
        driver.forget()
        driver.send(.mail(.opened))

        guard case .sending(let change) = mail(driver)?.stage else { return #expect(Bool(false), "not sending") }
        #expect(mail(driver)?.report?.confirmedName == "Retail")
        #expect(driver.effects == [])
        driver.send(.mail(.sent(.done(change.after), Self.id)))
        #expect(mail(driver)?.stage == .over(.done(change.after)))
        driver.send(.wentOut, .mail(.opened))
        #expect(mail(driver)?.phase == .loading)
    }

    @Test func `what is wanted and was not sent is told from what stands`() {
        var driver = opened()
        #expect(mail(driver)?.draft == nil)
        driver.send(.opened)
        #expect(mail(driver)?.draft == Self.on.with(recipients: []))
        driver.send(.moved(.by(1)), .opened)
        type("a@x.example", &driver)
        #expect(mail(driver)?.draft == Self.on)
        driver.send(.moved(.first), .opened)
        #expect(mail(driver)?.draft == nil)
    }

    @Test func `past the last row the text scrolls, as far as it goes`() {
        var driver = opened()
        driver.send(.resized(rows: 4), .moved(.by(2)))
        #expect(mail(driver)?.selected == 1)
        #expect(mail(driver)?.firstLine == 1)
        driver.send(.moved(.by(9)))
        #expect(mail(driver)?.firstLine == 3)
        driver.send(.moved(.by(-4)))
        #expect(mail(driver)?.firstLine == 0)
        #expect(mail(driver)?.selected == 0)
    }
}

extension InvoiceMailState {
    fileprivate func with(recipients: [String]) -> InvoiceMailState {
        InvoiceMailState(isOn: isOn, recipients: recipients)
    }
}
