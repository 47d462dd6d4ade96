internal import TOMLKit

/// One theme file by itself, before palette and inheritance are applied.
struct ThemeDocument {
    /// A colour as written: a name to look up, or the colour itself.
    enum RawColor {
        case named(String)
        case color(ThemeColor)
    }

    /// A role's look as written.
    struct RawStyle {
        var foreground: RawColor?
        var background: RawColor?
        var modifiers: RoleStyle.Modifiers?
        var mono: RoleStyle.Modifiers?

        func style(palette: [String: ThemeColor], bad: (_ key: String, _ value: String) -> Void) -> RoleStyle {
            func color(_ raw: RawColor?, _ key: String) -> ThemeColor? {
                switch raw {
                case nil: return nil
                case .color(let color): return color
                case .named(let name):
                    let color = palette[name] ?? ThemeColor(text: name)
                    if color == nil { bad(key, name) }
                    return color
                }
            }
            return RoleStyle(
                foreground: color(foreground, "fg"), background: color(background, "bg"), modifiers: modifiers,
                mono: mono)
        }
    }

    let theme: String
    private(set) var isBroken = false
    private(set) var problems: [ThemeProblem] = []
    private(set) var name: String?
    private(set) var summary: String?
    private(set) var inherits: String?
    private(set) var appearance: Theme.Appearance?
    private(set) var glyphs: GlyphSet.Name?
    private(set) var palette: [String: ThemeColor] = [:]
    private(set) var roles: [StyleRole: RawStyle] = [:]
    private let text: String

    init(text: String, theme: String) {
        self.text = text
        self.theme = theme
        do {
            let table = try TOMLTable(string: text)
            withExtendedLifetime(table) { read(table) }
        } catch let error as TOMLParseError {
            isBroken = true
            problems = [ThemeProblem(theme: theme, line: error.source.begin.line, fact: .syntax(error.description))]
        } catch {
            isBroken = true
            problems = [ThemeProblem(theme: theme, line: nil, fact: .syntax("\(error)"))]
        }
    }

    /// Where a key stands, from 1; a part of it when that stands on a line of its own.
    func line(of key: String, part: String? = nil) -> Int? {
        let lines = ThemeLines(text)
        return part.flatMap { lines.exact("\(key).\($0)") } ?? lines.line(of: key)
    }
}

extension ThemeDocument {
    private mutating func read(_ table: TOMLTable) {
        for key in table.keys {
            guard let value = table[key] else { continue }
            switch key {
            case "name": name = string(value, key)
            case "inherits": inherits = string(value, key)
            case "description": summary = string(value, key)
            case "author", "license": _ = string(value, key)
            case "appearance": appearance = choice(value, key, ["dark", "light"])
            case "glyphs": glyphs = choice(value, key, ["unicode", "ascii"])
            case "palette": readPalette(value)
            case "roles": readRoles(value, prefix: "")
            default: add(.unknownKey(key), at: key)
            }
        }
    }

    private mutating func readPalette(_ value: any TOMLValueConvertible) {
        guard let table = value.table else {
            return add(.wrongKind(key: "palette", expected: "a table"), at: "palette")
        }
        for name in table.keys {
            guard let entry = table[name], let raw = color(entry, "palette.\(name)") else { continue }
            switch raw {
            case .color(let color): palette[name] = color
            case .named(let text):
                palette[name] = ThemeColor(text: text)
                if palette[name] == nil { add(.badColor(key: "palette.\(name)", value: text), at: "palette.\(name)") }
            }
        }
    }

    private mutating func readRoles(_ value: any TOMLValueConvertible, prefix: String) {
        guard let table = value.table else { return add(.wrongKind(key: "roles", expected: "a table"), at: "roles") }
        for name in table.keys {
            guard let entry = table[name] else { continue }
            let role = prefix + name
            if entry.string != nil {
                roles[StyleRole(role)] = RawStyle(foreground: color(entry, "roles.\(role)"))
            } else if let look = entry.table {
                readRole(look, role)
            } else {
                add(.wrongKind(key: role, expected: "a table or a colour"), at: "roles.\(role)")
            }
        }
    }

    private mutating func readRole(_ table: TOMLTable, _ role: String) {
        var style = RawStyle()
        var isStyled = table.keys.isEmpty
        for key in table.keys {
            guard let value = table[key] else { continue }
            let path = "roles.\(role).\(key)"
            switch key {
            case "fg": style.foreground = color(value, path)
            case "bg": style.background = color(value, path)
            case "modifiers": style.modifiers = modifiers(value, path)
            case "mono": style.mono = modifiers(value, path)
            default:
                // `text.dim = {…}` without quotes is a table in a table.
                guard let inner = value.table else {
                    add(.unknownKey("\(role).\(key)"), at: path)
                    continue
                }
                readRole(inner, "\(role).\(key)")
                continue
            }
            isStyled = true
        }
        if isStyled { roles[StyleRole(role)] = style }
    }

    private mutating func color(_ value: any TOMLValueConvertible, _ key: String) -> RawColor? {
        if let text = value.string { return .named(text) }
        guard let table = value.table, let text = table["rgb"]?.string else {
            add(.wrongKind(key: key, expected: "a colour or a table with rgb, c256 and c16"), at: key)
            return nil
        }
        guard var color = ThemeColor(text: text) else {
            add(.badColor(key: key, value: text), at: key)
            return nil
        }
        for part in table.keys {
            switch part {
            case "rgb": break
            case "c256":
                color.indexed256 = table[part]?.int.flatMap { UInt8(exactly: $0) }
                if color.indexed256 == nil { add(.wrongKind(key: "\(key).c256", expected: "0 to 255"), at: key) }
            case "c16":
                color.indexed16 = table[part]?.string.flatMap(ThemeColor.ansiIndex)
                if color.indexed16 == nil { add(.wrongKind(key: "\(key).c16", expected: "an ANSI name"), at: key) }
            default: add(.unknownKey("\(key).\(part)"), at: key)
            }
        }
        return .color(color)
    }

    private mutating func modifiers(_ value: any TOMLValueConvertible, _ key: String) -> RoleStyle.Modifiers? {
        guard let array = value.array else {
            add(.wrongKind(key: key, expected: "a list of modifiers"), at: key)
            return nil
        }
        var modifiers: RoleStyle.Modifiers = []
        for index in 0..<array.count {
            let name = array[index].string ?? ""
            if let modifier = RoleStyle.Modifiers.named[name] {
                modifiers.insert(modifier)
            } else {
                add(.unknownModifier(key: key, name: name), at: key)
            }
        }
        return modifiers
    }

    private mutating func string(_ value: any TOMLValueConvertible, _ key: String) -> String? {
        if value.string == nil { add(.wrongKind(key: key, expected: "text"), at: key) }
        return value.string
    }

    private mutating func choice<Choice: RawRepresentable<String>>(
        _ value: any TOMLValueConvertible, _ key: String, _ choices: [String]
    ) -> Choice? {
        guard let text = string(value, key) else { return nil }
        let choice = Choice(rawValue: text)
        if choice == nil { add(.unknownChoice(key: key, value: text, choices: choices), at: key) }
        return choice
    }

    private mutating func add(_ fact: ThemeProblem.Fact, at key: String) {
        problems.append(ThemeProblem(theme: theme, line: line(of: key), fact: fact))
    }
}
