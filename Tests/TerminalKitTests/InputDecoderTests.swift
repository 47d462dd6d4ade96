import FakturaTestSupport
import TerminalKit
import Testing

@Suite struct InputDecoderTests {
    private func keys(_ text: String, terminfo: [String: [UInt8]] = [:]) -> [Key] {
        var decoder = InputDecoder(terminfo: terminfo)
        return decoder.decode(Array(text.utf8)) + decoder.flush()
    }

    @Test(arguments: [
        ("a", Key.character("a")), ("å", "å"), ("漢", "漢"), ("👍", "👍"), ("\r", .enter), ("\n", .enter), ("\t", .tab),
        ("\u{7F}", .backspace), ("\u{08}", .backspace), ("\u{03}", .control("c")),
        ("\u{00}", Key(.character(" "), .control)),
        ("\u{1B}", .escape), ("\u{1B}x", .alt("x")), ("\u{1B}å", .alt("å")), ("\u{1B}[", .alt("[")),
        ("\u{1B}O", .alt("O")), ("\u{1B}]", .alt("]")), ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down),
        ("\u{1B}[H", .home), ("\u{1B}OF", .end), ("\u{1B}[1~", .home), ("\u{1B}[4~", .end), ("\u{1B}[3~", .delete),
        ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .shiftTab), ("\u{1B}OP", .function(1)),
        ("\u{1B}[15~", .function(5)), ("\u{1B}[1;5C", Key(.right, .control)), ("\u{1B}[1;2D", Key(.left, .shift)),
        ("\u{1B}[1;7A", Key(.up, [.alt, .control])), ("\u{1B}[5;3~", Key(.pageUp, .alt)),
        ("\u{1B}\u{1B}[A", .escape), ("\u{1B}[97;5u", .control("a")), ("\u{1B}[I", Key(.focusGained)),
        ("\u{1B}[O", Key(.focusLost)),
    ])
    func `a key's bytes come out as that key`(bytes: String, key: Key) {
        #expect(keys(bytes).first == key)
    }

    @Test(arguments: [
        "å漢👍", "\u{1B}[1;5C", "\u{1B}[200~one\ntwo\u{1B}[201~x", "\u{1B}OA\u{1B}[3~", "\u{1B}[<0;10;20Mq",
        "\u{1B}]11;rgb:0/0/0\u{07}k", "\u{1B}[M !!j",
    ])
    func `where reads split the bytes makes no difference`(text: String) {
        let whole = keys(text)
        let bytes = Array(text.utf8)

        for split in 1..<bytes.count {
            var decoder = InputDecoder()
            let parts = decoder.decode(bytes[..<split]) + decoder.decode(bytes[split...]) + decoder.flush()

            #expect(parts == whole, "split at \(split)")
        }
        #expect(!whole.isEmpty)
    }

    @Test(arguments: [
        "\u{1B}[<0;10;20M", "\u{1B}[<0;10;20m", "\u{1B}[M !!", "\u{1B}[?1;2c", "\u{1B}[24;80R", "\u{1B}[99;1x",
        "\u{1B}]52;c;aGVq\u{07}", "\u{1B}]11;rgb:00/00/00\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[77~",
        "\u{1B}[>41;370;0c", "\u{1B}[[A",
    ])
    func `what is no key is swallowed whole`(bytes: String) {
        #expect(keys(bytes + "q") == ["q"])
    }

    @Test func `a hundred keys in one read are a hundred keys`() {
        let pressed = keys(String(repeating: "\u{1B}OB", count: 100))

        #expect(pressed == Array(repeating: .down, count: 100))
    }

    @Test func `a lone Esc waits until the caller decides`() {
        var decoder = InputDecoder()

        let early = decoder.decode([0x1B])
        let isPending = decoder.pendingEscape
        let late = decoder.flush()

        #expect(early.isEmpty)
        #expect(isPending)
        #expect(late == [.escape])
        #expect(!decoder.pendingEscape)
    }

    @Test func `half a character is waited for and not flushed`() {
        var decoder = InputDecoder()

        let early = decoder.decode([0xC3]) + decoder.flush()
        let late = decoder.decode([0xB6])

        #expect(early.isEmpty)
        #expect(late == ["ö"])
    }

    @Test func `bytes that are no character become a replacement`() {
        var decoder = InputDecoder()

        let keys = decoder.decode([0xFF, 0x61, 0xC3, 0x62])

        #expect(keys == ["\u{FFFD}", "a", "\u{FFFD}", "b"])
    }

    @Test func `a paste is one event and its keys do nothing`() {
        let pressed = keys("\u{1B}[200~q\u{3}\u{1B}[A\u{1B}[201~d")

        #expect(pressed == [Key(.paste("q\u{3}\u{1B}[A")), "d"])
    }

    @Test func `a paste without end is bounded`() {
        var decoder = InputDecoder()
        _ = decoder.decode("\u{1B}[200~".utf8)
        let chunk = [UInt8](repeating: 0x61, count: 1 << 18)
        for _ in 0..<6 { _ = decoder.decode(chunk) }

        let keys = decoder.decode("\u{1B}[201~".utf8)

        guard case .paste(let text)? = keys.first?.code else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == InputDecoder.maximumPaste)
    }

    @Test func `any bytes give the same keys however they are split`() {
        var random = SeededRandom(seed: 7)
        let common = Array("\u{1B}\u{1B}\u{1B}[[OM<;~0125å漢\u{7}A".utf8)
        for _ in 0..<4000 {
            let bytes = (0..<Int.random(in: 1..<40, using: &random)).map { _ in
                Int.random(in: 0..<4, using: &random) == 0
                    ? UInt8.random(in: 0...255, using: &random) : common.randomElement(using: &random) ?? 0
            }
            var whole = InputDecoder()
            var split = InputDecoder()

            let expected = whole.decode(bytes)
            let keys = bytes.flatMap { split.decode([$0]) }

            #expect(keys == expected, "\(bytes)")
        }
    }

    @Test func `the terminal's own sequences win`() {
        let terminfo: [String: [UInt8]] = ["kcuu1": Array("\u{1B}[Q9".utf8), "kdch1": [0x7F], "unknown": [0x1B, 0x20]]

        #expect(keys("\u{1B}[Q9", terminfo: terminfo) == [.up])
        #expect(keys("\u{7F}", terminfo: terminfo) == [.backspace])
    }
}
