/// Makes rows of cells with commas between them, CRLF after them, in pieces of some size.
struct CSVOutput {
    /// Bytes that are gathered before they are handed on.
    private static let pieceSize = 1 << 16

    private var bytes: [UInt8] = []
    private var isRowStarted = false
    private let write: ([UInt8]) throws -> Void

    /// Starts a file with the mark of UTF-8, as Azure's begin.
    init(write: @escaping ([UInt8]) throws -> Void) {
        self.write = write
        bytes.reserveCapacity(Self.pieceSize + 4096)
        bytes += [0xEF, 0xBB, 0xBF]
    }

    /// A cell; within quotes only where it has to be.
    mutating func cell(_ text: String) {
        separate()
        let needsQuotes = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
        guard needsQuotes else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(0x22)
        escape(text)
        bytes.append(0x22)
    }

    /// A cell whose text carries a pair of quotes of its own, as the Account Center's do; nothing for no text.
    mutating func quotedCell(_ text: String) {
        separate()
        if text.isEmpty { return }
        bytes += [0x22, 0x22, 0x22]
        escape(text)
        bytes += [0x22, 0x22, 0x22]
    }

    /// Ends the row; one without cells is an empty line.
    mutating func endRow() throws {
        bytes += [0x0D, 0x0A]
        isRowStarted = false
        if bytes.count >= Self.pieceSize { try flush() }
    }

    /// A row of cells.
    mutating func row(_ cells: [String]) throws {
        for text in cells { cell(text) }
        try endRow()
    }

    /// Hands on what is gathered.
    mutating func flush() throws {
        if bytes.isEmpty { return }
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func separate() {
        if isRowStarted { bytes.append(0x2C) }
        isRowStarted = true
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
    }
}
