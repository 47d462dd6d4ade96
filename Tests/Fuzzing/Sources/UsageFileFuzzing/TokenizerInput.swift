@testable import UsageFiles

/// Bytes cut into rows with a small buffer and with a large one: both must cut alike, and as the slow reader does.
struct TokenizerInput {
    private struct Cut: Equatable {
        var rows: [ReferenceCSV.Row] = []
        var hasDefect = false
        var isTooLong = false
    }

    private static let delimiters = Array(",;\t|".utf8)
    private static let capacities = [1, 2, 3, 5, 8, 13, 31, 64]
    /// Beyond this, rows grow the buffer too far for so many inputs a second.
    private static let limit = 1 << 20

    let choice: UInt8
    let bytes: [UInt8]

    private var delimiter: UInt8 { Self.delimiters[Int(choice & 3)] }

    func run() {
        let whole = cut(capacity: 4_096)
        let pieces = cut(capacity: Self.capacities[Int(choice >> 2 & 7)])
        guard pieces == whole else { fatalError("A smaller buffer cuts other rows.") }
        // A mark of the encoding is text to the slow reader, and it takes no row that is broken.
        let mayHaveMark = bytes.contains(0xEF)
        guard !whole.hasDefect, !mayHaveMark else { return }
        let expected = ReferenceCSV(bytes, delimiter: delimiter).rows
        guard whole.rows == expected else { fatalError("The rows are not those of the slow reader.") }
    }

    private func cut(capacity: Int) -> Cut {
        var offset = 0
        let tokenizer = CSVTokenizer(path: "input", capacity: capacity, limit: Self.limit) { buffer in
            let count = min(buffer.count, bytes.count - offset)
            buffer.copyBytes(from: bytes[offset..<(offset + count)])
            offset += count
            return count
        }
        tokenizer.use(delimiter: delimiter)
        var result = Cut()
        do {
            while let row = try tokenizer.next() {
                if row.defect != .none { result.hasDefect = true }
                let cells = (0..<min(row.count, CSVTokenizer.maximumCells)).map { Array(row[$0]) }
                if row.count > CSVTokenizer.maximumCells { result.hasDefect = true }
                result.rows.append(ReferenceCSV.Row(line: row.line, cells: cells))
            }
        } catch {
            result.isTooLong = true
        }
        return result
    }
}
