import Foundation

/// Checks whether a theme can be read.
public enum ThemeCheck {
    /// The contrast that grounds need from each other, so that what they mark is seen: WCAG 2.1 asks 3:1
    /// of what is drawn; a row that is selected, or a bar that is an estimate, has a second sign.
    private static let grounds: [(role: StyleRole, other: StyleRole, needed: Double)] = [
        (.bar, .text, 3), (.barEstimate, .text, 1.5), (.bar, .barEstimate, 1.25), (.tableRowSelected, .text, 1.25),
        (.menuSelected, .box, 1.25),
    ]

    /// The roles whose text or ground stands out too little, with all colours or with the 256 that stand in for them.
    ///
    /// Text needs 4.5:1; dim and disabled text, frames, states and bars need 3:1. Where a
    /// colour is the terminal's own nothing can be said.
    public static func lowContrast(in theme: Theme, roles: some Sequence<StyleRole>) -> [ThemeProblem] {
        let texts = Set(roles).union(theme.roles.keys).sorted { $0.name < $1.name }
        let facts = texts.compactMap { textFact($0, in: theme) } + grounds.compactMap { groundFact($0, in: theme) }
        return facts.map { ThemeProblem(theme: theme.name, line: nil, fact: $0) }
    }

    /// The contrast of two colours, 1 to 21; nil when one is the terminal's own.
    public static func contrast(_ left: ThemeColor, _ right: ThemeColor) -> Double? {
        contrast(left, right, depth: .direct)
    }

    private static func textFact(_ role: StyleRole, in theme: Theme) -> ThemeProblem.Fact? {
        let style = theme.style(for: role)
        guard let needed = neededRatio(for: role), let text = style.foreground, let ground = style.background else {
            return nil
        }
        return [ColorDepth.direct, .indexed].lazy.compactMap { depth in
            contrast(text, ground, depth: depth).flatMap { ratio in
                ratio < needed ? .lowContrast(role: role.name, ratio: ratio, needed: needed, depth: depth) : nil
            }
        }.first
    }

    private static func groundFact(
        _ rule: (role: StyleRole, other: StyleRole, needed: Double), in theme: Theme
    ) -> ThemeProblem.Fact? {
        let (style, other) = (theme.style(for: rule.role), theme.style(for: rule.other))
        // Reversed, the text's colour is the ground.
        func ground(_ style: RoleStyle) -> ThemeColor? {
            style.modifiers?.contains(.reverse) == true ? style.foreground : style.background
        }
        guard let mine = ground(style), let theirs = ground(other) else { return nil }
        return [ColorDepth.direct, .indexed].lazy.compactMap { depth in
            contrast(mine, theirs, depth: depth).flatMap { ratio in
                ratio < rule.needed
                    ? .faintGround(
                        role: rule.role.name, other: rule.other.name, ratio: ratio, needed: rule.needed, depth: depth)
                    : nil
            }
        }.first
    }

    private static func contrast(_ left: ThemeColor, _ right: ThemeColor, depth: ColorDepth) -> Double? {
        guard let first = luminance(left, depth), let second = luminance(right, depth) else { return nil }
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// The ratio a role needs; nil for one that draws no text.
    private static func neededRatio(for role: StyleRole) -> Double? {
        let parts = role.name.split(separator: ".")
        if parts.first == "bar" { return nil }
        let isQuiet = parts.first == "state" || parts.contains { ["dim", "disabled", "frame"].contains($0) }
        return isQuiet ? 3 : 4.5
    }

    private static func luminance(_ color: ThemeColor, _ depth: ColorDepth) -> Double? {
        guard let (red, green, blue) = color.components(depth: depth) else { return nil }
        func linear(_ part: UInt8) -> Double {
            let value = Double(part) / 255
            return value <= 0.040_45 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}
