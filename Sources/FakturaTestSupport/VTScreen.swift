import TerminalKit

/// The screen of a terminal, made from the bytes that a program writes.
///
/// It knows what ncurses sends to xterm-256color and tmux-256color, and keeps the
/// modes, so that a test can tell what a program left behind.
public struct VTScreen: Sendable {
    /// How a cell looks.
    public struct Style: Hashable, Sendable {
        /// The text's colour as in the sequence: `31`, `38;5;110`; empty is the terminal's own.
        public var foreground = ""
        /// The ground's colour, likewise.
        public var background = ""
        /// The attributes as in the sequence: 1 bold, 2 dim, 3 italic, 4 underline, 7 reverse.
        public var attributes: Set<Int> = []

        /// The terminal's own colours and nothing else.
        public init() {}

        init(background: String) {
            self.background = background
        }
    }

    struct Cell: Hashable, Sendable {
        var text = " "
        var style = Style()
        var link = ""
    }

    enum State: Sendable {
        case ground
        case escape
        case control([UInt8])
        case string([UInt8])
        case character(set: Bool)
    }

    /// How many columns.
    public private(set) var columns: Int
    /// How many rows.
    public private(set) var rows: Int
    /// Where the cursor stands, from 0.
    public internal(set) var cursor: (row: Int, column: Int) = (0, 0)
    /// Private modes that are on, by number, such as 1049 for the alternate screen.
    public internal(set) var modes: Set<Int> = [7, 25]
    /// Whether the number pad sends keys of its own.
    public internal(set) var isKeypadApplied = false
    /// Sequences it did not know.
    public internal(set) var unknown: [String] = []

    var grid: [[Cell]]
    var mainGrid: [[Cell]]?
    var style = Style()
    /// The address of cells written now (OSC 8); empty for none.
    var link = ""
    var saved: (row: Int, column: Int) = (0, 0)
    var region: Range<Int>
    var isWrapPending = false
    var lastCharacter = " "
    var state = State.ground
    var pending: [UInt8] = []

    /// An empty screen.
    public init(columns: Int = 80, rows: Int = 24) {
        self.columns = columns
        self.rows = rows
        grid = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
        region = 0..<rows
    }

    /// All rows without trailing blanks, joined by newlines.
    public var text: String { (0..<rows).map(row).joined(separator: "\n") }

    /// The text of a row without trailing blanks.
    public func row(_ row: Int) -> String {
        guard grid.indices.contains(row) else { return "" }
        var text = grid[row].map(\.text).joined()
        while text.last == " " { text.removeLast() }
        return text
    }

    /// How a cell looks.
    public func style(row: Int, column: Int) -> Style {
        guard grid.indices.contains(row), grid[row].indices.contains(column) else { return Style() }
        return grid[row][column].style
    }

    /// Where a row's links lead and which columns lead there, from the left.
    public func links(row: Int) -> [(columns: Range<Int>, address: String)] {
        guard grid.indices.contains(row) else { return [] }
        var links: [(columns: Range<Int>, address: String)] = []
        for (column, cell) in grid[row].enumerated() where !cell.link.isEmpty {
            if let last = links.last, last.columns.upperBound == column, last.address == cell.link {
                links[links.count - 1].columns = last.columns.lowerBound..<column + 1
            } else {
                links.append((column..<column + 1, cell.link))
            }
        }
        return links
    }

    /// What a program that has ended should have put back, in words; empty when all is well.
    public var leftBehind: [String] {
        var left: [String] = []
        if modes.contains(1049) || modes.contains(47) { left.append("alternate screen") }
        if !modes.contains(25) { left.append("hidden cursor") }
        if modes.contains(2004) { left.append("bracketed paste") }
        if modes.contains(1) { left.append("cursor keys") }
        if isKeypadApplied { left.append("keypad") }
        if !modes.isDisjoint(with: [9, 1000, 1002, 1003, 1006]) { left.append("mouse") }
        if !modes.contains(7) { left.append("no wrapping") }
        if style != Style() { left.append("colours") }
        if !link.isEmpty { left.append("link") }
        return left
    }

    /// Changes the size; what no longer fits is cut off.
    public mutating func resize(columns: Int, rows: Int) {
        func resized(_ grid: [[Cell]]) -> [[Cell]] {
            (0..<rows).map { row in
                (0..<columns).map { column in
                    row < grid.count && column < grid[row].count ? grid[row][column] : Cell()
                }
            }
        }
        grid = resized(grid)
        mainGrid = mainGrid.map(resized)
        self.columns = columns
        self.rows = rows
        region = 0..<rows
        cursor = (min(cursor.row, rows - 1), min(cursor.column, columns - 1))
    }
}
