/// On which line of a TOML file each key stands; made only when there is a problem to report.
struct ThemeLines {
    private var lines: [(key: String, line: Int)] = []

    init(_ text: String) {
        var section: [String] = []
        for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.drop { $0 == " " || $0 == "\t" }
            if content.first == "[" {
                section = Self.parts(content.dropFirst(), until: "]")
                lines.append((section.joined(separator: "."), offset + 1))
            } else if content.first != "#", content.contains("=") {
                lines.append(((section + Self.parts(content, until: "=")).joined(separator: "."), offset + 1))
            }
        }
    }

    /// The line where exactly this key stands.
    func exact(_ key: String) -> Int? {
        lines.first { $0.key == key }?.line
    }

    /// The line of a key, of one inside it, or of the nearest around it.
    func line(of key: String) -> Int? {
        var key = key
        while true {
            if let line = exact(key) ?? lines.first(where: { $0.key.hasPrefix(key + ".") })?.line { return line }
            guard let dot = key.lastIndex(of: ".") else { return nil }
            key = String(key[..<dot])
        }
    }

    /// The parts of a dotted key, quotes taken off.
    private static func parts(_ text: Substring, until end: Character) -> [String] {
        var parts = [""]
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { parts[parts.count - 1].append(character) }
                continue
            }
            switch character {
            case end: return parts
            case "\"", "'": quote = character
            case ".": parts.append("")
            case " ", "\t": break
            default: parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}
