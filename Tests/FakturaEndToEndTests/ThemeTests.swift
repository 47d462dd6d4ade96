import FakturaTestSupport
import Foundation
import Testing

extension EndToEnd {
    @Suite struct ThemeTests {
        private let home: CommandHome

        init() throws { home = try CommandHome() }

        private var kept: String { home.path("state/faktura/view.toml") }

        /// The ground of the first blank cell below the table.
        private func ground(_ child: PtyChild) -> String { child.screen.style(row: 18, column: 3).background }

        /// Waits until the screen has a ground.
        private func wait(for ground: String, _ child: PtyChild) throws {
            try child.wait(until: "the ground \(ground)", seconds: 30) { _ in self.ground(child) == ground }
        }

        private func rights(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }

        @Test func `the highlighted theme is shown in one write, kept with Enter, and there at the next start`() throws
        {
            let child = try home.browse()
            try child.type("t", for: "> default")
            try child.type("G", for: "> nord")
            try wait(for: "48;5;236", child)
            try child.type("\r", for: "Theme 'nord' is kept")
            #expect(ground(child) == "48;5;236")
            try child.quit()

            #expect(try String(contentsOf: URL(filePath: kept), encoding: .utf8) == "theme = 'nord'\n")
            #expect(try rights(kept) == 0o600)
            #expect(try rights(home.path("state/faktura")) == 0o700)
            #expect(try home.names(in: home.path("state/faktura")) == ["view.toml"])
            let next = try home.browse()
            try wait(for: "48;5;236", next)
            try next.type("t", for: "> nord")
            try next.quit()
        }

        @Test func `Esc goes back to the theme before, and nothing is kept`() throws {
            let child = try home.browse()
            try child.type("tG", for: "> nord")
            try wait(for: "48;5;236", child)

            child.send(Typed.escape)

            try wait(for: "", child)
            #expect(!child.screen.text.contains("> nord"))
            try child.quit()
            #expect(!FileManager.default.fileExists(atPath: kept))
        }

        @Test func `a choice that something else decides on at the next start is kept, and that is said`() throws {
            let child = try home.browse(CommandUsageFiles.accountCenter, ["--theme", "light"])
            try child.type("t", for: "the next start takes --theme")
            try child.type("G\r", for: "Theme 'nord' is kept, but the next start takes --theme.")
            try child.quit()

            let next = try home.browse(CommandUsageFiles.accountCenter, ["--theme", "light"])
            try wait(for: "48;5;231", next)
            try next.quit()
        }

        @Test func `a broken theme of the user's says why and is neither shown nor kept`() throws {
            try home.write("inherits = 'nord'\n[roles]\ntext = {\n", to: "config/faktura/themes/zz.toml")
            let child = try home.browse()
            try child.type("tG", for: "Can't use theme 'zz'")
            #expect(ground(child) == "")
            child.send("\r")
            child.settle()
            #expect(child.screen.text.contains("> zz"))

            try child.type("k", for: "> nord")
            try wait(for: "48;5;236", child)
            try child.quit()
        }

        @Test(arguments: [
            ("theme = 'gone'\n", "Can't find theme 'gone'"), ("theme = \n", "Can't read the choices kept in"),
        ])
        func `a kept choice that cannot be used is said, and the default is`(text: String, sentence: String) throws {
            try home.write(text, to: "state/faktura/view.toml")

            let child = try home.browse(waitingFor: sentence)

            #expect(ground(child) == "")
            try child.quit()
        }

        @Test func `what else is kept in the file stays`() throws {
            try home.write("other = 1\ntheme = 'light'\n", to: "state/faktura/view.toml")
            let child = try home.browse()
            try child.type("tG\r", for: "Theme 'nord' is kept")
            try child.quit()

            let text = try String(contentsOf: URL(filePath: kept), encoding: .utf8)
            #expect(text.contains("other = 1") && text.contains("theme = 'nord'"))
        }

        @Test(arguments: [["NO_COLOR": "1"], ["LC_ALL": "C"]])
        func `themes are chosen without colour and without Unicode on a small terminal`(
            environment: [String: String]
        ) throws {
            let child = try home.browse(columns: 40, rows: 10, environment: environment, waitingFor: "First Subscr")
            try child.type("t", for: "> default")
            try child.type("G", for: "> nord")
            try child.type("\r", for: "is kept")
            try child.quit()
        }
    }
}
