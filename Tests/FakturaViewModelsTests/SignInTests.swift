import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@testable import FakturaViewModels

@Suite struct SignInTests {
    private static let cli = WayFound(way: .azureCLI, who: "admin@example.com")
    private static let secret = WayFound(way: .clientSecret, who: "app-1")
    private static let device = WayFound(way: .deviceCode)
    private static let unready = WayFound(way: .deviceCode, isReady: false, reason: "No client id is configured.")

    private static let code = AccountIntent.codeShown(
        code: "F7KQ2MTX", address: "https://microsoft.com/devicelogin", message: "To sign in, …",
        expiresAt: FixtureAccount.now + 900)

    /// The dialog over the Accounts screen with these ways; nothing asked for so far.
    private func opened(_ ways: [WayFound] = [cli, secret, device]) -> Driver {
        var driver = Driver()
        driver.send(.accountsOpened, .accounts(.listed(AppModelAccountsTests.rows)))
        driver.send(.accounts(.signInOpened), .accounts(.ways(ways)))
        driver.forget()
        return driver
    }

    /// A code is on screen.
    private func waiting() -> Driver {
        var driver = opened()
        driver.send(.moved(.last), .opened, .accounts(Self.code))
        driver.forget()
        return driver
    }

    private func stage(_ driver: Driver) -> SignIn.Stage? { driver.app.signInInFront?.stage }

    @Test(arguments: [Intent.accountsOpened, .accounts(.signInOpened)])
    func `the dialog looks for ways, and marks the first that can be taken`(intent: Intent) {
        var driver = Driver()
        driver.send(.accountsOpened, .accounts(.listed(AppModelAccountsTests.rows)))
        driver.forget()

        driver.send(intent)
        #expect(driver.effects == [.account(.waysToSignIn)])
        #expect(stage(driver) == .finding)
        driver.send(.opened)
        #expect(driver.effects.count == 1)
        driver.send(.accounts(.ways([Self.unready, Self.cli])))

        #expect(stage(driver) == .choosing)
        #expect(driver.app.signInInFront?.marked == Self.cli)
    }

    @Test func `Enter takes the marked way, and it is waited for`() {
        var driver = opened()

        driver.send(.moved(.by(1)), .opened)

        #expect(driver.effects == [.account(.signIn(.clientSecret, tenant: nil))])
        #expect(stage(driver) == .waiting(.clientSecret))
        #expect(driver.app.signInInFront?.offered == [Self.cli, Self.device])
    }

    @Test func `a way that cannot be taken says why`() {
        var driver = opened([Self.cli, Self.unready])

        driver.send(.moved(.last), .opened)

        #expect(driver.effects == [])
        #expect(driver.app.notice?.text == "No client id is configured.")
        #expect(stage(driver) == .choosing)
    }

    @Test(arguments: [[], [unready]])
    func `where no way can be taken, the ways are explained and can be scrolled`(ways: [WayFound]) {
        var driver = opened(ways)
        #expect(driver.app.signInInFront?.isExplaining == true && driver.app.isTextInFront)

        driver.send(.resized(rows: 3), .moved(.by(1)), .moved(.last))
        #expect(driver.app.signInInFront?.firstVisible == 3)
        driver.send(.moved(.first))

        #expect(driver.app.signInInFront?.firstVisible == 0)
        #expect(driver.effects == [])
    }

    @Test func `the code counts down and is copied as it was given`() {
        var driver = waiting()
        #expect(driver.app.isSignInCountingDown)

        driver.app.tick(FixtureAccount.now + 899)
        driver.send(.accounts(.codeCopied))

        #expect(driver.effects == [.copy("F7KQ2MTX")])
        #expect(driver.app.signInInFront?.code?.code == "F7KQ2MTX")
        #expect(driver.app.notice?.text.hasPrefix("Copied F7KQ2MTX.") == true)
    }

    @Test func `a code that is over gives way to a new one, which the same key asks for`() {
        var driver = waiting()

        driver.app.tick(FixtureAccount.now + 900)

        #expect(stage(driver) == .failed("The code was not entered in time. Ask for a new one."))
        #expect(driver.app.signInInFront?.marked == Self.device)
        #expect(!driver.app.isSignInCountingDown)
        driver.send(.opened)
        #expect(driver.effects == [.account(.signIn(.deviceCode, tenant: nil))])
    }

    @Test func `a code that was over when it came is not shown`() {
        var driver = opened()
        driver.app.tick(FixtureAccount.now + 1000)

        driver.send(.moved(.last), .opened, .accounts(Self.code))

        #expect(stage(driver) == .failed("The code was not entered in time. Ask for a new one."))
    }

    @Test(arguments: [Intent.closed, .wentOut, .leftOrQuit])
    func `out of the dialog stops a sign-in that runs, and the screen stays`(intent: Intent) {
        var driver = waiting()

        driver.send(intent)

        #expect(driver.effects == [.account(.cancelSignIn)])
        #expect(driver.app.overlay == nil)
        #expect(driver.app.stack.count == 2)
        driver.send(.accounts(Self.code), .accounts(.failed("Late.")))
        #expect(driver.app.overlay == nil && driver.app.notice == nil && driver.app.messages.isEmpty)
    }

    @Test func `out of the dialog stops nothing where nothing runs`() {
        var driver = opened()

        driver.send(.closed)

        #expect(driver.effects == [] && driver.app.overlay == nil)
    }

    @Test func `the end of the program stops a sign-in that runs, and only such`() {
        var running = waiting()
        var idle = opened()

        running.send(.quit)
        idle.send(.quit)

        #expect(running.effects == [.account(.cancelSignIn), .quit])
        #expect(idle.effects == [.quit])
    }

    @Test func `another way takes the place of the one that runs`() {
        var driver = waiting()
        #expect(driver.app.signInInFront?.marked == Self.cli)

        driver.send(.moved(.by(1)), .opened)

        #expect(driver.effects == [.account(.cancelSignIn), .account(.signIn(.clientSecret, tenant: nil))])
        #expect(stage(driver) == .waiting(.clientSecret))
    }

    @Test func `a failure keeps the ways, marks another one, and stands among the messages`() {
        var driver = waiting()

        driver.send(.accounts(.failed("Conditional Access forbids it.")))

        #expect(stage(driver) == .failed("Conditional Access forbids it."))
        #expect(driver.app.signInInFront?.offered == [Self.cli, Self.secret, Self.device])
        #expect(driver.app.signInInFront?.marked == Self.cli)
        #expect(driver.app.messages.map(\.text) == ["Conditional Access forbids it."])
        driver.send(.opened)
        #expect(driver.effects == [.account(.signIn(.azureCLI, tenant: nil))])
    }

    @Test func `ways that cannot be looked for are a failure too`() {
        var driver = Driver()
        driver.send(.accountsOpened, .accounts(.listed([])))

        driver.send(.accounts(.failed("Can't read the configuration.")))

        #expect(stage(driver) == .failed("Can't read the configuration."))
        driver.send(.opened)
        #expect(stage(driver) == .failed("Can't read the configuration."))
    }

    @Test func `who is signed in is said, listed and read`() {
        var driver = waiting()

        driver.send(.accounts(.signedIn(AppModelAccountsTests.anna, tenants: [Tenant(id: "t-1"), Tenant(id: "t-2")])))

        #expect(driver.effects == [.account(.list), .sync(.start(isForced: false))])
        #expect(driver.app.overlay == nil)
        #expect(
            driver.app.notice?.text == "'anna@contoso.se' is signed in: 2 tenants. What it sees is being read.")
        #expect(driver.accounts?.phase == .loading)
    }

    @Test func `a sign-in that was done before it could be stopped counts, and closes nothing else`() {
        var driver = waiting()
        driver.send(.closed, .helpOpened)
        driver.forget()

        driver.send(.accounts(.signedIn(AppModelAccountsTests.anna, tenants: [])))

        #expect(driver.app.overlay == .help(firstVisible: 0))
        #expect(driver.effects == [.account(.list), .sync(.start(isForced: false))])
    }

    @Test func `ways that come while one runs are offered beside it`() {
        var driver = Driver()
        driver.send(.accountsOpened, .accounts(.listed(AppModelAccountsTests.rows)), .opened, .opened)
        #expect(driver.app.signInInFront?.offered == [])

        driver.send(.accounts(Self.code), .accounts(.ways([Self.device, Self.unready, Self.cli])))

        #expect(driver.app.signInInFront?.code != nil)
        #expect(driver.app.signInInFront?.offered == [Self.cli])
    }
}
