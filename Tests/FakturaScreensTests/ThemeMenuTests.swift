import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct ThemeMenuTests {
    private static let choices = (BuiltInThemes.texts.keys.sorted() + ["zz-mine"]).map {
        ThemePicker.Choice(name: $0, isOwn: $0 == "zz-mine")
    }

    private func opened(_ session: Session = .history()) -> Session {
        var session = session
        session.press("t")
        session.send(.theme(.listed(Self.choices, current: "default", fixedBy: nil)))
        return session
    }

    @Test func `the themes stand at the right of the screen that they are tried on`() {
        let behind = Session.history().surface()
        let surface = opened().surface()

        #expect(surface.text.contains("> default"))
        #expect(surface.text.contains("nord"))
        #expect(surface.rowText(0) == behind.rowText(0))
        for row in 1..<10 {
            #expect(surface.scalars(row: row, in: 0..<40) == behind.scalars(row: row, in: 0..<40))
        }
        #expect(surface.rowText(22) == " Few colours, on the terminal's own ground")
        #expect(surface.rowText(23) == " Enter keep  Esc back")
    }

    @Test(arguments: [(80, 24), (40, 10), (120, 40)], [GlyphSet.Name.unicode, .ascii])
    func `every theme can be highlighted at every size, with and without colour`(
        size: (columns: Int, rows: Int), glyphs: GlyphSet.Name
    ) {
        let traits = SurfaceTraits(glyphs: GlyphSet(named: glyphs), colouredBars: false, cursor: .marker)
        var session = opened(.history(Session(columns: size.columns, rows: size.rows, traits: traits)))
        session.press("g")

        for choice in Self.choices {
            let text = session.surface().text
            #expect(text.contains("> \(choice.name)"))
            #expect(text.contains("Enter keep"))
            if glyphs == .ascii { #expect(text.filter { !$0.isASCII } == "") }
            session.press("j")
        }
    }

    @Test func `the menu can be drawn at any size`() {
        var session = opened()

        for columns in stride(from: 1, through: 90, by: 7) {
            for rows in 1...30 {
                (session.columns, session.rows) = (columns, rows)
                #expect(session.surface().rows == rows)
            }
        }
    }

    @Test func `a fault stands in the status line until another theme is highlighted, and Enter is no hint`() {
        var session = opened()
        session.press("G")
        session.send(.theme(.refused(name: "zz-mine", fault: "Can't use theme 'zz-mine': line 3.")))

        let surface = session.surface()
        session.press(.enter)

        #expect(surface.rowText(22) == " Can't use theme 'zz-mine': line 3.")
        #expect(surface.role(row: 22, column: 2) == .warning)
        #expect(surface.rowText(23) == " Esc back")
        #expect(session.surface().rowText(22) == " Can't use theme 'zz-mine': line 3.")
        session.press("k")
        #expect(session.surface().rowText(22) == " Cold blues and greys")
    }

    @Test func `a fault is not cut short by work that runs`() {
        var session = opened()
        session.columns = 40
        session.press("G")
        session.send(.theme(.refused(name: "zz-mine", fault: "Can't use theme 'zz-mine': line 3.")))

        session.send(
            .imported(ImportProgress(file: "a.csv", number: 1, fileCount: 1, bytes: 1, totalBytes: 2, lines: 3)))

        #expect(session.surface().rowText(22) == " Can't use theme 'zz-mine': line 3.")
    }

    @Test func `one's own theme is marked, and says what it says of itself`() {
        var session = opened()
        session.press("G")
        session.send(.theme(.shown(name: "zz-mine", usesASCIIGlyphs: false, summary: "Mostly\u{1B} grey.", fault: nil)))

        let text = session.surface().text

        #expect(text.contains("own │"))
        #expect(session.surface().rowText(22) == " Mostly␛ grey.")
    }

    @Test(arguments: Language.allCases)
    func `every theme compiled in has words`(language: Language) {
        for name in BuiltInThemes.texts.keys {
            #expect(Words(language).themeSummary(name)?.isEmpty == false, "\(name)")
        }
    }

    @Test(arguments: Language.allCases)
    func `a sample shows every state, a negative amount, a total, bars and hints`(language: Language) {
        let words = Words(language)
        var surface = Surface(columns: 60, rows: ThemeSample.rows)

        ThemeSample.draw(of: "nord", words, on: &surface)

        let roles = Set((0..<surface.rows).flatMap { surface.runs(row: $0).map(\.role) })
        let expected: [StyleRole] = [
            .title, .titleNote, .tableHeader, .tableHeaderSorted, .stateUnbilled, .stateDue, .stateOverdue, .statePaid,
            .stateVoid, .stateNone, .amountNegative, .tableRowSelected, .tableTotal, .bar, .barEstimate, .trend,
            .status, .unusual, .work, .warning, .hint, .hintKey, .dim,
        ]
        #expect(roles.isSuperset(of: expected), "\(Set(expected).subtracting(roles))")
        #expect(roles.isSubset(of: StyleRole.known))
    }
}
