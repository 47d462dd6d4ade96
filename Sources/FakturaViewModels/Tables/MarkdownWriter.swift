import BillingCore

/// A table of GitHub-flavoured Markdown: the columns of the printed table under their keys, numbers to the right.
///
/// Source: GitHub Flavored Markdown Spec 0.29, 4.10 and 6.1: any ASCII punctuation
/// can be escaped, and a pipe has to be. A line break in a cell is `<br>`.
struct MarkdownWriter: RowWriter {
    private let shown: [Int]
    private let columns: [TableHeader.Column]

    init(_ header: TableHeader, _ survey: TableSurvey) {
        shown = survey.shown
        columns = header.columns
    }

    mutating func begin(_ bytes: inout [UInt8]) {
        for index in shown { bytes.write("| \(columns[index].key) ") }
        bytes.write("|\n")
        for index in shown { bytes.write(columns[index].isNumber ? "| ---: " : "| --- ") }
        bytes.write("|\n")
    }

    mutating func write(_ row: [TableValue], to bytes: inout [UInt8]) {
        for index in shown {
            bytes.write("| ")
            write(row[index].tableCell, to: &bytes)
            bytes.append(0x20)
        }
        bytes.write("|\n")
    }

    mutating func end(_ bytes: inout [UInt8]) {}

    private func write(_ cell: String, to bytes: inout [UInt8]) {
        let isPlain = !cell.utf8.contains { $0 == 0x0D || $0 == 0x09 }
        var text = VisibleText.of(
            isPlain ? cell : cell.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\t", with: " "))
        text.withUTF8 { source in
            for (index, byte) in source.enumerated() {
                switch byte {
                case 0x0A: bytes.write("<br>")
                case UInt8(ascii: "_") where Self.isInsideWord(index, source): bytes.append(byte)
                case _ where Self.marks.contains(byte):
                    bytes += [UInt8(ascii: "\\"), byte]
                default: bytes.append(byte)
                }
            }
        }
    }

    /// Bytes that mean something to Markdown inside a line.
    private static let marks = Set("\\|`*_<[&~".utf8)

    /// Whether letters or digits stand on both sides, where `_` means itself.
    private static func isInsideWord(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        func isWord(_ index: Int) -> Bool {
            guard text.indices.contains(index) else { return false }
            let byte = text[index] | 0x20
            return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index])
        }
        return isWord(index - 1) && isWord(index + 1)
    }
}
