import TerminalKit
import Testing

@testable import NcursesTerminal

@Suite struct TerminalOptionsTests {
    @Test(arguments: [
        (ColorChoice.auto, [:], 256, false, ColorDepth.indexed),
        (.auto, ["NO_COLOR": "1"], 256, false, .mono),
        (.auto, ["NO_COLOR": ""], 256, false, .indexed),
        (.always, ["NO_COLOR": "1"], 256, false, .indexed),
        (.never, [:], 256, false, .mono),
        (.auto, [:], 8, false, .eight),
        (.auto, [:], 16, false, .sixteen),
        (.auto, [:], 88, false, .sixteen),
        (.auto, [:], -1, false, .mono),
        (.auto, [:], 0x100_0000, true, .direct),
        (.auto, [:], 0x100_0000, false, .indexed),
        (.auto, ["TERM": "xterm-256color", "COLORTERM": "truecolor"], 256, false, .direct),
        (.auto, ["TERM": "tmux-256color", "COLORTERM": "24bit"], 256, false, .direct),
        (.auto, ["TERM": "screen-256color", "COLORTERM": "truecolor"], 256, false, .indexed),
        (.auto, ["TERM": "linux", "COLORTERM": "truecolor"], 8, false, .eight),
        (.auto, ["TERM": "xterm-256color", "COLORTERM": "yes"], 256, false, .indexed),
        (.auto, ["NO_COLOR": "1", "COLORTERM": "truecolor"], 256, false, .mono),
    ])
    func `colours go down the ladder`(
        choice: ColorChoice, environment: [String: String], colors: Int, isDirect: Bool, depth: ColorDepth
    ) {
        let options = TerminalOptions(environment: environment, color: choice)

        #expect(options.depth(colors: colors, isDirect: isDirect) == depth)
    }

    @Test func `a terminal that says true colour has 256 though its plain entry has not`() {
        let plain = TerminalOptions(environment: ["TERM": "xterm"])
        let full = TerminalOptions(environment: ["TERM": "xterm", "COLORTERM": "truecolor"])

        #expect(plain.candidates == ["xterm", "xterm-256color", "xterm"])
        #expect(full.candidates.first == "xterm-256color")
    }

    @Test func `over SSH the cursor is the marker unless chosen`() {
        let remote = ["SSH_TTY": "/dev/pts/1"]

        #expect(TerminalOptions(environment: [:]).effectiveCursor == .bar)
        #expect(TerminalOptions(environment: remote).effectiveCursor == .marker)
        #expect(TerminalOptions(environment: remote, cursor: .bar).effectiveCursor == .bar)
    }

    @Test func `the delay of Esc is what ESCDELAY says`() {
        #expect(TerminalOptions(environment: [:]).escapeDelay == 25)
        #expect(TerminalOptions(environment: ["ESCDELAY": "100"]).escapeDelay == 100)
        #expect(TerminalOptions(environment: ["ESCDELAY": "soon"]).escapeDelay == 25)
    }
}
