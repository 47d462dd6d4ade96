/// One row as byte ranges of the tokenizer's buffer; valid until the next row is asked for.
struct CSVRow {
    /// Where a cell's text lies, quotes left out.
    struct Cell {
        var start: UInt32
        var end: UInt32
        /// Whether `""` stands in it for one quote, until the row is finished.
        var hasEscapes: Bool
    }

    /// What is wrong with the row's quotes.
    enum Defect {
        case none
        case unclosedQuote
        case textAfterQuote
    }

    /// The line on which it starts, from 1.
    let line: Int
    /// How many lines it goes over; more than 1 with line ends inside quotes.
    let lineCount: Int
    /// Number of cells, those beyond ``CSVTokenizer/maximumCells`` included.
    let count: Int
    /// What is wrong, and with which cell.
    let defect: Defect
    let defectiveCell: Int
    /// Whether the file ends without a line end after it.
    let isUnterminated: Bool
    /// Whether a byte that is not ASCII may be in it; `false` is certain.
    let mayHoldNonASCII: Bool
    private let base: UnsafeMutableRawPointer
    private let cells: UnsafeMutablePointer<Cell>

    init(
        line: Int, lineCount: Int, count: Int, defect: Defect, defectiveCell: Int, isUnterminated: Bool,
        mayHoldNonASCII: Bool, base: UnsafeMutableRawPointer, cells: UnsafeMutablePointer<Cell>
    ) {
        self.line = line
        self.lineCount = lineCount
        self.count = count
        self.defect = defect
        self.defectiveCell = defectiveCell
        self.isUnterminated = isUnterminated
        self.mayHoldNonASCII = mayHoldNonASCII
        self.base = base
        self.cells = cells
    }

    /// The text of a cell; empty beyond the last one.
    @inline(__always)
    subscript(index: Int) -> UnsafeRawBufferPointer {
        guard index >= 0, index < min(count, CSVTokenizer.maximumCells) else { return .init(start: nil, count: 0) }
        let cell = cells[index]
        return UnsafeRawBufferPointer(start: base + Int(cell.start), count: Int(cell.end &- cell.start))
    }

    /// The text of a cell, to be changed in place.
    func mutable(_ index: Int) -> UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(mutating: self[index]) }

    /// Whether the line is empty.
    var isBlank: Bool { count == 1 && cells[0].start == cells[0].end }
    /// Whether no cell has text, as in a line of delimiters that a spreadsheet leaves.
    var isEmpty: Bool { filledCount == 0 }
    /// Number of cells up to the last one that has text.
    var filledCount: Int {
        var filled = min(count, CSVTokenizer.maximumCells)
        while filled > 0, cells[filled - 1].start == cells[filled - 1].end { filled -= 1 }
        return count > CSVTokenizer.maximumCells ? count : filled
    }

    /// The first cell that is no UTF-8.
    var invalidCell: Int? {
        let stored = min(count, CSVTokenizer.maximumCells)
        guard mayHoldNonASCII, stored > 0 else { return nil }
        // All at once first: what lies between cells is ASCII.
        let (start, end) = (Int(cells[0].start), Int(cells[stored - 1].end))
        if UTF8Check.isValid(UnsafeRawBufferPointer(start: base + start, count: end - start)) { return nil }
        return (0..<stored).first { !UTF8Check.isValid(self[$0]) }
    }
}
