import FakturaTestSupport
import Glibc
import TerminalKit
import Testing

@testable import NcursesTerminal

/// Everything that touches ncurses, which has one screen for the whole process.
@Suite(.serialized) struct NcursesTerminalTests {
    private static let utf8 = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]

    /// A terminal on a pseudo terminal, and what it shows.
    private final class Stage {
        let pty: PtyPair
        let terminal: NcursesTerminal
        var screen: VTScreen
        /// The sizes of the pieces in which the last frame came.
        var pieces: [Int] = []

        init(_ environment: [String: String], color: ColorChoice = .auto, cursor: CursorStyle? = nil) throws {
            pty = try PtyPair(columns: 40, rows: 6)
            screen = VTScreen(columns: 40, rows: 6)
            let options = TerminalOptions(environment: environment, color: color, cursor: cursor)
            terminal = try NcursesTerminal(options: options, input: pty.terminal, output: pty.terminal)
        }

        @discardableResult
        func show(theme: Theme = .plain, draw: (inout Surface) -> Void) -> Int {
            var surface = terminal.makeSurface(for: theme)
            draw(&surface)
            let count = terminal.show(surface, theme: theme)
            drain()
            return count
        }

        func drain() {
            pieces = []
            while case let bytes = pty.read(), !bytes.isEmpty {
                pieces.append(bytes.count)
                screen.feed(bytes)
            }
        }
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100"])
    func `a surface arrives as it was drawn, in one write`(term: String) throws {
        let stage = try Stage(["TERM": term, "LC_ALL": "C.UTF-8"])

        let count = stage.show { surface in
            surface.write("Åsa 漢字 e\u{301}", row: 0, column: 0, role: .title)
            surface.write("12,403.10", row: 2, column: 31)
            surface.write("corner", row: 5, column: 34)
        }

        #expect(stage.screen.row(0) == "Åsa 漢字 e\u{301}")
        #expect(stage.screen.row(2) == "                               12,403.10")
        #expect(stage.screen.row(5) == "                                  corner")
        #expect(stage.pieces == [count])
        #expect(stage.screen.unknown.isEmpty)
    }

    private static let address = "https://example.com/a"

    @Test func `cells of a link lead to its address, in one write, and are sent once`() throws {
        let stage = try Stage(Self.utf8)
        let count = stage.show { surface in
            surface.write("See \(Self.address) now", row: 1, column: 0, role: .title)
            surface.link(Self.address, to: Self.address)
        }

        #expect(stage.screen.row(1) == "See \(Self.address) now")
        #expect(stage.screen.links(row: 1).map(\.columns) == [4..<25])
        #expect(stage.screen.links(row: 1).first?.address == Self.address)
        #expect(stage.pieces == [count])
        #expect(stage.screen.style(row: 1, column: 5) == stage.screen.style(row: 1, column: 0))

        let other = stage.show { surface in
            surface.write("See \(Self.address) now", row: 1, column: 0, role: .title)
            surface.write("x", row: 3, column: 0)
            surface.link(Self.address, to: Self.address)
        }
        #expect(other < 16)
        #expect(stage.screen.links(row: 1).map(\.columns) == [4..<25])
        #expect(stage.screen.unknown.isEmpty)
    }

    @Test func `a link that moves, goes or comes beside a change leaves no other cell behind`() throws {
        let stage = try Stage(Self.utf8)
        func show(_ text: String, row: Int, linked: Bool = true) {
            stage.show { surface in
                surface.write(text, row: row, column: 0)
                if linked { surface.link(Self.address, to: Self.address) }
            }
            #expect((0..<6).flatMap { stage.screen.links(row: $0) }.count == (linked ? 1 : 0))
            #expect(stage.screen.row(row) == text)
        }
        show(Self.address, row: 1)
        show("    \(Self.address)", row: 1)
        #expect(stage.screen.links(row: 1).first?.columns == 4..<25)
        show("  a \(Self.address)", row: 1)
        #expect(stage.screen.links(row: 1).first?.columns == 4..<25)
        show("  a \(Self.address)", row: 1, linked: false)
        show("\(Self.address)", row: 2)
        show("https://example.org/b", row: 2, linked: false)
        #expect(stage.screen.leftBehind.contains("link") == false)
    }

    @Test(arguments: [["TERM": "linux"], ["TERM": "vt100"], ["TERM": "xterm-256color", "FORCE_HYPERLINK": "0"]])
    func `a terminal that would print the order gets text only`(environment: [String: String]) throws {
        let stage = try Stage(environment.merging(["LC_ALL": "C.UTF-8"]) { own, _ in own })
        stage.show { surface in
            surface.write(Self.address, row: 1, column: 0)
            surface.link(Self.address, to: Self.address)
        }
        #expect(stage.screen.row(1) == Self.address)
        #expect(stage.screen.links(row: 1).isEmpty)
    }

    @Test func `an address cannot end the order, and a file's names this machine`() {
        let evil = SurfaceLink.printable("https://example.com/\u{1B}\\\u{7}å", host: "here")
        #expect(evil == "https://example.com/%1B\\%07%C3%A5")
        #expect(SurfaceLink.printable("file:///tmp/a%20b.pdf", host: "here") == "file://here/tmp/a%20b.pdf")
    }

    @Test func `only what changed is sent`() throws {
        let stage = try Stage(Self.utf8)
        stage.show { $0.write("one two three", row: 1, column: 0) }

        let same = stage.show { $0.write("one two three", row: 1, column: 0) }
        let changed = stage.show { $0.write("one two thref", row: 1, column: 0) }

        #expect(same == 0)
        #expect(changed < 16)
        #expect(stage.screen.row(1) == "one two thref")
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "linux"])
    func `whatever follows whatever, the screen shows the surface`(term: String) throws {
        let stage = try Stage(["TERM": term, "LC_ALL": "C.UTF-8"])
        let roles: [StyleRole] = [.text, .tableRowSelected, .bar, .hintKey, .title, .dim]
        let texts = ["Production", "漢字", "a", "          ", "12,403.10", "e\u{301}åäö", "─────────────", "▁▂▃"]
        var seed: UInt64 = 11
        func pick(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }

        for frame in 0..<120 {
            var drawn = stage.terminal.makeSurface()
            for _ in 0..<pick(12) {
                let text = texts[pick(texts.count)]
                drawn.write(text, row: pick(6), column: pick(40), role: roles[pick(roles.count)], overflow: .clip)
            }
            if pick(20) == 0 { stage.terminal.repaint() }
            stage.terminal.show(drawn, theme: .plain)
            stage.drain()

            for row in 0..<6 {
                #expect(stage.screen.row(row) == drawn.rowText(row), "frame \(frame), row \(row)")
                for column in 0..<40 {
                    let isReversed = stage.screen.style(row: row, column: column).attributes.contains(7)
                    let isBar = !stage.screen.style(row: row, column: column).background.isEmpty
                    let role = drawn.role(row: row, column: column)
                    #expect(isReversed == (role == .tableRowSelected), "frame \(frame), \(row):\(column)")
                    #expect(isBar == (role == .bar), "frame \(frame), \(row):\(column)")
                }
            }
        }
        #expect(stage.screen.unknown == [])
    }

    @Test func `the terminal is put back as it was found`() throws {
        let stage = try Stage(Self.utf8)
        stage.show { $0.write("text", row: 0, column: 0, role: .title) }
        #expect(stage.screen.modes.isSuperset(of: [1049, 2004]))
        #expect(!stage.screen.modes.contains(25))
        #expect(!stage.pty.isCooked)

        stage.terminal.restore()
        stage.terminal.restore()
        stage.drain()

        #expect(stage.screen.leftBehind == [])
        #expect(stage.pty.isCooked)
        #expect(stage.show { $0.write("late", row: 0, column: 0) } == 0)
    }

    @Test func `after a stop the next frame is drawn whole`() throws {
        let stage = try Stage(Self.utf8)
        stage.show { $0.write("text", row: 3, column: 0) }
        stage.terminal.restore()
        stage.terminal.resume()
        stage.screen = VTScreen(columns: 40, rows: 6)

        stage.show { $0.write("text", row: 3, column: 0) }

        #expect(stage.screen.row(3) == "text")
        #expect(stage.screen.modes.isSuperset(of: [1049, 2004]))
    }

    @Test func `another size is one whole frame`() throws {
        let stage = try Stage(Self.utf8)
        stage.show { $0.write("text", row: 5, column: 30) }
        stage.pty.resize(columns: 60, rows: 9)
        stage.screen.resize(columns: 60, rows: 9)

        let count = stage.show { $0.write("wide", row: 8, column: 56) }

        #expect(stage.pieces == [count])
        #expect(stage.screen.row(5) == "")
        #expect(stage.screen.row(8).hasSuffix("wide"))
    }

    @Test(arguments: ["no-such-terminal", ""])
    func `a terminal nobody knows is taken for xterm, and that is remembered`(term: String) throws {
        let stage = try Stage(["TERM": term, "LC_ALL": "C.UTF-8"])
        stage.show { $0.write("text", row: 0, column: 0) }

        #expect(stage.terminal.fallbackFrom == term)
        #expect(stage.terminal.term == "xterm-256color")
        #expect(stage.screen.row(0) == "text")
    }

    @Test func `what cannot be drawn on is refused`() throws {
        let pty = try PtyPair()

        #expect(throws: TerminalProblem.cannotPlaceText("dumb")) {
            _ = try NcursesTerminal(
                options: TerminalOptions(environment: ["TERM": "dumb"]), input: pty.terminal, output: pty.terminal)
        }
        #expect(throws: TerminalProblem.notATerminal) {
            _ = try NcursesTerminal(options: TerminalOptions(environment: [:]), input: -1, output: pty.terminal)
        }
    }

    @Test func `without colours the selected row is reversed and bars are signs`() throws {
        let stage = try Stage(Self.utf8.merging(["NO_COLOR": "1"]) { $1 })

        stage.show { surface in
            surface.fill(Rect(row: 1, column: 0, rows: 1, columns: 9), role: .tableRowSelected)
            surface.drawBar(row: 2, column: 0, cells: 4, value: 1)
        }

        #expect(stage.terminal.depth == .mono)
        #expect(stage.screen.style(row: 1, column: 3).attributes == [7])
        #expect(stage.screen.row(2) == "████")
        #expect((0..<6).allSatisfy { stage.screen.style(row: $0, column: 0).foreground.isEmpty })
    }

    @Test func `a theme's colours reach the screen by the terminal's depth`() throws {
        let theme = Theme(
            name: "t", roles: ["title": RoleStyle(foreground: ThemeColor(.rgb(0xFF, 0, 0), indexed16: 2))])

        for (term, expected) in [("xterm-256color", "38;5;196"), ("linux", "32"), ("vt100", "")] {
            let stage = try Stage(["TERM": term, "LC_ALL": "C.UTF-8"])
            stage.show(theme: theme) { $0.write("x", row: 0, column: 0, role: .title) }

            #expect(stage.screen.style(row: 0, column: 0).foreground == expected)
        }
    }

    @Test func `a terminal that says it shows every colour gets them, shortest where they are of the 256`() throws {
        let stage = try Stage(["TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"])
        let look = RoleStyle(
            foreground: ThemeColor(.rgb(0x88, 0xC0, 0xD0), indexed256: 110),
            background: ThemeColor(.rgb(0x30, 0x30, 0x30)))

        stage.show(theme: Theme(name: "t", roles: ["title": look])) { $0.write("x", row: 0, column: 0, role: .title) }

        #expect(stage.screen.style(row: 0, column: 0).foreground == "38;2;136;192;208")
        #expect(stage.screen.style(row: 0, column: 0).background == "48;5;236")
        #expect(stage.screen.unknown == [])
    }

    @Test(arguments: [
        ["TERM": "xterm-256color"], ["TERM": "xterm-256color", "COLORTERM": "truecolor"], ["TERM": "linux"],
    ])
    func `however many themes are tried, each is drawn in one write with its own colours`(
        environment: [String: String]
    ) throws {
        let stage = try Stage(environment.merging(["LC_ALL": "C.UTF-8"]) { $1 })
        let roles: [StyleRole] = [.title, .dim, .hint, .status, .box]

        for number in 0..<100 {
            var theme = Theme(name: "t\(number)")
            for (index, role) in roles.enumerated() {
                let seed = UInt8((number * roles.count + index) % 250)
                theme.roles[role] = RoleStyle(
                    foreground: ThemeColor(
                        .rgb(seed, 255 - seed, seed / 2), indexed256: 16 + seed % 200, indexed16: seed % 8),
                    background: ThemeColor(
                        .rgb(seed / 3, 0, seed), indexed256: 255 - seed % 200, indexed16: (seed / 8) % 8))
            }
            stage.show(theme: theme) { surface in
                for (row, role) in roles.enumerated() { surface.write("text", row: row, column: 3, role: role) }
            }

            #expect(stage.pieces.count == 1)
            for (row, role) in roles.enumerated() {
                let look = theme.resolve(role, depth: stage.terminal.depth)
                let shown = stage.screen.style(row: row, column: 4)
                #expect(sgr(look.foreground, 3).contains(shown.foreground), "theme \(number), \(role)")
                #expect(sgr(look.background, 4).contains(shown.background), "theme \(number), \(role)")
            }
        }
    }

    /// How a terminal may be told of a colour: 3 for text, 4 for ground.
    private func sgr(_ color: ResolvedStyle.Color, _ place: Int) -> [String] {
        switch color {
        case .terminal: return [""]
        case .index(let index): return [index < 8 ? "\(place)\(index)" : "\(place)8;5;\(index)"]
        case .rgb(let value):
            let exact = XtermPalette.exact(value).map { ["\(place)8;5;\($0)"] } ?? []
            return exact + ["\(place)8;2;\(value >> 16);\(value >> 8 & 255);\(value & 255)"]
        }
    }

    @Test func `a locale without UTF-8 gets ASCII alone`() throws {
        let stage = try Stage(["TERM": "xterm-256color", "LANG": "C"])

        stage.show { surface in
            surface.write("Åsa › 漢", row: 0, column: 0)
            surface.drawTrend([0, 1], row: 1, endColumn: 2, maxCells: 2)
        }

        #expect(stage.screen.row(0) == "Asa > ?")
        #expect(stage.screen.row(1) == ".%")
    }

    @Test func `no sequence in a text reaches the terminal`() throws {
        let stage = try Stage(Self.utf8)

        stage.show { $0.write("a\u{1B}]0;owned\u{7}\u{1B}[31m\u{9B}2J\u{202E}b", row: 0, column: 0) }

        #expect(stage.screen.row(0) == "a␛]0;owned␇␛[31m\u{FFFD}2J\u{FFFD}b")
        #expect(stage.screen.style(row: 0, column: 39) == VTScreen.Style())
    }

    @Test func `copied text goes to the terminal's clipboard in the one write of the next frame`() throws {
        let stage = try Stage(Self.utf8)
        stage.show { $0.write("before", row: 0, column: 0) }
        var surface = stage.terminal.makeSurface(for: .plain)
        surface.write("after", row: 0, column: 0)

        #expect(stage.terminal.copy("12,403.10 SEK å"))
        #expect(stage.pty.read() == [])
        let count = stage.terminal.show(surface, theme: .plain)
        let bytes = stage.pty.read()

        #expect(bytes.count == count)
        #expect(bytes.starts(with: Array("\u{1B}]52;c;MTIsNDAzLjEwIFNFSyDDpQ==\u{7}".utf8)))
        #expect(stage.terminal.show(surface, theme: .plain) == 0)

        #expect(!stage.terminal.copy(String(repeating: "x", count: 80_000)))
        #expect(["", "f", "fo", "foo"].map { NcursesTerminal.base64(Array($0.utf8)) } == ["", "Zg==", "Zm8=", "Zm9v"])
    }

    @Test func `screen gets a long sequence in pieces that it hands on`() {
        let sequence = [UInt8](repeating: 0x41, count: 1500)

        let wrapped = NcursesTerminal.wrapped(sequence)

        let pieces = String(decoding: wrapped, as: UTF8.self).split(
            separator: "\u{1B}\\", omittingEmptySubsequences: false)
        #expect(pieces.map(\.utf8.count) == [702, 702, 102, 0])
        #expect(pieces.dropLast().allSatisfy { $0.hasPrefix("\u{1B}P") })
    }

    @Test func `keys come out of the loop in one batch, and a lone Esc after its delay`() throws {
        let stage = try Stage(Self.utf8)
        let loop = try EventLoop(
            decoder: stage.terminal.makeDecoder(), escapeDelay: 1, input: stage.pty.terminal)

        stage.pty.send(String(repeating: "\u{1B}[B", count: 100).utf8)
        #expect(loop.next() == [.keys(Array(repeating: .down, count: 100))])

        stage.pty.send([0x1B])
        #expect(loop.next() == [.keys([.escape])])
    }

    @Test func `a wake from another thread, however often, is one event`() async throws {
        let stage = try Stage(Self.utf8)
        let loop = try EventLoop(decoder: InputDecoder(), input: stage.pty.terminal)
        let wake = loop.wake
        let task = Task.detached { for _ in 0..<50 { wake() } }
        await task.value

        #expect(loop.next() == [.wake])
        #expect(loop.next(deadline: .now) == [.deadline])
    }

    @Test func `signals are events of the loop`() throws {
        let stage = try Stage(Self.utf8)
        let loop = try EventLoop(decoder: InputDecoder(), input: stage.pty.terminal)

        // To this thread, which waits for them in the loop. A stop would undo a
        // continuation that is still waiting, so they come apart.
        func events(of numbers: Int32...) -> [EventLoop.Event] {
            for number in numbers { raise(number) }
            return loop.next()
        }

        #expect(events(of: SIGWINCH) == [.resized(ScreenSize(columns: 40, rows: 6))])
        #expect(events(of: SIGTSTP) == [.suspendRequested])
        #expect(events(of: SIGCONT) == [.resumed])
        #expect(events(of: SIGTERM, SIGWINCH).last == .ended(.signal(SIGTERM)))
    }

    @Test func `a closed terminal ends the loop`() throws {
        let stage = try Stage(Self.utf8)
        let loop = try EventLoop(decoder: InputDecoder(), input: stage.pty.terminal)

        stage.pty.send("q".utf8)
        stage.pty.hangUp()

        #expect(loop.next().last == .ended(.closed))
        #expect(loop.next().last == .ended(.closed))
        stage.show { $0.write("late", row: 0, column: 0) }
        #expect(stage.terminal.isClosed)
    }
}

extension NcursesTerminal {
    fileprivate func makeSurface(for theme: Theme = .plain) -> Surface {
        Surface(columns: size.columns, rows: size.rows, traits: traits(for: theme))
    }
}
