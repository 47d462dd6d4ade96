import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct SignInPaneTests {
    private let ascii = SurfaceTraits(glyphs: .ascii, colouredBars: false, cursor: .marker)

    private func failed(_ session: Session = .code()) -> Session {
        var session = session
        let refusal = SignInRefusal(
            error: "invalid_grant", numbers: [53003], message: nil, correlationID: "c-1", tenant: "contoso.example")
        session.send(.accounts(.failed(session.app.words.sentence(for: SignInProblem.refused(refusal)))))
        return session
    }

    @Test func `the ways found here stand to choose from`() {
        expectGolden(Session.signIn().surface(), named: "ways")
    }

    @Test func `the code, where it is entered, and the other ways`() {
        expectGolden(Session.code().surface(), named: "code")
    }

    @Test func `on the smallest screen address and code are whole`() {
        expectGolden(Session.code(Session(columns: 40, rows: 10, traits: ascii)).surface(), named: "code")
    }

    @Test func `a failure keeps the ways`() {
        expectGolden(failed().surface(), named: "failed")
    }

    @Test func `where no way can be taken the ways are explained`() {
        expectGolden(Session.signIn(ways: FixtureAccounts.noClient).surface(), named: "explained")
    }

    @Test func `the code counts down`() {
        var session = Session.code()

        session.app.tick(FixtureAccount.now + 801)
        #expect(session.surface().text.contains("F7KQ2MTX            y copies it · valid for 1:11"))
        session.app.tick(FixtureAccount.now + 872)

        #expect(session.surface().text.contains("The code was not entered in time. Ask for a new one."))
        #expect(!session.surface().text.contains("F7KQ2MTX"))
    }

    @Test(arguments: [("WDJBMJHT", 40, 10), ("AVERYLONGCODEOFTHIRTYTWOSIGNS123", 40, 10), ("ABCD-EFGH", 200, 50)])
    func `the code is never cut or broken`(code: String, columns: Int, rows: Int) {
        var session = Session.signIn(Session(columns: columns, rows: rows))
        session.press("G", .enter)
        let address = "http://127.0.0.1:7788/contoso.example/device/of/a/cloud/of/ones/own"
        session.send(
            .accounts(
                .codeShown(code: code, address: address, message: nil, expiresAt: FixtureAccount.now + 900)))

        let text = session.surface().text

        #expect(text.contains(code))
        #expect(text.replacing("\n", with: "").replacing(" ", with: "").contains(address))
    }

    @Test func `what stands in front can be drawn at any size`() {
        var explained = Session.signIn(ways: FixtureAccounts.noClient)
        explained.press("G")
        var menu = Session.accounts()
        menu.press(.enter)
        for session in [Session.code(), .signIn(), failed(), explained, menu] {
            var session = session
            for columns in stride(from: 1, through: 90, by: 7) {
                for rows in 1...30 {
                    (session.columns, session.rows) = (columns, rows)
                    let surface = session.surface()
                    for row in 0..<rows { #expect(surface.measure(surface.rowText(row)) <= columns) }
                }
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `with the ASCII glyphs nothing of English is above the keyboard's letters, and no key means two things`(
        language: Language
    ) {
        let start = Session(language: language, traits: ascii)
        var menu = Session.accounts(start)
        menu.press(.enter)
        for session in [Session.code(start), .signIn(start), .signIn(start, ways: FixtureAccounts.noClient), menu] {
            let table = AppKeys.table(for: session.app)
            #expect(table.conflicts.isEmpty)
            for binding in table.bindings { #expect(!binding.label.isEmpty && !binding.description.isEmpty) }
            if language == .english { #expect(session.surface().text.filter { !$0.isASCII } == "") }
        }
    }

    @Test func `control characters in what Microsoft answers never reach a cell, nor the clipboard`() {
        var session = Session.signIn()
        session.press("G", .enter)
        let evil = "a\u{1B}[31mb\u{9B}2Jc\u{202E}"
        session.send(.accounts(.codeShown(code: evil, address: evil, message: evil, expiresAt: .max)))

        let surface = session.surface()
        session.press("y")

        for row in 0..<surface.rows {
            for scalar in surface.scalars(row: row, in: 0..<surface.columns) {
                #expect(scalar >= 0x20 && !(0x7F..<0xA0).contains(scalar) && scalar != 0x202E)
            }
        }
        guard case .copy(let text) = session.effects.last else {
            Issue.record("nothing copied")
            return
        }
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    }

    @Test func `keys that read what is behind are asleep, so that none stops a sign-in unasked`() {
        var session = Session.code()
        let before = session.app

        session.press("?", "!", "t", "A", "r", "v", .left, "h", .backspace)

        #expect(session.app == before)
    }

    @Test func `y copies the code, and Esc stops waiting for it`() {
        var session = Session.code()

        session.press("y", .escape)

        #expect(session.effects.suffix(2) == [.copy("F7KQ2MTX"), .account(.cancelSignIn)])
    }
}
