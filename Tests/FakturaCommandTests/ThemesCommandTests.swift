import FakturaTestSupport
import Foundation
import Testing

@Suite struct ThemesCommandTests {
    private let home: CommandHome

    init() throws { home = try CommandHome() }

    private func list(_ environment: [String: String] = [:]) throws -> [[String: String]] {
        try PrintedRows(csv: home.run("themes", "list", "-o", "csv", environment: environment).output).rows
    }

    private func current(_ environment: [String: String] = [:]) throws -> [String?] {
        try list(environment).filter { $0["use"] == "current" }.map { $0["name"] }
    }

    @Test func `the list says of each theme what it looks like`() throws {
        try home.write("description = 'Mostly grey'\ninherits = 'nord'\n", to: "config/faktura/themes/mine.toml")

        let rows = try list()

        #expect(rows.allSatisfy { $0["description"]?.isEmpty == false })
        #expect(rows.first { $0["name"] == "mine" }?["description"] == "Mostly grey")
        #expect(rows.first { $0["name"] == "nord" }?["description"] == "Cold blues and greys")
    }

    @Test func `the theme in use is marked: environment, then file, then the kept choice, then the default`() throws {
        #expect(try current() == ["default"])
        try home.write("theme = \"dracula\"\n", to: "state/faktura/view.toml")
        #expect(try current() == ["dracula"])
        try home.write("theme = 'light'\n", to: "config/faktura/config.toml")
        #expect(try current() == ["light"])
        #expect(try current(["FAKTURA_THEME": "mono"]) == ["mono"])
    }

    @Test func `a user's own theme wins by name, and may inherit from the one it replaces`() throws {
        let path = try home.write(
            "inherits = 'nord'\n[palette]\nink = '#010203'\n", to: "config/faktura/themes/nord.toml")

        let result = try home.run("themes", "check", "nord")

        #expect(try list().first { $0["name"] == "nord" }?["source"] == path)
        #expect(result.status == 1)
        #expect(result.errors.contains("the contrast of 'text' is 1.6:1 and should be 4.5:1."), "\(result.errors)")
    }

    @Test func `themes inherit from each other, the user's from those compiled in`() throws {
        try home.write("inherits = 'b'\n", to: "config/faktura/themes/a.toml")
        try home.write("inherits = 'dracula'\n", to: "config/faktura/themes/b.toml")

        #expect(try home.run("themes", "check", "a").status == 0)
    }

    @Test func `a preview is plain where standard output is no terminal`() throws {
        let result = try home.run("themes", "preview", "nord")

        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.output.contains("\u{1B}"))
        for text in ["Theme › nord", "> unknown", "overdue", "−995.00", "Total", "Enter daily usage"] {
            #expect(result.output.contains(text), "\(text)")
        }
    }

    @Test(arguments: [
        ("xterm-256color", [:], "48;5;236"), ("xterm-256color", ["COLORTERM": "truecolor"], "48;2;46;52;64"),
        ("linux", [:], "40"), ("xterm-256color", ["NO_COLOR": "1"], "48;5;236"), ("vt100", [:], ""),
    ])
    func `a preview has the colours of the terminal when they are asked for`(
        term: String, environment: [String: String], ground: String
    ) throws {
        let result = try home.run(
            "themes", "preview", "nord", "--color", "always", environment: environment.merging(["TERM": term]) { $1 })

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("\u{1B}[") == !ground.isEmpty)
        #expect(result.output.contains(";\(ground)m") == !ground.isEmpty)
    }

    @Test func `a preview on a terminal is coloured unless that is refused`() throws {
        for (arguments, environment, isColoured) in [
            ([], ["TERM": "xterm-256color"], true), (["--color", "never"], ["TERM": "xterm-256color"], false),
            ([], ["TERM": "xterm-256color", "NO_COLOR": "1"], false), ([], ["TERM": "dumb"], false),
        ] {
            let child = try home.open(["themes", "preview", "nord"] + arguments, environment: environment)
            #expect(try child.waitForExit(seconds: 30) == .status(0))
            #expect(child.screen.text.contains("overdue"))
            #expect(child.output.contains(0x1B) == isColoured, "\(arguments) \(environment)")
        }
    }

    @Test func `a preview of what is not there ends with 7, of what is broken with 1`() throws {
        let path = try home.write("[roles\n", to: "bad.toml")

        #expect(try home.run("themes", "preview", "nosuch").status == 7)
        let broken = try home.run("themes", "preview", path)
        #expect(broken.status == 1)
        #expect(broken.errors.contains("line 1"))
    }
}
