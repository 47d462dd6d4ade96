import TerminalKit
import Testing

@Suite struct SurfacePrintingTests {
    private let theme = Theme(
        name: "t",
        roles: [
            .title: RoleStyle(
                foreground: ThemeColor(.rgb(0x2E, 0x34, 0x40), indexed256: 236, indexed16: 8),
                background: ThemeColor(.ansi(3)), modifiers: [.bold, .underline])
        ])

    private var surface: Surface {
        var surface = Surface(columns: 4, rows: 2)
        surface.write("åé\u{1B}", row: 0, column: 1, role: .title)
        return surface
    }

    @Test(arguments: [
        (ColorDepth.direct, "38;2;46;52;64;43"), (.indexed, "38;5;236;43"), (.sixteen, "90;43"), (.eight, "30;43"),
    ])
    func `looks are printed by the colours there are`(depth: ColorDepth, parameters: String) {
        let text = surface.printed(theme: theme, depth: depth)

        #expect(
            text == "\u{1B}[0m \u{1B}[0;1;4;\(parameters)måé␛\u{1B}[0m\n\u{1B}[0m    \u{1B}[0m\n")
    }

    @Test func `without colours text is plain`() {
        #expect(surface.printed(theme: theme, depth: .mono) == " åé␛\n\n")
    }
}
