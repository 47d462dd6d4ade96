/// Looks for public declarations that nothing is said of.
enum PublicDeclarations {
    /// Members whose protocol says what they do.
    private static let witnesses = [
        "var description", "func ==", "func <", "func hash(", "func advanced(", "func distance(",
        "var errorDescription",
        "static func ==", "static func <",
    ]

    /// Each as `path:line text`.
    static func undocumented(in file: Repository.File) -> [String] {
        var found: [String] = []
        var conformanceDepth: Int?
        var depth = 0
        for (number, code) in file.code.enumerated() {
            let trimmed = String(code.drop(while: \.isWhitespace))
            if conformanceDepth == nil, isConformance(trimmed) { conformanceDepth = depth }
            let isPublic = trimmed.hasPrefix("public ") && !trimmed.hasPrefix("public import ")
            if isPublic, conformanceDepth == nil, !isWitness(trimmed), !isDocumented(file, at: number) {
                found.append("\(file.path):\(number + 1) \(trimmed)")
            }
            depth += code.count { $0 == "{" } - code.count { $0 == "}" }
            if let start = conformanceDepth, depth <= start, code.contains("}") { conformanceDepth = nil }
        }
        return found
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
