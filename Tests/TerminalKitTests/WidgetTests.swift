import TerminalKit
import Testing

@Suite struct WidgetTests {
    private func row(_ columns: Int, _ draw: (inout Surface) -> Void) -> String {
        var surface = Surface(columns: columns, rows: 1)
        draw(&surface)
        return surface.rowText(0)
    }

    @Test func `the title's path gives way before its note`() {
        let line = TitleLine(path: ["Subscriptions", "Production", "Invoices"], note: "Azure · actual")
        func shown(_ columns: Int) -> String { row(columns) { line.draw(on: &$0, in: $0.bounds) } }

        #expect(shown(60) == "Subscriptions › Production › Invoices         Azure · actual")
        #expect(shown(46) == "Subscriptions › … › Invoices    Azure · actual")
        #expect(shown(40) == "… › Invoices              Azure · actual")
        #expect(shown(27) == "Invoices     Azure · actual")
        #expect(shown(16) == "Invoices    Azu…")
    }

    @Test func `the hint line drops what matters least and keeps the order`() {
        let line = HintLine([
            KeyEntry(keys: ["Enter"], label: "history", priority: 9),
            KeyEntry(keys: ["d"], label: "invoice", disabledReason: "none"),
            KeyEntry(keys: ["/"], label: "filter", priority: 1),
            KeyEntry(keys: ["?"], label: "help", priority: 8),
        ])
        func shown(_ columns: Int) -> String { row(columns) { line.draw(on: &$0, in: $0.bounds) } }

        #expect(shown(60) == " Enter history  (d invoice)  / filter  ? help")
        #expect(shown(40) == " Enter history  / filter  ? help")
        #expect(shown(24) == " Enter history  ? help")
        #expect(shown(10) == " Enter hi…")
    }

    @Test func `facts of the status line are parted by dots and its end stays`() {
        let line = StatusLine(["2/10", "sorted by name ▲"], trailing: "3 running")

        #expect(row(24) { line.draw(on: &$0, in: $0.bounds) } == " 2/10 · sort…  3 running")
    }

    @Test func `a prompt shows its text, its cursor and what is left`() {
        var field = TextField("prod")
        _ = field.handle(.left)
        let prompt = FilterPrompt(field: field, note: "37 of 1,203")
        var surface = Surface(columns: 40, rows: 1)

        prompt.draw(on: &surface, in: surface.bounds)

        #expect(surface.rowText(0) == " /prod                       37 of 1,203")
        #expect(surface.role(row: 0, column: 5) == .promptCursor)
    }

    @Test func `a text field is edited with the usual keys`() {
        var field = TextField("two words")
        func press(_ keys: Key...) -> String? {
            for key in keys where !field.handle(key) { return nil }
            return field.text
        }

        #expect(press(.control("w")) == "two ")
        #expect(press(Key(.paste("a\nb"))) == "two a b")
        #expect(press(.home, .delete, "T") == "Two a b")
        #expect(press(.control("k"), .backspace) == "")
        #expect(press(.enter) == nil)
        #expect(press(.control("p")) == nil)
    }

    @Test func `a long text scrolls so that the cursor is seen`() {
        var surface = Surface(columns: 5, rows: 1)

        TextField("abcdefgh").draw(on: &surface, in: surface.bounds)

        #expect(surface.rowText(0) == "efgh")
        #expect(surface.role(row: 0, column: 4) == .promptCursor)
    }

    @Test func `a message stands in the middle with its keys`() {
        var surface = Surface(columns: 44, rows: 8)
        let box = MessageBox(
            title: "Quit", text: "2 downloads are running and can be resumed.",
            keys: [KeyEntry(keys: ["Enter"], label: "quit"), KeyEntry(keys: ["Esc"], label: "stay")])

        box.draw(on: &surface, in: surface.bounds)

        #expect(
            surface.text == """

                   ┌─ Quit ─────────────────────────────┐
                   │ 2 downloads are running and can be │
                   │ resumed.                           │
                   │                                    │
                   │  Enter quit  Esc stay              │
                   └────────────────────────────────────┘

                """)
    }

    @Test func `a menu scrolls to its selected line`() {
        var surface = Surface(columns: 30, rows: 5)
        let items = (1...9).map { Menu.Item("Item \($0)", note: "\($0)") }

        Menu(title: "Sort", items: items, selected: 7).draw(on: &surface, in: surface.bounds)

        #expect(surface.text.contains("> Item 8"))
        #expect(!surface.text.contains("Item 1"))
    }

    @Test func `help shows keys, what they do, and why not`() {
        var surface = Surface(columns: 60, rows: 6)
        let sheet = HelpSheet(groups: [
            .init(
                title: "This row",
                entries: [
                    KeyEntry(keys: ["Enter", "l"], label: "open", description: "Open the history"),
                    KeyEntry(
                        keys: ["d"], label: "invoice", description: "Save the invoice",
                        disabledReason: "there is no invoice"),
                ]),
            .init(title: "Words", text: "A bill is an invoice."),
        ])

        sheet.draw(on: &surface, in: surface.bounds)

        #expect(
            surface.text == """
                 This row
                  Enter l          Open the history
                  d                Save the invoice (there is no invoice)

                 Words
                  A bill is an invoice.
                """)
        #expect(surface.role(row: 2, column: 2) == .helpDisabled)
        #expect(sheet.maximumFirstLine(on: surface, in: surface.bounds) == 1)
    }

    @Test func `wide help stands in two columns`() {
        var surface = Surface(columns: 120, rows: 4)
        let groups = ["Move", "Act"].map {
            HelpSheet.Group(title: $0, entries: [KeyEntry(keys: ["x"], label: $0.lowercased())])
        }

        HelpSheet(groups: groups).draw(on: &surface, in: surface.bounds)

        #expect(surface.rowText(0) == " Move" + String(repeating: " ", count: 56) + "Act")
    }

    @Test(arguments: [1, 2, 3, 5, 9, 24], [1, 2, 4, 7, 20, 80])
    func `every widget can be drawn at any size`(rows: Int, columns: Int) {
        var surface = Surface(columns: columns, rows: rows)
        let entry = KeyEntry(keys: ["Enter"], label: "open", disabledReason: "no")

        TitleLine(path: ["a", "b", "c"], note: "note").draw(on: &surface, in: surface.bounds)
        StatusLine(["a", "b"], trailing: "c").draw(on: &surface, in: surface.bounds)
        HintLine([entry, entry]).draw(on: &surface, in: surface.bounds)
        FilterPrompt(field: TextField("text"), note: "1 of 2").draw(on: &surface, in: surface.bounds)
        MessageBox(title: "Title", text: "some text", keys: [entry]).draw(on: &surface, in: surface.bounds)
        Menu(title: "Title", items: [.init("one")], selected: 0).draw(on: &surface, in: surface.bounds)
        HelpSheet(groups: [.init(title: "t", entries: [entry], text: "x")]).draw(on: &surface, in: surface.bounds)

        #expect(surface.rows == rows)
    }
}
