internal import CNcurses
internal import TerminalKit

/// ncurses' numbers for looks, given out as they are needed.
struct ColorPairs {
    /// What ncurses wants to know of a look.
    struct Look {
        var attributes: attr_t
        var pair: Int32
    }

    let depth: ColorDepth
    private let hasDefaultColors: Bool
    private var pairs: [Int64: Int32] = [:]
    /// Colours that the terminal shows and its entry does not have; nil where the entry has them, or nothing does.
    private(set) var direct: DirectPalette?

    /// Whether another theme might not find room for its looks.
    var isNearlyFull: Bool { pairs.count > Int(nc_color_pairs()) / 2 || direct?.isNearlyFull == true }

    /// Switches the colours of the current screen on.
    init(options: TerminalOptions) {
        guard has_colors() else {
            depth = .mono
            hasDefaultColors = false
            return
        }
        start_color()
        hasDefaultColors = use_default_colors() == OK
        let isDirect = tigetflag("RGB") == 1
        depth = options.depth(colors: Int(nc_colors()), isDirect: isDirect)
        direct = depth == .direct && !isDirect ? DirectPalette() : nil
    }

    /// Forgets all looks; what is on the screen must be drawn anew.
    mutating func removeAll() {
        pairs.removeAll()
        if direct != nil { direct = DirectPalette() }
    }

    mutating func look(_ style: ResolvedStyle) -> Look {
        var attributes = NC_A_NORMAL
        let signs: [(RoleStyle.Modifiers, attr_t)] = [
            (.bold, NC_A_BOLD), (.dim, NC_A_DIM), (.italic, NC_A_ITALIC), (.underline, NC_A_UNDERLINE),
            (.reverse, NC_A_REVERSE),
        ]
        for (modifier, attribute) in signs where style.modifiers.contains(modifier) { attributes |= attribute }
        return Look(attributes: attributes, pair: pair(style.foreground, style.background))
    }

    private mutating func pair(_ foreground: ResolvedStyle.Color, _ background: ResolvedStyle.Color) -> Int32 {
        guard depth > .mono, foreground != .terminal || background != .terminal else { return 0 }
        let text = number(foreground, fallback: 7)
        let ground = number(background, fallback: 0)
        let key = Int64(text) << 32 | Int64(UInt32(bitPattern: ground))
        if let pair = pairs[key] { return pair }
        let next = Int32(pairs.count + 1)
        // A pair that was refused would be drawn black on black.
        let isUsable = next < nc_color_pairs() && init_extended_pair(next, text, ground) == OK
        pairs[key] = isUsable ? next : 0
        return isUsable ? next : 0
    }

    private mutating func number(_ color: ResolvedStyle.Color, fallback: Int32) -> Int32 {
        switch color {
        case .terminal: hasDefaultColors ? -1 : fallback
        case .index(let index): Int32(index)
        // Entries with direct colours keep the numbers below 8 for the terminal's own.
        case .rgb(let value) where direct == nil: Int32(max(8, value))
        case .rgb(let value): Int32(direct?.number(value) ?? XtermPalette.nearest256(value))
        }
    }
}
