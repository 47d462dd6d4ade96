/// Looks for public declarations that nothing is said of.
///
/// What a public protocol of the same target says of a requirement is said of
/// every type that fulfils it.
enum PublicDeclarations {
    /// Members whose protocol says what they do.
    private static let witnesses = [
        "var description", "func ==", "func <", "func hash(", "func advanced(", "func distance(",
        "var errorDescription",
        "static func ==", "static func <",
    ]

    /// Each as `path:line text`.
    static func undocumented(in file: Repository.File) -> [String] {
        let requirements = requirements[file.target] ?? []
        var found: [String] = []
        var conformanceDepth: Int?
        var depth = 0
        for (number, code) in file.code.enumerated() {
            let trimmed = String(code.drop(while: \.isWhitespace))
            if conformanceDepth == nil, isConformance(trimmed) { conformanceDepth = depth }
            let isPublic = trimmed.hasPrefix("public ") && !trimmed.hasPrefix("public import ")
            if isPublic, conformanceDepth == nil, !isWitness(trimmed), !isDocumented(file, at: number),
                !(name(in: trimmed).map(requirements.contains) ?? false)
            {
                found.append("\(file.path):\(number + 1) \(trimmed)")
            }
            depth += code.count { $0 == "{" } - code.count { $0 == "}" }
            if let start = conformanceDepth, depth <= start, code.contains("}") { conformanceDepth = nil }
        }
        return found
    }

    /// The names that documented requirements of public protocols have, by target.
    private static let requirements: [String: Set<String>] = Dictionary(
        grouping: Repository.sources, by: \.target
    ).mapValues { $0.reduce(into: []) { $0.formUnion(documentedRequirements(in: $1)) } }

    private static func documentedRequirements(in file: Repository.File) -> Set<String> {
        var names: Set<String> = []
        var isInProtocol = false
        for (number, code) in file.code.enumerated() {
            if code.hasPrefix("public protocol ") { isInProtocol = true }
            if code.hasPrefix("}") { isInProtocol = false }
            if isInProtocol, isDocumented(file, at: number), let name = name(in: String(code)) { names.insert(name) }
        }
        return names
    }

    /// What a line declares: `func move(`, `var phase`.
    private static func name(in line: String) -> String? {
        let words = line.split(whereSeparator: { $0 == " " || $0 == ":" }).map(String.init)
        guard let keyword = words.firstIndex(where: { ["func", "var", "let"].contains($0) }), keyword + 1 < words.count
        else { return nil }
        let kind = words[keyword] == "func" ? "func" : "var"
        return "\(kind) \(words[keyword + 1].prefix { $0 != "(" })"
    }

    /// Whether a line opens an extension that makes a type conform to something.
    private static func isConformance(_ line: String) -> Bool {
        guard line.hasPrefix("extension "), let head = line.split(separator: "{").first else { return false }
        return head.split(separator: " where ")[0].contains(":")
    }

    private static func isWitness(_ line: String) -> Bool {
        let rest = line.dropFirst("public ".count)
        return witnesses.contains { rest.hasPrefix($0) }
    }

    /// Whether a comment stands above, attributes between them.
    private static func isDocumented(_ file: Repository.File, at number: Int) -> Bool {
        var above = number - 1
        while above >= 0 {
            let line = file.lines[above].drop(while: \.isWhitespace)
            if line.hasPrefix("///") { return true }
            guard line.hasPrefix("@") else { return false }
            above -= 1
        }
        return false
    }
}
