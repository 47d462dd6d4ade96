import FakturaViewModels
import TerminalKit

extension ReportTable {
    /// Prints to standard output.
    func print(_ style: TableStyle) throws {
        try header.print(style) { body in try rows.forEach(body) }
    }
}

extension TableHeader {
    /// Prints rows to standard output as they are made.
    ///
    /// - Parameter rows: Hands every row to its argument; called twice by formats that see all rows before the first.
    func print(_ style: TableStyle, rows: (_ body: ([TableValue]) throws -> Void) throws -> Void) throws {
        try write(as: style, measure: Console.measure, rows: rows) { try StandardOutput.write($0) }
    }
}

extension Console {
    /// The cells that a text takes on a terminal.
    static func measure(_ text: String) -> Int {
        // Most cells are plain, and need no look at each scalar.
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? text.utf8.count : ruler.measure(text)
    }

    private static let ruler = Surface(columns: 0, rows: 0)
}
