/// Measures functions from their first line to their closing brace.
enum FunctionLengths {
    struct Function {
        /// `Day.swift:components`.
        let name: String
        let lineCount: Int
    }

    private struct Open {
        let name: String
        let line: Int
        let depth: Int
        var hasBody = false
    }

    /// The functions and initialisers of a file, by where they end.
    static func of(_ file: Repository.File) -> [Function] {
        let fileName = file.path.split(separator: "/").last.map(String.init) ?? ""
        var found: [Function] = []
        var open: [Open] = []
        var depth = 0
        for (number, line) in file.code.enumerated() {
            if let name = declared(on: line) {
                // A requirement of a protocol has no body: the next declaration shows it.
                if let last = open.last, !last.hasBody, last.depth == depth { open.removeLast() }
                open.append(Open(name: name, line: number, depth: depth))
            }
            for character in line where character == "{" || character == "}" {
                depth += character == "{" ? 1 : -1
                if character == "{", let last = open.last, !last.hasBody { open[open.count - 1].hasBody = true }
                if character == "}", let last = open.last, last.hasBody, depth == last.depth {
                    found.append(Function(name: "\(fileName):\(last.name)", lineCount: number - last.line + 1))
                    open.removeLast()
                }
                if let last = open.last, !last.hasBody, depth < last.depth { open.removeLast() }
            }
        }
        return found
    }

    private static func declared(on line: String) -> String? {
        let words = line.split(separator: " ").map(String.init)
        for (index, word) in words.enumerated() {
            if word == "func", index + 1 < words.count {
                return words[index + 1].split(separator: "(").first.map(String.init)
            }
            if index < 4, word.hasPrefix("init(") || word.hasPrefix("init?(") { return "init" }
        }
        return nil
    }
}
