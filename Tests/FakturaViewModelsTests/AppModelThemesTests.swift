import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import Testing

@Suite struct AppModelThemesTests {
    private static let choices = ["ascii", "default", "mine", "nord"].map {
        ThemePicker.Choice(name: $0, isOwn: $0 == "mine")
    }

    /// The themes listed in front of the home screen, `default` in use.
    private func opened(fixedBy: Words.ThemeOrigin? = nil, usesASCIIGlyphs: Bool = false) -> Driver {
        var driver = Driver()
        if usesASCIIGlyphs { driver.send(.glyphsToggled) }
        driver.send(.themesOpened)
        driver.send(.theme(.listed(Self.choices, current: "default", fixedBy: fixedBy)))
        driver.forget()
        return driver
    }

    private func picker(_ driver: Driver) throws -> ThemePicker {
        guard case .themes(let picker) = driver.app.overlay else { throw Missing() }
        return picker
    }

    private struct Missing: Error {}

    @Test func `the key asks which themes there are, and lists them with the one in use highlighted`() throws {
        var driver = Driver()
        driver.forget()

        driver.send(.themesOpened)
        #expect(driver.effects == [.theme(.list)])
        #expect(driver.app.overlay == nil)
        driver.send(.theme(.listed(Self.choices, current: "default", fixedBy: nil)))

        #expect(try picker(driver).name == "default")
        #expect(driver.app.notice == nil)
        #expect(!driver.app.isTextInFront)
    }

    @Test func `the highlighted theme is shown at once, and only when it changes`() throws {
        var driver = opened()

        driver.send(.moved(.by(1)), .moved(.last), .moved(.by(1)), .moved(.first))

        #expect(driver.effects == [.theme(.show("mine")), .theme(.show("nord")), .theme(.show("ascii"))])
        #expect(try picker(driver).name == "ascii")
        #expect(driver.home?.list.cursor.selected == Driver().home?.list.cursor.selected)
    }

    @Test func `Enter keeps the highlighted theme`() {
        var driver = opened()
        driver.send(.moved(.last))
        driver.forget()

        driver.send(.opened)
        #expect(driver.effects == [.theme(.keep("nord"))])
        #expect(driver.app.overlay == nil)
        driver.send(.theme(.kept(name: "nord", fixedBy: nil)))

        #expect(driver.app.notice?.text == "Theme 'nord' is kept for the next start too.")
        #expect(driver.app.stack.count == 1)
    }

    @Test(arguments: [Intent.closed, .wentOut, .leftOrQuit])
    func `out of the themes goes back to the one before`(intent: Intent) {
        var driver = opened()
        driver.send(.moved(.first), .theme(.shown(name: "ascii", usesASCIIGlyphs: true, summary: nil, fault: nil)))
        #expect(driver.app.usesASCIIGlyphs)
        driver.forget()

        driver.send(intent)

        #expect(driver.effects == [.theme(.goBack)])
        #expect(driver.app.overlay == nil)
        #expect(!driver.app.usesASCIIGlyphs)
    }

    @Test(arguments: [Intent.helpOpened, .messagesOpened])
    func `help and messages take a theme back that was not kept`(intent: Intent) {
        var driver = opened()
        driver.send(.moved(.last))
        driver.forget()

        driver.send(intent)

        #expect(driver.effects == [.theme(.goBack)])
        #expect(driver.app.isTextInFront)
    }

    @Test func `a theme brings its glyphs, and signs chosen before come back with the theme before`() {
        var driver = opened(usesASCIIGlyphs: true)

        driver.send(.moved(.last), .theme(.shown(name: "nord", usesASCIIGlyphs: false, summary: nil, fault: nil)))
        #expect(!driver.app.usesASCIIGlyphs)
        driver.send(.closed)

        #expect(driver.app.usesASCIIGlyphs)
    }

    @Test func `a theme that cannot be drawn with says why and is not kept`() throws {
        var driver = opened()
        driver.send(.moved(.by(1)), .theme(.refused(name: "mine", fault: "Line 3 is wrong.")))
        driver.forget()

        driver.send(.opened)

        #expect(driver.effects == [])
        #expect(try picker(driver).fault == "Line 3 is wrong.")
        #expect(try picker(driver).isKeepable == false)
        #expect(driver.app.messages.map(\.text) == ["Line 3 is wrong."])
        driver.send(.moved(.by(1)), .opened)
        #expect(driver.effects == [.theme(.show("nord")), .theme(.keep("nord"))])
    }

    @Test func `an answer about a theme that is not highlighted any more changes nothing`() throws {
        var driver = opened()
        driver.send(.moved(.last), .moved(.first))
        let before = driver.app

        driver.send(.theme(.shown(name: "nord", usesASCIIGlyphs: true, summary: "Late.", fault: nil)))
        driver.send(.theme(.refused(name: "nord", fault: "Late.")))

        #expect(driver.app == before)
    }

    @Test(arguments: [
        (Words.ThemeOrigin.flag, "--theme"), (.environment, "FAKTURA_THEME"),
        (.file("/home/c.toml"), "'theme' in 'c.toml'"),
    ])
    func `what decides at the next start is said before choosing and after`(origin: Words.ThemeOrigin, name: String) {
        var driver = opened(fixedBy: origin)
        #expect(driver.app.notice?.text == "For this session only: the next start takes \(name).")

        driver.send(.opened, .theme(.kept(name: "default", fixedBy: origin)))

        #expect(driver.app.notice?.text == "Theme 'default' is kept, but the next start takes \(name).")
        #expect(driver.app.messages.isEmpty)
    }
}
