import BillingCore
import TerminalKit

extension OutputTable {
    /// `{"schema":"faktura/NOUN/1","asOf":…,"rows":[…]}`; decimals as strings, days ISO, `null` where unknown.
    func writeJSON(to output: inout StandardOutput) throws {
        let asOf = asOf.map { JSONText.string($0.description) } ?? "null"
        try output.write("{\"schema\":\"faktura/\(noun)/1\",\"asOf\":\(asOf),\"rows\":[")
        let shown = columns.indices.filter { !columns[$0].isContext && !columns[$0].isOnlyInTable }
        let names = columns.map { JSONText.string($0.key) }
        var separator = "\n"
        var sink = output
        try rows { row in
            let fields = shown.map { "\(names[$0]):\(JSONText.value(row[$0]))" }
            try sink.write("\(separator){\(fields.joined(separator: ","))}")
            separator = ",\n"
        }
        output = sink
        try output.write("\n]}\n")
    }

    /// RFC 4180 with CRLF, a `.` whatever the locale, and what each line belongs to in columns of its own.
    func writeCSV(to output: inout StandardOutput) throws {
        var sink = output
        let shown = columns.indices.filter { !columns[$0].isOnlyInTable }
        try sink.write(shown.map { Self.quoted(columns[$0].key) }.joined(separator: ",") + "\r\n")
        try rows { row in
            try sink.write(shown.map { Self.quoted(row[$0].cell) }.joined(separator: ",") + "\r\n")
        }
        output = sink
    }

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// Columns under their keys, numbers to the right; control characters are made visible.
    func writeTable(to output: inout StandardOutput) throws {
        let shown = columns.indices.filter { !columns[$0].isContext && !columns[$0].isWide }
        var cells: [[String]] = []
        try rows { row in cells.append(shown.map { Console.visible(row[$0].tableCell).replacing("\n", with: " ") }) }
        // What no row knows would only be blanks in the way.
        let known = shown.indices.filter { index in cells.isEmpty || cells.contains { !$0[index].isEmpty } }
        let titles = known.map { Self.title(columns[shown[$0]].key) }
        try writeAligned([titles] + cells.map { row in known.map { row[$0] } }, known.map { shown[$0] }, to: &output)
    }

    private func writeAligned(_ lines: [[String]], _ shown: [Int], to output: inout StandardOutput) throws {
        let ruler = Surface(columns: 0, rows: 0)
        var widths = [Int](repeating: 0, count: shown.count)
        for line in lines {
            for (index, cell) in line.enumerated() { widths[index] = max(widths[index], ruler.measure(cell)) }
        }
        for line in lines {
            var text = ""
            for (index, cell) in line.enumerated() {
                let blanks = String(repeating: " ", count: widths[index] - ruler.measure(cell))
                let isLast = index == line.count - 1
                text += columns[shown[index]].isNumber ? blanks + cell : cell + (isLast ? "" : blanks)
                if !isLast { text += "  " }
            }
            try output.write(text + "\n")
        }
    }

    /// A key as a table's header has it: `usageCost` is `USAGE COST`.
    private static func title(_ key: String) -> String {
        key.reduce(into: "") { title, character in
            if character.isUppercase, title.last?.isLetter == true { title += " " }
            title += character.uppercased()
        }
    }
}

/// JSON as text, with keys in the order given.
enum JSONText {
    static func value(_ value: OutputValue) -> String {
        switch value {
        case .none: return "null"
        case .text(let text), .decimal(let text): return string(text)
        case .name(let name, _): return name.map(string) ?? "null"
        case .integer(let number): return String(number)
        case .fields(let fields, _):
            return "{" + fields.map { "\(string($0.name)):\(string($0.value))" }.joined(separator: ",") + "}"
        }
    }

    static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
