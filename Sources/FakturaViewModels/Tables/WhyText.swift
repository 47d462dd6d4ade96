public import FakturaWords

/// Explanations as plain text: a block of lines each, as the screens show them.
public enum WhyText {
    /// The lines of all parts, a blank one between two; control characters are made visible.
    ///
    /// - Parameter measure: The cells that a text takes on a terminal.
    public static func lines(_ parts: [WhyPart], measure: (String) -> Int = \.utf8.count) -> [String] {
        Array(parts.map { block($0, measure) }.joined(separator: [""])).map(VisibleText.line)
    }

    private static func block(_ part: WhyPart, _ measure: (String) -> Int) -> [String] {
        let indent = (part.facts.map { measure($0.label) }.max() ?? 0) + 2
        var lines = [part.title] + part.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var before: String?
        for fact in part.facts {
            let label = fact.label == before ? "" : fact.label
            lines.append("  " + label + String(repeating: " ", count: indent - measure(label)) + fact.value)
            before = fact.label
        }
        return lines + part.links.map { "  \($0.name): \($0.address)" }
    }
}
