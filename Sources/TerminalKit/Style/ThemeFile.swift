internal import TOMLKit

/// What was read from a theme file.
public struct ThemeReading: Sendable {
    /// The theme; nil when there is nothing to draw with.
    ///
    /// What could not be read is left out of it.
    public var theme: Theme?
    /// Everything wrong, in the order of the file.
    public var problems: [ThemeProblem]
}

/// Reads themes from TOML.
public enum ThemeFile {
    /// Reads a theme and those it inherits from.
    ///
    /// - Parameters:
    ///   - text: the file.
    ///   - name: what the theme is called when it does not say so itself.
    ///   - knownRoles: the roles the program draws with; nil accepts any. A known
    ///     role's ancestors are known too.
    ///   - inherited: the text of another theme by its name; nil when there is none.
    ///   - replaced: the text of the theme that the one of this name stands in place of, which
    ///     it inherits from by its own name; nil when there is none.
    public static func parse(
        _ text: String, name: String, knownRoles: Set<StyleRole>? = nil, inherited: (String) -> String?,
        replaced: (String) -> String? = { _ in nil }
    ) -> ThemeReading {
        var problems: [ThemeProblem] = []
        var chain: [ThemeDocument] = []
        var names = [name]
        var next: String? = text
        while let text = next {
            let document = ThemeDocument(text: text, theme: names[names.count - 1])
            problems += document.problems
            if document.isBroken { return ThemeReading(theme: nil, problems: problems) }
            chain.append(document)
            guard let parent = document.inherits else { break }
            let line = document.line(of: "inherits")
            let isOwnName = parent == names.last && names.count(where: { $0 == parent }) == 1
            if isOwnName, let base = replaced(parent) {
                next = base
                names.append(parent)
                continue
            }
            if names.contains(parent) {
                problems.append(
                    ThemeProblem(theme: document.theme, line: line, fact: .inheritanceCycle(names + [parent])))
                return ThemeReading(theme: nil, problems: problems)
            }
            next = inherited(parent)
            if next == nil {
                problems.append(ThemeProblem(theme: document.theme, line: line, fact: .missingParent(parent)))
                return ThemeReading(theme: nil, problems: problems)
            }
            names.append(parent)
        }
        var theme = combine(chain, name: name, problems: &problems)
        if let knownRoles { check(chain, knownRoles, problems: &problems) }
        problems.sort { ($0.theme == name ? 0 : 1, $0.line ?? 0) < ($1.theme == name ? 0 : 1, $1.line ?? 0) }
        theme.name = chain.first?.name ?? name
        theme.summary = chain.first?.summary
        return ThemeReading(theme: theme, problems: problems)
    }

    /// Lays a theme over the ones it inherits from; its palette serves their roles too.
    private static func combine(_ chain: [ThemeDocument], name: String, problems: inout [ThemeProblem]) -> Theme {
        var palette: [String: ThemeColor] = [:]
        for document in chain.reversed() { palette.merge(document.palette) { $1 } }
        var theme = Theme(name: name)
        for document in chain.reversed() {
            theme.appearance = document.appearance ?? theme.appearance
            theme.glyphs = document.glyphs ?? theme.glyphs
            for (role, raw) in document.roles {
                theme.roles[role] = raw.style(palette: palette) { key, value in
                    problems.append(
                        ThemeProblem(
                            theme: document.theme, line: document.line(of: "roles.\(role.name)", part: key),
                            fact: .badColor(key: "\(role.name).\(key)", value: value)))
                }
            }
        }
        return theme
    }

    private static func check(_ chain: [ThemeDocument], _ known: Set<StyleRole>, problems: inout [ThemeProblem]) {
        var accepted = known
        for role in known {
            var next = role.parent
            while let ancestor = next, accepted.insert(ancestor).inserted { next = ancestor.parent }
        }
        for document in chain {
            for role in document.roles.keys where !accepted.contains(role) {
                problems.append(
                    ThemeProblem(
                        theme: document.theme, line: document.line(of: "roles.\(role.name)"),
                        fact: .unknownRole(role.name)))
            }
        }
    }
}
