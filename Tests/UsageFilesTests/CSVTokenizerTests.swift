import BillingCore
import FakturaTestSupport
import Testing

@testable import UsageFiles

struct CSVTokenizerTests {
    @Test(arguments: 0..<60)
    func `random text is cut as a slow reader cuts it, whatever the buffer's size`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")][seed % 3]
        let text = randomCSV(delimiter: delimiter, using: &random)
        let expected = ReferenceCSV(text, delimiter: delimiter).rows

        for capacity in [1, 2, 3, 5, 8, 13, 31, 64, 4_096] {
            #expect(try rows(of: text, delimiter: delimiter, capacity: capacity) == expected, "capacity \(capacity)")
        }
    }

    @Test func `quotes, line ends and empty cells`() throws {
        let text = "a,\"b \"\"c\"\"\",\r\n,,\n\"x\r\ny\",z\"w\n\n\"\""

        let cut = try rows(of: Array(text.utf8), delimiter: UInt8(ascii: ","), capacity: 4)

        #expect(cut.map(\.line) == [1, 2, 3, 5, 6])
        #expect(
            cut.map { $0.cells.map { String(decoding: $0, as: UTF8.self) } }
                == [["a", "b \"c\"", ""], ["", "", ""], ["x\r\ny", "z\"w"], [""], [""]])
    }

    @Test func `marks of the encoding are left out of the first rows, before a quote and behind it`() throws {
        let mark = "\u{FEFF}"
        let text = "\(mark)a,b\n\(mark)\"c,d\",e\n\"\(mark)\"\"f\"\"\",\(mark)g\n\n\n\n\n\(mark)h\n\(mark)i\n"

        for capacity in [2, 4_096] {
            let cut = try rows(of: Array(text.utf8), delimiter: UInt8(ascii: ","), capacity: capacity)
            #expect(
                cut.map { $0.cells.map { String(decoding: $0, as: UTF8.self) } }
                    == [
                        ["a", "b"], ["c,d", "e"], ["\"f\"", "\(mark)g"], [""], [""], [""], [""], ["h"], ["\(mark)i"],
                    ])
        }
    }

    @Test func `rows of a file without a character of UTF-8 are Windows-1252, whatever the buffer's size`() throws {
        let text = "a,b\n\"\"\"x\"\"\",\u{20AC}\u{E5}\n\u{F6},\"\u{201D}, \"\"\"\n"
        let bytes = EncodedText.windows1252.bytes(of: text)
        let expected = ReferenceCSV(Array(text.utf8), delimiter: UInt8(ascii: ",")).rows.map(\.cells)

        for capacity in [1, 2, 3, 5, 8, 64] {
            var position = 0
            var decoder: TextDecoder?
            func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
                let count = min(buffer.count, bytes.count - position)
                buffer.copyBytes(from: bytes[position..<(position + count)])
                position += count
                return count
            }
            let tokenizer = CSVTokenizer(
                path: "t", capacity: capacity,
                isWindows1252: {
                    decoder = TextDecoder(.windows1252)
                    return true
                }, source: { try decoder?.read(into: $0, from: read) ?? read($0) })
            var cut: [[[UInt8]]] = []
            while let row = try tokenizer.next() { cut.append((0..<row.count).map { Array(row[$0]) }) }
            #expect(cut == expected, "capacity \(capacity)")
        }
    }

    @Test(arguments: 0..<40)
    func `the first cell that is no UTF-8 is found, whatever closing up quotes leaves between cells`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let pieces: [[UInt8]] = [[0x22, 0x22], [0xE2], [0x82], [0xAC], [0xC3, 0xA9], [0x61]]
        var text: [UInt8] = Array("\"x\"\"\u{E9}\"\n\"\"\"".utf8) + [0xE2, 0x82] + Array("\",b\n".utf8)
        for _ in 0..<200 {
            for cell in 0..<3 {
                if cell > 0 { text.append(UInt8(ascii: ",")) }
                text.append(0x22)
                for _ in 0..<Int.random(in: 0...6, using: &random) {
                    text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
                }
                text.append(0x22)
            }
            text.append(0x0A)
        }
        let expected = ReferenceCSV(text, delimiter: UInt8(ascii: ",")).rows.map { row in
            row.cells.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        }

        let tokenizer = tokenizer(of: text, capacity: 64)
        var found: [Int?] = []
        while let row = try tokenizer.next() { found.append(row.invalidCell) }

        #expect(found == expected)
    }

    @Test func `a row beyond the limit is refused with its line`() throws {
        let text = "a,b\n" + String(repeating: "x", count: 100) + "\n"
        let tokenizer = tokenizer(of: Array(text.utf8), capacity: 8, limit: 64)

        _ = try tokenizer.next()

        let expected = UsageFileProblem.row(RowProblem(path: "t", line: 2, reason: .tooLong(limit: 64)))
        #expect(throws: expected) { _ = try tokenizer.next() }
    }

    @Test func `cells beyond the most that are kept are counted`() throws {
        let text = String(repeating: "a,", count: CSVTokenizer.maximumCells + 9)
        let row = try #require(try tokenizer(of: Array(text.utf8), capacity: 64).next())

        #expect(row.count == CSVTokenizer.maximumCells + 10)
        #expect(row[CSVTokenizer.maximumCells].isEmpty)
    }

    @Test(arguments: [
        ("a,b\n", ","), ("a;b,c;d\n", ";"), ("a\tb\n", "\t"), ("title\na;b\n", ";"), ("\"a;b;c\",d\n", ","), ("a", ","),
    ])
    func `the first line with delimiters shows which one`(text: String, expected: String) {
        let found = Array(text.utf8).withUnsafeBytes { Delimiter.sniff($0) }

        #expect(found == expected.utf8.first)
    }

    private func rows(of text: [UInt8], delimiter: UInt8, capacity: Int) throws -> [ReferenceCSV.Row] {
        let tokenizer = tokenizer(of: text, capacity: capacity)
        tokenizer.use(delimiter: delimiter)
        var rows: [ReferenceCSV.Row] = []
        while let row = try tokenizer.next() {
            rows.append(ReferenceCSV.Row(line: row.line, cells: (0..<row.count).map { Array(row[$0]) }))
        }
        return rows
    }

    private func tokenizer(of text: [UInt8], capacity: Int, limit: Int = CSVTokenizer.rowLimit) -> CSVTokenizer {
        var offset = 0
        return CSVTokenizer(path: "t", capacity: capacity, limit: limit) { buffer in
            let count = min(buffer.count, text.count - offset)
            buffer.copyBytes(from: text[offset..<(offset + count)])
            offset += count
            return count
        }
    }
}

/// Rows of random cells, quoted where they must be and sometimes where they need not.
private func randomCSV(delimiter: UInt8, using random: inout SeededRandom) -> [UInt8] {
    let pieces = ["a", "bc", "1.5", "\"", "\n", "\r\n", "\r", ",", ";", "\t", "å", "開", "🙂", "'", " ", ""]
    let mark = String(decoding: [delimiter], as: UTF8.self)
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) {
        let cells = (0..<Int.random(in: 1...6, using: &random)).map { _ -> String in
            var cell = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            // As the Account Center writes texts.
            if Int.random(in: 0..<4, using: &random) == 0 { cell = "\"\(cell)\"" }
            let mustQuote = cell.utf8.contains { [0x22, 0x0A, 0x0D, delimiter].contains($0) }
            guard mustQuote || Int.random(in: 0..<4, using: &random) == 0 else { return cell }
            return "\"\(cell.replacing("\"", with: "\"\""))\""
        }
        text += cells.joined(separator: mark) + (Bool.random(using: &random) ? "\n" : "\r\n")
    }
    // The last line may lack its end.
    if Bool.random(using: &random) { return Array(text.utf8.dropLast(text.hasSuffix("\r\n") ? 2 : 1)) }
    return Array(text.utf8)
}
