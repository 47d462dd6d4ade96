import FakturaTestSupport
import TerminalKit
import Testing

@Suite struct SurfaceTests {
    private func row(_ text: String, maxCells: Int? = nil, traits: SurfaceTraits = SurfaceTraits()) -> String {
        var surface = Surface(columns: 20, rows: 1, traits: traits)
        surface.write(text, row: 0, column: 0, maxCells: maxCells)
        return surface.rowText(0)
    }

    @Test func `text is cut at its place with an ellipsis`() {
        #expect(row("Production", maxCells: 10) == "Production")
        #expect(row("Production", maxCells: 9) == "Producti…")
        #expect(row("Production", maxCells: 9, traits: SurfaceTraits(glyphs: .ascii)) == "Producti~")
        #expect(row("Production", maxCells: 1) == "…")
        #expect(row("Production", maxCells: 0) == "")
    }

    @Test(arguments: [
        (9, "2026….pdf"), (13, "2026-1…DE.pdf"), (2, "2…"), (1, "…"), (40, "2026-11-11_E0100ABCDE.pdf"),
    ])
    func `the middle of a name is left out, not its end`(cells: Int, shown: String) {
        var surface = Surface(columns: 40, rows: 1)
        surface.write("2026-11-11_E0100ABCDE.pdf", row: 0, column: 0, maxCells: cells, overflow: .middle)
        #expect(surface.rowText(0) == shown)
    }

    @Test func `the middle of wide characters is left out`() {
        var surface = Surface(columns: 20, rows: 1)
        surface.write("漢字漢字漢字", row: 0, column: 0, maxCells: 8, overflow: .middle)
        #expect(surface.rowText(0) == "漢字…字")
    }

    @Test func `a text is a link where it stands, also wrapped or cut, and not within a longer one`() {
        func links(_ rows: [String], _ text: String) -> [String] {
            var surface = Surface(columns: 20, rows: rows.count)
            for (index, row) in rows.enumerated() { surface.write(row, row: index, column: 0, overflow: .ellipsis) }
            surface.link(text, to: "a")
            return surface.links.map { "\($0.row):\($0.columns.lowerBound)-\($0.columns.upperBound)" }
        }
        #expect(links(["to https://a.se/b."], "https://a.se/b") == ["0:3-17"])
        #expect(links(["to https://a.se/bc"], "https://a.se/b") == [])
        #expect(links(["  https://a.se/b/c/d", "  e/f"], "https://a.se/b/c/de/f") == ["0:2-20", "1:2-5"])
        #expect(links(["/home/a b/invoice x", "y.pdf"], "/home/a b/invoice x y.pdf") == ["0:0-19", "1:0-5"])
        #expect(links(["/home/a/invoices/2026.pdf"], "/home/a/invoices/2026.pdf") == ["0:0-19"])
        #expect(links(["/tmp /tmp"], "/tmp") == [])
        #expect(links(["https://a.se/b", "https://a.se/b"], "https://a.se/b") == ["0:0-14", "1:0-14"])
    }

    @Test func `a wide character is never cut in half`() {
        #expect(row("漢字漢字", maxCells: 8) == "漢字漢字")
        #expect(row("漢字漢字", maxCells: 7) == "漢字漢…")
        #expect(row("漢字漢字", maxCells: 6) == "漢字…")
    }

    @Test func `writing over half of a wide character removes the other half`() {
        var surface = Surface(columns: 6, rows: 1)
        surface.write("漢字", row: 0, column: 0)

        surface.write("x", row: 0, column: 1)
        surface.write("y", row: 0, column: 2)

        #expect(surface.rowText(0) == " xy")
    }

    @Test func `marks join the character before them, four at most`() {
        var surface = Surface(columns: 6, rows: 1)

        let used = surface.write("e\u{301}\u{302}\u{303}\u{304}\u{305}x", row: 0, column: 0)

        #expect(used == 2)
        #expect(Array(surface.rowText(0).unicodeScalars) == ["e", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "x"])
        #expect(surface.measure("e\u{301}x") == 2)
    }

    @Test(arguments: [
        ("a\u{1B}[31mb", "a␛[31mb"), ("a\u{7}b", "a␇b"), ("a\nb", "a␊b"), ("a\tb", "a b"), ("a\u{9B}b", "a\u{FFFD}b"),
        ("a\u{7F}b", "a␡b"), ("a\u{202E}b", "a\u{FFFD}b"), ("a\u{2067}b", "a\u{FFFD}b"), ("a\u{200D}b", "ab"),
        ("❤\u{FE0F}", "❤"), ("🇸🇪", "SE"), ("a\u{200B}b", "ab"), ("a\u{10FFFF}b", "a\u{FFFD}b"),
    ])
    func `nothing that steers a terminal gets into a cell`(text: String, shown: String) {
        #expect(row(text) == shown)
    }

    @Test(arguments: [
        ("Åsa Öberg", "Asa Oberg"), ("5 – 6", "5 - 6"), ("12\u{A0}403", "12 403"), ("漢", "?"), ("a\u{1B}b", "a?b"),
        ("e\u{301}", "e"), ("−3", "-3"), ("Łódź", "Lodz"),
    ])
    func `a terminal without Unicode gets ASCII, character for character`(text: String, shown: String) {
        #expect(row(text, traits: SurfaceTraits(asciiOnly: true)) == shown)
    }

    @Test func `writing outside of the surface does nothing`() {
        var surface = Surface(columns: 4, rows: 2)

        surface.write("x", row: -1, column: 0)
        surface.write("x", row: 2, column: 0)
        surface.write("x", row: 0, column: 4)
        surface.write("abc", row: 0, column: -2)
        surface.fill(Rect(row: -3, column: -3, rows: 4, columns: 4), role: .bar)

        #expect(surface.text == "\n")
        #expect(surface.role(row: 0, column: 0) == .bar)
        #expect(surface.role(row: 1, column: 0) == .text)
    }

    @Test func `text at the right ends before its column`() {
        var surface = Surface(columns: 10, rows: 1)

        let start = surface.writeRight("12.50", row: 0, endColumn: 9)

        #expect(start == 4)
        #expect(surface.rowText(0) == "    12.50")
    }

    @Test func `a golden names the role of every run but plain text`() {
        var surface = Surface(columns: 12, rows: 2)
        surface.write("Total", row: 0, column: 1, role: .tableTotal)
        surface.write("plain", row: 1, column: 0)

        #expect(surface.goldenText == " Total\nplain\n--- styles ---\n0:1-5 table.total\n")
    }

    @Test func `surfaces are equal when they show the same`() {
        var left = Surface(columns: 5, rows: 1)
        var right = left
        left.write("e\u{301}", row: 0, column: 0)
        right.write("a\u{300}", row: 0, column: 0)
        #expect(left != right)

        right.write("e\u{301}", row: 0, column: 0)
        #expect(left == right)
        #expect(left.rowEquals(right, row: 0))
    }

    @Test func `no text exceeds its place, whatever is in it`() {
        var random = SeededRandom(seed: 20_261_123)
        for _ in 0..<3000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<24, using: &random) {
                let top: UInt32 = Bool.random(using: &random) ? 0x300 : 0x11_0000
                if let scalar = Unicode.Scalar(UInt32.random(in: 0..<top, using: &random)) { text.append(scalar) }
            }
            let column = Int.random(in: -5..<20, using: &random)
            let place = Int.random(in: 0..<20, using: &random)
            var surface = Surface(columns: 20, rows: 1)
            surface.fill(surface.bounds, with: "#", role: .dim)

            let used = surface.write(String(text), row: 0, column: column, maxCells: place)

            #expect(used <= place)
            #expect(surface.measure(surface.rowText(0).replacing("\u{FFFD}", with: "?")) <= 20)
            for cell in 0..<20 where cell < column || cell >= column + place {
                #expect(surface.role(row: 0, column: cell) == .dim)
            }
            #expect(surface.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
        }
    }

    @Test func `a bar is coloured ground, or signs where there is no colour`() {
        var coloured = Surface(columns: 10, rows: 1)
        coloured.drawBar(row: 0, column: 0, cells: 10, value: 0.5, estimate: 0.8)
        #expect(coloured.goldenText == "\n--- styles ---\n0:0-4 bar\n0:5-7 bar.estimate\n")

        var signs = Surface(columns: 10, rows: 1, traits: SurfaceTraits(colouredBars: false))
        signs.drawBar(row: 0, column: 0, cells: 10, value: 0.5, estimate: 0.8)
        #expect(signs.rowText(0) == "█████░░░")

        var ascii = Surface(columns: 10, rows: 1, traits: SurfaceTraits(asciiOnly: true, colouredBars: false))
        ascii.drawBar(row: 0, column: 0, cells: 10, value: 0.001)
        #expect(ascii.rowText(0) == "#")
    }

    @Test func `a trend ends at its column and leaves out what is unknown`() {
        var surface = Surface(columns: 8, rows: 1)

        surface.drawTrend([nil, 0, 0.5, 1], row: 0, endColumn: 7, maxCells: 7)

        #expect(surface.rowText(0) == "    ▁▅█")
    }

    @Test func `a web address stays whole where it fits on a line, and else breaks at its joints`() {
        let surface = Surface(columns: 20, rows: 1)
        #expect(surface.wrap("see https://a.se/b/c-d", cells: 19) == ["see", "https://a.se/b/c-d"])
        #expect(
            surface.wrap("https://a.se/blade/Azure_Billing/all?x=1&y=22", cells: 20)
                == ["https://a.se/blade/", "Azure_Billing/all?", "x=1&y=22"])
        #expect(
            surface.wrap("https://a.se/understand-your-bill", cells: 20) == ["https://a.se/", "understand-your-bill"])
        // Without a joint it breaks where it must; the scheme is none.
        #expect(surface.wrap("https://abcdefghij", cells: 10) == ["https://ab", "cdefghij"])
        #expect(surface.wrap("/home/a/longer-name.pdf", cells: 10) == ["/home/a/lo", "nger-name.", "pdf"])
    }

    @Test func `every piece of an address that was broken leads to the whole of it`() {
        let address = "https://a.se/blade/Azure_Billing/all?x=1&y=22"
        var surface = Surface(columns: 24, rows: 4)
        for (row, line) in surface.wrap("(see \(address))", cells: 20).enumerated() {
            surface.write(line, row: row, column: 2)
        }
        surface.link(address, to: address)
        #expect(
            surface.links.map { "\($0.row):\($0.columns.lowerBound)-\($0.columns.upperBound)" } == [
                "1:2-21", "2:2-20", "3:2-10",
            ])
        #expect(surface.links.allSatisfy { $0.address == address })
    }

    @Test func `text wraps between words and breaks words that are too long`() {
        let surface = Surface(columns: 80, rows: 1)

        #expect(surface.wrap("The invoice may differ.", cells: 11) == ["The invoice", "may differ."])
        #expect(surface.wrap("a b\n\nc", cells: 5) == ["a b", "", "c"])
        #expect(surface.wrap("abcdefgh ij", cells: 3) == ["abc", "def", "gh", "ij"])
        #expect(surface.wrap("漢字漢", cells: 3) == ["漢", "字", "漢"])
    }
}
