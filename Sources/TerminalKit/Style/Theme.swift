/// The looks of all roles, and the signs that go with them.
public struct Theme: Hashable, Sendable {
    /// Which ground the colours are made for.
    public enum Appearance: String, Hashable, Sendable {
        /// Light text on dark ground.
        case dark
        /// Dark text on light ground.
        case light
    }

    /// The name by which it is chosen.
    public var name: String
    /// What it looks like, in a line of its author's; nil when nothing is said.
    public var summary: String?
    /// Which ground the colours are made for.
    public var appearance: Appearance
    /// The signs that widgets draw with.
    public var glyphs: GlyphSet.Name
    /// The looks; a role without one takes its parent's.
    public var roles: [StyleRole: RoleStyle]

    /// A theme of these looks.
    public init(
        name: String, summary: String? = nil, appearance: Appearance = .dark, glyphs: GlyphSet.Name = .unicode,
        roles: [StyleRole: RoleStyle] = [:]
    ) {
        self.name = name
        self.summary = summary
        self.appearance = appearance
        self.glyphs = glyphs
        self.roles = roles
    }

    /// The look of a role: each part from the nearest of it and its ancestors that states it.
    public func style(for role: StyleRole) -> RoleStyle {
        var style = roles[role] ?? RoleStyle()
        var next = role.parent
        while let ancestor = next {
            if let inherited = roles[ancestor] { style.complete(from: inherited) }
            next = ancestor.parent
        }
        return style
    }

    /// A theme without colours of its own, for when there is no file to read.
    public static let plain = Theme(
        name: "plain",
        roles: [
            .dim: RoleStyle(modifiers: .dim), .strong: RoleStyle(modifiers: .bold),
            .title: RoleStyle(modifiers: .bold), .titleNote: RoleStyle(modifiers: []),
            .tableHeader: RoleStyle(modifiers: .bold), .tableRowSelected: RoleStyle(modifiers: .reverse),
            .tableGroup: RoleStyle(modifiers: .bold), .tableTotal: RoleStyle(modifiers: .bold),
            .tableCursor: RoleStyle(modifiers: .bold), .bar: RoleStyle(background: ThemeColor(.ansi(4)), mono: []),
            .barEstimate: RoleStyle(background: ThemeColor(.ansi(6)), mono: []),
            .hintKey: RoleStyle(modifiers: .bold), .hintDisabled: RoleStyle(modifiers: .dim),
            .promptCursor: RoleStyle(modifiers: .reverse), .boxTitle: RoleStyle(modifiers: .bold),
            .menuSelected: RoleStyle(modifiers: .reverse), .helpHeading: RoleStyle(modifiers: .bold),
            .helpKey: RoleStyle(modifiers: .bold), .helpDisabled: RoleStyle(modifiers: .dim),
        ])
}
