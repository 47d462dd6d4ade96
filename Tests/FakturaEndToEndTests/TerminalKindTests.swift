import FakturaTestSupport
import Foundation
import Testing

extension EndToEnd {
    @Suite struct TerminalKindTests {
        private let home: CommandHome

        init() throws { home = try CommandHome() }

        @Test func `a terminal type that is not known is said in one line, and the screens work`() throws {
            let child = try home.browse(environment: ["TERM": "nosuch"], waitingFor: "'nosuch' is not known here")

            try child.wait(for: "First Subscription", seconds: 30)
            try child.type("?", for: "On this screen")
            try child.quit()
        }

        @Test func `on a dumb terminal the table is printed`() throws {
            let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")

            let child = try home.open([path], environment: ["TERM": "dumb"])

            #expect(try child.waitForExit(seconds: 30) == .status(0))
            #expect(child.screen.text.contains("SUBSCRIPTION NAME"))
            #expect(child.screen.text.contains("First Subscription"))
        }

        @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "", "LANG": "C"], ["LC_ALL": "POSIX"]])
        func `without UTF-8 not one byte above ASCII is written`(locale: [String: String]) throws {
            let text = CommandUsageFiles.accountCenter.replacing("First Subscription", with: "Första ❤ 漢字")
            let child = try home.browse(text, environment: locale)
            try visitAll(child)

            #expect(!child.output.contains { $0 >= 0x80 })
            try child.quit()
        }

        @Test func `ASCII can be asked for where there is UTF-8`() throws {
            let child = try home.browse(CommandUsageFiles.accountCenter, ["--ascii"])
            try visitAll(child)

            #expect(!child.output.contains { $0 >= 0x80 })
            try child.quit()
        }

        @Test(arguments: [["NO_COLOR": "1"], ["TERM": "xterm-mono"], ["FAKTURA_COLOR": "never"]])
        func `without colours none is sent`(environment: [String: String]) throws {
            let child = try home.browse(environment: environment)
            try visitAll(child)

            #expect(colours(child.output) == [])
            try child.quit()
        }

        @Test func `colours are sent where there are some`() throws {
            let child = try home.browse()
            try visitAll(child)

            #expect(colours(child.output) != [])
            try child.quit()
        }

        @Test func `controls in names never reach the terminal`() throws {
            let evil = "evil\u{1B}]0;title\u{07}\u{1B}[31m\u{9B}2J\u{202E}\u{2066}\u{7F}\u{0E}x"
            let row = CommandUsageFiles.payAsYouGoRow(
                "2019-07-05", "1", subscription: "sub-\u{1B}[2J\u{9D}a", resource: evil,
                tags: "{\"k\":\"\u{1B}c\(evil)\"}")
            let child = try home.browse(CommandUsageFiles.payAsYouGoHeader + row)
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type(Typed.enter, for: "by resource")
            try child.type(Typed.enter, for: "Disk Operations")
            try child.type(Typed.enter, for: "FIELD")
            try child.wait(for: "evil")
            try child.type(Typed.escape, for: "1/1")
            try child.type("/evil", for: "1 line")

            let text = String(decoding: child.output, as: UTF8.self)
            for sign in ["\u{1B}]", "\u{1B}[31mevil", "\u{1B}c", "\u{07}", "\u{0E}"] { #expect(!text.contains(sign)) }
            let scalars = text.unicodeScalars.map(\.value)
            let bad = scalars.filter { (0x7F...0x9F).contains($0) || (0x202A...0x202E).contains($0) || $0 == 0x2066 }
            #expect(bad == [])
            #expect(child.screen.unknown == [])
            try child.quit()
        }

        /// Goes through every screen.
        private func visitAll(_ child: PtyChild) throws {
            try child.type("G\r", for: "PERIOD")
            try child.type("v", for: "Statement")
            try child.type(Typed.escape, for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type(Typed.enter, for: "alpha")
            try child.type(Typed.enter, for: "Premium Disk")
            try child.type("s", for: "Sort by")
            child.send(Typed.escape)
            try child.wait(until: "the menu to close", seconds: 30) { !$0.text.contains("Sort by") }
            try child.type(Typed.enter, for: "FIELD")
            try child.type("?", for: "On this screen")
            child.settle()
        }

        /// The parameters of SGR sequences that set a colour.
        private func colours(_ output: [UInt8]) -> [String] {
            String(decoding: output, as: UTF8.self).matches(of: /\u{1B}\[([0-9;:]*)m/).map { String($0.1) }
                .filter { parameters in
                    parameters.split { ";:".contains($0) }.compactMap { Int($0) }.contains { number in
                        (30...38).contains(number) || (40...48).contains(number) || (90...107).contains(number)
                    }
                }
        }
    }
}
