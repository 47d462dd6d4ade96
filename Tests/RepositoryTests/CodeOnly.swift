/// Blanks comments and strings of Swift text, so that braces and words left are code.
enum CodeOnly {
    /// The text's lines, each as long as it needs to be; lines keep their numbers.
    static func lines(of text: String) -> [String] {
        var scanner = Scanner(text: Array(text))
        return scanner.lines()
    }

    private struct Scanner {
        let text: [Character]
        var index = 0
        var output = ""

        init(text: [Character]) { self.text = text }

        mutating func lines() -> [String] {
            while index < text.count { step() }
            return output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }

        private mutating func step() {
            if starts(with: "//") {
                while index < text.count, !text[index].isNewline { index += 1 }
            } else if let marks = literalStart() {
                skipLiteral(marks: marks)
            } else {
                output.append(text[index])
                index += 1
            }
        }

        private func starts(with word: String) -> Bool {
            index + word.count <= text.count && String(text[index..<index + word.count]) == word
        }

        /// The number of `#` before a string or regular expression that starts here; `nil` when none does.
        private func literalStart() -> Int? {
            var end = index
            while end < text.count, text[end] == "#" { end += 1 }
            guard end < text.count, text[end] == "\"" || (text[end] == "/" && end > index) else { return nil }
            return end - index
        }

        /// Moves past a literal; its newlines stay.
        private mutating func skipLiteral(marks: Int) {
            index += marks
            let quote = text[index]
            let isLong = quote == "\"" && index + 2 < text.count && text[index + 1] == quote && text[index + 2] == quote
            let end = String(repeating: quote, count: isLong ? 3 : 1) + String(repeating: "#", count: marks)
            let escape = "\\" + String(repeating: "#", count: marks)
            index += isLong ? 3 : 1
            output += "\"\""
            while index < text.count, !starts(with: end) {
                if quote == "\"", starts(with: escape) {
                    index += escape.count
                    skipEscaped()
                } else {
                    if text[index].isNewline { output.append("\n") }
                    index += 1
                }
            }
            index += end.count
        }

        /// Moves past an escaped character, or an interpolation with all that it holds.
        private mutating func skipEscaped() {
            guard index < text.count, text[index] == "(" else {
                if index < text.count, text[index].isNewline { output.append("\n") }
                index += 1
                return
            }
            var depth = 0
            repeat {
                if let marks = literalStart() {
                    skipLiteral(marks: marks)
                    continue
                }
                if text[index] == "(" { depth += 1 }
                if text[index] == ")" { depth -= 1 }
                index += 1
            } while depth > 0 && index < text.count
        }
    }
}
