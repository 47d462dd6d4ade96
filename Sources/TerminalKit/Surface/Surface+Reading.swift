extension Surface {
    /// Neighbouring cells of one role.
    public struct Run {
        /// The first column.
        public let column: Int
        /// How many cells.
        public let cells: Int
        /// What the cells mean.
        public let role: StyleRole
    }

    /// The text of one row without trailing blanks.
    public func rowText(_ row: Int) -> String {
        var text = String.UnicodeScalarView()
        for value in scalars(row: row, in: 0..<columns) {
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// All rows, each without trailing blanks, joined by newlines.
    public var text: String {
        (0..<rows).map(rowText).joined(separator: "\n")
    }

    /// The role of one cell; `text` outside of the surface.
    public func role(row: Int, column: Int) -> StyleRole {
        guard row >= 0, row < rows, column >= 0, column < columns else { return .text }
        return cells[row * columns + column].role
    }

    /// The runs of equal role in a row, from left to right.
    public func runs(row: Int) -> [Run] {
        guard row >= 0, row < rows, columns > 0 else { return [] }
        var runs: [Run] = []
        var start = 0
        let offset = row * columns
        for column in 1...columns {
            let role = cells[offset + start].role
            if column < columns, cells[offset + column].role == role { continue }
            runs.append(Run(column: start, cells: column - start, role: role))
            start = column
        }
        return runs
    }

    /// The scalars of some columns of a row: each character once, its joined marks after it.
    public func scalars(row: Int, in range: Range<Int>) -> [UInt32] {
        guard row >= 0, row < rows else { return [] }
        var scalars: [UInt32] = []
        scalars.reserveCapacity(range.count)
        for cell in cells[(row * columns + range.lowerBound)..<(row * columns + range.upperBound)] {
            if let cluster = Cell.clusterIndex(of: cell.glyph) {
                scalars += clusters[cluster]
            } else if cell.glyph != Cell.rightHalf {
                scalars.append(cell.glyph)
            }
        }
        return scalars
    }

    /// Whether a row looks as it does on another surface of the same size.
    public func rowEquals(_ other: Surface, row: Int) -> Bool {
        guard columns == other.columns, row < rows, row < other.rows else { return false }
        let range = row * columns..<(row + 1) * columns
        if clusters.isEmpty, other.clusters.isEmpty { return cells[range] == other.cells[range] }
        return zip(cells[range], other.cells[range]).allSatisfy { mine, theirs in
            mine.role == theirs.role && content(mine) == other.content(theirs)
        }
    }

    /// What a golden file holds: the text, then every run whose role is not `text`.
    public var goldenText: String {
        var lines = (0..<rows).map(rowText)
        lines.append("--- styles ---")
        for row in 0..<rows {
            for run in runs(row: row) where run.role != .text {
                lines.append("\(row):\(run.column)-\(run.column + run.cells - 1) \(run.role.name)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func content(_ cell: Cell) -> [UInt32] {
        Cell.clusterIndex(of: cell.glyph).map { clusters[$0] } ?? [cell.glyph]
    }
}

extension Surface: Equatable {
    /// Whether two surfaces show the same; what is known of the terminal does not count.
    public static func == (left: Surface, right: Surface) -> Bool {
        guard left.columns == right.columns, left.rows == right.rows else { return false }
        if left.clusters.isEmpty, right.clusters.isEmpty { return left.cells == right.cells }
        return (0..<left.rows).allSatisfy { left.rowEquals(right, row: $0) }
    }
}
