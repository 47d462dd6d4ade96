extension Surface {
    /// The rows as lines of text with the colours of a theme, by the sequences of ECMA-48; without colours, plain.
    public func printed(theme: Theme, depth: ColorDepth) -> String {
        guard depth > .mono else { return text + "\n" }
        var output = ""
        for row in 0..<rows {
            for run in runs(row: row) {
                let style = theme.resolve(run.role, depth: depth)
                output += "\u{1B}[\(style.parameters.map(String.init).joined(separator: ";"))m"
                for value in scalars(row: row, in: run.column..<run.column + run.cells) {
                    if let scalar = Unicode.Scalar(value) { output.unicodeScalars.append(scalar) }
                }
            }
            output += "\u{1B}[0m\n"
        }
        return output
    }
}

extension ResolvedStyle {
    /// The parameters that select this look, whatever was selected before.
    fileprivate var parameters: [Int] {
        let signs: [(RoleStyle.Modifiers, Int)] = [(.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7)]
        return [0] + signs.filter { modifiers.contains($0.0) }.map(\.1) + Self.parameters(foreground, base: 30)
            + Self.parameters(background, base: 40)
    }

    private static func parameters(_ color: Color, base: Int) -> [Int] {
        switch color {
        case .terminal: []
        case .index(let index) where index < 8: [base + Int(index)]
        case .index(let index) where index < 16: [base + 52 + Int(index)]
        case .index(let index): [base + 8, 5, Int(index)]
        case .rgb(let value): [base + 8, 2, Int(value >> 16), Int(value >> 8 & 255), Int(value & 255)]
        }
    }
}
