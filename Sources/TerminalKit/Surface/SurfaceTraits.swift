/// How the selected row of a table is shown.
public enum CursorStyle: String, Hashable, Sendable {
    /// The whole row in one look of its own.
    case bar
    /// A mark in front of the row: few bytes, for slow lines.
    case marker
}

/// What a surface must know of the terminal and the theme before it is drawn on.
public struct SurfaceTraits: Sendable {
    /// How many cells a character takes.
    public var width: CellWidth
    /// The signs that widgets draw with.
    public var glyphs: GlyphSet
    /// Whether every character of data is brought down to ASCII: true on a terminal without UTF-8.
    public var asciiOnly: Bool
    /// Whether bars are runs of background colour; otherwise they are signs.
    public var colouredBars: Bool
    /// How the selected row of a table is shown.
    public var cursor: CursorStyle

    /// Traits of a terminal; the defaults are a colour terminal with UTF-8.
    public init(
        width: CellWidth = .builtIn, glyphs: GlyphSet = .unicode, asciiOnly: Bool = false, colouredBars: Bool = true,
        cursor: CursorStyle = .bar
    ) {
        self.width = width
        self.glyphs = asciiOnly ? .ascii : glyphs
        self.asciiOnly = asciiOnly
        self.colouredBars = colouredBars
        self.cursor = cursor
    }
}
