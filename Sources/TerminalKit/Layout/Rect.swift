/// A part of a surface, in cells.
public struct Rect: Hashable, Sendable {
    /// The first row, from 0 at the top.
    public var row: Int
    /// The first column, from 0 at the left.
    public var column: Int
    /// How many rows; never below 0.
    public var rows: Int
    /// How many columns; never below 0.
    public var columns: Int

    /// A part of a surface; sizes below 0 count as 0.
    public init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }

    /// The row below the last one.
    public var endRow: Int { row + rows }
    /// The column right of the last one.
    public var endColumn: Int { column + columns }
    /// Whether there is no cell in it.
    public var isEmpty: Bool { rows == 0 || columns == 0 }

    /// Cuts rows off the top and returns them; fewer when there are fewer.
    public mutating func takeTop(_ count: Int) -> Rect {
        let taken = min(max(0, count), rows)
        let top = Rect(row: row, column: column, rows: taken, columns: columns)
        row += taken
        rows -= taken
        return top
    }

    /// Cuts rows off the bottom and returns them; fewer when there are fewer.
    public mutating func takeBottom(_ count: Int) -> Rect {
        let taken = min(max(0, count), rows)
        rows -= taken
        return Rect(row: row + rows, column: column, rows: taken, columns: columns)
    }

    /// Cuts columns off the left and returns them; fewer when there are fewer.
    public mutating func takeLeft(_ count: Int) -> Rect {
        let taken = min(max(0, count), columns)
        let left = Rect(row: row, column: column, rows: rows, columns: taken)
        column += taken
        columns -= taken
        return left
    }

    /// Cuts columns off the right and returns them; fewer when there are fewer.
    public mutating func takeRight(_ count: Int) -> Rect {
        let taken = min(max(0, count), columns)
        columns -= taken
        return Rect(row: row, column: column + columns, rows: rows, columns: taken)
    }

    /// The part that is left after a margin on each side.
    public func inset(rows rowMargin: Int, columns columnMargin: Int) -> Rect {
        Rect(
            row: row + rowMargin, column: column + columnMargin, rows: rows - 2 * rowMargin,
            columns: columns - 2 * columnMargin)
    }

    /// A part of this size in the middle, no larger than the whole.
    public func centered(rows wantedRows: Int, columns wantedColumns: Int) -> Rect {
        let height = min(rows, wantedRows)
        let width = min(columns, wantedColumns)
        return Rect(
            row: row + (rows - height) / 2, column: column + (columns - width) / 2, rows: height, columns: width)
    }
}

/// The size of a screen, in cells.
public struct ScreenSize: Hashable, Sendable {
    /// How many columns.
    public var columns: Int
    /// How many rows.
    public var rows: Int

    /// A size of columns by rows.
    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}
