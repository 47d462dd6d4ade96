import TerminalKit
import Testing

@Suite struct KeyTableTests {
    private enum Intent: Sendable, Equatable { case open, download, leave }

    private let table = KeyTable<Intent>([
        KeyBinding([.enter, .right, "l"], .open, label: "history", priority: 9),
        KeyBinding(["d"], .download, label: "invoice", disabledReason: "there is no invoice"),
        KeyBinding(["q", .escape], .leave, label: "back", hint: false),
    ])

    @Test func `a key asks for its intent, says why it does not, or means nothing`() {
        #expect(table.dispatch("l") == .intent(.open))
        #expect(table.dispatch("d") == .disabled("there is no invoice"))
        #expect(table.dispatch("z") == nil)
    }

    @Test func `keys bound twice are found and the first binding wins`() {
        let doubled = table.appending([KeyBinding(["d", .enter], .leave, label: "x")])

        #expect(doubled.conflicts == [.enter, "d"])
        #expect(doubled.dispatch(.enter) == .intent(.open))
        #expect(table.conflicts.isEmpty)
    }

    @Test func `hint line and help come from the same bindings`() {
        #expect(table.hintEntries.map(\.label) == ["history", "invoice"])
        #expect(table.helpEntries.map(\.keys) == [["Enter", "Right", "l"], ["d"], ["q", "Esc"]])
        #expect(table.helpEntries[1].disabledReason == "there is no invoice")
    }

    @Test(arguments: [
        (Key.control("p"), "Ctrl-P"), (.shiftTab, "Shift-Tab"), (.pageUp, "PgUp"), ("/", "/"), (.space, "Space"),
        (.function(1), "F1"), (Key(.left, .shift), "Shift-Left"), (.alt("x"), "Alt-x"), (.escape, "Esc"),
    ])
    func `a key has one short name`(key: Key, label: String) {
        #expect(key.label == label)
    }
}
