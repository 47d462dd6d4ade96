import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import Foundation
import TerminalKit
import Testing

/// A screen by its name, and how one gets there.
enum OpenedScreen: String, CaseIterable, Sendable {
    case subscriptions, history, statement, dailyUsage, usageLines, usageLine, activities, activity, accounts
    case invoices, invoiceText

    func open(_ session: Session = Session()) -> Session {
        switch self {
        case .subscriptions: .home(session)
        case .history: .history(session)
        case .statement: .statement(session)
        case .dailyUsage: .dailyUsage(session)
        case .usageLines: .usageLines(session)
        case .usageLine: .usageLine(session)
        case .accounts: .accounts(session)
        case .activities: .activity(session)
        case .activity: .activityDetails(session)
        case .invoices: .invoices(session)
        case .invoiceText: .invoiceText(session)
        }
    }
}

@Suite struct AppKeysTests {
    private func tables(_ language: Language) -> [(name: String, table: KeyTable<Intent>)] {
        OpenedScreen.allCases.flatMap { screen -> [(String, KeyTable<Intent>)] in
            let session = screen.open(Session(language: language))
            let states: [(String, Intent)] = [
                ("filtering", .filtered(.opened)), ("help", .helpOpened), ("messages", .messagesOpened),
                ("sorting", .sortMenuOpened), ("saving", .saving(.formatsOpened)),
                ("copying", .saving(.copyingOpened)),
                ("themes", .theme(.listed([], current: "", fixedBy: nil))), ("signing in", .accounts(.signInOpened)),
            ]
            return [(screen.rawValue, AppKeys.table(for: session.app))]
                + states.map { name, intent in
                    var session = session
                    session.send(intent)
                    return ("\(screen.rawValue) \(name)", AppKeys.table(for: session.app))
                }
        }
    }

    @Test(arguments: Language.allCases)
    func `no key means two things, and each has words`(language: Language) {
        for (name, table) in tables(language) {
            #expect(table.conflicts.isEmpty, "\(name)")
            for binding in table.bindings {
                #expect(!binding.label.isEmpty && !binding.description.isEmpty, "\(name) \(binding.keys)")
            }
        }
    }

    @Test func `no key that does nothing is hinted at`() {
        for (name, table) in tables(.english) {
            #expect(table.hintEntries.allSatisfy { $0.disabledReason == nil }, "\(name)")
        }
    }

    @Test(arguments: OpenedScreen.allCases)
    func `keys that move, move on every screen`(screen: OpenedScreen) {
        let pairs: [(Key, Intent)] = [
            (.down, .moved(.by(1))), ("j", .moved(.by(1))), (.up, .moved(.by(-1))), ("k", .moved(.by(-1))),
            (.pageDown, .moved(.page(1))), (.control("f"), .moved(.page(1))), (.pageUp, .moved(.page(-1))),
            (.control("b"), .moved(.page(-1))), (.control("d"), .moved(.halfPage(1))),
            (.control("u"), .moved(.halfPage(-1))), (.home, .moved(.first)), ("g", .moved(.first)),
            (.end, .moved(.last)), ("G", .moved(.last)),
        ]
        let session = screen.open()

        for (key, intent) in pairs { #expect(AppKeys.intent(for: key, in: session.app) == intent) }
    }

    @Test(arguments: OpenedScreen.allCases)
    func `keys of the whole program mean the same on every screen`(screen: OpenedScreen) {
        let pairs: [(Key, Intent)] = [
            (.escape, .closed), ("q", .leftOrQuit), (.control("c"), .quit), ("r", .refreshed), ("?", .helpOpened),
            (.function(1), .helpOpened), ("!", .messagesOpened), ("~", .glyphsToggled), (.control("l"), .redrawn),
            (.control("z"), .suspended), ("t", .themesOpened), ("A", .accountsOpened),
        ]
        let session = screen.open()

        for (key, intent) in pairs { #expect(AppKeys.intent(for: key, in: session.app) == intent) }
    }

    @Test(arguments: OpenedScreen.allCases.filter { $0 != .subscriptions })
    func `left, h and Backspace go out`(screen: OpenedScreen) {
        for key in [Key.left, "h", .backspace] {
            var session = screen.open()
            let depth = session.app.stack.count

            session.press(key)

            #expect(session.app.stack.count == depth - 1)
        }
    }

    @Test(arguments: OpenedScreen.allCases)
    func `a key of another screen says why it does nothing here`(screen: OpenedScreen) {
        for key: Key in ["/", "s", "<", ">", "-", ",", ".", "[", "]", "v", "X", "d", "D", "I", .enter] {
            let session = screen.open()

            let intent = AppKeys.intent(for: key, in: session.app)

            #expect(intent != nil, "\(key)")
            if case .refused(let reason) = intent { #expect(reason.hasSuffix("."), "\(key)") }
        }
    }

    @Test func `a disabled key answers in the status line`() {
        var session = Session.usageLine()

        session.press("/")

        #expect(session.surface().rowText(22) == " A line's fields are all shown, in one order.")
    }

    @Test func `the filter takes characters that are keys elsewhere`() {
        var session = Session.home()

        session.press("/")
        session.type("q?r~s/")
        session.press(.control("w"))
        session.type("pro")

        #expect(session.app.frontModel.filter.text == "pro")
        #expect(session.app.stack.count == 1)
        #expect(session.effects.isEmpty)
    }

    @Test func `text pasted at the prompt is typed up to its first line's end`() {
        var session = Session.home()
        session.press("/")

        session.press(Key(.paste("prod\nrm -r")))

        #expect(session.app.frontModel.filter.text == "prod")
    }

    @Test func `arrows move through what the filter leaves while it is typed`() {
        var session = Session.home()
        session.press("g", "/")

        session.press(.down, .down)

        #expect(session.app.frontModel.filter.isEditing)
        guard case .subscriptions(let model) = session.app.front.screen else { return }
        #expect(model.list.cursor.selected == 2)
    }

    @Test func `Ctrl-C quits while the filter is typed and over help`() {
        var typing = Session.home()
        typing.press("/", .control("c"))
        var reading = Session.home()
        reading.press("?", .control("c"))

        #expect(typing.effects == [.quit])
        #expect(reading.effects == [.quit])
    }

    @Test func `keys of the screen behind help are asleep`() {
        var session = Session.history()

        session.press("?", "r", "v", "/", "X")

        #expect(session.app.stack.count == 2)
        #expect(session.app.overlay == .help(firstVisible: 0))
    }

    @Test(arguments: [Key.escape, .left, "h", .backspace, "q"])
    func `help closes and the screen stays`(key: Key) {
        var session = Session.history()
        session.press("?")

        session.press(key)

        #expect(session.app.overlay == nil)
        #expect(session.app.stack.count == 2)
    }

    @Test func `at home q quits and says so`() {
        let home = AppKeys.table(for: Session.home().app).hintEntries
        let inside = AppKeys.table(for: Session.history().app).hintEntries

        #expect(home.first { $0.keys == ["q"] }?.label == "quit")
        #expect(inside.first { $0.keys == ["q"] }?.label == "back")
    }

    @Test func `an import can be stopped while it runs only`() {
        var session = Session.home()
        let idle = AppKeys.intent(for: "X", in: session.app)

        session.send(
            .imported(ImportProgress(file: "a.csv", number: 1, fileCount: 1, bytes: 1, totalBytes: 2, lines: 3)))

        #expect(idle == .refused("Nothing is running."))
        #expect(AppKeys.intent(for: "X", in: session.app) == .workCancelled)
    }

    @Test func `help tells every key of the screen`() {
        let session = Session.dailyUsage()
        let told = AppKeys.helpGroups(for: session.app).flatMap(\.entries).flatMap(\.keys)

        for binding in AppKeys.table(for: session.app).bindings {
            for key in binding.keys { #expect(told.contains(key.label)) }
        }
    }

    @Test func `the README tells the keys there are, and no others`() throws {
        // Tests/FakturaScreensTests/AppKeysTests.swift is three levels down.
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let section = try #require(readme.components(separatedBy: "\n## ").first { $0.hasPrefix("Keys\n") })
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        let words = rows.flatMap { $0.dropFirst(2).components(separatedBy: " | ")[0].split(separator: " ") }
        // A comma alone is a key; after another word it parts two of them.
        let told = words.map { ($0.count > 1 && $0.hasSuffix(",") ? $0.dropLast() : $0).filter { $0 != "`" } }

        let keys = tables(.english).flatMap(\.table.bindings).flatMap(\.keys).map(\.label)

        #expect(Set(keys).subtracting(told) == [])
        #expect(Set(told).subtracting(keys) == [])
    }
}
