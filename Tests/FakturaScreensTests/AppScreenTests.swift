import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct AppScreenTests {
    private let mono = SurfaceTraits(colouredBars: false, cursor: .marker)

    @Test(arguments: OpenedScreen.allCases)
    func `every screen can be drawn at any size`(screen: OpenedScreen) {
        var session = screen.open()

        for columns in 1...90 {
            // All heights, taken in turn by neighbouring widths.
            for rows in stride(from: 1 + columns % 4, through: 30, by: 4) {
                (session.columns, session.rows) = (columns, rows)
                let surface = session.surface()
                for row in 0..<rows { #expect(surface.measure(surface.rowText(row)) <= columns) }
            }
        }
    }

    @Test(arguments: [Key("?"), "!", "s", "/", "x", "y"])
    func `what stands in front can be drawn at any size`(key: Key) {
        var session = Session.statement()
        session.send(.warned("One sentence that says what went wrong and what to do about it."))
        session.press(key)

        for columns in stride(from: 1, through: 90, by: 7) {
            for rows in 1...30 {
                (session.columns, session.rows) = (columns, rows)
                #expect(session.surface().rows == rows)
            }
        }
    }

    @Test(arguments: OpenedScreen.allCases)
    func `an escape sequence in the data never reaches a cell`(screen: OpenedScreen) {
        var account = FixtureAccount.oneDay(lineCount: 0)
        let evil = "a\u{1B}[31mb\u{9B}2Jc\u{07}\u{202E}\u{7F}\r\nd"
        account = FixtureAccount(
            subscriptions: [
                Subscription(id: SubscriptionID("sub-1"), name: evil, offer: Offer(evil), role: evil, anchorDay: 12)
            ],
            lines: [
                .fixture(
                    day: .fixture("2026-11-11"), meter: .fixture(evil, category: evil, unit: evil), resource: evil,
                    resourceGroup: evil, currency: "SEK", chargeType: evil, tags: "\"\(evil)\": \"\(evil)\"",
                    additionalInfo: evil, otherFields: [UsageLine.OtherField(name: evil, value: evil)])
            ])
        var start = Session(account, columns: 200, rows: 50)
        start.press("g", .down)
        let piece = SyncPiece.periods(SubscriptionID("sub-1"))
        start.send(
            .syncTold(.finished(piece, .refused(.refused(AzureRefusal(status: 400, message: evil, reason: .other))))))
        var session = start
        let keys: [OpenedScreen: [Key]] = [
            .history: [.enter], .statement: [.enter, .down, "v"], .dailyUsage: [.enter, .down, .enter],
            .usageLines: [.enter, .down, .enter, .enter, .enter],
            .usageLine: [.enter, .down, .enter, .enter, .enter, .enter], .activities: ["a"], .activity: ["a", .enter],
        ]
        for key in keys[screen] ?? [] { session.press(key) }
        session.send(.warned(evil))

        let surface = session.surface()

        for row in 0..<surface.rows {
            for scalar in surface.scalars(row: row, in: 0..<surface.columns) {
                #expect(scalar >= 0x20 && scalar != 0x7F && !(0x80..<0xA0).contains(scalar) && scalar != 0x202E)
            }
        }
    }

    @Test(arguments: OpenedScreen.allCases)
    func `with the ASCII glyphs nothing of the program's own is above the keyboard's letters`(screen: OpenedScreen) {
        let plain = FixtureAccount(
            subscriptions: FixtureAccount.everything.subscriptions.filter { !$0.displayName.contains("\u{1B}") },
            lines: FixtureAccount.everything.lines.filter { $0.subscription != SubscriptionID("sub-wide") })
        let session = screen.open(Session(plain, traits: SurfaceTraits(glyphs: .ascii, colouredBars: false)))

        for overlay: Intent? in [
            nil, .helpOpened, .messagesOpened, .sortMenuOpened, .saving(.formatsOpened), .saving(.copyingOpened),
        ] {
            var session = session
            if let overlay { session.send(overlay) }
            let foreign = session.surface().text.filter { !$0.isASCII }
            #expect(foreign == "")
        }
    }

    @Test func `without colour the five states of a screen are five texts`() {
        let nothing = FixtureAccount(subscriptions: [], lines: [])
        var filtered = Session.home(Session(traits: mono))
        filtered.press("/")
        filtered.type("nowhere")
        var importing = Session(nothing, traits: mono)
        importing.send(
            .imported(ImportProgress(file: "a.csv", number: 1, fileCount: 1, bytes: 1, totalBytes: 2, lines: 3)))
        let states = [
            Session(nothing, traits: mono), Session(traits: mono, answers: { _, _ in nil }), importing,
            Session(traits: mono, answers: { _, _ in .failed("No.") }), filtered, Session.home(Session(traits: mono)),
        ]

        #expect(Set(states.map { $0.surface().text }).count == states.count)
    }

    @Test func `without colour the selected row and the sorted column are seen`() {
        var session = Session.history(Session(traits: mono))
        let before = session.surface().text

        session.press(.down)
        let moved = session.surface().text
        session.press("-")

        #expect(before != moved)
        #expect(session.surface().text != moved)
        #expect(session.surface().rowText(1).contains("PERIOD▲"))
    }

    @Test func `columns scroll until the last one is shown, and back`() {
        var session = Session.usageLines()
        let whole = session.surface().text

        for _ in 0..<20 { session.press(".") }
        let scrolled = session.surface()
        for _ in 0..<20 { session.press(",") }

        #expect(scrolled.rowText(1).hasPrefix("  RESOURCE"))
        #expect(scrolled.rowText(1).hasSuffix("LOCATION"))
        #expect(scrolled.rowText(1).contains("SERVICE"))
        #expect(session.surface().text == whole)
    }

    @Test func `columns do not scroll where all are shown`() {
        var session = Session.history(Session(columns: 120, rows: 40))
        let whole = session.surface().text

        session.press(".", ".")

        #expect(session.surface().text == whole)
    }

    @Test(arguments: [(40, "−98,765,432.10"), (80, "−987,654,321,012.34"), (120, "−987,654,321,012.34")])
    func `no amount is ever cut off`(columns: Int, amount: String) {
        let account = FixtureAccount(
            subscriptions: [Subscription(id: SubscriptionID("sub-1"), name: "Large", anchorDay: 12)],
            lines: [
                .fixture(
                    1, day: .fixture("2026-11-11"), cost: amount.replacing("−", with: "-").replacing(",", with: ""))
            ])
        var session = Session(account, columns: columns)
        let keys: [Key] = [.enter, .down, .enter, .end, .enter]

        for key in keys {
            session.press(key)
            #expect(session.surface().text.contains(amount))
        }
        session.press(.left, .left, "v")
        #expect(session.surface().text.contains(amount))
    }

    @Test func `a message of several lines shows its first, and how many more there are`() {
        var session = Session.home()

        session.send(.published(message: "'a.csv': 12 lines read.\nProduction: 12 lines, added.\nOne more."))

        #expect(session.surface().rowText(22) == " 'a.csv': 12 lines read. · ! shows 2 more")
    }

    @Test func `a message does not hide the work that runs`() {
        var session = Session.home()

        session.send(.published(message: "'a.csv': 12 lines read."))
        session.send(
            .imported(
                ImportProgress(file: "b.csv", number: 2, fileCount: 2, bytes: 41, totalBytes: 100, lines: 9)))

        let row = session.surface().rowText(22)
        #expect(row.hasPrefix(" 'a.csv': 12 lines read."))
        #expect(row.hasSuffix("partial: reading 2/2 b.csv, 41%"))
    }

    @Test func `help scrolls to its end and straight back`() {
        var session = Session.home()
        session.press("?", .end)
        let end = session.surface().text

        session.press(.down, .down)
        let further = session.surface().text
        session.press(.up)

        #expect(end == further)
        #expect(session.surface().text != end)
        #expect(end.contains("billing-download-azure-invoice-\n  daily-usage-date"))
    }

    @Test func `the title says as of which day where that is not today`() {
        var account = FixtureAccount.everything
        account.asOf = AsOf(day: .fixture("2019-11-20"), isMoved: true)

        let title = Session(account).surface().rowText(0)

        #expect(title == "Subscriptions                             usage.csv · actual · as of 20 Nov 2019")
    }

    @Test func `at 120 columns role, offer id and resource group appear`() {
        let home = Session.home(Session(columns: 120)).surface().rowText(1)
        let lines = Session.usageLines(Session(columns: 120)).surface().rowText(1)

        #expect(home.contains("OFFER ID") && home.contains("ROLE"))
        #expect(lines.contains("GROUP"))
    }

    @Test func `what no source tells has no column, and the name its room`() {
        let id = "0039de71-ca37-4a17-a104-17665a50e7fc"
        let meter = Meter.fixture("Data stored", unit: "")
        let account = FixtureAccount(
            subscriptions: [Subscription(id: SubscriptionID(id))],
            lines: [
                .fixture(
                    day: .fixture("2026-10-02"), subscription: SubscriptionID(id), meter: meter, quantity: nil,
                    unitPrice: nil)
            ])
        var session = Session(account)
        let home = session.surface()
        session.press(.enter, .down, "v")

        #expect(!home.rowText(1).contains("OFFER"))
        #expect(home.rowText(3).hasPrefix("  \(id)"))
        #expect(session.surface().rowText(1).contains("METER") && !session.surface().rowText(1).contains("UNIT"))
    }

    @Test func `roles have no column where nobody told them`() {
        let account = FixtureAccount.oneDay(lineCount: 3)

        #expect(!Session(account, columns: 120).surface().rowText(1).contains("ROLE"))
    }

    @Test(arguments: OpenedScreen.lists)
    func `the keys that a screen without rows names do what it says`(screen: OpenedScreen) {
        let depth = screen.open().app.stack.count
        for state in [screen.unanswered(), screen.empty(), screen.refused()] {
            var out = state
            out.press(.escape)
            #expect(out.app.stack.count == max(1, depth - 1))
            var again = state
            again.answers = Session.answer
            again.press("r")
            #expect(!again.app.frontModel.isEmpty)
        }
        for state in [screen.filteredToNothing(), screen.filterKept()] {
            var cleared = state
            cleared.press(.escape)
            #expect(cleared.app.frontModel.filter.text == "" && cleared.app.stack.count == depth)
            #expect(!cleared.surface().text.contains("matches"))
        }
    }
}
