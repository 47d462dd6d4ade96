import FakturaTestSupport
import Foundation
import Testing

extension EndToEnd {
    /// The bytes that a line carries at 80×24 on xterm-256color.
    @Suite struct ByteBudgetTests {
        private let home: CommandHome

        init() throws { home = try CommandHome() }

        /// Subscriptions many enough that a step does not scroll, or the lines of a day.
        private func open(_ screen: String, cursor: String = "bar") throws -> PtyChild {
            let text =
                screen == "lines"
                ? CommandHome.lines(200)
                : (1...12).reduce(into: CommandUsageFiles.payAsYouGoHeader) { text, number in
                    text += CommandUsageFiles.payAsYouGoRow(
                        "2019-07-05", "\(number).25", subscription: "subscription-\(100 + number)")
                }
            let child = try home.browse(text, ["--cursor", cursor])
            guard screen == "lines" else { return child }
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type("\r\r", for: "1/200")
            child.settle()
            return child
        }

        /// Bytes until a place in the list is shown.
        private func cost(_ child: PtyChild, _ keys: String, showing text: String) throws -> Int {
            child.settle()
            let before = child.output.count
            try child.type(keys, for: text)
            child.settle()
            return child.output.count - before
        }

        @Test func `the first frame of a file that was opened before`() throws {
            let first = try open("subscriptions")
            try first.quit()

            let child = try open("subscriptions")
            child.settle()

            #expect(child.output.count <= 2500)
            try child.quit()
        }

        @Test(arguments: ["subscriptions", "lines"], [("bar", 250), ("marker", 60)])
        func `a row down`(screen: String, cursor: (name: String, budget: Int)) throws {
            let child = try open(screen, cursor: cursor.name)
            child.send("gj")
            try child.wait(for: "2/", seconds: 30)

            for row in 3...6 {
                let bytes = try cost(child, Typed.down, showing: "\(row)/")
                #expect(bytes <= cursor.budget, "row \(row)")
                #expect(bytes > 0)
            }
            try child.quit()
        }

        @Test func `a page down, and the whole frame of a list`() throws {
            let child = try open("lines")

            let page = try cost(child, Typed.pageDown, showing: "disk-030")
            let next = try cost(child, Typed.pageDown, showing: "disk-050")

            #expect(page <= 2000 && page > 0)
            #expect(next <= 2000 && next > 0)
            try child.quit()
        }

        @Test func `a hundred rows down in one piece`() throws {
            let child = try open("lines")

            let bytes = try cost(child, String(repeating: Typed.down, count: 100), showing: "101/200")

            #expect(bytes <= 3000)
            try child.quit()
        }

        @Test(arguments: ["subscriptions", "lines"])
        func `nothing is written while nothing happens`(screen: String) throws {
            let child = try open(screen)
            child.settle()

            #expect(child.settle(milliseconds: 1000) == 0)
            try child.quit()
        }

        @Test(.enabled(if: Tracer.isThere, "needs strace, and the right to trace"))
        func `a frame is one write`() throws {
            let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
            try home.run("usage", path)
            let log = home.path("writes.txt")
            let child = try PtyChild(
                Tracer.command(log) + [CommandHome.program, path], environment: home.environment)
            try child.wait(for: "First Subscription", seconds: 60)
            try child.type("G\r", for: "12 Jun")
            try child.type(Typed.enter, for: "Daily usage")
            try child.quit()

            let writes = String(decoding: try Data(contentsOf: URL(filePath: log)), as: UTF8.self)
                .split(separator: "\n").filter { $0.contains("write(") && $0.contains("\"\\33[") }
            // Each frame goes to the terminal in one write; ncurses writes it into memory before, in pieces.
            let descriptors = Dictionary(grouping: writes) { $0.split(separator: "write(")[1].prefix { $0 != "," } }
            let terminal = try #require(
                descriptors.values.first { $0[0].contains("?1049h") && $0[0].contains("2004h") })
            // Three screens and the end; a screen is drawn twice where its rows come late. In pieces it would be dozens.
            #expect((4...7).contains(terminal.count), "\(terminal.joined(separator: "\n"))")
        }
    }
}

/// The program that tells what another asks of the system.
enum Tracer {
    private static let path = "/usr/bin/strace"

    static let isThere: Bool = {
        guard FileManager.default.isExecutableFile(atPath: path) else { return false }
        do {
            let child = try CommandChild([path, "-o", "/dev/null", "/bin/true"], environment: [:])
            return try child.waitForExit(seconds: 30).status == 0
        } catch {
            return false
        }
    }()

    static func command(_ log: String) -> [String] { [path, "-f", "-s", "200", "-e", "trace=write", "-o", log] }
}
