/// A screenful of cells, each with a character and a role.
///
/// Everything written is clipped to the surface, so no text can disturb what
/// stands beside it, and nothing that steers a terminal gets into a cell.
public struct Surface: Sendable {
    /// What happens to text that is longer than its place.
    public enum Overflow: Hashable, Sendable {
        /// The last cell says that text was cut off.
        case ellipsis
        /// The beginning and the end are shown: names of a kind often differ in their ends.
        case middle
        /// Text ends where its place ends.
        case clip
    }

    /// How many columns.
    public let columns: Int
    /// How many rows.
    public let rows: Int
    /// What is known of the terminal.
    public let traits: SurfaceTraits

    var cells: [Cell]
    /// Base character and joined marks of the cells whose glyph refers here.
    var clusters: [[UInt32]] = []
    /// The cells that lead to an address; see ``link(_:to:)``.
    public internal(set) var links: [SurfaceLink] = []

    /// An empty surface; sizes below 0 count as 0.
    public init(columns: Int, rows: Int, traits: SurfaceTraits = SurfaceTraits()) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
        self.traits = traits
        cells = Array(repeating: Cell(), count: self.columns * self.rows)
    }

    /// An empty surface for a colour terminal with this width rule and these signs.
    public init(columns: Int, rows: Int, width: CellWidth, glyphs: GlyphSet) {
        self.init(columns: columns, rows: rows, traits: SurfaceTraits(width: width, glyphs: glyphs))
    }

    /// The signs that widgets draw with.
    public var glyphs: GlyphSet { traits.glyphs }

    /// The whole surface.
    public var bounds: Rect { Rect(row: 0, column: 0, rows: rows, columns: columns) }

    /// The cells that a text takes when nothing is cut off.
    public func measure(_ text: String) -> Int {
        if let plain = text.plainASCIILength { return plain }
        var cells = 0
        for element in visible(text) { cells += element.cells }
        return cells
    }

    /// Writes text from a column on and returns how many cells it took.
    ///
    /// - Parameter maxCells: the length of its place; nil is up to the right edge. A
    ///   wide character that would be cut in half is left out.
    @discardableResult
    public mutating func write(
        _ text: String, row: Int, column: Int, role: StyleRole = .text, maxCells: Int? = nil,
        overflow: Overflow = .ellipsis
    ) -> Int {
        guard row >= 0, row < rows, column < columns else { return 0 }
        let room = min(maxCells ?? .max, columns - column)
        guard room > 0 else { return 0 }
        if let length = text.plainASCIILength, length <= room {
            for (offset, byte) in text.utf8.enumerated() {
                put(Cell(glyph: UInt32(byte), role: role), row: row, column: column + offset, cells: 1)
            }
            return length
        }
        let isCut = exceeds(text, room)
        guard isCut, overflow != .clip else {
            return writeScalars(visible(text), row: row, column: column, role: role, place: room)
        }
        let tail = overflow == .middle ? tail(of: text, cells: (room - 1) / 2) : (elements: [], cells: 0)
        var used = writeScalars(visible(text), row: row, column: column, role: role, place: room - 1 - tail.cells)
        put(Cell(glyph: glyphs.ellipsis.value, role: role), row: row, column: column + used, cells: 1)
        used += 1
        return used
            + writeScalars(tail.elements, row: row, column: column + used, role: role, place: tail.cells)
    }

    /// Writes text so that it ends before a column, and returns the column where it begins.
    ///
    /// - Parameter maxCells: the length of its place; nil is from the left edge on.
    @discardableResult
    public mutating func writeRight(
        _ text: String, row: Int, endColumn: Int, role: StyleRole = .text, maxCells: Int? = nil
    ) -> Int {
        let room = min(maxCells ?? .max, endColumn)
        guard room > 0 else { return endColumn }
        let used = min(measure(text), room)
        write(text, row: row, column: endColumn - used, role: role, maxCells: used)
        return endColumn - used
    }

    /// Fills a part with one character, a space unless told.
    public mutating func fill(_ rect: Rect, with scalar: Unicode.Scalar = " ", role: StyleRole = .text) {
        let end = min(columns, rect.endColumn)
        for row in max(0, rect.row)..<max(0, rect.row, min(rows, rect.endRow)) {
            for column in max(0, rect.column)..<max(0, rect.column, end) {
                put(Cell(glyph: scalar.value, role: role), row: row, column: column, cells: 1)
            }
        }
    }

    /// Gives cells another role and leaves their characters.
    public mutating func setRole(_ role: StyleRole, in rect: Rect) {
        let end = min(columns, rect.endColumn)
        for row in max(0, rect.row)..<max(0, rect.row, min(rows, rect.endRow)) {
            for column in max(0, rect.column)..<max(0, rect.column, end) {
                cells[row * columns + column].role = role
            }
        }
    }

    func visible(_ text: String) -> VisibleScalars {
        VisibleScalars(text, width: traits.width, glyphs: traits.glyphs, asciiOnly: traits.asciiOnly)
    }
}

extension Surface {
    private func exceeds(_ text: String, _ room: Int) -> Bool {
        var cells = 0
        for element in visible(text) {
            cells += element.cells
            if cells > room { return true }
        }
        return false
    }

    /// As much of a text's end as fits.
    private func tail(of text: String, cells room: Int) -> (elements: [VisibleScalars.Element], cells: Int) {
        let elements = Array(visible(text))
        var (start, used) = (elements.endIndex, 0)
        for index in elements.indices.reversed() where elements[index].cells > 0 {
            guard used + elements[index].cells <= room else { break }
            (start, used) = (index, used + elements[index].cells)
        }
        return (Array(elements[start...]), used)
    }

    private mutating func writeScalars(
        _ elements: some Sequence<VisibleScalars.Element>, row: Int, column: Int, role: StyleRole, place: Int
    ) -> Int {
        var used = 0
        var last: Int?
        for element in elements {
            if element.cells == 0 {
                if let last { join(element.scalar, row: row, column: last) }
                continue
            }
            guard used + element.cells <= place else { break }
            last = column + used
            put(Cell(glyph: element.scalar.value, role: role), row: row, column: column + used, cells: element.cells)
            used += element.cells
        }
        return used
    }

    /// Puts one character; a wide one that it overlaps loses its other half too.
    private mutating func put(_ cell: Cell, row: Int, column: Int, cells width: Int) {
        let start = row * columns
        guard column >= 0, column + width <= columns else {
            if width == 2, column == -1 { put(Cell(glyph: 0x20, role: cell.role), row: row, column: 0, cells: 1) }
            return
        }
        if cells[start + column].glyph == Cell.rightHalf, column > 0 { cells[start + column - 1].glyph = 0x20 }
        let end = column + width
        if end < columns, cells[start + end].glyph == Cell.rightHalf { cells[start + end].glyph = 0x20 }
        cells[start + column] = cell
        if width == 2 { cells[start + column + 1] = Cell(glyph: Cell.rightHalf, role: cell.role) }
    }

    /// Adds a mark to a character; a cell holds four of them, the rest are dropped.
    private mutating func join(_ mark: Unicode.Scalar, row: Int, column: Int) {
        guard column >= 0, column < columns else { return }
        let index = row * columns + column
        let glyph = cells[index].glyph
        if let cluster = Cell.clusterIndex(of: glyph) {
            if clusters[cluster].count < 5 { clusters[cluster].append(mark.value) }
        } else {
            cells[index].glyph = Cell.glyph(forCluster: clusters.count)
            clusters.append([glyph, mark.value])
        }
    }
}

extension String {
    /// How many characters, when all are printable ASCII; else nil.
    fileprivate var plainASCIILength: Int? {
        var length = 0
        for byte in utf8 {
            guard byte >= 0x20, byte < 0x7F else { return nil }
            length += 1
        }
        return length
    }
}
