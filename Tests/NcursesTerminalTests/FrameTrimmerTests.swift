import Testing

@testable import NcursesTerminal

@Suite struct FrameTrimmerTests {
    private func trim(_ frame: String, isFirst: Bool = false, repeats: Bool = false) -> String {
        String(decoding: FrameTrimmer.trim(Array(frame.utf8), isFirst: isFirst, repeats: repeats), as: UTF8.self)
    }

    @Test(arguments: [
        ("\u{1B}[39m\u{1B}(B\u{1B}[mx", "\u{1B}[mx"),
        ("\u{1B}(B\u{1B}[0;1m\u{1B}[38;5;110m>", "\u{1B}[0;1;38;5;110m>"),
        ("\u{1B}[m\u{1B}[1mx", "\u{1B}[0;1mx"),
        ("\u{1B}[38;5;1m\u{1B}[48;5;2mx\u{1B}[39;49m", "\u{1B}[38;5;1;48;5;2mx\u{1B}[39;49m"),
        ("\u{1B}[1m\u{1B}[5dx", "\u{1B}[1m\u{1B}[5dx"),
        ("\u{1B}[m\u{0F}x", "\u{1B}[mx"),
        ("\u{1B}[39;49m\u{1B}[38;5;2mx", "\u{1B}[49;38;5;2mx"), ("plain åäö", "plain åäö"),
        ("\u{1B}[", "\u{1B}["), ("\u{1B}[3", "\u{1B}[3"), ("\u{1B}", "\u{1B}"),
    ])
    func `what changes nothing is left out`(frame: String, trimmed: String) {
        #expect(trim(frame) == trimmed)
    }

    @Test func `character sets stay in a first frame and where others are used`() {
        #expect(trim("\u{1B}(B\u{1B}[m", isFirst: true) == "\u{1B}(B\u{1B}[m")
        #expect(trim("\u{1B}(0q\u{1B}(B") == "\u{1B}(0q\u{1B}(B")
    }

    @Test func `long runs of blanks are repeated where the terminal can`() {
        #expect(trim("a          b", repeats: true) == "a \u{1B}[9bb")
        #expect(trim("a      b", repeats: true) == "a      b")
        #expect(trim("a          b") == "a          b")
    }

    @Test func `a number that stands for red, green and blue is sent as them`() {
        let frame = Array("\u{1B}[38;5;16m\u{1B}[48;5;17m38;5;16\u{1B}[1m\u{1B}[48;5;18m".utf8)

        let trimmed = FrameTrimmer.trim(
            frame, isFirst: false, repeats: false, colors: [16: 0x2E3440, 18: 0x0000FF])

        #expect(
            String(decoding: trimmed, as: UTF8.self)
                == "\u{1B}[38;2;46;52;64;48;5;17m38;5;16\u{1B}[1;48;2;0;0;255m")
    }

    @Test func `a sequence does not grow beyond what terminals read`() {
        let frame = String(repeating: "\u{1B}[38;5;1m", count: 8) + "x"

        let longest = trim(frame).split(separator: "\u{1B}").map { $0.count(where: { $0 == ";" }) }.max() ?? 0

        #expect(longest < 16)
        #expect(trim(frame).hasSuffix("mx"))
    }
}
