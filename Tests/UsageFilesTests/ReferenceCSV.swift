/// A reader of RFC 4180 that is slow and obviously right: one character after the other over the whole text.
struct ReferenceCSV {
    struct Row: Equatable {
        var line: Int
        var cells: [[UInt8]]
    }

    private(set) var rows: [Row] = []

    init(_ bytes: [UInt8], delimiter: UInt8) {
        let (quote, lf, cr) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var (index, line) = (0, 1)
        while index < bytes.count {
            var row = Row(line: line, cells: [])
            while true {
                var cell: [UInt8] = []
                if index < bytes.count, bytes[index] == quote {
                    index += 1
                    while bytes[index] != quote || (index + 1 < bytes.count && bytes[index + 1] == quote) {
                        if bytes[index] == quote { index += 1 }
                        if bytes[index] == lf { line += 1 }
                        cell.append(bytes[index])
                        index += 1
                    }
                    index += 1
                    if index < bytes.count, bytes[index] == cr { index += 1 }
                } else {
                    while index < bytes.count, bytes[index] != delimiter, bytes[index] != lf {
                        cell.append(bytes[index])
                        index += 1
                    }
                    let endsRow = index == bytes.count || bytes[index] == lf
                    if endsRow, cell.last == cr { cell.removeLast() }
                }
                row.cells.append(cell)
                guard index < bytes.count, bytes[index] == delimiter else { break }
                index += 1
            }
            rows.append(row)
            if index < bytes.count {
                index += 1
                line += 1
            }
        }
    }
}
