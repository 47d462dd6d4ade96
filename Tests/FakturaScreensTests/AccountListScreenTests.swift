import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct AccountListScreenTests {
    private let ascii = SurfaceTraits(glyphs: .ascii, colouredBars: false, cursor: .marker)

    /// A screen on which nobody is signed in and nobody signs in.
    private func nobody(_ settings: SignInSettings = SignInSettings()) -> Session {
        var session = Session(signIn: settings)
        session.signedIn = []
        session.press("A", .escape)
        return session
    }

    @Test func loaded() {
        var session = Session.accounts()
        session.press(.down, .down)

        expectGolden(session.surface(), named: "loaded")
    }

    @Test func `a wide screen has tenant ids and clouds`() {
        expectGolden(Session.accounts(Session(columns: 200)).surface(), named: "loaded")
    }

    @Test func `a small one has accounts and where they stand, in ASCII too`() {
        expectGolden(Session.accounts(Session(columns: 40, rows: 10, traits: ascii)).surface(), named: "ascii")
    }

    @Test func `what can be done with an account stands in a menu`() {
        var session = Session.accounts()
        session.press("G", .up, .enter, .down)

        expectGolden(session.surface(), named: "menu")
    }

    @Test func `the five states are five texts`() {
        var loading = Session()
        loading.signedIn = nil
        loading.press("A")
        var failed = loading
        failed.send(.accounts(.notListed("Can't read '/home/tokens.json': you have no permission.")))
        var filtered = Session.accounts()
        filtered.press("/")
        filtered.type("nobody")
        var again = Session.accounts()
        again.signedIn = nil
        again.press("r")
        let texts = [loading, failed, filtered, nobody(), again, .accounts()].map { $0.surface().text }

        #expect(Set(texts).count == texts.count)
        #expect(texts[0].contains("Loading… Esc goes back."))
        #expect(texts[1].contains("you have no permission.\n  r tries again, ! shows all messages."))
        #expect(texts[2].contains("Nothing of 5 matches 'nobody'."))
        #expect(texts[3].contains("Nobody is signed in.\n  Enter signs in to Azure, Esc goes back."))
        #expect(texts[4].contains(" · reading"))
    }

    @Test func `Enter signs in where nobody is, and does the same on the first row`() {
        var empty = nobody()
        empty.press(.enter)
        var first = Session.accounts()
        first.press("g", .enter)

        #expect(empty.app.signInInFront != nil && first.app.signInInFront != nil)
    }

    @Test(arguments: [SignInSettings(isOffline: true), SignInSettings(isDemo: true), SignInSettings(hasFiles: true)])
    func `where nothing can be signed in, the text and the key say why`(settings: SignInSettings) throws {
        var session = Session(signIn: settings)
        session.signedIn = []
        session.press("A")
        let reason = Words().cannotSignIn(try #require(settings.hindrance))

        #expect(session.surface().text.contains("Nobody is signed in.\n  \(reason)\n  Esc goes back."))
        #expect(AppKeys.intent(for: .enter, in: session.app) == .refused(reason))
        #expect(AppKeys.intent(for: "A", in: session.app) == .refused(reason))
        #expect(!session.surface().rowText(23).contains("Enter"))
    }

    @Test func `a home without subscriptions names the way in, and others do not hint at it`() {
        let empty = OpenedScreen.subscriptions.empty()

        #expect(empty.surface().text.contains("A signs in to Azure; 'faktura FILE…' opens a usage file"))
        #expect(empty.surface().rowText(23).contains("A sign in"))
        #expect(!Session.home().surface().rowText(23).contains("A "))
    }

    @Test func `accounts are no rows of a file, and have no order but their own`() {
        let session = Session.accounts()

        for key: Key in ["x", "y"] {
            #expect(AppKeys.intent(for: key, in: session.app) == .refused(Words().accountsAreNotSaved))
        }
        #expect(AppKeys.intent(for: "s", in: session.app) == .refused(Words().accountsAreUnsorted))
        #expect(AppKeys.intent(for: "/", in: session.app) == .filtered(.opened))
    }
}
