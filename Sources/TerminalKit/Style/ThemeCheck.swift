import Foundation

/// Checks whether a theme can be read.
public enum ThemeCheck {
    /// The roles whose text stands out too little from its ground.
    ///
    /// Text needs 4.5:1; dim and disabled text, frames and states need 3:1. Where a
    /// colour is the terminal's own nothing can be said.
    public static func lowContrast(in theme: Theme, roles: some Sequence<StyleRole>) -> [ThemeProblem] {
        Set(roles).union(theme.roles.keys).sorted { $0.name < $1.name }.compactMap { role in
            let style = theme.style(for: role)
            guard let needed = neededRatio(for: role), let text = style.foreground, let ground = style.background,
                let ratio = contrast(text, ground), ratio < needed
            else { return nil }
            return ThemeProblem(
                theme: theme.name, line: nil, fact: .lowContrast(role: role.name, ratio: ratio, needed: needed))
        }
    }

    /// The contrast of two colours, 1 to 21; nil when one is the terminal's own.
    public static func contrast(_ left: ThemeColor, _ right: ThemeColor) -> Double? {
        guard let first = luminance(left), let second = luminance(right) else { return nil }
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// The ratio a role needs; nil for one that draws no text.
    private static func neededRatio(for role: StyleRole) -> Double? {
        let parts = role.name.split(separator: ".")
        if parts.first == "bar" { return nil }
        let isQuiet = parts.first == "state" || parts.contains { ["dim", "disabled", "frame"].contains($0) }
        return isQuiet ? 3 : 4.5
    }

    private static func luminance(_ color: ThemeColor) -> Double? {
        guard case .rgb(let red, let green, let blue) = color.value else { return nil }
        func linear(_ part: UInt8) -> Double {
            let value = Double(part) / 255
            return value <= 0.040_45 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}
