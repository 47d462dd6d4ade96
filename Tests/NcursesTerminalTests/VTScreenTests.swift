import FakturaTestSupport
import Testing

@Suite struct VTScreenTests {
    private func screen(_ text: String, columns: Int = 10, rows: Int = 4) -> VTScreen {
        var screen = VTScreen(columns: columns, rows: rows)
        screen.feed(text.utf8)
        return screen
    }

    @Test(arguments: [
        ("ab\u{1B}[2;3Hcd", "ab\n  cd\n\n"), ("\u{1B}[3dx\u{1B}[5Gy", "\n\nx   y\n"), ("-\u{1B}[4b", "-----\n\n\n"),
        ("abcdef\u{1B}[3G\u{1B}[2X", "ab  ef\n\n\n"), ("abcdef\u{1B}[3G\u{1B}[2P", "abef\n\n\n"),
        ("abcd\u{1B}[2G\u{1B}[@", "a bcd\n\n\n"), ("abcd\u{1B}[2G\u{1B}[K", "a\n\n\n"),
        ("0123456789ab", "0123456789\nab\n\n"),
        ("a\r\nb\r\nc\r\nd\r\ne", "b\nc\nd\ne"), ("a\r\nb\r\nc\u{1B}[1;2r\u{1B}[2;1H\nx", "b\nx\nc\n"),
        ("漢字x", "漢字x\n\n\n"), ("e\u{301}x", "e\u{301}x\n\n\n"), ("a\u{1B}[2J", "\n\n\n"),
        ("a\r\nb\u{1B}[1;1H\u{1B}[L", "\na\nb\n"), ("a\r\nb\u{1B}[1;1H\u{1B}[M", "b\n\n\n"),
        ("\u{1B}]0;title\u{07}a\u{1B}P1$r\u{1B}\\b", "ab\n\n\n"), ("main\u{1B}[?1049halt\u{1B}[?1049l", "main\n\n\n"),
    ])
    func `sequences do what they do on a terminal`(text: String, shown: String) {
        let screen = screen(text)

        #expect(screen.text == shown)
        #expect(screen.unknown.isEmpty)
    }

    @Test func `styles are kept by cell`() {
        let screen = screen("\u{1B}[1;38;5;110;48;5;2mx\u{1B}[my\u{1B}[31m\u{1B}[K")

        #expect(screen.style(row: 0, column: 0).foreground == "38;5;110")
        #expect(screen.style(row: 0, column: 0).background == "48;5;2")
        #expect(screen.style(row: 0, column: 0).attributes == [1])
        #expect(screen.style(row: 0, column: 1) == VTScreen.Style())
    }

    @Test func `what a program leaves behind is named`() {
        #expect(
            screen("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h\u{1B}[?1h\u{1B}=\u{1B}[1m").leftBehind == [
                "alternate screen", "hidden cursor", "bracketed paste", "cursor keys", "keypad", "colours",
            ])
        #expect(screen("\u{1B}[?25l\u{1B}[?25h").leftBehind == [])
    }
}
