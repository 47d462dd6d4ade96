/// How many colours a terminal shows.
public enum ColorDepth: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// None.
    case mono = 0
    /// Eight.
    case eight = 8
    /// Sixteen.
    case sixteen = 16
    /// 256, the upper 240 the same everywhere.
    case indexed = 256
    /// Any red, green and blue.
    case direct = 0x100_0000

    /// Fewer colours are less.
    public static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}

/// A look in terms of what one terminal can show.
public struct ResolvedStyle: Hashable, Sendable {
    /// A colour the terminal has.
    public enum Color: Hashable, Sendable {
        /// The terminal's own.
        case terminal
        /// One of its palette.
        case index(UInt8)
        /// Red, green and blue as 0xRRGGBB.
        case rgb(UInt32)
    }

    /// The colour of the text.
    public var foreground: Color
    /// The colour of the ground.
    public var background: Color
    /// What sets it apart beside the colours.
    public var modifiers: RoleStyle.Modifiers
}

extension Theme {
    /// The look of a role on a terminal with this many colours.
    public func resolve(_ role: StyleRole, depth: ColorDepth) -> ResolvedStyle {
        let style = style(for: role)
        guard depth > .mono else {
            return ResolvedStyle(
                foreground: .terminal, background: .terminal, modifiers: style.mono ?? style.modifiers ?? [])
        }
        var resolved = ResolvedStyle(
            foreground: Self.color(style.foreground, depth), background: Self.color(style.background, depth),
            modifiers: style.modifiers ?? [])
        if depth == .eight {
            if case .index(let index) = resolved.foreground, index >= 8 {
                // "Bright black" would be black; it is what is read on the ground that it stands on.
                let gray = Self.readable(on: resolved.background)
                resolved.foreground = index == 8 ? gray : .index(index - 8)
                if index > 8 { resolved.modifiers.insert(.bold) }
            }
            // Where nothing is black but the ground, a grey ground is white.
            if case .index(let index) = resolved.background, index >= 8 {
                resolved.background = .index(index == 8 ? 7 : index - 8)
            }
        }
        if case .index(let ground) = resolved.background, resolved.foreground == resolved.background,
            style.foreground?.value != style.background?.value
        {
            // Two colours that fell together would hide the text.
            resolved.foreground = .index(ground == 0 || ground == 4 ? 7 : 0)
        }
        return resolved
    }

    /// Whether a bar shows as ground without signs on a terminal with this many colours.
    public func hasColouredBars(depth: ColorDepth) -> Bool {
        guard depth > .mono, glyphs == .unicode else { return false }
        let bar = resolve(.bar, depth: depth)
        return bar.background != .terminal || bar.modifiers.contains(.reverse)
    }

    private static func readable(on ground: ResolvedStyle.Color) -> ResolvedStyle.Color {
        guard case .index(let index) = ground else { return .terminal }
        return .index([0, 4, 12].contains(index) ? 7 : 0)
    }

    private static func color(_ color: ThemeColor?, _ depth: ColorDepth) -> ResolvedStyle.Color {
        guard let color else { return .terminal }
        switch color.value {
        case .terminal: return .terminal
        case .ansi(let index):
            // Where colours are red, green and blue, only the first eight have a number too.
            return depth == .direct && index >= 8 ? .rgb(XtermPalette.rgb(ofAnsi: index)) : .index(index)
        case .rgb(let red, let green, let blue):
            switch depth {
            case .direct: return .rgb(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
            case .indexed: return .index(color.indexed256 ?? XtermPalette.nearest256(red, green, blue))
            default: return .index(color.indexed16 ?? XtermPalette.nearest16(red, green, blue))
            }
        }
    }
}
