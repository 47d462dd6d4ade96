import BillingCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Cuts a stream of bytes into rows and cells as RFC 4180 describes.
///
/// Rows end with LF or CRLF, mixed as they come; the last one may lack its end.
/// A cell that starts with a quote runs to the closing one, line ends included,
/// with `""` for a quote; elsewhere a quote is text. Nothing is allocated for a
/// row: cells are ranges of one buffer, which holds the row whole.
final class CSVTokenizer {
    /// Cells of a row that are kept; further ones are only counted.
    static let maximumCells = 4_096
    /// Bytes a row may have.
    static let rowLimit = 16 << 20

    /// Reads more bytes; 0 at the end.
    typealias Source = (UnsafeMutableRawBufferPointer) throws -> Int

    /// Bytes past the buffer's end that a search may read.
    private static let padding = 16
    /// Rows that may start with a mark: those before a header, the header, and the first below.
    private static let markedRows = 8
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let newline = UInt8(ascii: "\n")
    private static let quote = UInt8(ascii: "\"")

    private let path: String
    private let source: Source
    /// Asked at the first bytes that are no UTF-8 whether they are Windows-1252.
    private let isWindows1252: () -> Bool
    /// Whether the encoding is known: since the first character that is not ASCII.
    private var isSettled = false
    private let limit: Int
    private var delimiter = UInt8(ascii: ",")
    private var base: UnsafeMutableRawPointer
    private var capacity: Int
    /// Where the next row starts and where the bytes end.
    private var position = 0
    private var end = 0
    private var isAtEnd = false
    private var rowCount = 0
    /// The line on which the next row starts, from 1.
    private(set) var nextLine = 1

    private let cells = UnsafeMutablePointer<CSVRow.Cell>.allocate(capacity: maximumCells)
    private var scanned = Scan()

    /// What is known of the row being cut.
    private struct Scan {
        var count = 0
        var next = 0
        var newlines = 0
        var seen: UInt64 = 0
        var hasEscapes = false
        var defect = CSVRow.Defect.none
        var defectiveCell = 0
        var isUnterminated = false
    }

    /// - Parameters:
    ///   - path: Names the file in problems.
    ///   - capacity: Bytes of the buffer at first; it grows for rows that are longer.
    ///   - limit: Bytes a row may have.
    ///   - isWindows1252: Asked at the first bytes that are no UTF-8 whether all others are, and what the source reads
    ///     from now on is decoded.
    init(
        path: String, capacity: Int = 1 << 18, limit: Int = rowLimit, isWindows1252: @escaping () -> Bool = { false },
        source: @escaping Source
    ) {
        self.path = path
        self.source = source
        self.isWindows1252 = isWindows1252
        self.limit = limit
        self.capacity = max(1, capacity)
        base = .allocate(byteCount: self.capacity + Self.padding, alignment: 16)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: self.capacity + Self.padding)
    }

    /// A tokenizer of a file's text.
    ///
    /// - Parameter beforeBlock: Called before every piece that is read; what it throws ends the reading.
    convenience init(_ stream: ByteStream, beforeBlock: @escaping () throws -> Void = {}) {
        self.init(path: stream.file.path, isWindows1252: stream.readOnAsWindows1252) { buffer in
            try beforeBlock()
            return try stream.read(into: buffer)
        }
    }

    deinit {
        base.deallocate()
        cells.deallocate()
    }

    /// The bytes read so far and not cut yet, at least one block unless the file is shorter.
    ///
    /// For looking at the head of a file before the first row.
    func head() throws -> UnsafeRawBufferPointer {
        if end == 0 { try fill() }
        return UnsafeRawBufferPointer(start: base + position, count: end - position)
    }

    /// Sets the byte between cells of the rows that follow.
    func use(delimiter: UInt8) { self.delimiter = delimiter }

    /// The next row, or `nil` at the end.
    ///
    /// - Throws: What the source throws, and ``UsageFileProblem/row(_:)`` for a row beyond the limit.
    func next() throws -> CSVRow? {
        skipMark()
        while !scan() {
            if isAtEnd { return nil }
            try fill()
            skipMark()
        }
        if !isSettled, scanned.seen & ByteScan.tops != 0 { settle() }
        if rowCount < Self.markedRows { skipQuotedMark() }
        if scanned.hasEscapes { unescape() }
        let line = nextLine
        nextLine += scanned.newlines + (scanned.isUnterminated ? 0 : 1)
        position = scanned.next
        rowCount += 1
        return CSVRow(
            line: line, lineCount: scanned.newlines + 1, count: scanned.count, defect: scanned.defect,
            defectiveCell: scanned.defectiveCell, isUnterminated: scanned.isUnterminated,
            mayHoldNonASCII: scanned.seen & ByteScan.tops != 0, base: base, cells: cells)
    }

    /// Leaves out a byte order mark at the start of the first rows (usage-formats 0.2).
    private func skipMark() {
        guard rowCount < Self.markedRows else { return }
        while end - position >= 3, base.load(fromByteOffset: position, as: UInt8.self) == 0xEF,
            base.load(fromByteOffset: position + 1, as: UInt8.self) == 0xBB,
            base.load(fromByteOffset: position + 2, as: UInt8.self) == 0xBF
        {
            position += 3
            // It is one of UTF-8.
            isSettled = true
        }
    }

    /// The same within the quotes of a row's first cell.
    private func skipQuotedMark() {
        let (start, end) = (Int(cells[0].start), Int(cells[0].end))
        if end - start >= 3, UnsafeRawBufferPointer(start: base + start, count: 3).elementsEqual(Self.mark) {
            cells[0].start += 3
        }
    }

    /// Looks at the first row with a character that is not ASCII, which tells UTF-8 from Windows-1252.
    ///
    /// What came before is the same in both, so that nothing is read again, and
    /// text that is UTF-8 is looked at once.
    private func settle() {
        let row = UnsafeRawBufferPointer(start: base + position, count: scanned.next - position)
        // A search sees a few bytes beyond the row.
        guard let first = row.firstIndex(where: { $0 >= 0x80 }) else { return }
        isSettled = true
        let length = UTF8Check.length(from: row[first])
        let isUTF8 =
            length > 0 && first + length <= row.count
            && UTF8Check.isValid(UnsafeRawBufferPointer(rebasing: row[first..<(first + length)]))
        guard !isUTF8, isWindows1252() else { return }
        let text = ByteScratch(capacity: (end - position) * 2)
        Windows1252.append(UnsafeRawBufferPointer(start: base + position, count: end - position), to: text)
        if text.bytes.count > capacity { grow(to: text.bytes.count) }
        base.copyMemory(from: text.bytes.baseAddress ?? UnsafeRawPointer(base), byteCount: text.bytes.count)
        (position, end) = (0, text.bytes.count)
        // It was whole before, and has its line end where it had it.
        let isWhole = scan()
        assert(isWhole)
    }

    /// Moves the unfinished row to the front and reads behind it.
    private func fill() throws {
        let kept = end - position
        if position > 0 {
            base.copyMemory(from: base + position, byteCount: kept)
            position = 0
            end = kept
        }
        if kept == capacity {
            guard capacity < limit else {
                throw UsageFileProblem.row(RowProblem(path: path, line: nextLine, reason: .tooLong(limit: limit)))
            }
            grow(to: min(limit, capacity * 2))
        }
        let count = try source(UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
        end += count
        isAtEnd = count == 0
    }

    private func grow(to larger: Int) {
        let fresh = UnsafeMutableRawPointer.allocate(byteCount: larger + Self.padding, alignment: 16)
        fresh.initializeMemory(as: UInt8.self, repeating: 0, count: larger + Self.padding)
        fresh.copyMemory(from: base, byteCount: end)
        base.deallocate()
        base = fresh
        capacity = larger
    }

    /// Puts one quote for two into the cells that have them.
    private func unescape() {
        for index in 0..<min(scanned.count, Self.maximumCells) where cells[index].hasEscapes {
            unescape(&cells[index])
        }
    }

    /// Closes the gaps in a cell where two quotes become one.
    ///
    /// The Account Center puts quotes around every text. Those two need no
    /// moving: the cell starts a byte later, and usually nothing else is to do.
    private func unescape(_ cell: inout CSVRow.Cell) {
        let bytes = base.assumingMemoryBound(to: UInt8.self)
        let quotes = ByteScan.pattern(Self.quote)
        var (from, last) = (Int(cell.start), Int(cell.end))
        // Quotes inside come in pairs, so that two pairs are the ends of such a cell.
        let isEnclosed =
            last - from >= 4 && bytes[from] == Self.quote && bytes[last - 1] == Self.quote
            && bytes[last - 2] == Self.quote
        if isEnclosed {
            cell.start += 1
            from += 2
            last -= 2
        }
        var to = from
        var seen: UInt64 = 0
        while true {
            // A quote stands at `last`: the closing one, or one of the enclosing pair.
            let found = ByteScan.first(of: quotes, or: quotes, in: base, from: from, seen: &seen)
            let kept = min(found + 1, last) - from
            if to != from { memmove(base + to, base + from, kept) }
            to += kept
            if found >= last { break }
            from = found + 2
        }
        if isEnclosed {
            bytes[to] = Self.quote
            to += 1
        }
        // Half a character behind the text would pass for the rest of one at its end.
        for gap in to..<Int(cell.end) { bytes[gap] = Self.quote }
        cell.end = UInt32(truncatingIfNeeded: to)
        cell.hasEscapes = false
    }
}

extension CSVTokenizer {
    /// Cuts the row at `position`; `false` when the bytes end before it does.
    private func scan() -> Bool {
        guard position < end else { return false }
        let (base, end, isAtEnd) = (base, end, isAtEnd)
        // A line end after the last byte ends every search.
        base.storeBytes(of: Self.newline, toByteOffset: end, as: UInt8.self)
        let delimiters = ByteScan.pattern(delimiter)
        let newlines = ByteScan.pattern(Self.newline)
        let bytes = base.assumingMemoryBound(to: UInt8.self)
        var row = Scan()
        var start = position
        while true {
            var stop: Int
            if bytes[start] == Self.quote, start < end {
                guard let quoted = quotedCell(at: start, bytes: bytes, in: &row) else { return false }
                stop = quoted
            } else {
                stop = ByteScan.first(of: delimiters, or: newlines, in: base, from: start, seen: &row.seen)
                if stop == end, !isAtEnd { return false }
                var last = stop
                if bytes[stop] == Self.newline, last > start, bytes[last &- 1] == 0x0D { last &-= 1 }
                add(start, last, hasEscapes: false, to: &row)
            }
            if bytes[stop] != Self.newline {
                start = stop + 1
                continue
            }
            row.isUnterminated = stop == end
            row.next = min(stop + 1, end)
            scanned = row
            return true
        }
    }

    /// Cuts a quoted cell; the place of the delimiter or line end after it, or `nil` when the bytes end before.
    private func quotedCell(at start: Int, bytes: UnsafeMutablePointer<UInt8>, in row: inout Scan) -> Int? {
        let quotes = ByteScan.pattern(Self.quote)
        let newlines = ByteScan.pattern(Self.newline)
        var place = start + 1
        var hasEscapes = false
        while true {
            place = ByteScan.first(of: quotes, or: newlines, in: base, from: place, seen: &row.seen)
            if place == end {
                guard isAtEnd else { return nil }
                row.defect = .unclosedQuote
                row.defectiveCell = row.count
                add(start, end, hasEscapes: false, to: &row)
                return end
            }
            if bytes[place] == Self.newline {
                row.newlines += 1
                place += 1
                continue
            }
            if place + 1 == end, !isAtEnd { return nil }
            guard place + 1 < end, bytes[place + 1] == Self.quote else { break }
            hasEscapes = true
            place += 2
        }
        var after = place + 1
        if after < end, bytes[after] == 0x0D {
            if after + 1 == end, !isAtEnd { return nil }
            if bytes[after + 1] == Self.newline { after += 1 }
        }
        if bytes[after] == delimiter || bytes[after] == Self.newline {
            if after == end, !isAtEnd { return nil }
            add(start + 1, place, hasEscapes: hasEscapes, to: &row)
            return after
        }
        return brokenCell(from: start, after: after, in: &row)
    }

    /// Takes a quoted cell with text behind its closing quote as it stands, and notes it.
    private func brokenCell(from start: Int, after: Int, in row: inout Scan) -> Int? {
        let stop = ByteScan.first(
            of: ByteScan.pattern(delimiter), or: ByteScan.pattern(Self.newline), in: base, from: after, seen: &row.seen)
        if stop == end, !isAtEnd { return nil }
        if case .none = row.defect {
            row.defect = .textAfterQuote
            row.defectiveCell = row.count
        }
        add(start, stop, hasEscapes: false, to: &row)
        return stop
    }

    @inline(__always)
    private func add(_ start: Int, _ end: Int, hasEscapes: Bool, to row: inout Scan) {
        if row.count < Self.maximumCells {
            cells[row.count] = CSVRow.Cell(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), hasEscapes: hasEscapes)
        }
        row.count &+= 1
        if hasEscapes { row.hasEscapes = true }
    }
}
