import TerminalKit
import Testing

@Suite struct ThemeTests {
    private let base = """
        name = "default"
        appearance = "dark"

        [roles]
        "text" = { fg = "ink", bg = "default" }
        "table.row.selected" = { fg = "paper", bg = { rgb = "#88c0d0", c256 = 110, c16 = "cyan" }, mono = ["reverse"] }
        title = { fg = "bright-blue", modifiers = ["bold", "underline"] }

        [palette]
        ink = "#d8dee9"
        paper = "#2e3440"
        """

    private func read(_ text: String, knownRoles: Set<StyleRole>? = nil) -> ThemeReading {
        ThemeFile.parse(text, name: "mine", knownRoles: knownRoles) { $0 == "default" ? self.base : nil }
    }

    @Test func `a role takes from its ancestors what it does not state`() throws {
        let theme = try #require(read(base).theme)

        let deep = theme.style(for: "table.row.selected.amount")
        #expect(deep.background == ThemeColor(.rgb(0x88, 0xC0, 0xD0), indexed256: 110, indexed16: 6))
        #expect(deep.mono == .reverse)
        #expect(theme.style(for: "nothing.known").foreground == ThemeColor(.rgb(0xD8, 0xDE, 0xE9)))
        #expect(theme.style(for: "title.note").modifiers == [.bold, .underline])
    }

    @Test func `a theme lays its roles and palette over the one it inherits from`() throws {
        let reading = read(
            "inherits = \"default\"\nglyphs = \"ascii\"\n[roles]\ntitle = \"red\"\n[palette]\nink = \"#000000\"")
        let theme = try #require(reading.theme)

        #expect(reading.problems.isEmpty)
        #expect(theme.name == "mine")
        #expect(theme.glyphs == .ascii)
        #expect(theme.style(for: .title).foreground == ThemeColor(.ansi(1)))
        #expect(theme.style(for: .title).modifiers == nil)
        #expect(theme.style(for: .text).foreground == ThemeColor(.rgb(0, 0, 0)))
        #expect(theme.style(for: .tableRowSelected).mono == .reverse)
    }

    @Test func `roles may be written with or without quotes`() throws {
        let theme = try #require(read("[roles]\ntext.dim = { fg = \"red\" }\n[roles.table.row]\nfg = \"blue\"").theme)

        #expect(
            theme.roles == [
                "text.dim": RoleStyle(foreground: ThemeColor(.ansi(1))),
                "table.row": RoleStyle(foreground: ThemeColor(.ansi(4))),
            ])
    }

    @Test(arguments: [
        ("[roles]\n\"text\" = { fg = \"nope\" }", 2, ThemeProblem.Fact.badColor(key: "text.fg", value: "nope")),
        ("[roles]\n\n\"text\" = { fg = \"#12345\" }", 3, .badColor(key: "text.fg", value: "#12345")),
        ("[palette]\nink = \"inky\"", 2, .badColor(key: "palette.ink", value: "inky")),
        ("[roles]\ntext = { modifiers = [\"loud\"] }", 2, .unknownModifier(key: "roles.text.modifiers", name: "loud")),
        (
            "[roles]\ntext = { modifiers = \"bold\" }", 2,
            .wrongKind(key: "roles.text.modifiers", expected: "a list of modifiers")
        ),
        ("[roles]\ntitle = {}\n\"table.rwo\" = { fg = \"red\" }", 3, .unknownRole("table.rwo")),
        ("colour = 1", 1, .unknownKey("colour")),
        ("[roles]\ntext = { foreground = \"red\" }", 2, .unknownKey("text.foreground")),
        ("name = 3", 1, .wrongKind(key: "name", expected: "text")),
        ("\nglyphs = \"runes\"", 2, .unknownChoice(key: "glyphs", value: "runes", choices: ["unicode", "ascii"])),
        (
            "[palette]\na = { rgb = \"#000000\", c256 = 300 }", 2,
            .wrongKind(key: "palette.a.c256", expected: "0 to 255")
        ),
        (
            "[palette]\na = { rgb = \"#000000\", c16 = \"teal\" }", 2,
            .wrongKind(key: "palette.a.c16", expected: "an ANSI name")
        ),
        ("inherits = \"none\"", 1, .missingParent("none")),
        ("name = \"a\"\ninherits = \"mine\"", 2, .inheritanceCycle(["mine", "mine"])),
    ])
    func `every problem is told with its line`(text: String, line: Int, fact: ThemeProblem.Fact) {
        let problems = read(text, knownRoles: ["text", "title", "table.row.selected"]).problems

        #expect(problems == [ThemeProblem(theme: "mine", line: line, fact: fact)])
        #expect(problems.first?.description.hasPrefix("theme 'mine', line \(line): ") == true)
        #expect(problems.first?.description.hasSuffix(".") == true)
    }

    @Test func `a file that is not TOML is told with the line`() {
        let reading = read("[roles]\ntext = \"red\"\ntitle = {")

        #expect(reading.theme == nil)
        #expect(reading.problems.count == 1)
        #expect(reading.problems.first?.line == 3)
        guard case .syntax? = reading.problems.first?.fact else {
            Issue.record("no syntax problem")
            return
        }
    }

    @Test func `a theme with small problems still draws`() throws {
        let theme = try #require(read("[roles]\ntext = { fg = \"nope\", bg = \"red\" }").theme)

        #expect(theme.style(for: .text) == RoleStyle(background: ThemeColor(.ansi(1))))
    }

    @Test func `colours go down the ladder by their stand-ins or to the nearest`() throws {
        let theme = try #require(read(base).theme)
        func ground(_ depth: ColorDepth) -> ResolvedStyle.Color {
            theme.resolve(.tableRowSelected, depth: depth).background
        }

        #expect(ground(.direct) == .rgb(0x88C0D0))
        #expect(ground(.indexed) == .index(110))
        #expect(ground(.sixteen) == .index(6))
        #expect(ground(.mono) == .terminal)
        #expect(theme.resolve(.tableRowSelected, depth: .mono).modifiers == .reverse)
        #expect(theme.resolve(.title, depth: .eight).foreground == .index(4))
        #expect(theme.resolve(.title, depth: .eight).modifiers.contains(.bold))
        #expect(theme.resolve(.text, depth: .indexed).foreground == .index(254))
        #expect(theme.resolve(.text, depth: .sixteen).foreground == .index(7))
    }

    @Test func `two colours that fall together do not hide text`() {
        let theme = Theme(
            name: "t",
            roles: [
                "a": RoleStyle(foreground: ThemeColor(.rgb(250, 250, 250)), background: ThemeColor(.rgb(255, 255, 255)))
            ])

        let style = theme.resolve("a", depth: .sixteen)

        #expect(style.background == .index(15))
        #expect(style.foreground == .index(0))
    }

    @Test func `text needs more contrast than states, and the terminal's own colours are exempt`() {
        let gray = ThemeColor(.rgb(0x80, 0x80, 0x80))
        let white = ThemeColor(.rgb(255, 255, 255))
        let look = RoleStyle(foreground: gray, background: white)
        let theme = Theme(
            name: "t",
            roles: [
                "title": look, "text.dim": look, "state.paid": look, "hint.disabled": look,
                "status": RoleStyle(foreground: gray, background: ThemeColor(.terminal)),
            ])

        let problems = ThemeCheck.lowContrast(in: theme, roles: [StyleRole.text])

        #expect(problems.map(\.description) == ["theme 't': the contrast of 'title' is 3.9:1 and should be 4.5:1."])
        #expect(ThemeCheck.contrast(white, ThemeColor(.rgb(0, 0, 0))) == 21)
    }

    @Test func `a colour's stand-in needs contrast too`() {
        let ink = ThemeColor(.rgb(0x55, 0x55, 0x55), indexed256: 250)
        let look = RoleStyle(foreground: ink, background: ThemeColor(.rgb(255, 255, 255)))

        let problems = ThemeCheck.lowContrast(in: Theme(name: "t", roles: ["title": look]), roles: [StyleRole.text])

        #expect(
            problems.map(\.description) == [
                "theme 't': the contrast of 'title' is 1.8:1 with 256 colours and should be 4.5:1."
            ])
    }

    @Test func `bars and selected rows need a ground that is seen`() {
        let ground = RoleStyle(
            foreground: ThemeColor(.rgb(255, 255, 255)), background: ThemeColor(.rgb(0, 0, 0)))
        let dark = RoleStyle(background: ThemeColor(.rgb(0x10, 0x10, 0x10)))
        let theme = Theme(
            name: "t",
            roles: [
                "text": ground, "bar": dark, "bar.estimate": RoleStyle(background: ThemeColor(.rgb(99, 99, 99))),
                "table.row.selected": dark, "menu.selected": RoleStyle(modifiers: .reverse),
            ])

        let problems = ThemeCheck.lowContrast(in: theme, roles: [StyleRole.text])

        #expect(
            problems.map(\.description) == [
                "theme 't': the contrast of the grounds of 'bar' and 'text' is 1.1:1 and should be 3.0:1.",
                "theme 't': the contrast of the grounds of 'table.row.selected' and 'text' is 1.1:1 and should be 1.2:1.",
            ])
    }

    @Test func `a theme may inherit from the one that it stands in place of`() throws {
        let own = "inherits = \"default\"\n[palette]\nink = \"#010203\""

        let reading = ThemeFile.parse(
            own, name: "default", inherited: { _ in own }, replaced: { $0 == "default" ? base : nil })

        #expect(reading.problems == [])
        #expect(try #require(reading.theme).style(for: .text).foreground == ThemeColor(.rgb(1, 2, 3)))
        #expect(reading.theme?.appearance == .dark)
    }

    @Test func `a theme says of itself what it looks like`() throws {
        #expect(try #require(read("description = \"Mostly grey.\"").theme).summary == "Mostly grey.")
        #expect(try #require(read(base).theme).summary == nil)
    }

    @Test func `the terminal's own bright colours are shown where colours are red, green and blue`() {
        let theme = Theme(
            name: "t",
            roles: [
                "a": RoleStyle(foreground: ThemeColor(.ansi(12)), background: ThemeColor(.ansi(4)))
            ])

        let style = theme.resolve("a", depth: .direct)

        #expect(style.foreground == .rgb(0x5C5CFF))
        #expect(style.background == .index(4))
    }

    @Test(arguments: [
        (ThemeColor(.terminal), ResolvedStyle.Color.terminal), (ThemeColor(.ansi(15)), .index(0)),
        (ThemeColor(.ansi(0)), .index(7)), (ThemeColor(.ansi(4)), .index(7)),
    ])
    func `grey can be read on any ground of eight colours`(ground: ThemeColor, text: ResolvedStyle.Color) {
        let theme = Theme(name: "t", roles: ["a": RoleStyle(foreground: ThemeColor(.ansi(8)), background: ground)])

        #expect(theme.resolve("a", depth: .eight).foreground == text)
    }
}
