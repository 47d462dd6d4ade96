import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@testable import FakturaViewModels

@Suite struct AppModelAccountsTests {
    static let anna = AzureAccount(way: .deviceCode, name: "anna@contoso.se", tenant: "t-1", cloud: "public")
    static let robot = AzureAccount(way: .clientSecret, name: nil, tenant: "t-2", cloud: "public")
    static let contoso = AccountRow.Membership(tenant: Tenant(id: "t-1", name: "Contoso"), subscriptionCount: 6)
    static let fabrikam = AccountRow.Membership(
        tenant: Tenant(id: "t-2", name: "Fabrikam"), problem: .signIn(.notSignedIn))
    static let rows = [
        AccountRow(account: anna, tenants: [contoso, fabrikam], keeping: .file), AccountRow(account: robot),
    ]

    /// The Accounts screen, listed; nothing asked for so far.
    private func opened(
        _ rows: [AccountRow] = rows, settings: SignInSettings = SignInSettings()
    ) -> Driver {
        var driver = Driver(signIn: settings)
        driver.send(.accountsOpened, .accounts(.listed(rows)))
        driver.forget()
        return driver
    }

    @Test func `the key opens the accounts and asks who is signed in, once`() {
        var driver = Driver()
        driver.forget()

        driver.send(.accountsOpened)
        #expect(driver.effects == [.account(.list)])
        #expect(driver.accounts?.phase == .loading)
        driver.send(.accounts(.listed(Self.rows)))

        #expect(driver.effects == [.account(.list)])
        #expect(driver.accounts?.phase == .loaded)
        #expect(driver.app.overlay == nil)
    }

    @Test func `tenants stand below their account, and the first account is selected`() {
        let driver = opened()

        #expect(
            driver.accounts?.list.visible.map(\.id) == [
                .signIn, .account(Self.anna.id), .tenant(Self.anna.id, "t-1"), .tenant(Self.anna.id, "t-2"),
                .account(Self.robot.id),
            ])
        #expect(driver.accounts?.list.selected?.id == .account(Self.anna.id))
        #expect(Self.rows[0].subscriptionCount == 6 && Self.rows[1].subscriptionCount == nil)
    }

    @Test func `a filter keeps an account with the tenant that matches, and a tenant with its account`() {
        var driver = opened()

        driver.send(.filtered(.opened), .filtered(.typed("fabrikam")))
        #expect(
            driver.accounts?.list.visible.map(\.id) == [
                .signIn, .account(Self.anna.id), .tenant(Self.anna.id, "t-2"),
            ])
        driver.send(.filtered(.emptied), .filtered(.typed("anna")))

        #expect(driver.accounts?.list.countOfVisible == 3)
    }

    @Test func `r lists again, and the selected row stays selected`() {
        var driver = opened()
        driver.send(.moved(.last))

        driver.send(.refreshed)
        #expect(driver.effects == [.account(.list)])
        #expect(driver.accounts?.phase == .loading && driver.accounts?.isEmpty == false)
        driver.send(.accounts(.listed(Self.rows.reversed())))

        #expect(driver.accounts?.list.selected?.id == .account(Self.robot.id))
    }

    @Test func `accounts that cannot be listed say why, and those shown stay`() {
        var driver = opened()

        driver.send(.refreshed, .accounts(.notListed("Can't read 'tokens'.")))

        #expect(driver.accounts?.phase == .failed("Can't read 'tokens'."))
        #expect(driver.accounts?.isEmpty == false)
        #expect(driver.app.messages.map(\.text) == ["Can't read 'tokens'."])
    }

    @Test func `where nobody is signed in, the way in opens at once, and only the first time`() {
        var driver = Driver()
        driver.forget()

        driver.send(.accountsOpened, .accounts(.listed([])))
        #expect(driver.effects == [.account(.list), .account(.waysToSignIn)])
        #expect(driver.app.signInInFront?.stage == .finding)
        driver.send(.closed, .refreshed, .accounts(.listed([])))

        #expect(driver.app.overlay == nil)
        #expect(driver.accounts?.isEmpty == true)
    }

    @Test func `the way in does not open over what was opened meanwhile`() {
        var driver = Driver()

        driver.send(.accountsOpened, .helpOpened, .accounts(.listed([])))

        #expect(driver.app.overlay == .help(firstVisible: 0))
    }

    @Test(arguments: [
        (SignInSettings(isOffline: true), "--offline"), (SignInSettings(isDemo: true), "sample account"),
        (SignInSettings(isOffline: true, hasFiles: true), "usage files"),
    ])
    func `where nothing can be signed in, the reason is told and accounts are listed`(
        settings: SignInSettings, word: String
    ) {
        var driver = Driver(signIn: settings)
        driver.forget()

        driver.send(.accountsOpened)
        #expect(driver.app.notice?.text.contains(word) == true)
        driver.send(.accounts(.listed(Self.rows)))
        #expect(driver.accounts?.list.visible.first?.id == .account(Self.anna.id))
        driver.send(.opened, .opened)

        #expect(driver.effects == [.account(.list)])
        #expect(driver.app.notice?.text.contains(word) == true)
        driver.send(.accountsOpened)
        #expect(driver.app.overlay == nil)
    }

    @Test func `signing out asks for it, says so and lists again`() {
        var driver = opened()

        driver.send(.opened, .moved(.by(1)), .opened)
        #expect(driver.effects == [.account(.signOut(Self.anna.id))])
        #expect(driver.app.overlay == nil)
        driver.forget()
        driver.send(.accounts(.signedOut(Self.anna.id)))

        #expect(driver.effects == [.account(.list)])
        #expect(driver.app.notice?.text == "'anna@contoso.se' is signed out; what was read stays.")
    }

    @Test func `signing out that fails is said`() {
        var driver = opened()

        driver.send(.opened, .moved(.by(1)), .opened, .accounts(.failed("Can't write 'tokens'.")))

        #expect(driver.app.notice == AppModel.Message(isWarning: true, text: "Can't write 'tokens'."))
        #expect(driver.app.overlay == nil)
    }

    @Test func `an account's name and a tenant's id can be copied`() {
        var driver = opened()

        driver.send(.opened, .moved(.last), .opened, .moved(.by(1)), .opened, .moved(.last), .opened)

        #expect(driver.effects == [.copy("anna@contoso.se"), .copy("t-1")])
    }

    @Test func `signing in again takes the account's way and tenant, and offers the others`() {
        var driver = opened()

        driver.send(.opened, .opened)

        #expect(driver.effects == [.account(.signIn(.deviceCode, tenant: "t-1")), .account(.waysToSignIn)])
        #expect(driver.app.signInInFront?.stage == .waiting(.deviceCode))
    }

    @Test func `a tenant is signed in to by itself`() {
        var driver = opened()

        driver.send(.moved(.by(2)), .opened, .opened)

        #expect(driver.effects.first == .account(.signIn(.deviceCode, tenant: "t-2")))
        #expect(driver.app.signInInFront?.tenant == "t-2")
    }

    @Test func `a sign-in that is over is said once, and whatever is on screen stays`() {
        var driver = opened()
        driver.send(.closed)
        driver.openHistory()
        let before = driver.app

        driver.send(.signInNeeded(Self.robot.id, "Over."), .signInNeeded(Self.robot.id, "Over."))

        #expect(driver.app.stack == before.stack && driver.app.overlay == nil)
        #expect(driver.app.notice?.text == "Azure wants a new sign-in: A signs in again.\nOver.")
        #expect(driver.app.messages.count == before.messages.count + 1)
    }

    @Test func `the account whose sign-in is over is selected when the accounts open`() {
        var driver = opened()
        driver.send(.closed, .signInNeeded(Self.robot.id, "Over."))

        driver.send(.accountsOpened, .accounts(.listed(Self.rows)))

        #expect(driver.accounts?.list.selected?.id == .account(Self.robot.id))
    }

    @Test func `a sign-in that is over is named where its account is known`() {
        var driver = opened()

        driver.send(.signInNeeded(Self.anna.id, "Over."))

        #expect(
            driver.app.notice?.text == "The sign-in of 'anna@contoso.se' is over: A signs in again.\nOver.")
        driver.send(.accounts(.signedIn(Self.anna, tenants: [])), .signInNeeded(Self.anna.id, "Over."))
        #expect(driver.app.messages.count == 3)
    }

    @Test func `answers change nothing where the screen was left`() {
        var driver = opened()
        driver.send(.closed)
        let before = driver.app.stack

        driver.send(.accounts(.listed([])), .accounts(.notListed("No.")), .accounts(.ways([])))

        #expect(driver.app.stack == before && driver.app.overlay == nil)
    }
}
