/// A terminal that keeps what it is shown, for tests.
public final class MemoryTerminal: Terminal {
    /// How large a surface may be.
    public var size: ScreenSize
    /// How the selected row is shown.
    public var cursor: CursorStyle
    /// Whether it knows ASCII alone.
    public var asciiOnly: Bool
    /// Every surface shown so far, the last one last.
    public private(set) var frames: [Surface] = []
    /// How often the bell was sounded.
    public private(set) var bells = 0

    /// A terminal of this size.
    public init(columns: Int = 80, rows: Int = 24, cursor: CursorStyle = .bar, asciiOnly: Bool = false) {
        size = ScreenSize(columns: columns, rows: rows)
        self.cursor = cursor
        self.asciiOnly = asciiOnly
    }

    /// The surface shown last; nil before the first.
    public var last: Surface? { frames.last }

    /// A colour terminal's traits.
    public func traits(for theme: Theme) -> SurfaceTraits {
        SurfaceTraits(glyphs: GlyphSet(named: theme.glyphs), asciiOnly: asciiOnly, cursor: cursor)
    }

    /// Keeps a surface; no bytes go anywhere.
    @discardableResult
    public func show(_ surface: Surface, theme: Theme) -> Int {
        frames.append(surface)
        return 0
    }

    /// Counts.
    public func bell() {
        bells += 1
    }
}
