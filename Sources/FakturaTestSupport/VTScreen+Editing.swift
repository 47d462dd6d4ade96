import TerminalKit

extension VTScreen {
    mutating func move(_ row: Int, _ column: Int) {
        cursor = (max(0, min(rows - 1, row)), max(0, min(columns - 1, column)))
        isWrapPending = false
    }

    mutating func put(_ text: String) {
        guard let scalar = text.unicodeScalars.first else { return }
        let width = CellWidth.builtIn(scalar)
        if width == 0 {
            let column = isWrapPending ? cursor.column : max(0, cursor.column - 1)
            grid[cursor.row][column].text += text
            return
        }
        let cells = max(1, width)
        if isWrapPending || cursor.column + cells > columns {
            if modes.contains(7) {
                lineFeed()
                cursor.column = 0
            } else {
                cursor.column = columns - cells
            }
            isWrapPending = false
        }
        grid[cursor.row][cursor.column] = Cell(text: text, style: style, link: link)
        if cells == 2 { grid[cursor.row][cursor.column + 1] = Cell(text: "", style: style, link: link) }
        lastCharacter = text
        if cursor.column + cells == columns {
            cursor.column = columns - 1
            isWrapPending = true
        } else {
            cursor.column += cells
        }
    }

    mutating func lineFeed() {
        isWrapPending = false
        if cursor.row == region.upperBound - 1 {
            scroll(1)
        } else {
            cursor.row = min(rows - 1, cursor.row + 1)
        }
    }

    mutating func reverseLineFeed() {
        isWrapPending = false
        if cursor.row == region.lowerBound {
            scroll(-1)
        } else {
            cursor.row = max(0, cursor.row - 1)
        }
    }

    /// Moves the scrolling region's rows up, or down when negative.
    private mutating func scroll(_ count: Int, from top: Int? = nil) {
        let rows = (top ?? region.lowerBound)..<region.upperBound
        guard !rows.isEmpty else { return }
        for _ in 0..<min(abs(count), rows.count) {
            if count > 0 {
                grid.remove(at: rows.lowerBound)
                grid.insert(blankRow, at: rows.upperBound - 1)
            } else {
                grid.remove(at: rows.upperBound - 1)
                grid.insert(blankRow, at: rows.lowerBound)
            }
        }
    }

    private var blankCell: Cell { Cell(style: Style(background: style.background)) }
    private var blankRow: [Cell] { Array(repeating: blankCell, count: columns) }

    /// Erases, inserts and deletes; `number` is 0 when not given.
    mutating func edit(_ command: Character, _ number: Int) {
        let count = max(1, number)
        let (row, column) = cursor
        switch command {
        case "J":
            if number == 0 { erase(row, column..<columns) }
            if number == 1 { erase(row, 0..<column + 1) }
            let cleared = number == 0 ? row + 1..<rows : number == 1 ? 0..<row : 0..<rows
            for line in cleared { erase(line, 0..<columns) }
        case "K": erase(row, number == 0 ? column..<columns : number == 1 ? 0..<column + 1 : 0..<columns)
        case "X": erase(row, column..<min(columns, column + count))
        case "P":
            let removed = min(count, columns - column)
            grid[row].removeSubrange(column..<column + removed)
            grid[row] += Array(repeating: blankCell, count: removed)
        case "@":
            let inserted = min(count, columns - column)
            grid[row].insert(contentsOf: Array(repeating: blankCell, count: inserted), at: column)
            grid[row].removeLast(inserted)
        case "L": if region.contains(row) { scroll(-count, from: row) }
        case "M": if region.contains(row) { scroll(count, from: row) }
        case "S": scroll(count)
        default: scroll(-count)
        }
        isWrapPending = false
    }

    private mutating func erase(_ row: Int, _ range: Range<Int>) {
        for column in range { grid[row][column] = blankCell }
    }
}
