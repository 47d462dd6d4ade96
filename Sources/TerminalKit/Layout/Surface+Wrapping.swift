extension Surface {
    /// Breaks text into lines of at most so many cells, between words where it can.
    ///
    /// Newlines in the text stay line breaks. A word longer than a line is broken; a web address where it has a joint.
    public func wrap(_ text: String, cells: Int) -> [String] {
        guard cells > 0 else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { wrapParagraph(String($0), cells: cells) }
    }

    /// Writes wrapped text into a part and returns how many rows it took.
    ///
    /// When there are more lines than rows, the last one ends with an ellipsis.
    @discardableResult
    public mutating func paragraph(_ text: String, in rect: Rect, role: StyleRole = .text) -> Int {
        let lines = wrap(text, cells: rect.columns)
        for (offset, line) in lines.prefix(rect.rows).enumerated() {
            let isLast = offset == rect.rows - 1 && lines.count > rect.rows
            let shown = isLast ? line + " " + lines[offset + 1] : line
            write(shown, row: rect.row + offset, column: rect.column, role: role, maxCells: rect.columns)
        }
        return min(lines.count, rect.rows)
    }

    private func wrapParagraph(_ text: String, cells: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            let length = measure(String(word))
            if used > 0, used + 1 + length <= cells {
                line += " " + word
                used += 1 + length
                continue
            }
            if used > 0 { lines.append(line) }
            var pieces = breakWord(String(word), cells: cells)
            line = pieces.popLast() ?? ""
            used = measure(line)
            lines += pieces
        }
        lines.append(line)
        return lines
    }

    private func breakWord(_ word: String, cells: Int) -> [String] {
        guard measure(word) > cells else { return [word] }
        let isAddress = word.contains("://")
        var pieces: [String] = []
        var rest = Substring(word)
        while !rest.isEmpty {
            let end = fitting(rest, cells: cells)
            let joint = isAddress && end < rest.endIndex ? Self.joint(in: rest, before: end) : nil
            pieces.append(String(rest[..<(joint ?? end)]))
            rest = rest[(joint ?? end)...]
        }
        return pieces
    }

    /// Where what fits ends: behind one character at least.
    private func fitting(_ text: Substring, cells: Int) -> String.Index {
        var used = 0
        for index in text.indices {
            used += measure(String(text[index]))
            if used > cells, index > text.startIndex { return index }
        }
        return text.endIndex
    }

    /// Behind the last sign at which an address may go on in the next line; `nil` where there is none.
    private static func joint(in text: Substring, before end: String.Index) -> String.Index? {
        var joint: String.Index?
        for index in text.indices where index < end && "/?&-".contains(text[index]) {
            let next = text.index(after: index)
            // Both slashes of `https://` stay with what they begin.
            let isInScheme = text[..<next].hasSuffix(":/") || text[..<next].hasSuffix("://")
            if next <= end, !isInScheme { joint = next }
        }
        return joint
    }
}
