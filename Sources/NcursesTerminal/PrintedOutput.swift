internal import CNcurses
internal import Glibc
public import TerminalKit

/// What a descriptor shows of colours and signs when text is printed on it and no screen is opened.
public struct PrintedOutput: Sendable {
    /// How many colours are used: none on what is no terminal, unless colours are always wanted.
    public let depth: ColorDepth
    private let asciiOnly: Bool

    /// Asks the terminal's entry in terminfo, as ``NcursesTerminal`` does.
    public init(options: TerminalOptions, output: Int32 = 1) {
        asciiOnly = options.forcesASCII || !TerminalLocale.adopt(options.environment)
        guard options.color == .always || (options.color == .auto && isatty(output) == 1) else {
            depth = .mono
            return
        }
        var problem: Int32 = 0
        let term = options.candidates.first ?? ""
        guard !term.isEmpty, setupterm(term, output, &problem) == OK else {
            depth = .mono
            return
        }
        depth = options.depth(colors: Int(tigetnum("colors")), isDirect: tigetflag("RGB") == 1)
    }

    /// What a surface should know before it is drawn on to be printed.
    public func traits(for theme: Theme) -> SurfaceTraits {
        SurfaceTraits(
            width: .libC, glyphs: GlyphSet(named: theme.glyphs), asciiOnly: asciiOnly,
            colouredBars: !asciiOnly && theme.hasColouredBars(depth: depth), cursor: depth > .mono ? .bar : .marker)
    }
}
